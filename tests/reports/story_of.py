"""A story of one child of the cast, begun, and as far as a test wants it."""

from datetime import date

from hearth.journeys.models import Journey
from hearth.people.models import Relationship
from hearth.records.cast import Cast
from hearth.reports import actions, names_around, story_ready, unnamed
from hearth.reports.models import Story, StoryYes

SAID = date(2026, 11, 20)


def begun(cast: Cast, child: str = "Jude", purpose: str = "inspection", by: str = "Mr Osei") -> Story:
    journey = Journey.objects.filter(child=cast.child[child]).latest("pk")
    return actions.begin_story(journey, purpose=purpose, childs_words=False, child_said_on=None, by=cast.adult[by])


def fresh(story: Story) -> Story:
    found: Story = Story.objects.whole().get(pk=story.pk)
    return found


def settle(cast: Cast, story: Story, by: str = "Mr Osei") -> Story:
    """Keeps whatever may be kept, with a reason."""
    text = fresh(story).latest
    found = unnamed.marks(text.text, names_around.of(story.child))
    kept = {one.key: "It says nothing about who." for one in found}
    actions.write_story(story, text=text.text, kept=kept, shown=text.pk, by=cast.adult[by])
    return fresh(story)


def agreed(cast: Cast, story: Story) -> Story:
    for one in Relationship.objects.with_a_say().filter(child=story.child):
        actions.note_story_answer(
            story, adult=one.adult, said=StoryYes.Said.YES, how="in_person", said_on=SAID, by=cast.adult["Mr Osei"]
        )
    return fresh(story)


def signed(cast: Cast, child: str = "Jude", purpose: str = "inspection") -> Story:
    story = agreed(cast, settle(cast, begun(cast, child, purpose)))
    assert story_ready.against_signing(story.latest) == []
    actions.sign_story(story, digest=story.latest.digest, by=cast.adult["Miss Okafor"])
    return fresh(story)
