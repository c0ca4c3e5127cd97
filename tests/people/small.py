"""A school small enough to read: for tests that need a few people and not the whole cast."""

from dataclasses import dataclass
from datetime import date

from hearth.people import actions as people
from hearth.people.models import Child, Relationship, User
from hearth.people.roles import Role
from hearth.schools.models import NurtureGroup, School, SchoolClass

TODAY = date(2026, 2, 2)


@dataclass
class Small:
    school: School
    group: NurtureGroup
    head: User
    lead: User
    bell: User
    reid: User
    varga: User
    pike: User
    amal: Child
    leila: Relationship
    yusuf: Relationship


def small() -> Small:
    school = School.objects.create(
        name="Rowan Primary", urn="999991", jurisdiction="england", kind="maintained", phone="01632 960110"
    )
    group = NurtureGroup.objects.create(school=school, name="Willow Room", opened_on=date(2023, 9, 4))
    third = SchoolClass.objects.create(school=school, name="3R")

    def staff(known_as: str, role: Role) -> User:
        surname = known_as.split()[-1]
        return people.give_role(
            school, forename="", surname=surname, known_as=known_as, email=f"{surname.lower()}@small.example.org",
            role=role, school_class=third, group=group, by=None,
        ).user  # fmt: skip

    head, lead = staff("Mrs Marsh", Role.HEAD), staff("Miss Okafor", Role.NURTURE_LEAD)
    amal = people.enrol(school, forename="Amal", surname="Rahman", school_class=third, by=head)
    return Small(
        school=school, group=group, head=head, lead=lead,
        bell=staff("Mrs Bell", Role.ASSISTANT), reid=staff("Mr Reid", Role.CLASS_TEACHER),
        varga=staff("Mr Varga", Role.SAFEGUARDING_LEAD), pike=staff("Mrs Pike", Role.OFFICE), amal=amal,
        leila=_parent(amal, "Leila", "mother", "4 Orchard Row", lead),
        yusuf=_parent(amal, "Yusuf", "father", "19 Canal Street", lead),
    )  # fmt: skip


def _parent(child: Child, name: str, kind: str, address: str, lead: User) -> Relationship:
    return people.add_adult(
        child, forename=name, surname="Rahman", known_as=name, kind=kind, has_responsibility=True,
        contact_email=f"{name.lower()}@small.example.org", mobile="07700 900114", address=address, by=lead,
    )  # fmt: skip


def spoken(relationship: Relationship, by: User) -> Relationship:
    """Somebody talked with this adult, and the record is open to them."""
    people.open_record(relationship, by=by)
    return people.note_first_talk(relationship, on=TODAY, by=by)
