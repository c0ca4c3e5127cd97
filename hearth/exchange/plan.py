"""What bringing a file in would do, child by child: add, change, leave alone, hold for a person, refuse. Pure.

Absence deletes nothing, and an empty cell erases nothing. Nothing here writes: `actions` does what the plan says.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from hearth.exchange.adults import AdultStep, KnownAdult, NewAdult, plan_adults
from hearth.exchange.matching import Finder, KnownChild, Match
from hearth.exchange.pupils import upn
from hearth.exchange.pupils.rows import PupilRow, Refusal
from hearth.exchange.words import language_tag

ADD, CHANGE, LEAVE, HOLD = "add", "change", "leave", "hold"
OLDEST = 26


@dataclass(frozen=True, slots=True)
class Here:
    """What is here before the file: the children of the school, and the adults who might be meant."""

    children: tuple[KnownChild, ...] = ()
    adults: tuple[KnownAdult, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """A person's word about one row that was held. `child`: they are this one; without it: a child of their own."""

    child: int | None = None


@dataclass(frozen=True, slots=True)
class ChildStep:
    """What happens with one child of the file."""

    row: int
    does: str
    pupil: PupilRow
    child: int | None = None
    why: str = ""
    """For a child who is held."""
    like: int | None = None
    """The child here whom they may be."""
    changes: Mapping[str, object] = field(default_factory=dict)
    before: Mapping[str, object] = field(default_factory=dict)
    adults: tuple[AdultStep, ...] = ()

    @property
    def held_adults(self) -> list[AdultStep]:
        return [step for step in self.adults if step.waits_for]


@dataclass(frozen=True, slots=True)
class Plan:
    steps: tuple[ChildStep, ...]
    refusals: tuple[Refusal, ...]
    new_adults: tuple[NewAdult, ...] = ()

    def count(self, does: str) -> int:
        return sum(step.does == does for step in self.steps)

    def held(self) -> list[Refusal]:
        """Every row that waits for a person, and why: a child, or an adult of a child."""
        children = [Refusal(step.row, step.why) for step in self.steps if step.does == HOLD]
        adults = [
            Refusal(step.row, adult.waits_for) for step in self.steps if step.does != HOLD for adult in step.held_adults
        ]
        return sorted([*children, *adults], key=lambda held: held.row)

    def changes_nothing(self) -> bool:
        return not self.count(ADD) and not self.count(CHANGE)


def make_plan(
    pupils: Sequence[PupilRow],
    refusals: Iterable[Refusal],
    here: Here,
    *,
    today: date,
    decided: Mapping[int, Decided] | None = None,
    from_here: bool = True,
) -> Plan:
    """`from_here`: the file is this school's own, so a leaving date in it is a leaving from here."""
    impossible = {pupil.row: why for pupil in pupils if (why := _impossible(pupil, today))}
    possible = [pupil for pupil in pupils if pupil.row not in impossible]
    refused = [*refusals, *(Refusal(row, why) for row, why in impossible.items())]
    finder = Finder(here.children, possible)
    adults = plan_adults(here.adults)
    steps: list[ChildStep] = []
    for pupil in possible:
        match = _decided(pupil, finder, (decided or {}).get(pupil.row)) or finder.find(pupil)
        if match.why:
            steps.append(ChildStep(pupil.row, HOLD, pupil, why=match.why, like=match.like))
            continue
        known = match.child
        after = _facts(pupil, keep_number=match.keep_number, from_here=from_here)
        before = {name: getattr(known, name) for name in after} if known else {}
        changes = {name: value for name, value in after.items() if not known or before[name] != value}
        people = adults.steps_for(pupil, known.pk if known else None)
        does = ADD if not known else CHANGE if changes or any(step.changes_something for step in people) else LEAVE
        steps.append(
            ChildStep(
                pupil.row,
                does,
                pupil,
                child=known.pk if known else None,
                changes=changes,
                before={name: before[name] for name in changes if known},
                adults=people,
            )  # fmt: skip
        )
    return Plan(tuple(steps), tuple(sorted(refused, key=lambda r: r.row)), tuple(adults.new))


def _decided(pupil: PupilRow, finder: Finder, decided: Decided | None) -> Match | None:
    if decided is None:
        return None
    if decided.child is None:
        return finder.take_as_new(pupil)
    return finder.take_as(pupil, decided.child)


def _facts(pupil: PupilRow, *, keep_number: bool, from_here: bool) -> dict[str, object]:
    """What the file says of the child, in our fields. What it leaves empty is not among them."""
    said: dict[str, object] = {
        "surname": pupil.surname,
        "forename": pupil.forename,
        "known_as": pupil.known_as,
        "born_on": pupil.born_on,
        "upn": pupil.upn if keep_number and not upn.problem(pupil.upn) else "",
        "year_group": pupil.year_group,
        "class_name": pupil.class_name[:40],
        "language": language_tag(pupil.language),
        "left_on": pupil.left_on if from_here else None,
    }
    return {name: value for name, value in said.items() if value}


def _impossible(pupil: PupilRow, today: date) -> str:
    if pupil.born_on and pupil.born_on > today:
        return f"The day of birth, {pupil.born_on:%d/%m/%Y}, is still to come."
    if pupil.born_on and today.year - pupil.born_on.year > OLDEST:
        return f"Somebody born on {pupil.born_on:%d/%m/%Y} is no child at a school."
    return ""
