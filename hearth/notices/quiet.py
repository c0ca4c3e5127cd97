"""The hours in which nothing reaches a parent's phone. Pure: a moment and somebody's wishes in, a moment out.

Wishes are times on a clock in London: when the clocks change, seven in the morning is still seven in the morning."""

from datetime import datetime, time, timedelta

from hearth.base.dates import LONDON
from hearth.people.models import User

SATURDAY = 5


def is_quiet(moment: datetime, *, begins: time, ends: time, weekends: bool) -> bool:
    """Whether this moment is one in which they want to hear nothing. The same time twice: no quiet hours by night."""
    there = moment.astimezone(LONDON)
    if weekends and there.weekday() >= SATURDAY:
        return True
    clock = there.time()
    if begins <= ends:
        return begins <= clock < ends
    return clock >= begins or clock < ends


def ends_at(moment: datetime, *, begins: time, ends: time, weekends: bool) -> datetime | None:
    """When we may write again; None if we may now. Always later than `moment`."""
    at = moment
    while is_quiet(at, begins=begins, ends=ends, weekends=weekends):
        there = at.astimezone(LONDON)
        if weekends and there.weekday() >= SATURDAY:
            at = _next(at, time(0), days=7 - there.weekday())
        else:
            at = _next(at, ends, days=int(there.time() >= ends))
    return None if at == moment else at


def over_for(adult: User, moment: datetime) -> datetime | None:
    """The same by what this adult chose."""
    return ends_at(moment, begins=adult.quiet_from, ends=adult.quiet_until, weekends=adult.quiet_weekends)


def _next(after: datetime, clock: time, *, days: int) -> datetime:
    """That time on that day. In the hour that comes twice, the one still to come; a time that the clocks leap over
    is the same number of minutes past the leap."""
    day = after.astimezone(LONDON).date() + timedelta(days=days)
    first = datetime.combine(day, clock, tzinfo=LONDON)
    return first if first.timestamp() > after.timestamp() else first.replace(fold=1)
