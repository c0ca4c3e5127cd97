"""Keeping an adult away, with or without a court order, and settling what an import held."""

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people.actions.invitations import cancel_invitations
from hearth.people.models import Relationship, User


@change
def restrict(relationship: Relationship, *, with_order: bool, note: str, by: User) -> Relationship:
    """From now this adult sees nothing and gets nothing. A refuge has no court order: none is needed."""
    if relationship.adult_id == by.pk:
        raise RuleBroken("Somebody else decides this about you.")
    if not note.strip():
        raise RuleBroken("Write what you saw or were told, so that the next person need not ask again.")
    kinds = Relationship.Restriction
    relationship.restriction = kinds.ORDER if with_order else kinds.NO_ORDER
    _looked(relationship, note, by)
    # Once lifted, the door opens again only when a person opens it.
    relationship.may_see = relationship.may_contact = False
    relationship.save()
    cancel_invitations(relationship)
    return relationship


@change
def lift_restriction(relationship: Relationship, *, note: str, by: User) -> Relationship:
    """The restriction ends. The door stays shut and nothing is sent until a person says otherwise."""
    if relationship.adult_id == by.pk:
        raise RuleBroken("Somebody else decides this about you.")
    if not relationship.is_restricted:
        raise RuleBroken(f"{relationship.adult.name} is not restricted.")
    if not note.strip():
        raise RuleBroken("Write what you saw or were told that ends it.")
    relationship.restriction = Relationship.Restriction.NONE
    _looked(relationship, note, by)
    relationship.save()
    return relationship


@change
def release_held(
    relationship: Relationship, *, has_responsibility: bool | None, may_see: bool, may_contact: bool, by: User
) -> Relationship:
    """A person looked at what was uncertain about this adult, and says what holds. Who and when: the audit."""
    if not relationship.held:
        raise RuleBroken(f"{relationship.adult.name} is not held: somebody has looked already.")
    if relationship.is_restricted and (may_see or may_contact):
        raise RuleBroken(f"{relationship.adult.name} is restricted. Lift that first, if it has ended.")
    if has_responsibility is None:
        raise RuleBroken("Say whether this adult has parental responsibility. While it is unclear, they stay held.")
    relationship.held, relationship.held_why = False, ""
    relationship.has_responsibility = has_responsibility
    relationship.may_see, relationship.may_contact = may_see, may_contact
    relationship.save()
    return relationship


def _looked(relationship: Relationship, note: str, by: User) -> None:
    relationship.restriction_note = note.strip()
    relationship.restriction_looked_by = by
    relationship.restriction_looked_at = dates.now()
