"""How long children stay, who is still here longer than is usual, and which returns to class held. Read from placements
and dated steps.

A term here is a third of a year, holidays and all, so that schools with three terms and schools with six say the same.
Usual: nurtureuk speaks of up to four terms. Longer is no fault of a child: it is ours to look at.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import Prefetch, QuerySet

from hearth.journeys import keeping_in_touch
from hearth.journeys.models import CheckIn, Journey, Placement, Step
from hearth.people.models import Child

TERM_DAYS = 365.25 / 3
USUAL_TERMS = 4
WHEN = {"six_weeks": "six weeks", "term": "a term", "year": "a year"}


@dataclass(frozen=True)
class Stay:
    """One way: from the first day in the group to the last, or until today. `back_on`: the first day in class full
    time."""

    child: Child
    way: Journey
    joined_on: date
    ended_on: date | None
    until: date
    back_on: date | None

    @property
    def terms(self) -> float:
        return (self.until - self.joined_on).days / TERM_DAYS

    @property
    def is_here(self) -> bool:
        return self.ended_on is None


@dataclass(frozen=True)
class Held:
    """Of returns for which that day has come: how many children have had no place again since. `moved`: at another
    school by then, so we do not know. `not_yet`: the day is still to come. `looked_in`: that check-in was held."""

    when: str
    due: int
    held: int
    moved: int
    not_yet: int
    looked_in: int

    @property
    def words(self) -> str:
        return WHEN[self.when]


@dataclass(frozen=True)
class Stays:
    stays: tuple[Stay, ...]
    returns: tuple[Held, ...]

    @property
    def over(self) -> tuple[Stay, ...]:
        return tuple(one for one in self.stays if not one.is_here)

    @property
    def here(self) -> tuple[Stay, ...]:
        return tuple(one for one in self.stays if one.is_here)

    @property
    def beyond(self) -> tuple[Stay, ...]:
        """Still here after four terms: ours to look at."""
        return tuple(one for one in self.here if one.terms > USUAL_TERMS)

    @property
    def median_terms(self) -> float | None:
        return median(one.terms for one in self.over) if self.over else None

    @property
    def shortest(self) -> float:
        return min(one.terms for one in self.over)

    @property
    def longest(self) -> float:
        return max(one.terms for one in self.over)

    @property
    def by_terms(self) -> list[tuple[str, int, int]]:
        """How many stays reached into their first, second … term: those over, and those still going on."""
        names = ["Up to one term", *(f"More than {n}, up to {n + 1}" for n in range(1, USUAL_TERMS))]
        rows = [(name, self._in(self.over, n), self._in(self.here, n)) for n, name in enumerate(names)]
        late = (f"More than {USUAL_TERMS}", self._after(self.over), self._after(self.here))
        return [*rows, late]

    @staticmethod
    def _in(stays: Iterable[Stay], n: int) -> int:
        return sum(n < max(one.terms, 0.01) <= n + 1 for one in stays)

    @staticmethod
    def _after(stays: Iterable[Stay]) -> int:
        return sum(one.terms > USUAL_TERMS for one in stays)


def of(ways: QuerySet[Journey], today: date) -> Stays:
    """`ways`: those on which a child joined, within somebody's reach. `today`: or any day before it, to see how it
    stood then. A fixed number of queries."""
    fetched = list(
        ways.order_by().select_related("child__school").prefetch_related(
            "steps", "child__school__terms",
            Prefetch("placements", Placement.objects.in_sight().that_held()),
            Prefetch("child__placements", Placement.objects.in_sight().that_held()),
            Prefetch("checkins", CheckIn.objects.in_sight().exclude(held_on=None)),
        )
    )  # fmt: skip
    stays = sorted((_stay(way, today) for way in fetched), key=lambda one: (one.joined_on, one.child.pk))
    return Stays(tuple(stays), tuple(_held(when, fetched, today) for when in WHEN))


def _stay(way: Journey, today: date) -> Stay:
    joined = min(step.taken_on for step in way.steps.all() if step.kind == Step.Kind.JOINED)
    placed = [one for one in way.placements.all() if one.starts_on <= today]
    ends = [one.ends_on for one in placed if one.ends_on is not None and one.ends_on <= today]
    is_open = way.closed_on is None or way.closed_on > today
    is_here = any(one.ends_on is None or one.ends_on > today for one in placed) and is_open
    ended = None if is_here else max([*ends, joined]) if ends else way.closed_on or joined
    return Stay(way.child, way, joined, ended, ended or today, _back_on(way, today))


def _back_on(way: Journey, today: date) -> date | None:
    days = [s.taken_on for s in way.steps.all() if s.kind == Step.Kind.BACK_IN_CLASS and s.taken_on <= today]
    return min(days, default=None)


def _held(when: str, ways: Sequence[Journey], today: date) -> Held:
    due = held = moved = not_yet = looked_in = 0
    for way in ways:
        back = _back_on(way, today)
        if back is None:
            continue
        day = keeping_in_touch.days(back, list(way.child.school.terms.all()))[when]
        if day > today:
            not_yet += 1
        elif way.child.left_on is not None and way.child.left_on <= day:
            moved += 1
        else:
            due += 1
            held += not any(back < one.starts_on <= day for one in way.child.placements.all())
            looked_in += any(one.when == when for one in way.checkins.all())
    return Held(when, due, held, moved, not_yet, looked_in)
