"""The figures that may leave a school, worked out once for every page that is handed out, so that two pages of one day
say the same and a governor who is also a parent can set nothing off against anything.

Of a school year that is over, as it stood when it ended: whoever joins, leaves, answers or is looked at since changes
nothing, so that two pages made on two days tell of nobody who left between them. Every count of children, and every
number that stands for them, comes through `hearth.evidence.hidden`. What is about us (sessions given and lost, what a
place costs) is not hidden. Where a number in the table of children is hidden, no other number of the same children
stands beside it: together they would say too much. `tests/reports/test_outward_figures.py` tries every group.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hearth.agreements.models import Answer, Ask
from hearth.assessments import cohorts, summary
from hearth.assessments.cohorts import Span
from hearth.assessments.summary import Line, Panel
from hearth.base.errors import RuleBroken
from hearth.evidence.hidden import FEWEST, Cells, Shown, ShownShare, hide, hide_one, hide_share
from hearth.journeys import stays
from hearth.journeys.models import Journey, Review, ReviewSharing
from hearth.journeys.stays import Stays
from hearth.people.models import Membership, User
from hearth.people.roles import WHOLE_SCHOOL, Role
from hearth.practice.names import find, plainly
from hearth.reports import names_around
from hearth.room import costs, sessions_given
from hearth.room.models import GroupCost
from hearth.room.sessions_given import Sessions
from hearth.schools.models import NurtureGroup, School, Term

A_YEAR = timedelta(days=365)
NONE = ShownShare(Shown(None), Shown(None), None)
HERE, BACK, OTHER = "had a place still", "were back in class full time", "had moved, or something else helped"
YES, PARTLY, NOT_YES = "yes", "partly, or not yet", "no, or taken back"
SAME, SOME, DIFFERENT = "see it the same way", "see some of it differently", "see it differently"
NO_WHOLE_VIEW = (
    "This page counts every child of the group, so it is made by somebody who may see all of them: the head or the "
    "nurture lead."
)
OWN_CHILD = (
    "Your own child has had a place in this group. What you may not see would be missing here, and somebody could work "
    "out what it is. Please ask a colleague to make this page."
)


@dataclass(frozen=True)
class Change:
    """One strand by one kind of rater, of ten children at least. `n` is hidden where it could be set off against the
    table of children: then it is ten or more."""

    panel: Panel
    line: Line
    n: Shown


@dataclass(frozen=True)
class Measured:
    """What one measure by one kind of rater says of one outcome. `seen`: how many of the children were looked at
    twice. Which reasons occur is not here: a reason left out would say that its number is nought."""

    panel: Panel
    seen: ShownShare
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Given:
    """What one group gave in the last term that is over. `in_cost`: what was typed about the cost, with nobody
    named."""

    group: NurtureGroup
    sessions: Sessions
    fill: str
    cost: GroupCost | None
    in_cost: str


@dataclass(frozen=True)
class Figures:
    """`span` is None where no school year of this group is over yet: then there is no figure of children at all."""

    school: School
    day: date
    span: Span | None
    given: tuple[Given, ...]
    children: Cells[str]
    stay_in_terms: float | None
    beyond: ShownShare
    returned: ShownShare
    reviews: ShownShare
    agreed: Cells[str]
    voices: Cells[str]
    outcomes: dict[str, tuple[Measured, ...]]
    roles: tuple[str, ...]


def of(groups: Collection[NurtureGroup], user: User, today: date) -> Figures:
    """Raises RuleBroken where this person does not see every child: their figures would differ from a colleague's."""
    school = next(iter(groups)).school
    span = _closed(groups, user, today)
    ways: Any = cohorts.of(groups, span or cohorts.ALL, user)
    _sees_all(ways, groups, school, user)
    if span is None:
        ways = ways.none()
    then = span.last if span else today
    stayed = stays.of(ways, then)
    children = _where(stayed, then)
    alone = bool(children.hidden)
    return Figures(
        school, today, span, tuple(_given(group, today) for group in groups),
        children, None if alone else _median(stayed), NONE if alone else _beyond(stayed),
        NONE if alone else _returned(stayed), _reviews(ways, span, today), _agreed(groups, span), _voices(ways, then),
        _outcomes(groups, span, user, alone=alone), _roles(groups),
    )  # fmt: skip


def _closed(groups: Collection[NurtureGroup], user: User, today: date) -> Span | None:
    """The latest school year that is over and in which somebody had a place."""
    for year in range(cohorts.year_of(today) - 1, cohorts.year_of(today) - 4, -1):
        span = Span("here", year)
        if cohorts.of(groups, span, user).exists():
            return span
    return None


def _sees_all(ways: Any, groups: Collection[NurtureGroup], school: School, user: User) -> None:
    if not any(role.school_id == school.pk and role.role in WHOLE_SCHOOL for role in user.roles):
        raise RuleBroken(NO_WHOLE_VIEW)
    if Journey.objects.in_sight().filter(group__in=list(groups), child__in=user.own_children).exists():
        raise RuleBroken(OWN_CHILD)


def _given(group: NurtureGroup, today: date) -> Given:
    """Of the last term that is over; without one, nothing is counted."""
    term = Term.objects.filter(school=group.school, ends_on__lt=today).order_by("ends_on").last()
    first, last = (term.starts_on, term.ends_on) if term else (today, today - timedelta(days=1))
    found = sessions_given.of(group, first, last)
    cost = GroupCost.objects.filter(group=group, starts_on__lte=last).order_by("starts_on", "pk").last()
    typed = cost.what.strip().rstrip(".") if cost is not None else ""
    unnamed = plainly(typed, find(typed, names_around.everybody(group.school))) if typed else ""
    return Given(group, found, _fill(found, group), cost, unnamed)


def _fill(sessions: Sessions, group: NurtureGroup) -> str:
    """Only which half, and only where each half could be several numbers: the rest would count children."""
    if not sessions.places_open or group.places < 6:
        return ""
    more = sessions.places_taken * 2 > sessions.places_open
    return "More than half of the places were taken." if more else "Half of the places or fewer were taken."


def a_place(given: Given, today: date) -> float | None:
    if given.cost is None or costs.counted_until(given.cost, today) is None:
        return None
    return given.cost.pounds / given.group.places if given.group.places else None


def _where(stayed: Stays, then: date) -> Cells[str]:
    """Each way once: where it stood on that day."""
    found = Counter({HERE: 0, BACK: 0, OTHER: 0})
    for one in stayed.stays:
        closed = one.way.closed_on is not None and one.way.closed_on <= then
        back = not closed or one.way.ending in ("", Journey.Ending.SETTLED)
        found[HERE if one.is_here else BACK if back else OTHER] += 1
    return hide(found)


def _median(stayed: Stays) -> float | None:
    """To the nearest half term, of ten finished stays or more."""
    middle = stayed.median_terms
    return None if middle is None or len(stayed.over) < FEWEST else round(middle * 2) / 2


def _beyond(stayed: Stays) -> ShownShare:
    return hide_share(len(stayed.beyond), len(stayed.here))


def _returned(stayed: Stays) -> ShownShare:
    """A term after the return: of those for whom that day has come."""
    term = next((one for one in stayed.returns if one.when == "term"), None)
    return hide_share(term.held, term.due) if term else NONE


def _reviews(ways: Any, span: Span | None, today: date) -> ShownShare:
    """Held by the day we said, of those due in the year."""
    if span is None:
        return NONE
    due = Review.objects.in_sight().filter(
        journey__in=ways.order_by().values("pk"), due_on__gte=span.first, due_on__lte=min(span.last, today)
    )
    days = list(due.values_list("due_on", "held_on"))
    return hide_share(sum(held is not None and held <= by for by, held in days), len(days))


def _agreed(groups: Collection[NurtureGroup], span: Span | None) -> Cells[str]:
    """The latest word of each adult who was asked in the year and answered in it."""
    found = Counter({YES: 0, PARTLY: 0, NOT_YES: 0})
    if span is not None:
        asks = Ask.objects.in_sight().filter(
            group__in=list(groups), asked_at__date__gte=span.first, asked_at__date__lte=span.last
        )
        answers = Answer.objects.in_sight().filter(ask__in=asks, said_on__lte=span.last)
        said = answers.order_by("said_on", "pk").values_list("ask", "kind")
        for kind in dict(said).values():
            found[YES if kind == "yes" else PARTLY if kind in ("partly", "not_yet") else NOT_YES] += 1
    return hide(found)


def _voices(ways: Any, then: date) -> Cells[str]:
    """What parents had answered to our reports by that day."""
    found = Counter({SAME: 0, SOME: 0, DIFFERENT: 0})
    names = {"agree": SAME, "partly": SOME, "different": DIFFERENT}
    shared = ReviewSharing.objects.in_sight().filter(
        review__journey__in=ways.order_by().values("pk"), review__withheld_at=None, replied_at__date__lte=then
    )
    for reply in shared.exclude(reply="").values_list("reply", flat=True):
        found[names[reply]] += 1
    return hide(found)


def _outcomes(
    groups: Collection[NurtureGroup], span: Span | None, user: User, *, alone: bool
) -> dict[str, tuple[Measured, ...]]:
    if span is None:
        return {}
    made = summary.of(groups, span, user=user, until=span.last)
    return {
        outcome: tuple(measured_of(panel, alone=alone) for panel in made.for_outcome(outcome))
        for outcome in ("behaviour", "relationships", "feelings")
    }


def measured_of(panel: Panel, *, alone: bool) -> Measured:
    """`alone`: no other number of the children may stand beside their table. Measures a school brought or bought stand
    here too; its own words for ranges of them never do."""
    changes = tuple(
        Change(panel, line, Shown(None) if alone else hide_one(line.n))
        for line in panel.lines
        if line.n >= FEWEST and line.interval is not None
    )
    return Measured(panel, NONE if alone else hide_share(panel.both, panel.children), changes)


def _roles(groups: Collection[NurtureGroup]) -> tuple[str, ...]:
    """Which roles the adults of the room have, in words: nobody's name."""
    found = Membership.objects.now().filter(group__in=list(groups)).values_list("role", flat=True)
    return tuple(str(role.label) for role in _in_order(found))


def _in_order(found: Iterable[str]) -> list[Role]:
    return [role for role in Role if role in set(found)]
