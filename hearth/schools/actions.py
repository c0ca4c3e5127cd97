"""Founding a school here, and what its year looks like."""

from datetime import date

from hearth.audit.log import Actor, change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.schools.models import Authority, Installation, NurtureGroup, School, SchoolClass, Term


@change
def open_school(
    name: str,
    *,
    urn: str,
    jurisdiction: str,
    kind: str,
    phase: str = School.Phase.PRIMARY,
    authority: Authority | None = None,
    phone: str = "",
    by: Actor | None,
) -> School:
    if School.objects.filter(urn=urn).exists():
        raise RuleBroken(f"A school with the number {urn} is here already.")
    return School.objects.create(
        name=name, urn=urn, jurisdiction=jurisdiction, kind=kind, phase=phase, authority=authority, phone=phone
    )


@change
def open_authority(name: str, *, jurisdiction: str, by: Actor | None) -> Authority:
    return Authority.objects.create(name=name, jurisdiction=jurisdiction)


@change
def add_term(school: School, *, name: str, starts_on: date, ends_on: date, by: Actor | None) -> Term:
    if ends_on <= starts_on:
        raise RuleBroken("A term ends after it starts. Please look at the two dates again.")
    return school.terms.create(name=name, starts_on=starts_on, ends_on=ends_on)


@change
def add_class(school: School, *, name: str, by: Actor | None) -> SchoolClass:
    found, _made = SchoolClass.objects.get_or_create(school=school, name=name)
    return found


@change
def open_group(
    school: School,
    *,
    name: str,
    kind: str = NurtureGroup.Kind.PART_TIME,
    places: int = 8,
    opened_on: date,
    by: Actor | None,
) -> NurtureGroup:
    return school.groups.create(name=name, kind=kind, places=places, opened_on=opened_on)


def installation() -> Installation:
    """The one row. Made on first need: a new database is nobody's demo."""
    found, _made = Installation.objects.get_or_create(pk=1)
    return found


@change
def mark_as_demo(*, by: Actor | None) -> Installation:
    here = installation()
    if here.real_children_at is not None:
        raise RuleBroken("Real children have come into this database: it is no demo any more.")
    here.demo_made_at = dates.now()
    here.save(update_fields=["demo_made_at"])
    return here


@change
def note_real_children(*, by: Actor | None) -> Installation:
    """Somebody brought in children from a file. The development sign-in is shut from now on, for good."""
    here = installation()
    if here.real_children_at is None:
        here.real_children_at = dates.now()
        here.save(update_fields=["real_children_at"])
    return here
