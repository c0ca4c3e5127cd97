"""What changed for a group or a school, with how sure one can be: counts, means, intervals, and who is missing.

Pairing and sums are the database's (`pairs.py`), the statistics are `hearth.evidence`'s. Versions, kinds of rater and
strands stand apart and are never added; the two halves are never set off against each other. A number here is for those
who may see the children. What goes out of the school goes through `hearth.evidence.hidden` first.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from django.db.models import Count, Q

from hearth.assessments import cohorts, library, pairs
from hearth.assessments.chance import Chance, Measured
from hearth.assessments.change import chance_of
from hearth.assessments.cohorts import Span
from hearth.assessments.instrument import Arrow, Instrument, Outcome, Section, Strand
from hearth.assessments.models import shelf
from hearth.assessments.pairs import Key, Sums
from hearth.evidence.differences import Interval, NoSpread, Paired, TooFew, independent_from_summaries, paired_from_sums
from hearth.evidence.differences import Summary as Numbers
from hearth.evidence.missing import Missing as Lost
from hearth.evidence.proportions import Proportion, wilson
from hearth.evidence.regression import expected_shift
from hearth.evidence.sizes import Size, d_av, d_z
from hearth.people.models import User
from hearth.schools.models import NurtureGroup

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


def of(
    groups: Collection[NurtureGroup], span: Span, *, user: User,
    measured: Mapping[tuple[str, str, str], Measured] | None = None,
) -> Summary:  # fmt: skip
    """Three queries and one for each document a school brought itself, however many children. `measured`: what
    `raters.measured` gives, where it is to stand beside the assumption."""
    cohort = cohorts.of(groups, span, user)
    found = pairs.of(cohort)
    stand = cohort.order_by().aggregate(children=Count("pk"), here=Count("pk", filter=Q(is_here=True)))
    made = []
    for key in sorted(found.whys):
        document = _document(key)
        if document is not None and document.scoring is not None:
            panel = _panel(document, key, found, stand["children"], measured or {})
            if panel is not None:
                made.append(panel)
    return Summary(span, stand["children"], stand["here"], tuple(made))


def _document(key: Key) -> Instrument | None:
    try:
        return shelf.find(key[0], key[1]).named("the child")
    except library.NoSuchInstrument:
        return None


def _panel(
    instrument: Instrument, key: Key, found: pairs.Paired, children: int, measured: Mapping[Any, Measured]
) -> Panel | None:
    whys = found.whys[key]
    with_first = sum(n for why, n in whys.items() if why != "no first")
    if not with_first:
        return None
    elsewhere = sum(
        n
        for (name, version, rater), others in found.whys.items() if (name, rater) == (key[0], key[2])
        for why, n in others.items() if version != key[1] and why != "no first"
    )  # fmt: skip
    missing = Missing(
        no_first=max(0, children - elsewhere - with_first),
        **{why: whys.get(why, 0) for why in ("here", "left", "asked", "rater", "version")},
    )
    sums = found.sums.get(key, {})
    halves = []
    for section in sorted(instrument.sections, key=lambda one: one.arrow == "down"):
        lines = [
            _line(
                instrument, strand, sums.get(strand.id, Sums(changes={})), missing, measured.get((*key[:2], strand.id))
            )
            for strand in instrument.strands_in(section.id)
        ]
        if lines:
            halves.append(Half(section, tuple(lines)))
    return Panel(instrument, key[2], children - elsewhere, missing, tuple(halves)) if halves else None


def _line(
    instrument: Instrument, strand: Strand, sums: Sums, missing: Missing, measured: Measured | None
) -> Line:  # fmt: skip
    chance = chance_of(instrument, strand, measured)
    change = _change(sums)
    up, down, within = _moved(sums, chance)
    return Line(
        strand, instrument.section(strand.section), sum(one.top for one in instrument.in_strand(strand.id)), sums.n,
        change, sums.first / sums.n if sums.n else None, sums.latest / sums.n if sums.n else None,
        _size(change, d_av), _size(change, d_z), up, down, within, chance,
        Missing(**{**vars(missing), "unseen": sums.unseen}), _lost(sums, missing),
    )  # fmt: skip


def _change(sums: Sums) -> Paired | None:
    try:
        return paired_from_sums(
            sums.n, before=sums.first, after=sums.latest, before_squares=sums.first_squares,
            after_squares=sums.latest_squares, products=sums.products,
        )  # fmt: skip
    except (TooFew, NoSpread):
        return None


def _size(change: Paired | None, of: Any) -> Size | None:
    try:
        return of(change) if change is not None else None
    except NoSpread:
        return None


def _moved(sums: Sums, chance: Chance | None) -> tuple[Proportion | None, Proportion | None, Proportion | None]:
    """How many went further up or down than chance alone would often give one child, and how many neither."""
    if not sums.n or chance is None:
        return None, None, None
    changes = sums.changes or {}
    up = sum(n for by, n in changes.items() if by > chance.band)
    down = sum(n for by, n in changes.items() if by < -chance.band)
    return wilson(up, sums.n), wilson(down, sums.n), wilson(sums.n - up - down, sums.n)


def _lost(sums: Sums, missing: Missing) -> Lost | None:
    """How those began who were not looked at again, against those who were."""
    n = sums.lost[0]
    if not n:
        return None
    kept, lost = _numbers(sums.n, sums.first, sums.first_squares), _numbers(*sums.lost)
    try:
        apart = independent_from_summaries(kept, lost) if kept and lost else None
    except (NoSpread, TooFew):
        apart = None
    return Lost(sums.n + n, sums.n, n, 0, 0, kept, lost, apart)


def _numbers(n: int, total: int, squares: int) -> Numbers | None:
    if n < 2:
        return None
    return Numbers(n, total / n, sqrt(max(0.0, (squares - total**2 / n) / (n - 1))))


def panels_of(summaries: Sequence[Summary], name: str) -> list[tuple[Summary, Panel]]:
    """The same instrument, version and kind of rater in several cohorts, for standing side by side."""
    return [(one, panel) for one in summaries for panel in one.panels if panel.name == name]
