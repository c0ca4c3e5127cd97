"""Who works here, and as what."""

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people.actions.invitations import cancel_invitations
from hearth.people.actions.sign_in import may_sign_in_with
from hearth.people.models import Membership, User
from hearth.people.roles import CLASS_ONLY, GROUP_ONLY, ROLE_MAY, Permission, Role
from hearth.schools.models import NurtureGroup, School, SchoolClass


@change
def give_role(
    school: School,
    *,
    forename: str,
    surname: str,
    title: str = "",
    known_as: str = "",
    email: str,
    role: str,
    school_class: SchoolClass | None = None,
    group: NurtureGroup | None = None,
    by: User | None,
) -> Membership:
    """Somebody has a role here from today. One adult, one account: whoever has this address already (a parent,
    say, who starts as an assistant) is that same adult. The very first head is named by nobody (`by=None`)."""
    if role in CLASS_ONLY and (school_class is None or school_class.school_id != school.pk):
        raise RuleBroken("Say which class. A class teacher opens the pages of that class.")
    if role in GROUP_ONLY and (group is None or group.school_id != school.pk):
        raise RuleBroken("Say which nurture group. These adults open the pages of its children.")
    if not email.strip():
        raise RuleBroken("Staff sign in with an e-mail address. Write theirs.")
    school_class = school_class if role in CLASS_ONLY else None
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None:
        user = User(title=title, forename=forename, surname=surname, known_as=known_as)
        user.set_unusable_password()
        user.save()
        may_sign_in_with(user, email)
    if user.memberships.now().filter(school=school, role=role, school_class=school_class).exists():
        raise RuleBroken(f"{user.name} has that role here already.")
    # From now on this adult comes in by the staff door alone: a code on paper must not open it.
    for relationship in user.relationships.all():
        cancel_invitations(relationship)
    user.is_working_here = user.is_active = True
    user.save(update_fields=["is_working_here", "is_active"])
    return Membership.objects.create(
        user=user, school=school, role=role, school_class=school_class, group=group, begins_on=dates.today()
    )


@change
def end_role(membership: Membership, *, by: User) -> Membership:
    """From now on. What this person wrote and did keeps their name."""
    if membership.ends_on is not None and membership.ends_on <= dates.today():
        raise RuleBroken("That role has ended already.")
    if Permission.MANAGE_STAFF in ROLE_MAY[Role(membership.role)] and not _others_manage(membership):
        raise RuleBroken("Somebody must be able to give and end roles. Give the next head their role first.")
    membership.ends_on = dates.today()
    membership.save(update_fields=["ends_on"])
    user = membership.user
    user.is_working_here = user.memberships.now().exists()
    user.save(update_fields=["is_working_here"])
    return membership


def _others_manage(membership: Membership) -> bool:
    managing = [role for role, may in ROLE_MAY.items() if Permission.MANAGE_STAFF in may]
    others = Membership.objects.now().filter(school=membership.school, role__in=managing).exclude(pk=membership.pk)
    return others.exists()
