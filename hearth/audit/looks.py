"""Who of the school staff opened pages about a child, day by day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from hearth.audit.models import Entry
from hearth.base import dates


@dataclass(frozen=True)
class Day:
    """The looks of one day, in the order given; and whose they were, each name once, A to Z."""

    day: date
    looks: tuple[Entry, ...]

    @property
    def names(self) -> list[str]:
        return sorted({entry.actor_name for entry in self.looks})


def by_day(entries: Iterable[Entry]) -> list[Day]:
    return [
        Day(day, tuple(looks)) for day, looks in groupby(entries, key=lambda e: e.at.astimezone(dates.LONDON).date())
    ]
