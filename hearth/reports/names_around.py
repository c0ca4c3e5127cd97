"""Whose names, and which places, a story about one child could give away: fetched once for a story."""

import re
from collections.abc import Iterator

from django.db.models import Q

from hearth.agreements.models import Ask
from hearth.journeys.models import Journey
from hearth.people.models import Child, Membership, Relationship, User
from hearth.people.roles import Role
from hearth.practice.names import Kind, Names, Person, known
from hearth.reports.unnamed import Around, Close, around
from hearth.schools.models import NurtureGroup, School, SchoolClass

PARENTS = {
    "mother": "a parent", "father": "a parent", "step_parent": "a parent", "grandparent": "a carer",
    "foster_carer": "a carer", "carer": "a carer", "relative": "a carer", "other": "another adult",
    "social_worker": "a professional from outside",
}  # fmt: skip
STAFF = {
    Role.CLASS_TEACHER: "the class teacher", Role.HEAD: "the head", Role.NURTURE_LEAD: "the lead of the group",
    Role.NURTURE_TEACHER: "an adult of the nurture room", Role.ASSISTANT: "an adult of the nurture room",
    Role.OFFICE: "the office", Role.SAFEGUARDING_LEAD: "a colleague", Role.LINGUIST: "an interpreter",
}  # fmt: skip
NAMES = ("forename", "surname", "known_as")
HOME = "where the family lives"
# What many names of schools and councils begin with, and what a story says of other things as well.
BEGINNINGS = """
city county borough royal great greater high higher upper lower little long north south east west saint saints lady
holy sacred church park hill green wood woods field fields bridge river water castle first middle primary junior infant
infants community central cross good hope grace trinity christ queen king kings queen's king's mount over under white
black brown grey blue red stone spring summer winter star bright school home
"""


def of(child: Child) -> Around:
    """Everybody at this child's school, and of those around the child what they are to it."""
    family = list(Relationship.objects.filter(child=child).select_related("adult"))
    key = {way.key_adult_id for way in Journey.objects.filter(child=child)}
    staff = list(Membership.objects.filter(school=child.school).select_related("user"))
    near = [Close(Kind.CHILD, child.forename, child.surname, child.known_as, "the child"), *_family(family)]
    near += [_colleague(one, key) for one in staff]
    return around(near, _others(child, family), dict(_places(child, family)))


def everybody(school: School) -> Names:
    """For words about the school and not about one child: whoever is named in them."""
    people = [Person(Kind.CHILD, *row) for row in Child.objects.filter(school=school).values_list(*NAMES)]
    adults = User.objects.filter(Q(relationships__child__school=school) | Q(memberships__school=school)).distinct()
    people += [Person(Kind.SOMEBODY, *row) for row in adults.order_by().values_list(*NAMES)]
    return known(people)


def _family(family: list[Relationship]) -> Iterator[Close]:
    for one in family:
        adult = one.adult
        yield Close(Kind.PARENT, adult.forename, adult.surname, adult.known_as, PARENTS[one.kind])
        if adult.interpreter:
            yield Close(Kind.COLLEAGUE, adult.interpreter, "", "", "an interpreter")


def _colleague(one: Membership, key: set[int]) -> Close:
    user: User = one.user
    role = "the key adult" if user.pk in key else STAFF.get(Role(one.role), "a colleague")
    return Close(Kind.COLLEAGUE, user.forename, user.surname, user.known_as, role)


def _others(child: Child, family: list[Relationship]) -> Iterator[Person]:
    """Brothers and sisters are among the other children: who they are to each other is nobody's to read."""
    every = Child.objects.filter(school=child.school).exclude(pk=child.pk)
    for row in every.values_list(*NAMES):
        yield Person(Kind.CHILD, *row)
    elsewhere = Child.objects.filter(relationships__adult__in=[one.adult_id for one in family]).exclude(pk=child.pk)
    for row in elsewhere.exclude(school=child.school).values_list(*NAMES):
        yield Person(Kind.CHILD, *row)
    parents = User.objects.filter(relationships__child__school=child.school).exclude(relationships__child=child)
    for row in parents.distinct().order_by().values_list(*NAMES):
        yield Person(Kind.PARENT, *row)
    for adult in User.objects.filter(pk__in=Ask.objects.filter(child=child).values("adult")):
        yield Person(Kind.PARENT, adult.forename, adult.surname, adult.known_as)


def _telling(name: str) -> list[str]:
    """The first word of a name, where it stands for all of it: “Rowan”, and not “The”, “All” or “St”."""
    first = name.split()[0] if name.split() else ""
    return [first] if len(first) > 3 and first.casefold().replace("’", "'") not in BEGINNINGS.split() else []


def _places(child: Child, family: list[Relationship]) -> Iterator[tuple[str, str]]:
    """Lines of an address are looked for, and shown to nobody."""
    for one in family:
        for line in re.split(r"[,\n]", one.adult.address):
            bare = re.sub(r"^\s*(?:flat\s+)?\d+[a-z]?\s+", "", line.strip(), flags=re.IGNORECASE)
            if len(bare) > 2:
                yield bare, HOME
    schools = (
        School.objects.filter(authority=child.school.authority_id) if child.school.authority_id else [child.school]
    )
    for school in schools:
        for name in (school.name, school.outside_name):
            yield name, "the school"
    if child.school.authority is not None:
        yield child.school.authority.name, "the authority"
        yield from ((word, HOME) for word in _telling(child.school.authority.name))
    yield from ((word, "the school") for word in _telling(child.school.name))
    for group in NurtureGroup.objects.filter(school=child.school):
        yield f"the {group.name}", "the nurture room"
        yield group.name, "the nurture room"
    for row in SchoolClass.objects.filter(school=child.school):
        yield f"class {row.name}", "the class"
        yield row.name, "the class"
