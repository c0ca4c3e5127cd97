"""Who of the school staff opened pages about a child, day by day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from hearth.audit.models import Entry
from hearth.base import dates


@dataclass(frozen=True)
class Looker:
    name: str
    pages: int
    first: datetime
    last: datetime


@dataclass(frozen=True)
class Day:
    """The looks of one day, in the order given; and whose they were, each name once, A to Z."""

    day: date
    looks: tuple[Entry, ...]

    @property
    def names(self) -> list[str]:
        return sorted({entry.actor_name for entry in self.looks})

    @property
    def people(self) -> list[Looker]:
        """For the school's own eyes: each name once, from the first look to the last."""
        found = []
        for name in self.names:
            times = sorted(entry.at for entry in self.looks if entry.actor_name == name)
            found.append(Looker(name, len(times), times[0], times[-1]))
        return found


def by_day(entries: Iterable[Entry]) -> list[Day]:
    return [
        Day(day, tuple(looks)) for day, looks in groupby(entries, key=lambda e: e.at.astimezone(dates.LONDON).date())
    ]
