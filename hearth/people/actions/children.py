"""A child comes on roll by hand. Most come from the school's own file (`exchange`)."""

from datetime import date

from hearth.audit.log import change
from hearth.base.errors import RuleBroken
from hearth.people.models import Child, User
from hearth.schools.models import School, SchoolClass


@change
def enrol(
    school: School,
    *,
    forename: str,
    surname: str,
    known_as: str = "",
    born_on: date | None = None,
    upn: str = "",
    year_group: str = "",
    school_class: SchoolClass | None = None,
    peg: str = "",
    joined_on: date | None = None,
    by: User,
) -> Child:
    """Somebody with this name and birthday who is here already is the same child."""
    same = school.children.filter(forename__iexact=forename, surname__iexact=surname, born_on=born_on)
    if born_on and same.exists():
        raise RuleBroken(f"{forename} {surname} is on roll already.")
    return Child.objects.create(
        school=school, forename=forename, surname=surname, known_as=known_as, born_on=born_on, upn=upn,
        year_group=year_group, school_class=school_class, peg=peg, joined_on=joined_on,
    )  # fmt: skip
