"""Whom we talk with about a child."""

from django.db.models import Q, QuerySet

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people.models import Child, Membership, Relationship, User
from hearth.people.roles import CLASS_ONLY, GROUP_ONLY, ROLE_MAY, WHOLE_SCHOOL, Permission
from hearth.schools.models import School


def somebody_we_talk_with(child: Child, adult: User) -> Relationship:
    """The adult's place around the child; refused where contact is restricted or nobody has looked yet."""
    relationship = Relationship.objects.current().filter(child=child, adult=adult).first()
    if relationship is None:
        raise RuleBroken(f"{adult.name} is not recorded as somebody around {child.name}.")
    if relationship.held or relationship.restriction:
        raise RuleBroken(f"Ask the nurture lead before you speak with {adult.name} about {child.name}.")
    return relationship


def somebody_we_write_to(child: Child, adult: User) -> Relationship:
    """The guard of every channel, with the reason in words; and they must be able to read it where it stands."""
    found = Relationship.objects.current().filter(child=child, adult=adult).select_related("adult", "child__school")
    relationship = found.first()
    if relationship is None:
        raise RuleBroken(f"{adult.name} is not recorded as somebody around {child.name}.")
    if relationship.ask_first:
        raise RuleBroken(f"Ask the nurture lead before you write to {adult.name} about {child.name}.")
    if relationship.spoke_first_on is None:
        raise RuleBroken(f"Talk with {adult.name} first, and write the talk down. Then you can write.")
    if not relationship.may_be_written_to:
        raise RuleBroken(f"{adult.name} is not to be contacted. Change that first, if it is no longer so.")
    if not relationship.may_see:
        raise RuleBroken(f"{adult.name} does not see {child.name}’s pages, so cannot read it here. Ring instead.")
    return relationship


def adults_we_talk_with(child: Child) -> QuerySet[User]:
    """For choosing whom a promise was made to, or who told us."""
    around = Relationship.objects.current().filter(child=child, held=False, restriction="")
    return User.objects.filter(pk__in=around.values("adult")).order_by("surname", "forename", "pk")


def who_can_answer(child: Child) -> QuerySet[User]:
    """Members of staff who see this child's pages and may answer a family. Never the child's own family."""
    answering = [role for role, may in ROLE_MAY.items() if Permission.ANSWER_FAMILY in may]
    return _who_sees(child, Membership.objects.now().filter(role__in=answering))


def who_can_read_first(school: School, child: Child | None) -> QuerySet[User]:
    """Colleagues who may be asked to read words before they go: about a child, only those who see the child's pages."""
    reading = [role for role, may in ROLE_MAY.items() if Permission.MIND_WORDS in may]
    here = Membership.objects.now().filter(school=school, role__in=reading)
    if child is not None:
        return _who_sees(child, here)
    return User.objects.filter(pk__in=here.values("user"), is_active=True).order_by("surname", "pk")


def _who_sees(child: Child, members: QuerySet[Membership]) -> QuerySet[User]:
    reach = Q(role__in=WHOLE_SCHOOL)
    if child.left_on is None or child.left_on > dates.today():
        reach |= Q(role__in=CLASS_ONLY, school_class=child.school_class_id)
        reach |= Q(role__in=GROUP_ONLY) if child.group_id is not None else Q()
    here = members.filter(school=child.school_id).filter(reach)
    family = Relationship.objects.filter(child=child).values("adult")
    return (
        User.objects.filter(pk__in=here.values("user"), is_active=True).exclude(pk__in=family).order_by("surname", "pk")
    )
