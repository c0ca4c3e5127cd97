"""When we look in after the return: at six weeks, a term and a year. Pure: terms are given, nothing is asked."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol

SIX_WEEKS = timedelta(days=42)
TERM = timedelta(weeks=13)


class TermDays(Protocol):
    starts_on: date
    ends_on: date


def days(back_on: date, terms: Sequence[TermDays] = ()) -> dict[str, date]:
    """The three days, each on a school day as far as the school's own terms tell us."""
    ordered = sorted(terms, key=lambda term: term.starts_on)
    return {
        "six_weeks": in_school(back_on + SIX_WEEKS, ordered),
        "term": in_school(_a_term_later(back_on, ordered), ordered),
        "year": in_school(_a_year_later(back_on), ordered),
    }


def _a_term_later(back_on: date, terms: Sequence[TermDays]) -> date:
    """As far into the next term as the return was into its own; thirteen weeks where the terms are not written down."""
    for term, after in zip(terms, terms[1:], strict=False):
        if term.starts_on <= back_on <= term.ends_on:
            return min(after.starts_on + (back_on - term.starts_on), after.ends_on)
    return back_on + TERM


def _a_year_later(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 3, 1) if leap_day else day.replace(year=day.year + 1)


def in_school(day: date, terms: Sequence[TermDays]) -> date:
    """That day, or the first weekday after it; in a holiday we know of, the first day of the next term."""
    for before, after in zip(terms, terms[1:], strict=False):
        if before.ends_on < day < after.starts_on:
            day = after.starts_on
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day
