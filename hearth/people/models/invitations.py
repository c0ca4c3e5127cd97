"""A one-time way in for a parent."""

from datetime import datetime

from django.db import models

from hearth.people.models.adults import User
from hearth.people.models.families import Relationship


class Invitation(models.Model):
    """A one-time way in for a parent who has been spoken with: a link by e-mail, or a code on paper.
    Only a digest of the code is kept."""

    class Way(models.TextChoices):
        EMAIL = "email", "by e-mail"
        PAPER = "paper", "a printed code"

    relationship = models.ForeignKey(Relationship, on_delete=models.CASCADE, related_name="invitations")
    way = models.CharField(max_length=10, choices=Way)
    code_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    code = ""  # as printed or sent: known to the action that made it, for that moment only

    @property
    def child_id(self) -> int:
        return self.relationship.child_id

    def is_good(self, at: datetime) -> bool:
        """Unused, in time, and for a door that is still open."""
        stands = self.used_at is None and self.cancelled_at is None and at < self.ends_at
        return stands and self.relationship.may_see and self.relationship.may_be_written_to
