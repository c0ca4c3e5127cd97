"""Days and clock times as each language says them. Western digits in all of them."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from hearth.base import dates
from hearth.languages import catalogue

# Nearer than this, everybody knows which year is meant.
NEAR = 330


def day(when: date, *, today: date | None = None) -> str:
    """ "24 November"; with the year only when it is long ago or far ahead."""
    on = _london_day(when)
    says = catalogue.now().days
    return _said(says.day if _is_near(on, today) else says.day_and_year, on)


def full_day(when: date) -> str:
    """ "24 November 2026", for what is kept on paper."""
    return _said(catalogue.now().days.day_and_year, _london_day(when))


def weekday_day(when: date) -> str:
    """ "Tuesday 24 November"; with the year only when it is long ago or far ahead."""
    on = _london_day(when)
    says = catalogue.now().days
    return _said(says.weekday_and_day if _is_near(on) else says.weekday_day_and_year, on)


def weekday(when: date | int) -> str:
    """ "Tuesday", of a day or of its number in the week (0 is Monday)."""
    at = when if isinstance(when, int) else _london_day(when).weekday()
    return catalogue.now().days.weekdays[at]


def month(when: date) -> str:
    """ "November", alone."""
    return catalogue.now().days.months_alone[_london_day(when).month - 1]


def joined(names: Sequence[str]) -> str:
    """ "Monday and Tuesday", "Monday, Tuesday and Friday"; the comma is each language's own."""
    if len(names) < 2:
        return "".join(names)
    *first, last = names
    return _("%(some)s and %(last)s") % {"some": _(", ").join(first), "last": last}


def clock(when: datetime | time) -> str:
    """ "9.05", at school."""
    at = when.astimezone(dates.LONDON) if isinstance(when, datetime) and when.tzinfo else when
    return catalogue.now().days.clock.format(hour=at.hour, minute=f"{at.minute:02}")


def _london_day(when: date) -> date:
    if isinstance(when, datetime):
        return (when.astimezone(dates.LONDON) if when.tzinfo else when).date()
    return when


def _is_near(on: date, today: date | None = None) -> bool:
    return abs(((today or dates.today()) - on).days) < NEAR


def _said(pattern: str, on: date) -> str:
    says = catalogue.now().days
    return pattern.format(
        day=on.day, month=says.months[on.month - 1], year=on.year, weekday=says.weekdays[on.weekday()]
    )
