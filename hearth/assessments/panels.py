"""The shape of what changed for a group: strands in halves, halves in panels, panels in a summary. Pure.

A panel is one instrument in one version by one kind of rater, and is never mixed with another. Every strand carries how
many, who is missing and why, its interval, what chance could give, and what would come back by itself.
"""

from dataclasses import dataclass
from math import sqrt

from hearth.assessments.chance import Chance
from hearth.assessments.cohorts import Span
from hearth.assessments.instrument import Arrow, Instrument, Outcome, Section, Strand
from hearth.evidence.differences import Interval, Paired
from hearth.evidence.missing import Missing as Lost
from hearth.evidence.proportions import Proportion
from hearth.evidence.regression import expected_shift
from hearth.evidence.sizes import Size

RATERS = {
    "class": "the class teacher", "room": "an adult of the nurture room or who leads it",
    "staff": "a member of staff, as what was not kept", "parent": "a parent or carer", "child": "the child",
}  # fmt: skip
FEW = 12
"""Up to here one child alone can move a mean, and the page says so in words."""


@dataclass(frozen=True)
class Missing:
    """Why a child of the cohort is in no pair, each child once. `unseen` is of one strand: looked at twice, and not
    enough seen of this one."""

    no_first: int = 0
    here: int = 0
    left: int = 0
    asked: int = 0
    rater: int = 0
    version: int = 0
    unseen: int = 0

    @property
    def n(self) -> int:
        return self.no_first + self.here + self.left + self.asked + self.rater + self.version + self.unseen

    @property
    def said(self) -> list[tuple[str, int]]:
        """Reasons with their numbers, those that occur."""
        reasons = [
            ("no first look at the start", self.no_first),
            ("not asked again yet, still here", self.here),
            ("left before anybody asked again", self.left),
            ("asked again, and not answered", self.asked),
            ("another adult looked the second time", self.rater),
            ("looked at again with another version", self.version),
            ("not enough seen of this one", self.unseen),
        ]
        return [(words, n) for words, n in reasons if n]


@dataclass(frozen=True)
class Line:
    """One strand, one instrument and version, one kind of rater. `change` is latest minus first in points, None where
    fewer than two children were looked at twice; `interval` is None too where all changed by the same."""

    strand: Strand
    section: Section
    top: int
    n: int
    change: Paired | None
    mean_first: float | None
    mean_latest: float | None
    av: Size | None
    z: Size | None
    up: Proportion | None
    down: Proportion | None
    within: Proportion | None
    chance: Chance | None
    missing: Missing
    lost: Lost | None

    @property
    def arrow(self) -> Arrow:
        return self.section.arrow

    @property
    def difference(self) -> float | None:
        if self.mean_first is None or self.mean_latest is None:
            return None
        return self.mean_latest - self.mean_first

    @property
    def interval(self) -> Interval | None:
        return self.change.interval if self.change else None

    @property
    def is_few(self) -> bool:
        return self.n <= FEW

    @property
    def group_band(self) -> float | None:
        """How far chance in looking alone could move the mean of so many children either way."""
        return self.chance.band / sqrt(self.n) if self.chance and self.n else None

    def comes_back(self, sem: float | None) -> float | None:
        """Of each point by which these children began away from others, what would come back by itself: 1 minus the
        reliability that this error of one look leaves among them (1 - sem² / sd²)."""
        if sem is None or self.change is None or self.change.before is None or not self.change.before.sd:
            return None
        return expected_shift(0, 1, max(0.0, 1 - sem**2 / self.change.before.sd**2)).shift

    @property
    def back_stated(self) -> float | None:
        return self.comes_back(self.chance.stated) if self.chance else None

    @property
    def back_measured(self) -> float | None:
        return self.comes_back(self.chance.measured.sem) if self.chance and self.chance.measured else None


@dataclass(frozen=True)
class Half:
    section: Section
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Panel:
    """One instrument in one version by one kind of rater: what is never mixed with another."""

    instrument: Instrument
    rater: str
    children: int
    missing: Missing
    halves: tuple[Half, ...]

    @property
    def name(self) -> str:
        return f"{self.instrument.key}-{self.instrument.version}-{self.rater}"

    @property
    def rater_words(self) -> str:
        return RATERS.get(self.rater, self.rater)

    @property
    def both(self) -> int:
        return self.children - self.missing.n

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for half in self.halves for line in half.lines)

    def only(self, outcome: Outcome) -> "Panel | None":
        """The same with the strands of one outcome, side by side; None where it has none."""
        kept = [
            Half(half.section, tuple(line for line in half.lines if line.strand.outcome == outcome))
            for half in self.halves
        ]
        halves = tuple(half for half in kept if half.lines)
        return Panel(self.instrument, self.rater, self.children, self.missing, halves) if halves else None


@dataclass(frozen=True)
class Summary:
    """`children`: ways of the cohort that this person reaches; `here`: those with a place now."""

    span: Span
    children: int
    here: int
    panels: tuple[Panel, ...]

    @property
    def left(self) -> int:
        return self.children - self.here

    def for_outcome(self, outcome: Outcome) -> tuple[Panel, ...]:
        return tuple(part for panel in self.panels if (part := panel.only(outcome)) is not None)
