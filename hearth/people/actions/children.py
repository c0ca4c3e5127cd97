"""A child comes on roll, changes, leaves."""

from datetime import date
from typing import TypedDict, Unpack

from hearth.audit.log import change
from hearth.base.errors import RuleBroken
from hearth.people.models import Child, User
from hearth.schools.models import School, SchoolClass


class ChildFacts(TypedDict, total=False):
    forename: str
    surname: str
    known_as: str
    born_on: date | None
    upn: str
    year_group: str
    school_class: SchoolClass | None
    peg: str
    language: str
    joined_on: date | None


@change
def enrol(school: School, *, by: User | None, **facts: Unpack[ChildFacts]) -> Child:
    """A child is on the school's roll."""
    _class_is_here(school, facts)
    return Child.objects.create(school=school, **facts)


@change
def change_child(child: Child, *, by: User | None, **facts: Unpack[ChildFacts]) -> Child:
    _class_is_here(child.school, facts)
    for name, value in facts.items():
        setattr(child, name, value)
    child.save()
    return child


@change
def leave_roll(child: Child, *, on: date, by: User | None) -> Child:
    """The child goes to another school. Nothing written here is lost by that."""
    child.left_on = on
    child.save(update_fields=["left_on"])
    return child


def _class_is_here(school: School, facts: ChildFacts) -> None:
    school_class = facts.get("school_class")
    if school_class is not None and school_class.school_id != school.pk:
        raise RuleBroken(f"{school_class.name} is a class of another school.")
