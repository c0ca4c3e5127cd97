"""Which children a figure is about: those who joined these groups, all of them or by school year.

A child who came back is there once for each way: each has a first look of its own. Reach is asked once, here.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.db.models import Exists, Min, OuterRef, Q

from hearth.base import dates
from hearth.journeys.models import Journey, Placement, Step
from hearth.people.models import User
from hearth.schools.models import NurtureGroup

Kind = Literal["all", "began", "here"]
# School years begin between mid-August and September in the four nations.
BEGINS = (8, 1)


@dataclass(frozen=True)
class Span:
    """All ways; those of a school year that began in it; or those with a place at some time in it. `year` is the one
    the school year begins in."""

    kind: Kind = "all"
    year: int = 0

    @property
    def name(self) -> str:
        """For an address: `all`, `began-2025`, `here-2025`."""
        return "all" if self.kind == "all" else f"{self.kind}-{self.year}"

    @property
    def words(self) -> str:
        if self.kind == "all":
            return "everybody so far"
        return f"who joined in {said(self.year)}" if self.kind == "began" else f"who had a place in {said(self.year)}"

    @property
    def first(self) -> date:
        return date(self.year, *BEGINS)

    @property
    def last(self) -> date:
        return date(self.year + 1, 7, 31)


ALL = Span()


def said(year: int) -> str:
    return f"{year}–{(year + 1) % 100:02}"


def year_of(day: date) -> int:
    """The year in which the school year of that day began."""
    return day.year if (day.month, day.day) >= BEGINS else day.year - 1


def of_name(name: str) -> Span:
    """From an address; anything else is everybody."""
    kind, _, year = name.partition("-")
    if kind == "began" and year.isdecimal() and 1990 <= int(year) <= 2200:
        return Span("began", int(year))
    if kind == "here" and year.isdecimal() and 1990 <= int(year) <= 2200:
        return Span("here", int(year))
    return ALL


def of(groups: Collection[NurtureGroup], span: Span, user: User) -> Any:
    """The ways through these groups that this person reaches and on which the child has joined, with `joined` and
    whether the child `is_here` now."""
    today = dates.today()
    ways = (
        Journey.objects.visible_to(user)
        .filter(group__in=list(groups), steps__kind=Step.Kind.JOINED, steps__taken_on__lte=today)
        .annotate(joined=Min("steps__taken_on"), is_here=Exists(_placed().running(today)))
    )
    if span.kind == "began":
        return ways.filter(joined__gte=span.first, joined__lte=span.last)
    if span.kind == "here":
        still = Q(ends_on=None) | Q(ends_on__gt=span.first)
        return ways.filter(Exists(_placed().that_held().filter(still, starts_on__lte=min(span.last, today))))
    return ways


def _placed() -> Any:
    return Placement.objects.in_sight().filter(journey=OuterRef("pk"))


def years(groups: Collection[NurtureGroup], user: User) -> list[int]:
    """School years in which somebody joined, newest first; one query."""
    return sorted({year_of(joined) for joined in of(groups, ALL, user).values_list("joined", flat=True)}, reverse=True)
