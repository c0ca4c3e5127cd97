"""Whom to ask, by name: the nurture lead about a family, the safeguarding lead about safety."""

from hearth.people.models import Child, Membership, User
from hearth.people.roles import Role
from hearth.schools.models import School


def lead_to_ask(school: School, about: Child | None = None) -> User | None:
    """The nurture lead; where there is none, the head. Never one who is among this child's own people."""
    own = set(about.relationships.values_list("adult_id", flat=True)) if about else set()
    here = (user for role in (Role.NURTURE_LEAD, Role.HEAD) for user in _with(role, school))
    return next((user for user in here if user.pk not in own), None)


def safeguarding_leads(school: School, about: Child | None = None) -> list[User]:
    """Those who receive a worry about safety; never one who is among this child's own people."""
    own = set(about.relationships.values_list("adult_id", flat=True)) if about else set()
    return [user for user in _with(Role.SAFEGUARDING_LEAD, school) if user.pk not in own]


def _with(role: Role, school: School) -> list[User]:
    here = Membership.objects.now().filter(school=school, role=role).select_related("user").order_by("begins_on", "pk")
    return [membership.user for membership in here]
