"""What bringing marks in would do, mark by mark: new, changed, the same, or refused with the reason. Pure.

A session the file does not name stays as it is. The order of rows decides nothing. Children whom no nurture group knows
are counted and passed over: their marks are not read."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hearth.exchange.marks.reading import MarkRow, Register
from hearth.exchange.marks.sessions import NAMES
from hearth.exchange.matching import KnownChild
from hearth.exchange.plan import ADD, CHANGE, LEAVE
from hearth.exchange.pupils.rows import PupilRow, Refusal
from hearth.exchange.whose import Whose, pupil_in

Place = tuple[int, date, str]
"""Child, day, and morning or afternoon."""
Known = tuple[str, int | None]
"""A code, and the minutes late."""


@dataclass(frozen=True, slots=True)
class Here:
    """What is here before the file."""

    children: tuple[KnownChild, ...]
    """Of the whole school, so that nobody is taken for somebody else."""
    of_the_group: frozenset[int]
    """Whose marks are read: children a nurture group knows, and those who have a way through."""
    marks: Mapping[Place, Known]
    terms: tuple[tuple[date, date], ...]


@dataclass(frozen=True, slots=True)
class MarkStep:
    """What happens with one session of one child."""

    child: int
    on: date
    part: str
    does: str
    code: str
    minutes: int | None = None
    before: str = ""


@dataclass(frozen=True, slots=True)
class MarksPlan:
    steps: tuple[MarkStep, ...]
    refusals: tuple[Refusal, ...]
    passed_over: int
    """Children of the file whom no nurture group knows."""

    def count(self, does: str) -> int:
        return sum(step.does == does for step in self.steps)

    def to_write(self) -> list[MarkStep]:
        return [step for step in self.steps if step.does != LEAVE]


def make_plan(register: Register, here: Here, *, today: date) -> MarksPlan:
    refusals: set[tuple[int, str]] = set()
    whose = Whose(here.children, here.of_the_group)
    said: dict[Place, list[MarkRow]] = defaultdict(list)
    for heading, why in register.columns.wrong:
        refusals.add((0, f"The column “{heading[:40]}” is left out. {why}"))
    for number, row in register.rows():
        pupil = pupil_in(register.columns, number, row)
        child = whose.child(pupil) if isinstance(pupil, PupilRow) else pupil
        if isinstance(child, str):
            refusals |= {(number, child)} if child else set()
        elif child is not None:
            for mark in register.marks(number, row, _refuser(refusals, number)):
                if why := _impossible(mark.on, today, here.terms):
                    refusals.add((0 if register.columns.sessions else number, why))
                else:
                    said[child, mark.on, mark.part].append(mark)
    steps = [step for place, marks in said.items() if (step := _step(place, marks, here, refusals))]
    steps.sort(key=lambda step: (step.child, step.on, step.part))
    return MarksPlan(tuple(steps), tuple(Refusal(*one) for one in sorted(refusals)), len(whose.passed_over))


def _refuser(refusals: set[tuple[int, str]], number: int) -> Callable[[str], None]:
    return lambda why: refusals.add((number, why))


def _impossible(on: date, today: date, terms: Iterable[tuple[date, date]]) -> str:
    if on > today:
        return f"{on:%d/%m/%Y} is still to come."
    if on.weekday() > 4:
        return f"{on:%d/%m/%Y} is a {NAMES[on.weekday()]}."
    known = list(terms)
    if not known or on < min(first for first, _ in known) or on > max(last for _, last in known):
        return ""  # before the terms we know of, nobody can say
    return "" if any(first <= on <= last for first, last in known) else f"{on:%d/%m/%Y} is between two terms."


def _step(place: Place, marks: list[MarkRow], here: Here, refusals: set[tuple[int, str]]) -> MarkStep | None:
    """One mark of each session. A file that says two things of one session is not believed on either."""
    child, on, part = place
    codes = sorted({mark.code for mark in marks})
    minutes = sorted({mark.minutes for mark in marks if mark.minutes is not None})
    if len(codes) > 1 or len(minutes) > 1:
        what = " and ".join(codes) if len(codes) > 1 else f"{minutes[0]} and {minutes[1]} minutes"
        row = min(mark.row for mark in marks)
        refusals.add((row, f"The file says {what} for one child and one session, {on:%d/%m/%Y} {part.upper()}."))
        return None
    late = minutes[0] if minutes else None
    code, before = codes[0], here.marks.get(place)
    if before is None:
        return MarkStep(child, on, part, ADD, code, late)
    if before[0] == code and late in (None, before[1]):
        return MarkStep(child, on, part, LEAVE, code, before[1], before[0])
    return MarkStep(child, on, part, CHANGE, code, late, before[0])
