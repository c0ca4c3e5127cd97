"""What a file says about itself that a person should hear before anything else. Pure."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from hearth.base import dates
from hearth.exchange.pupils.rows import FileFacts, PupilRow

ENOUGH = 5
"""Children whose age and year must agree before a sheet is taken to be for another year."""


def cautions(
    facts: FileFacts,
    pupils: Iterable[PupilRow],
    *,
    school_urn: str,
    last_made_at: datetime | None,
    brought_in_before: bool,
    today: date,
) -> list[str]:
    """Sentences, the weightiest first. `last_made_at`: the own date of the newest file brought in before."""
    found = []
    if facts.school_urn and facts.school_urn != school_urn:
        name = facts.school_name or f"the school with the number {facts.school_urn}"
        found.append(f"This file comes from another school: {name}. Only go on if its children come to you.")
    if facts.destination_urn and facts.destination_urn != school_urn and facts.school_urn != school_urn:
        found.append(f"This file is meant for another school, with the number {facts.destination_urn}.")
    if facts.made_at and last_made_at and at_school(facts.made_at) < last_made_at:
        found.append(
            f"This file is older than the last one: it was made on {facts.made_at:%d/%m/%Y}, "
            f"the last one on {last_made_at:%d/%m/%Y}."
        )
    year = facts.academic_year or year_by_age(pupils)
    now = school_year(today)
    if year is not None and year != now and not (year == now + 1 and today.month >= 6):
        found.append(
            f"This file is for another year: {year}/{(year + 1) % 100:02}, and now it is {now}/{(now + 1) % 100:02}."
        )
    if brought_in_before:
        found.append("This very file was brought in before.")
    return found


def school_year(day: date) -> int:
    """The year in which the school year of that day began. A file made in August is for the new year."""
    return day.year if day.month >= 8 else day.year - 1


def year_by_age(pupils: Iterable[PupilRow]) -> int | None:
    """The school year in which most of these children would be in the year group the file says."""
    years: Counter[int] = Counter()
    for pupil in pupils:
        place = {"R": 0, "N2": -1}.get(
            pupil.year_group, int(pupil.year_group) if pupil.year_group.isdecimal() else None
        )
        if place is None or pupil.born_on is None:
            continue
        years[pupil.born_on.year + (pupil.born_on.month >= 9) + 4 + place] += 1
    if not years:
        return None
    year, times = years.most_common(1)[0]
    return year if times >= ENOUGH and times > years.total() * 0.7 else None


def at_school(moment: datetime) -> datetime:
    """A transfer file's hour has no time zone: it is the school's."""
    return moment if moment.tzinfo else moment.replace(tzinfo=dates.LONDON)
