"""Whom we talk with about a child."""

from hearth.base.errors import RuleBroken
from hearth.people.models import Child, Relationship, User


def somebody_we_talk_with(child: Child, adult: User) -> Relationship:
    """The adult's place around the child; refused where contact is restricted or nobody has looked yet."""
    relationship = Relationship.objects.current().filter(child=child, adult=adult).first()
    if relationship is None:
        raise RuleBroken(f"{adult.name} is not recorded as somebody around {child.name}.")
    if relationship.held or relationship.restriction:
        raise RuleBroken(f"Ask the nurture lead before you speak with {adult.name} about {child.name}.")
    return relationship
