"""The one clock, and school days. The demo and the tests set the clock; nothing else does."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

LONDON = ZoneInfo("Europe/London")

_started = timezone.now()
_stands_at: datetime | None = None


def now() -> datetime:
    """The present moment. In a demo the clock began at the cast's day and runs on from there."""
    if _stands_at is not None:
        return _stands_at
    real = timezone.now()
    if settings.CLOCK_STARTS is None:
        return real
    begun: datetime = settings.CLOCK_STARTS
    return begun + (real - _started)


def today() -> date:
    return now().astimezone(LONDON).date()


def day_of(moment: datetime) -> date:
    """The day at school on which a moment fell."""
    return moment.astimezone(LONDON).date()


def moment(day: date, clock: str = "9:05") -> datetime:
    """A day and a clock time at school, for example `moment(day, "15:10")`."""
    hour, minute = clock.split(":")
    return datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=LONDON)


def set_clock(when: datetime | None) -> None:
    """Stop the clock at a moment (tests and the making of the cast), or let it run again."""
    global _stands_at
    _stands_at = when


@contextmanager
def at(when: datetime) -> Iterator[None]:
    before = _stands_at
    set_clock(when)
    try:
        yield
    finally:
        set_clock(before)


def next_weekday(day: date, after: int = 1) -> date:
    """The day that many weekdays later. Holidays are the reader's to allow for: we never promise for them."""
    while after:
        day += timedelta(days=1)
        if day.weekday() < 5:
            after -= 1
    return day


def part_of_day(when: datetime) -> str:
    """'am' until noon in London, then 'pm'."""
    return "am" if when.astimezone(LONDON).hour < 12 else "pm"
