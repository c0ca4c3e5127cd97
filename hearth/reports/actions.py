"""Every change to a story that may leave the school: begun, written, agreed to, signed, put away."""

from collections.abc import Mapping
from datetime import date

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys.models import Journey
from hearth.people.models import Relationship, User
from hearth.reports import child_record, names_around, story_draft, story_ready
from hearth.reports.models import Story, StoryText, StoryYes

LONGEST = 20_000
# Letters without width, which would break a name in two for whoever looks for it, and not for whoever reads it.
UNSEEN = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))


@change
def begin_story(journey: Journey, *, purpose: str, childs_words: bool, child_said_on: date | None, by: User) -> Story:
    """Writes a draft from the record, with names taken out. The child's own words only where the child said yes to it
    on a day."""
    if journey.withheld_at is not None:
        raise RuleBroken("There is no way to tell of yet.")
    if childs_words and child_said_on is None:
        raise RuleBroken("The child’s own words stand in a story only if the child said yes. Say on which day.")
    if child_said_on is not None and child_said_on > dates.today():
        raise RuleBroken("That day has not come yet.")
    record = child_record.for_staff(journey.child, by)
    steps = list(journey.steps.order_by("taken_on", "pk"))
    draft = story_draft.written(
        record, steps, names_around.of(journey.child), purpose=purpose, with_childs_words=childs_words
    )
    story = Story.objects.create(
        child=journey.child, journey=journey, purpose=purpose, drawn_from=draft.drawn_from,
        has_childs_words=draft.has_childs_words, begun_by=by, begun_at=dates.now(),
    )  # fmt: skip
    StoryText.objects.create(story=story, text=draft.text, kept={}, by=by, written_at=dates.now())
    if child_said_on is not None:
        _said(story, None, StoryYes.Said.YES, "in_person", child_said_on, by)
    return story


@change
def write_story(story: Story, *, text: str, kept: Mapping[str, str], shown: int, by: User) -> StoryText:
    """A new text above the one that was `shown`. Whatever was signed stays as it was, and this one is not signed."""
    story = _open(story)
    last = story.texts.select_for_update().first()
    clean = "\n".join(line.rstrip() for line in text.translate(UNSEEN).strip().splitlines())
    reasons = {key: why.strip()[:300] for key, why in kept.items() if why.strip()}
    if last is not None and last.pk != shown:
        raise RuleBroken(
            "Somebody changed it while you were writing. Your words are still here: compare, then save again."
        )
    if not clean:
        raise RuleBroken("There are no words in it. To let go of the story, put it away.")
    if len(clean) > LONGEST:
        raise RuleBroken("That is longer than a story may be. Nothing you wrote is lost: shorten it, then save.")
    if last is not None and (last.text, last.kept) == (clean, reasons):
        return last
    return StoryText.objects.create(story=story, text=clean, kept=reasons, by=by, written_at=dates.now())


@change
def note_story_answer(story: Story, *, adult: User | None, said: str, how: str, said_on: date, by: User) -> StoryYes:
    """Somebody with a say, or the child, was asked, and this is what they said. A yes is taken back by a later no."""
    story = _open(story)
    if said_on > dates.today():
        raise RuleBroken("That day has not come yet.")
    if adult is not None:
        asked = Relationship.objects.with_a_say().filter(child=story.child_id, adult=adult)
        if not asked.exists():
            raise RuleBroken("Only those who have a say for this child are asked.")
    earlier = story.asked.filter(adult=adult, said_on__gt=said_on).exists()
    if earlier:
        raise RuleBroken("Something later than that is written down already. The latest word is the one that counts.")
    return _said(story, adult, said, how, said_on, by)


@change
def sign_story(story: Story, *, digest: str, by: User) -> StoryText:
    """Somebody who wrote none of it read this very text, and says that it names nobody."""
    story = _open(story)
    text = story.texts.select_for_update(of=("self",)).select_related("story__child__school").first()
    if text is None or text.digest != digest:
        raise RuleBroken("The text has changed since you opened it. Please read it again.")
    if not story_ready.may_sign(text, by):
        raise RuleBroken("Whoever wrote at a story does not sign it. Ask a colleague who wrote none of it.")
    if text.signed_at is not None:
        raise RuleBroken("It is signed already.")
    if against := story_ready.against_signing(text):
        raise RuleBroken(against[0])
    text.signed_by, text.signed_at = by, dates.now()
    text.save(update_fields=["signed_by", "signed_at"])
    return text


@change
def put_story_away(story: Story, *, by: User) -> Story:
    """From now on nobody prints it."""
    story = _open(story)
    story.put_away_at = dates.now()
    story.save(update_fields=["put_away_at"])
    return story


def _said(story: Story, adult: User | None, said: str, how: str, said_on: date, by: User) -> StoryYes:
    return StoryYes.objects.create(
        story=story, adult=adult, said=said, how=how, said_on=said_on, recorded_by=by, recorded_at=dates.now()
    )


def _open(story: Story) -> Story:
    found: Story | None = (
        Story.objects.in_sight().standing().select_for_update(of=("self",)).filter(pk=story.pk).first()
    )
    if found is None:
        raise RuleBroken("This story was put away. Begin another if it helps.")
    return found
