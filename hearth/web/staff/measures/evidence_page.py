"""What the page "What changed" shows of one group or of all groups of a school. A fixed number of queries for each
school year that is set beside the others, however many children."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hearth.assessments import cohorts, raters, summary
from hearth.assessments.cohorts import Span
from hearth.assessments.instrument import Outcome
from hearth.assessments.pairs import of as paired
from hearth.assessments.panels import Panel, Summary
from hearth.journeys import goals_moved, stays
from hearth.journeys.goals_moved import GoalsMoved
from hearth.journeys.stays import Stays
from hearth.people.models import User
from hearth.people.roles import WHOLE_SCHOOL
from hearth.reports import at_a_glance, intervals
from hearth.reports.at_a_glance import PartSeen
from hearth.reports.charts import Chart
from hearth.room import costs, sessions_given
from hearth.room.costs import CostOf
from hearth.room.models import GroupCost
from hearth.room.sessions_given import Sessions
from hearth.schools.models import NurtureGroup, School

OUTCOMES: tuple[tuple[Outcome, str], ...] = (
    ("behaviour", "Managing behaviour"),
    ("relationships", "Getting on with adults and other children"),
    ("feelings", "Coping with feelings"),
)
ENOUGH = 6
"""Panels of fewer children are folded, all but the largest."""
BESIDE = 4
"""So many school years at most stand beside each other."""


@dataclass(frozen=True)
class Part:
    """One half of a panel, drawn, with a sentence a strand."""

    title: str
    direction: str
    caption: str
    chart: Chart
    said: tuple[str, ...]


@dataclass(frozen=True)
class Seen:
    """A panel as it is shown: what never changes beside what was found."""

    panel: Panel
    parts: tuple[Part, ...]
    few: str
    back: str
    chance: str
    lost: tuple[str, ...]
    glance: tuple[PartSeen, ...]


@dataclass(frozen=True)
class Section:
    """One outcome: the panel with the most children first. `few`: those where one child can move everything, folded."""

    title: str
    name: str
    seen: tuple[Seen, ...]
    few: tuple[Seen, ...]

    @property
    def most(self) -> Seen | None:
        """What is said at a glance: the largest group that the same people looked at twice."""
        return self.seen[0] if self.seen else None

    @property
    def few_said(self) -> str:
        return ", ".join(f"{one.panel.rater_words} ({one.panel.both})" for one in self.few)


@dataclass(frozen=True)
class Beside:
    """One panel in the school's own earlier years: rows of strands, half by half, columns of years."""

    panel: Panel
    years: tuple[str, ...]
    halves: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]


@dataclass(frozen=True)
class Room:
    """One group's places, sessions and cost in the time of the span."""

    group: NurtureGroup
    sessions: Sessions
    costs: tuple[CostOf, ...]

    @property
    def used(self) -> float | None:
        return 100 * self.sessions.places_taken / self.sessions.places_open if self.sessions.places_open else None


@dataclass(frozen=True)
class EvidencePage:
    summary: Summary
    spans: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    goals: GoalsMoved
    stays: Stays
    rooms: tuple[Room, ...]
    beside: tuple[Beside, ...]
    sees_all: bool

    @property
    def three(self) -> tuple[Section, ...]:
        return tuple(one for one in self.sections if one.name != "rest")

    @property
    def first(self) -> tuple[Section, ...]:
        """What is said at a glance: the three outcomes, or all the rest where nothing belongs to them by its
        document, as with scores that were typed in."""
        return (self.rest,) if self.rest and not any(one.seen for one in self.three) else self.three

    @property
    def rest(self) -> Section | None:
        return next((one for one in self.sections if one.name == "rest"), None)


def of(groups: Sequence[NurtureGroup], school: School, span: Span, user: User, today: date) -> EvidencePage:
    ways = cohorts.of(groups, span, user)
    measured = raters.measured(school, {key for key, *_ in paired(cohorts.of(groups, cohorts.ALL, user)).whys})
    found = summary.of(groups, span, user=user, measured=measured)
    years = cohorts.years(groups, user)
    return EvidencePage(
        found, _spans(years), _sections(found), goals_moved.of(ways), stays.of(ways, today),
        tuple(_room(group, span, today) for group in groups), _beside(groups, years[:BESIDE], user),
        any(m.school_id == school.pk and m.role in WHOLE_SCHOOL for m in user.roles),
    )  # fmt: skip


def _spans(years: Sequence[int]) -> tuple[tuple[str, str], ...]:
    joined = [(f"began-{year}", f"Joined in {cohorts.said(year)}") for year in years]
    here = [(f"here-{year}", f"Here in {cohorts.said(year)}") for year in years[:1]]
    return ("all", "Everybody so far"), *joined, *here


def _sections(found: Summary) -> tuple[Section, ...]:
    three = [_section(title, name, found.for_outcome(name)) for name, title in OUTCOMES]
    rest = _section("Everything else that was looked at", "rest", found.for_outcome(""))
    return (*three, rest) if rest.seen else tuple(three)


def _section(title: str, name: str, panels: Sequence[Panel]) -> Section:
    """The largest stands open, however few; beside it those with as many children as make a mean worth reading."""
    ordered = sorted(panels, key=lambda panel: -panel.both)
    seen = [seen_of(panel, f"{name}-{place}", title) for place, panel in enumerate(ordered)]
    shown = [one for place, one in enumerate(seen) if not place or one.panel.both >= ENOUGH]
    return Section(title, name, tuple(shown), tuple(seen[len(shown) :]))


def seen_of(panel: Panel, id: str, outcome: str) -> Seen:
    whose = f"{outcome}, {panel.instrument.title}, by {panel.rater_words}"
    parts = tuple(
        Part(
            half.section.title, half.section.direction,
            f"{whose}. {half.section.title}. {half.section.direction}.",
            intervals.picture(f"{id}-{half.section.id}", half, panel.rater),
            tuple(intervals.sentence(line) for line in half.lines),
        )
        for half in panel.halves
    )  # fmt: skip
    most = max((line.n for line in panel.lines), default=0)
    chance = next((line.chance.said for line in panel.lines if line.chance), "")
    lost = tuple(f"{line.strand.title}: {line.lost.words}" for line in panel.lines if line.lost)
    return Seen(panel, parts, few(most), _back(panel), chance, lost, at_a_glance.of_panel(panel))


def _back(panel: Panel) -> str:
    """How much would come back by itself, over the parts shown: "0.1 to 0.4"."""
    each = sorted(f"{back:.1f}" for line in panel.lines if (back := line.back_stated) is not None)
    if not each:
        return ""
    return each[0] if each[0] == each[-1] else f"{each[0]} to {each[-1]}"


NUMBERS = (
    "No child", "One child", "Two children", "Three children", "Four children", "Five children", "Six children",
    "Seven children", "Eight children", "Nine children", "Ten children", "Eleven children", "Twelve children",
)  # fmt: skip


def few(n: int) -> str:
    """Said where one child alone can move a mean."""
    return f"{NUMBERS[n]}. One child’s bad week moves this." if 2 <= n <= summary.FEW else ""


def _beside(groups: Sequence[NurtureGroup], years: Sequence[int], user: User) -> tuple[Beside, ...]:
    """The school's own earlier groups, oldest first; nothing is tested and nothing is put in an order of merit."""
    if len(years) < 2:
        return ()
    made = [summary.of(groups, Span("began", year), user=user) for year in sorted(years)]
    names = dict.fromkeys(panel.name for one in made for panel in one.panels)
    tables = []
    for name in names:
        columns = {one.span.year: panel for one, panel in summary.panels_of(made, name)}
        if len(columns) > 1:
            panel = next(iter(columns.values()))
            halves = tuple(
                (
                    f"{half.section.title}. {half.section.direction}.",
                    tuple(
                        (line.strand.title, *(_cell(columns.get(year), line.strand.id) for year in sorted(years)))
                        for line in half.lines
                    ),
                )
                for half in panel.halves
            )
            tables.append(Beside(panel, tuple(f"Joined in {cohorts.said(year)}" for year in sorted(years)), halves))
    return tuple(tables)


def _cell(panel: Panel | None, strand: str) -> str:
    if panel is None:
        return "not looked at this way"
    line = next(one for one in panel.lines if one.strand.id == strand)
    if line.difference is None or line.n < 2:
        return f"{'one child, no mean' if line.n else 'nobody looked at twice'}, of {panel.children}"
    if line.interval is None:
        return f"{intervals.signed(line.difference)}, {line.n} of {panel.children}"
    low, high = intervals.signed(line.interval.low), intervals.signed(line.interval.high)
    return f"{intervals.signed(line.difference)} ({low} to {high}), {line.n} of {panel.children}"


def _room(group: NurtureGroup, span: Span, today: date) -> Room:
    year = span if span.kind != "all" else Span("here", cohorts.year_of(today))
    sessions = sessions_given.of(group, year.first, min(year.last, today))
    entered = GroupCost.objects.filter(group=group, starts_on__lte=min(year.last, today), ends_on__gte=year.first)
    return Room(group, sessions, tuple(_cost(group, one, today) for one in entered))


def _cost(group: NurtureGroup, cost: GroupCost, today: date) -> CostOf:
    until = costs.counted_until(cost, today) or cost.starts_on
    return CostOf(cost, until, group.places, sessions_given.of(group, cost.starts_on, until))
