"""A one-time way in for a parent, and what every code has that is good for one time."""

from datetime import datetime

from django.db import models

from hearth.people.models.adults import User
from hearth.people.models.families import Relationship


class OneTimeCode(models.Model):
    """A code in the hand of one adult, about one child. It works once, for a time, and while their door is open. Only
    a digest of it is kept."""

    relationship: models.ForeignKey[Relationship, Relationship]
    code_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    code = ""  # as printed or sent: known to the action that made it, for that moment only

    class Meta:
        abstract = True

    @property
    def child_id(self) -> int:
        return self.relationship.child_id

    def is_good(self, at: datetime) -> bool:
        """Unused, in time, and for somebody who may still be written to and may still see."""
        stands = self.used_at is None and self.cancelled_at is None and at < self.ends_at
        return stands and self.relationship.may_see and self.relationship.may_be_written_to


class Invitation(OneTimeCode):
    """A one-time way in for a parent who has been spoken with: a link by e-mail, or a code on paper."""

    class Way(models.TextChoices):
        EMAIL = "email", "by e-mail"
        PAPER = "paper", "a printed code"

    relationship = models.ForeignKey(Relationship, on_delete=models.CASCADE, related_name="invitations")
    way = models.CharField(max_length=10, choices=Way)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
