"""Who is at a school: whose names no reflection holds, and which colleagues it may be shared with."""

from django.db.models import QuerySet

from hearth.people.models import Child, Membership, Relationship, User
from hearth.people.roles import ROLE_MAY, Permission
from hearth.practice.names import Kind, Names, Person, known
from hearth.schools.models import NurtureGroup, School


def names_at(school: School, *, writer: User) -> Names:
    """The names of the school's children and of the adults around them. Four queries, however large the school."""
    people = [
        Person(Kind.CHILD, *row)
        for row in Child.objects.filter(school=school).values_list("forename", "surname", "known_as")
    ]
    staff = Membership.objects.filter(school=school).exclude(user=writer)
    parents = Relationship.objects.filter(child__school=school).exclude(adult=writer)
    for kind, rows, who in ((Kind.COLLEAGUE, staff, "user"), (Kind.PARENT, parents, "adult")):
        named = rows.values_list(f"{who}__forename", f"{who}__surname", f"{who}__known_as").distinct()
        people += [Person(kind, *row) for row in named.order_by()]
    rooms = NurtureGroup.objects.filter(school=school).values_list("name", flat=True)
    own = (writer.forename, writer.surname, writer.known_as)
    return known(people, own=own, not_people=(school.name, *rooms))


def colleagues(school: School, *, of: User) -> QuerySet[User]:
    """Everybody else who works at the school now."""
    reflecting = [role for role, may in ROLE_MAY.items() if Permission.REFLECT in may]
    here = Membership.objects.now().filter(school=school, role__in=reflecting).values("user")
    return User.objects.filter(pk__in=here).exclude(pk=of.pk).order_by("surname", "forename", "pk")
