"""Whether a story may be read over, signed and printed now, and if not, why: in sentences. Asked each time: a yes can
be taken back, a contact restricted, a row handed on."""

from collections.abc import Iterator
from datetime import datetime
from itertools import takewhile

from django.apps import apps

from hearth.people.models import AboutChild, Relationship, User
from hearth.people.roles import Permission
from hearth.reports import names_around, unnamed
from hearth.reports.models import Story, StoryText, StoryYes
from hearth.reports.unnamed import Mark

CHANGED = "What this story was made from has changed since. Put it away and begin it again."


def is_hidden(story: Story) -> bool:
    """Whether there is somebody who must not find this family: then no place, and no school, stands in it."""
    return Relationship.objects.ask_first().filter(child=story.child_id).exists()


def to_settle(text: StoryText) -> tuple[Mark, ...]:
    story = text.story
    around = names_around.of(story.child)
    return unnamed.to_settle(text.text, around, text.kept, is_hidden=is_hidden(story))


def last_words(story: Story) -> dict[int | None, StoryYes]:
    """What each person said last; a yes taken back is a no that was said later."""
    return {one.adult_id: one for one in sorted(story.asked.all(), key=lambda one: (one.said_on, one.pk))}


def words_since(story: Story) -> datetime:
    """Since when the text has had these very words; reasons for what was kept change none of them."""
    same = takewhile(lambda one: one.text == story.latest.text, story.texts.all())
    return min(one.written_at for one in same)


def family_agrees(story: Story) -> Iterator[str]:
    said, since = last_words(story), words_since(story)
    if any(one.said == StoryYes.Said.NO for one in said.values()):
        yield "Somebody who was asked said no. That is enough: it is not used."
    having = list(Relationship.objects.with_a_say().filter(child=story.child_id).select_related("adult"))
    if not having:
        yield "Nobody is written down as having a say for this child. The lead records who has, and then asks."
    for adult in (one.adult for one in having):
        yield from _not_yes(
            said.get(adult.pk), since, adult.name, f"{adult.name} has a say and has not said yes to this story."
        )
    if story.has_childs_words or has_a_quote(story.latest.text) or story.child.has_own_say:
        yield from _not_yes(
            said.get(None), since, "the child", "The child has not said yes. Ask again beside an adult they know."
        )


def _not_yes(said: StoryYes | None, since: datetime, who: str, not_asked: str) -> Iterator[str]:
    """A yes is to the words that were read to somebody, and to no others."""
    if said is None or said.said != StoryYes.Said.YES:
        yield not_asked
    elif said.recorded_at < since:
        yield f"The text was changed after {who} said yes to it. Read it to them again, and write down what they say."


def has_a_quote(text: str) -> bool:
    """A line that stands as the child's own words, whoever wrote it in."""
    return any(line.lstrip().startswith(">") for line in text.splitlines())


def against_signing(text: StoryText) -> list[str]:
    return [*_stands(text.story), *family_agrees(text.story), *_unsettled(text)]


def against_printing(story: Story) -> list[str]:
    text = story.latest
    unsigned = [] if text.signed_at else ["Nobody else has read this text over and signed it."]
    return [*against_signing(text), *unsigned]


def may_sign(text: StoryText, user: User) -> bool:
    """Somebody with the right to, who never wrote a word of it."""
    wrote = {one.pk for one in text.story.writers} | {text.story.begun_by_id}
    return user.may(Permission.SIGN_STORY, text.story.child.school) and user.pk not in wrote


def _stands(story: Story) -> Iterator[str]:
    if story.put_away_at is not None:
        yield "This story was put away."
    if story.withheld_at is not None or any(_is_gone(*one) for one in story.drawn_from):
        yield CHANGED


def _is_gone(label: str, pk: int) -> bool:
    """Deleted, or with the safeguarding lead: from here both look the same."""
    model = apps.get_model(label)
    rows = model._default_manager.filter(pk=pk)
    return not (rows.filter(withheld_at=None) if issubclass(model, AboutChild) else rows).exists()


def _unsettled(text: StoryText) -> Iterator[str]:
    if left := len(to_settle(text)):
        yield "One thing found in it is not settled yet." if left == 1 else "Things found in it are not settled yet."
    if not text.text.strip():
        yield "There are no words in it."
