"""One small school for these tests: a room with two adults, Amal with two parents who live apart, and others."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from hearth.agreements.models import Answer, Ask
from hearth.base import dates
from hearth.journeys.actions.journeys import begin
from hearth.journeys.models import Journey
from hearth.people.models import Child, Membership, Relationship, User
from hearth.people.roles import Role
from hearth.schools.models import NurtureGroup, School, SchoolClass, Term

MONDAY = date(2026, 11, 2)
MORNINGS = [(weekday, "am") for weekday in range(5)]


@dataclass
class Small:
    school: School
    group: NurtureGroup
    home_class: SchoolClass
    lead: User
    assistant: User
    teacher: User
    leila: User
    yusuf: User
    amal: Child
    journey: Journey
    others: list[Child] = field(default_factory=list)


def adult(name: str, **known: object) -> User:
    return User.objects.create(surname=name.split()[-1], known_as=name, **known)


def working(school: School, name: str, role: Role, **where: object) -> User:
    user = adult(name, is_working_here=True)
    Membership.objects.create(user=user, school=school, role=role, begins_on=date(2025, 9, 1), **where)
    return user


def related(child: Child, parent: User, *, by: User, kind: str = "mother", **known: object) -> Relationship:
    facts = {
        "has_responsibility": True, "has_say": True, "say_why": "Has parental responsibility", "say_recorded_by": by,
        "say_recorded_at": dates.now(), "may_see": True, "may_contact": True, "spoke_first_on": MONDAY,
        "spoke_first_by": by, **known,
    }  # fmt: skip
    return Relationship.objects.create(child=child, adult=parent, kind=kind, **facts)


def says(child: Child, parent: User, kind: str, *, by: User) -> Answer:
    ask, _ = Ask.objects.get_or_create(
        child=child, adult=parent, closed_at=None,
        defaults={
            "group": child.group, "offer": "Five mornings.", "why": "To feel safe.", "asked_by": by,
            "asked_at": dates.now() - timedelta(hours=2),
        },
    )  # fmt: skip
    return Answer.objects.create(
        child=child, ask=ask, kind=kind, how="phone", said_on=dates.today(), entered_by=by, entered_at=dates.now()
    )


def another_child(small: Small, name: str, answer: str = "yes") -> Journey:
    """A child of the same class, on the way, whose one parent answered."""
    child = Child.objects.create(
        school=small.school, forename=name, surname="Other", school_class=small.home_class, joined_on=date(2024, 9, 1)
    )
    journey = begin(child, group=small.group, key_adult=small.lead, by=small.lead)
    parent = adult(f"Parent of {name}")
    related(child, parent, by=small.lead)
    child.refresh_from_db()
    if answer:
        says(child, parent, answer, by=small.lead)
    small.others.append(child)
    return journey


def small_school(answers: tuple[str, str] = ("yes", "yes"), places: int = 3) -> Small:
    school = School.objects.create(name="Small School", urn="999990", jurisdiction="england", kind="maintained")
    for name, first, last in (
        ("Autumn", date(2026, 9, 1), date(2026, 12, 18)), ("Spring", date(2027, 1, 4), date(2027, 3, 26)),
        ("Summer", date(2027, 4, 12), date(2027, 7, 21)), ("Autumn", date(2027, 9, 1), date(2027, 12, 17)),
    ):  # fmt: skip
        Term.objects.create(school=school, name=name, starts_on=first, ends_on=last)
    group = NurtureGroup.objects.create(school=school, name="Willow Room", places=places, opened_on=date(2025, 9, 1))
    home_class = SchoolClass.objects.create(school=school, name="Year 3")
    lead = working(school, "Miss Okafor", Role.NURTURE_LEAD, group=group)
    assistant = working(school, "Mrs Bell", Role.ASSISTANT, group=group)
    teacher = working(school, "Mr Reid", Role.CLASS_TEACHER, school_class=home_class)
    leila, yusuf = adult("Leila", email="leila@small.example.org"), adult("Yusuf")
    amal = Child.objects.create(
        school=school, forename="Amal", surname="Khan", school_class=home_class, joined_on=date(2024, 9, 1)
    )
    journey = begin(amal, group=group, key_adult=lead, by=lead)
    amal.refresh_from_db()
    related(amal, leila, by=lead, contact_how="email")
    related(amal, yusuf, by=lead, kind="father")
    for parent, answer in zip((leila, yusuf), answers, strict=True):
        if answer:
            says(amal, parent, answer, by=lead)
    return Small(school, group, home_class, lead, assistant, teacher, leila, yusuf, amal, journey)
