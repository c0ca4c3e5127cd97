"""The people: every adult once, every child once, and what they are to each other."""

from hearth.people.models.about import AboutChild, AboutChildQuerySet, HowGiven
from hearth.people.models.adults import Membership, User
from hearth.people.models.families import Child, Relationship, RelationshipQuerySet, within_reach
from hearth.people.models.invitations import Invitation, OneTimeCode
from hearth.people.models.requests import RecordRequest

__all__ = [
    "AboutChild",
    "AboutChildQuerySet",
    "Child",
    "HowGiven",
    "Invitation",
    "Membership",
    "OneTimeCode",
    "RecordRequest",
    "Relationship",
    "RelationshipQuerySet",
    "User",
    "within_reach",
]
