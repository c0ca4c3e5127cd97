"""What a person sees of a file of scores before it is brought in: form by form, what each would do."""

from dataclasses import dataclass

from hearth.assessments.instrument import Instrument
from hearth.assessments.models import Assessment
from hearth.exchange.plan import ADD, CHANGE, LEAVE
from hearth.exchange.scores.looking import ScoresLook
from hearth.exchange.scores.plan import ScoreStep
from hearth.people.models import Child, User
from hearth.schools.models import School


@dataclass(frozen=True)
class Line:
    """One form of the file."""

    step: ScoreStep
    child: Child
    rater: str
    occasion: str
    is_own: bool
    says: list[str]
    was: list[str]
    """What is different, and what is here now."""


@dataclass(frozen=True)
class Page:
    new: list[Line]
    different: list[Line]
    same: list[Line]


def of(seen: ScoresLook, user: User, school: School) -> Page:
    """One's own child is named and no more: those numbers are a colleague's to read."""
    children = Child.objects.filter(school=school).in_bulk({step.child for step in seen.plan.steps})
    adults = User.objects.in_bulk({step.rater for step in seen.plan.steps})
    lines: dict[str, list[Line]] = {ADD: [], CHANGE: [], LEAVE: []}
    for step in seen.plan.steps:
        is_own = step.child in user.own_children
        lines[step.does].append(
            Line(
                step, children[step.child], adults[step.rater].name, str(Assessment.Occasion(step.occasion).label),
                is_own, [] if is_own else _says(step, seen.instrument), [] if is_own else _was(step, seen.instrument),
            )
        )  # fmt: skip
    for kind in lines.values():
        kind.sort(key=lambda line: (line.child.forename, line.child.surname, line.step.on))
    return Page(lines[ADD], lines[CHANGE], lines[LEAVE])


def _says(step: ScoreStep, instrument: Instrument) -> list[str]:
    scores = dict(step.scores)
    return [f"{_title(instrument, item)} {scores[item]}" for item in _items(instrument) if item in scores]


def _was(step: ScoreStep, instrument: Instrument) -> list[str]:
    before, after = dict(step.before), dict(step.scores)
    changed = [
        f"{_title(instrument, item)}: {before.get(item, 'blank')} here, {after[item]} in the file"
        for item in _items(instrument)
        if item in after and before.get(item) != after[item]
    ]
    if step.before_occasion and step.before_occasion != step.occasion:
        label, now = (Assessment.Occasion(one).label for one in (step.before_occasion, step.occasion))
        changed.append(f"“{label}” here, “{now}” in the file")
    return changed


def _items(instrument: Instrument) -> list[str]:
    return [question.id for question in instrument.questions]


def _title(instrument: Instrument, item: str) -> str:
    return instrument.question(item).text
