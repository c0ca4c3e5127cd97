"""When one child came: by session of the week, in the room and out of it, and around what happened. Pure.

It counts and says the counts, with how many each time. It makes no percentage, no score and no alarm, it sets no child
beside another, and it tells nobody. Too few marks are said to be too few."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from hearth.journeys import week
from hearth.journeys.week import Placed
from hearth.room.codes import Meaning, Seen, meaning

ENOUGH = 6
"""Fewer sessions than this show nothing: one bus and one cold would look like a habit."""
DAYS_AROUND = 5
NEAR = timedelta(days=21)
"""School days further away than this from what happened have nothing to do with it, whatever lies between."""
PLURAL = {"am": "mornings", "pm": "afternoons"}


Why = tuple[tuple[str, int], ...]
"""Reasons in words, with how often."""


class Marked(Protocol):
    """A mark of the register."""

    on: date
    part: str
    code: str
    minutes_late: int | None


@dataclass(frozen=True)
class Session:
    """One morning or afternoon of one child, with what the register says of it."""

    on: date
    part: str
    means: Meaning
    minutes: int | None = None
    in_room: bool = False

    @property
    def words(self) -> str:
        if self.means.seen == Seen.LATE and self.minutes:
            return f"{self.means.words}, {self.minutes} min"
        return f"{self.means.words}: {self.means.code}" if not self.means.is_known else self.means.words


@dataclass(frozen=True)
class Tally:
    """Counts of sessions. `of`: sessions at school that the child could come to, with a mark we know."""

    came: int
    late: int
    away: Why
    """Not here, by reason, without health."""
    health: Why
    elsewhere: int
    unknown: int

    @property
    def of(self) -> int:
        return self.came + self.late + self.not_here + self.unwell

    @property
    def not_here(self) -> int:
        return sum(number for _, number in self.away)

    @property
    def unwell(self) -> int:
        return sum(number for _, number in self.health)

    @property
    def is_enough(self) -> bool:
        return self.of >= ENOUGH


@dataclass(frozen=True)
class Happened:
    """Something with a day: we asked, the family answered, we met, a step back to class, a review."""

    on: date
    what: str


@dataclass(frozen=True)
class Around:
    """The school days before and after it. The day itself is in neither: nobody knows which came first."""

    happened: Happened
    days_before: int
    days_after: int
    before: Tally
    after: Tally


@dataclass(frozen=True)
class Week:
    monday: date
    cells: tuple[Session | None, ...]
    """Monday morning first, Friday afternoon last. None: no mark."""


def sessions(marks: Iterable[Marked], placements: Sequence[Placed], nation: str) -> list[Session]:
    """In the order of time, each with what its code means on its day and whether the child had a place that session."""
    placed = [(one, frozenset(week.sessions_of(one))) for one in placements]
    found = [
        Session(
            mark.on, mark.part, meaning(mark.code, nation, mark.on), mark.minutes_late,
            any(week.holds(one, mark.on) and (mark.on.weekday(), mark.part) in theirs for one, theirs in placed),
        )
        for mark in marks
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.on, one.part))


def tally(of: Iterable[Session]) -> Tally:
    rows = list(of)
    seen = Counter(one.means.seen for one in rows)
    away = [one for one in rows if one.means.seen == Seen.AWAY]
    return Tally(
        seen[Seen.CAME], seen[Seen.LATE], _by_words(one for one in away if not one.means.health),
        _by_words(one for one in away if one.means.health), seen[Seen.ELSEWHERE], seen[Seen.UNKNOWN],
    )  # fmt: skip


def weeks(of: Iterable[Session], first: date, last: date) -> list[Week]:
    """Every week from that of the first day to that of the last, with its ten places."""
    at = {(one.on, one.part): one for one in of}
    monday, found = first - timedelta(days=first.weekday()), []
    while monday <= last:
        days = [monday + timedelta(days=day) for day in range(5)]
        found.append(Week(monday, tuple(at.get((day, part)) for day in days for part, _ in week.PARTS)))
        monday += timedelta(days=7)
    return found


def around(of: Sequence[Session], happened: Iterable[Happened]) -> list[Around]:
    """The five school days before and after each, in the order of time; what happened twice on one day is said once."""
    found = []
    for one in sorted(set(happened), key=lambda one: (one.on, one.what)):
        days = sorted({s.on for s in of if s.means.seen != Seen.NO_SESSION and abs(s.on - one.on) <= NEAR})
        before = [day for day in days if day < one.on][-DAYS_AROUND:]
        after = [day for day in days if day > one.on][:DAYS_AROUND]
        counted = [tally(s for s in of if s.on in near) for near in (before, after)]
        found.append(Around(one, len(before), len(after), *counted))
    return found


def by_session(of: Sequence[Session], name: str, room: str) -> list[str]:
    """What is seen by session of the week, in sentences: mornings beside mornings, afternoons beside afternoons."""
    said: list[str] = []
    for part, _ in week.PARTS:
        here = [one for one in of if one.part == part]
        inside, outside = (tally(one for one in here if one.in_room is is_in) for is_in in (True, False))
        said += _beside(PLURAL[part], name, room, inside, outside) if inside.of else _alone(PLURAL[part], name, outside)
    return said


def around_it(one: Around) -> str:
    """What stands before and after, in one sentence each."""
    if not one.days_after and not one.days_before:
        return "We have no marks of the days around it."
    return f"{_side('before', one.days_before, one.before)} {_side('after', one.days_after, one.after)}"


def _beside(parts: str, name: str, room: str, inside: Tally, outside: Tally) -> list[str]:
    others = f"On other {parts}"
    if not inside.is_enough:
        return [f"On {parts} in {_the(room)} {_too_few(inside)}", *_alone(f"other {parts}", name, outside)]
    rows: list[tuple[str, int, int, Why, Why]] = [(f"{name} came late", inside.late, outside.late, (), ())]
    if inside.not_here or outside.not_here:
        rows.append((f"{name} was not here", inside.not_here, outside.not_here, inside.away, outside.away))
    if inside.unwell or outside.unwell:
        rows.append((f"{name} was away for health", inside.unwell, outside.unwell, inside.health, outside.health))
    said = [
        f"On {parts} in {_the(room)} {what} {_of(at, inside, why)}."
        + (f" {others} {_of(other, outside, other_why)}." if outside.is_enough else "")
        for what, at, other, why, other_why in rows
    ]
    return said if outside.is_enough else [*said, f"{others} {_too_few(outside)}"]


def _alone(parts: str, name: str, all_of_them: Tally) -> list[str]:
    if not all_of_them.is_enough:
        return [f"On {parts} {_too_few(all_of_them)}"]
    rows: list[tuple[str, int, Why]] = [(f"{name} came late", all_of_them.late, ())]
    if all_of_them.not_here:
        rows.append((f"{name} was not here", all_of_them.not_here, all_of_them.away))
    if all_of_them.unwell:
        rows.append((f"{name} was away for health", all_of_them.unwell, all_of_them.health))
    return [f"On {parts} {what} {_of(number, all_of_them, why)}." for what, number, why in rows]


def _side(when: str, days: int, counted: Tally) -> str:
    school_days = f"{week.NUMBERS[days].capitalize()} school day{'' if days == 1 else 's'} {when}:"
    if not counted.is_enough:
        return f"{school_days} {_too_few(counted)}"
    late = f"late {_of(counted.late, counted)}"
    away = f"not here {_of(counted.not_here, counted, counted.away)}"
    well = f"; away for health {_of(counted.unwell, counted, counted.health)}" if counted.unwell else ""
    return f"{school_days} {late}; {away}{well}."


def _of(number: int, counted: Tally, why: Why = ()) -> str:
    reasons = ", ".join(f"{words}: {times}" for words, times in why)
    return f"{number} of {counted.of}{f' ({reasons})' if reasons else ''}{'' if reasons or why else ' times'}"


def _too_few(counted: Tally) -> str:
    if not counted.of:
        return "there are no marks."
    return f"there {'is 1 mark' if counted.of == 1 else f'are {counted.of} marks'}: too few to see anything."


def _by_words(of: Iterable[Session]) -> Why:
    return tuple(sorted(Counter(one.means.words for one in of).items(), key=lambda item: (-item[1], item[0])))


def _the(room: str) -> str:
    return room if room.lower().startswith("the ") else f"the {room}"
