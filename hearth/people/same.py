"""Before somebody is written down a second time: who of the people here already may be the same adult?"""

from django.db.models import Q

from hearth.people.models import Child, Relationship, User

MOST = 5


def may_be(child: Child, *, forename: str, surname: str, by: User) -> list[tuple[User, str]]:
    """Adults of that name at this school, each with one line to know them by: whose parent, or that they work here."""
    if not surname.strip():
        return []
    reached = Relationship.objects.visible_to(by).filter(child__school=child.school_id)
    here = Q(relationships__in=reached.values("pk")) | Q(memberships__school=child.school_id)
    name = Q(forename__iexact=forename.strip()) | Q(known_as__iexact=forename.strip())
    found = User.objects.filter(here, name, surname__iexact=surname.strip())
    found = found.exclude(relationships__child=child).distinct().order_by("pk")[:MOST]
    return [(adult, _line(adult, reached.filter(adult=adult).select_related("child").first())) for adult in found]


def _line(adult: User, relationship: Relationship | None) -> str:
    if relationship is None:
        return "works here"
    return f"{relationship.get_kind_display()}, {relationship.child.full_name}"
