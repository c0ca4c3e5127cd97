"""Who may have filled in somebody else's form about which child: for scores that are typed in or come in a sheet."""

from collections.abc import Collection, Iterable

from hearth.assessments.models import Assessment
from hearth.people.models import Child, Membership, Relationship, User
from hearth.people.roles import Permission
from hearth.schools.models import School

Is = Assessment.RespondentIs
NEEDS = {Is.STAFF: Permission.OBSERVE, Is.CHILD: Permission.HEAR_CHILD}


def staff_of(school: School) -> list[User]:
    """Everybody who works here now, each once."""
    rows = Membership.objects.now().filter(school=school).select_related("user").order_by("pk")
    return list(dict.fromkeys(row.user for row in rows))


def parents_of(children: Collection[int]) -> list[Relationship]:
    """Parents with whom somebody has spoken, of these children; nobody held or restricted."""
    around = Relationship.objects.current().filter(child__in=children, held=False, restriction="")
    return list(around.filter(spoke_first_on__isnull=False).select_related("adult").order_by("pk"))


def who_may(
    school: School, respondent_is: str, adults: Iterable[User], children: Collection[int]
) -> set[tuple[int, int]]:
    """Pairs of adult and child: a parent we have spoken with, or a member of staff who works with the child."""
    asked = list(adults)
    if respondent_is == Is.PARENT:
        named = {adult.pk for adult in asked}
        return {(one.adult_id, one.child_id) for one in parents_of(children) if one.adult_id in named}
    pairs: set[tuple[int, int]] = set()
    for adult in asked:
        if adult.may(NEEDS[Is(respondent_is)], school):
            met = Child.objects.visible_to(adult).filter(pk__in=children).values_list("pk", flat=True)
            pairs |= {(adult.pk, child) for child in met}
    return pairs
