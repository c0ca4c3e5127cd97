"""Whom to ask, by name: the nurture lead about a family, the safeguarding lead about safety."""

from hearth.people.models import Membership, User
from hearth.people.roles import Role
from hearth.schools.models import School


def lead_to_ask(school: School) -> User | None:
    """The nurture lead; where there is none, the head."""
    for role in (Role.NURTURE_LEAD, Role.HEAD):
        if found := _with(role, school):
            return found[0]
    return None


def safeguarding_leads(school: School) -> list[User]:
    return _with(Role.SAFEGUARDING_LEAD, school)


def _with(role: Role, school: School) -> list[User]:
    here = Membership.objects.now().filter(school=school, role=role).select_related("user").order_by("begins_on", "pk")
    return [membership.user for membership in here]
