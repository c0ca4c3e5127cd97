"""The parents' door: when it opens, when it shuts, and the talk that comes before."""

from datetime import date

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people.actions.invitations import cancel_invitations
from hearth.people.models import Relationship, User


@change
def open_record(relationship: Relationship, *, by: User) -> Relationship:
    """This adult may see what is shared about the child."""
    stands_clear(relationship)
    relationship.may_see = True
    relationship.save(update_fields=["may_see"])
    return relationship


@change
def close_record(relationship: Relationship, *, by: User) -> Relationship:
    """The door shuts at once; an invitation not yet used ends with it."""
    relationship.may_see = False
    relationship.save(update_fields=["may_see"])
    cancel_invitations(relationship)
    return relationship


@change
def note_first_talk(relationship: Relationship, *, on: date, by: User) -> Relationship:
    """Somebody spoke with this adult, or tried and said how. Only then may anything be sent.
    The first stays the first."""
    stands_clear(relationship)
    if on > dates.today():
        raise RuleBroken("A talk is written down after it happened. Choose today or a day before.")
    if relationship.spoke_first_on is None:
        relationship.spoke_first_on, relationship.spoke_first_by = on, by
        relationship.save(update_fields=["spoke_first_on", "spoke_first_by"])
    return relationship


@change
def end_relationship(relationship: Relationship, *, on: date, by: User) -> Relationship:
    """This adult is no longer around the child. What happened stays; the door and the letters end."""
    if on > dates.today():
        raise RuleBroken("Choose today or a day before: until then this adult is still one of the child’s people.")
    relationship.ended_on = on
    relationship.save(update_fields=["ended_on"])
    cancel_invitations(relationship)
    return relationship


def stands_clear(relationship: Relationship) -> None:
    """Held, restricted and former contacts get nothing and see nothing."""
    name = relationship.adult.name
    if relationship.ended_on is not None:
        raise RuleBroken(f"{name} is no longer one of {relationship.child.name}’s people.")
    if relationship.held:
        raise RuleBroken(f"{name} is held until a person has looked: {relationship.held_why} Settle that first.")
    if relationship.is_restricted:
        raise RuleBroken(f"{name} is restricted. Nothing goes to them, and they see nothing, until that is lifted.")
