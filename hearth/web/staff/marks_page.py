"""What a person sees of a file of marks before it is brought in: each child, and what each mark would do."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from hearth.exchange.marks.looking import MarksLook
from hearth.exchange.marks.plan import MarkStep
from hearth.exchange.plan import ADD, CHANGE, LEAVE
from hearth.people.models import Child, User
from hearth.room.codes import meaning
from hearth.schools.models import School


@dataclass
class Line:
    """One child of the file."""

    child: Child
    is_own: bool
    new: int = 0
    same: int = 0
    changed: list[str] = field(default_factory=list)
    days: list[tuple[date, str, str]] = field(default_factory=list)
    """Each day with something new: its marks for the morning and for the afternoon."""
    unknown: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    lines: list[Line]
    new: int
    changed: int
    same: int


def of(seen: MarksLook, user: User, school: School) -> Page:
    """One's own child is named and no more: those marks are a colleague's to read."""
    steps: dict[int, list[MarkStep]] = defaultdict(list)
    for step in seen.plan.steps:
        steps[step.child].append(step)
    children = Child.objects.filter(pk__in=steps, school=school)
    lines = [_line(child, steps[child.pk], user, school.jurisdiction) for child in children]
    plan = seen.plan
    return Page(lines, plan.count(ADD), plan.count(CHANGE), plan.count(LEAVE))


def _line(child: Child, steps: list[MarkStep], user: User, nation: str) -> Line:
    line = Line(child, child.pk in user.own_children)
    line.new = sum(step.does == ADD for step in steps)
    line.same = sum(step.does == LEAVE for step in steps)
    if line.is_own:
        return line
    line.changed = [_changed(step, nation) for step in steps if step.does == CHANGE]
    line.unknown = sorted({step.code for step in steps if not meaning(step.code, nation, step.on).is_known})
    new: dict[date, dict[str, str]] = defaultdict(dict)
    for step in steps:
        if step.does == ADD:
            new[step.on][step.part] = _words(step.code, step.minutes, nation, step.on)
    line.days = [(on, marks.get("am", "–"), marks.get("pm", "–")) for on, marks in sorted(new.items())]
    return line


def _changed(step: MarkStep, nation: str) -> str:
    part = {"am": "morning", "pm": "afternoon"}[step.part]
    before, after = (_words(code, None, nation, step.on) for code in (step.before, step.code))
    if step.before == step.code:
        return f"{step.on.day} {step.on:%B}, {part}: {before}, now {step.minutes} min"
    return f"{step.on.day} {step.on:%B}, {part}: {before} → {after}"


def _words(code: str, minutes: int | None, nation: str, on: date) -> str:
    late = f", {minutes} min" if minutes else ""
    return f"{code} {meaning(code, nation, on).words}{late}"
