"""Reflections: written, shared for one meeting, let go. The writer's own, and nobody's but theirs to change."""

from collections.abc import Mapping
from datetime import date, datetime

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people.models import User
from hearth.practice.around import colleagues, names_at
from hearth.practice.models import Reflection
from hearth.practice.names import find
from hearth.schools.models import School

BOXES = ("happened", "felt", "anxiety", "contain", "will_say", "followed")


class NamesLeft(RuleBroken):
    """There are names in what was written. `where`: box by box, which."""

    def __init__(self, where: Mapping[str, tuple[str, ...]]) -> None:
        self.where = where
        every = list(dict.fromkeys(word for words in where.values() for word in words))
        some = ", ".join(f"“{word}”" for word in every[:6])
        super().__init__(
            f"Not saved yet. Nobody is named here, and {some} {'is a name' if len(every) == 1 else 'are names'}. "
            "Nothing you wrote is lost."
        )


@change
def write_reflection(
    school: School, *, after: str, on: date, words: Mapping[str, str], by: User
) -> Reflection:  # fmt: skip
    """A new one, about a talk on a day. `words`: box by box."""
    _nobody_named(words, school, by)
    if not any(text.strip() for text in words.values()):
        raise RuleBroken("Write a few words in one of the boxes first.")
    now = dates.now()
    return Reflection.objects.create(
        writer=by, after=after, on=_has_been(on), written_at=now, changed_at=now, **_kept(words)
    )


@change
def change_reflection(
    reflection: Reflection, *, school: School, after: str, on: date, words: Mapping[str, str],
    shown: datetime | None = None, by: User,
) -> Reflection:  # fmt: skip
    """`shown`: the saving the page was opened with. A page left open since an older one empties no box."""
    reflection = _own(reflection, by)
    _nobody_named(words, school, by)
    is_old = shown is not None and shown < reflection.changed_at
    for box, text in _kept(words).items():
        if text or not is_old:
            setattr(reflection, box, text)
    reflection.after, reflection.on, reflection.changed_at = after, _has_been(on), dates.now()
    reflection.save()
    return reflection


@change
def share_reflection(
    reflection: Reflection, *, school: School, supervisor: User, meeting_on: date, kept: bool, by: User
) -> Reflection:
    """One colleague may read it, until the end of the day of the meeting."""
    reflection = _own(reflection, by)
    if meeting_on < dates.today():
        raise RuleBroken("That day has passed. Choose the day you will meet.")
    if not colleagues(school, of=by).filter(pk=supervisor.pk).exists():
        raise RuleBroken("Choose a colleague who works here now.")
    reflection.supervisor, reflection.meeting_on, reflection.kept = supervisor, meeting_on, kept
    reflection.save(update_fields=["supervisor", "meeting_on", "kept"])
    return reflection


@change
def unshare_reflection(reflection: Reflection, *, by: User) -> Reflection:
    """Nobody else reads it any more, and no meeting ends it."""
    reflection = _own(reflection, by)
    reflection.supervisor, reflection.meeting_on, reflection.kept = None, None, False
    reflection.save(update_fields=["supervisor", "meeting_on", "kept"])
    return reflection


@change
def keep_reflection(reflection: Reflection, *, kept: bool, by: User) -> Reflection:
    """Whether it stays when the meeting is over."""
    reflection = _own(reflection, by)
    reflection.kept = kept
    reflection.save(update_fields=["kept"])
    return reflection


@change
def delete_reflection(reflection: Reflection, *, by: User) -> None:
    _own(reflection, by).delete()


@change
def let_go_of_reflections(*, by: User | None) -> int:
    """Those whose meeting is over and that nobody chose to keep, and any a year old."""
    gone, _ = Reflection.objects.to_let_go(dates.today()).delete()
    return gone


def _own(reflection: Reflection, by: User) -> Reflection:
    """As it is now, held for this change; nobody else's, whatever the role."""
    return Reflection.objects.select_for_update().get(pk=reflection.pk, writer=by)


def _nobody_named(words: Mapping[str, str], school: School, by: User) -> None:
    names = names_at(school, writer=by)
    found = {box: tuple(one.words for one in find(text, names)) for box, text in words.items()}
    if where := {box: left for box, left in found.items() if left}:
        raise NamesLeft(where)


def _has_been(on: date) -> date:
    if on > dates.today():
        raise RuleBroken("That day has not come yet.")
    return on


def _kept(words: Mapping[str, str]) -> dict[str, str]:
    return {box: words[box].strip() for box in BOXES if box in words}
