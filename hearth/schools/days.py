"""School days: the days on which a promise made today can be kept."""

from datetime import date

from hearth.base import dates
from hearth.schools.models import School


def school_day_after(school: School, day: date, after: int = 1) -> date:
    """The day that many school days later. Outside every term we know of, weekdays count."""
    terms = list(school.terms.values_list("starts_on", "ends_on"))
    known_until = max((ends for _, ends in terms), default=day)
    while after:
        day = dates.next_weekday(day)
        if day > known_until or any(starts <= day <= ends for starts, ends in terms):
            after -= 1
    return day
