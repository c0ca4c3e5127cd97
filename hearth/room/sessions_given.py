"""How many sessions the group should have had, how many were lost and why, and how many children had a place in them.

A session is a morning or an afternoon. The group has one wherever at least one child has a place in it, on a school day
inside the terms the school has written down. Where none is written down nothing is counted: holidays would be in it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from hearth.journeys import week
from hearth.journeys.models import Placement
from hearth.journeys.week import Placed
from hearth.room.models import LostSession
from hearth.schools.models import NurtureGroup


class TermDays(Protocol):
    starts_on: date
    ends_on: date


class Lost(Protocol):
    on: date
    part: str
    why: str


@dataclass(frozen=True)
class Sessions:
    """`planned`: sessions of the group. `lost`: why, and how many of those. `places_taken` and `places_open`: each
    place in each session given counts once; `places_open` is what the group's number of places comes to."""

    first: date
    last: date
    school_days: int
    planned: int
    lost: tuple[tuple[str, int], ...]
    places_taken: int
    places_open: int

    @property
    def lost_in_all(self) -> int:
        return sum(n for _, n in self.lost)

    @property
    def given(self) -> int:
        return self.planned - self.lost_in_all

    @property
    def is_known(self) -> bool:
        """Whether any school day of the time is written down."""
        return self.school_days > 0

    @property
    def children_a_session(self) -> float | None:
        return self.places_taken / self.given if self.given else None


def of(group: NurtureGroup, first: date, last: date) -> Sessions:
    """Both days in it. Three queries. About the room, so no child is named; what the safeguarding lead has is left
    out as everywhere."""
    placed = Placement.objects.in_sight().of_group(group).that_held().filter(starts_on__lte=last)
    lost = LostSession.objects.filter(group=group, on__gte=first, on__lte=last)
    return counted(
        list(placed.from_day(first).prefetch_related("sessions")), list(lost), list(group.school.terms.all()),
        places=group.places, first=max(first, group.opened_on), last=last,
    )  # fmt: skip


def counted(
    placed: Sequence[Placed], lost: Iterable[Lost], terms: Sequence[TermDays], *, places: int, first: date, last: date
) -> Sessions:
    """Pure: rows are given, nothing is asked."""
    why = {(one.on, one.part): one.why for one in lost}
    held = [(one, set(week.sessions_of(one))) for one in placed]
    days = planned = taken = 0
    gone: Counter[str] = Counter()
    for day in _school_days(terms, first, last):
        days += 1
        for part, _name in week.PARTS:
            children = sum((day.weekday(), part) in sessions for one, sessions in held if week.holds(one, day))
            if not children:
                continue
            planned += 1
            if (day, part) in why:
                gone[why[day, part]] += 1
            else:
                taken += children
    given = planned - gone.total()
    reasons = tuple((str(LostSession.Why(code).label), gone[code]) for code in LostSession.Why.values if gone[code])
    return Sessions(first, last, days, planned, reasons, taken, given * places)


def _school_days(terms: Sequence[TermDays], first: date, last: date) -> Iterable[date]:
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        if day.weekday() < 5 and any(term.starts_on <= day <= term.ends_on for term in terms):
            yield day
