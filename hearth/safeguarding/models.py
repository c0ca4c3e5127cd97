"""What was handed to the designated safeguarding lead. Not a case system: a safe pair of hands until theirs has it."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from hearth.people.models import Child, Relationship, User
from hearth.people.roles import Role
from hearth.schools.models import School


class HandoffQuerySet(models.QuerySet["Handoff"]):
    def visible_to(self, user: User) -> Self:
        """The safeguarding lead's own list, and nobody else's: not even who handed it on. Never about one's own
        family, whatever the role."""
        schools = [m.school_id for m in user.roles if m.role == Role.SAFEGUARDING_LEAD]
        own = Relationship.objects.filter(child=OuterRef("child"), adult=user)
        return self.filter(school__in=schools).filter(~Exists(own))

    def not_received(self) -> Self:
        return self.filter(received_at=None)


class Handoff(models.Model):
    """Words that may be a disclosure, kept whole until the safeguarding lead confirms that they are in the
    school's safeguarding system. Then the words go from here and only the receipt stays."""

    class CameFrom(models.TextChoices):
        CHILD = "child", "a child said or showed it"
        PARENT = "parent", "a parent or carer told us"
        PAPER = "paper", "it came on paper"
        STAFF = "staff", "I saw or heard it"

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="handoffs")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField("what was said or seen, as it was said")
    came_from = models.CharField(max_length=10, choices=CameFrom)
    row_kind = models.CharField(max_length=60, blank=True)
    row_id = models.BigIntegerField(null=True, blank=True)
    handed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    handed_at = models.DateTimeField()
    received_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    received_at = models.DateTimeField(null=True, blank=True)

    objects = HandoffQuerySet.as_manager()

    class Meta:
        ordering = ["-handed_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") | Q(received_at__isnull=False), name="words_are_kept_until_receipt"
            ),
            models.CheckConstraint(
                condition=Q(received_at=None, received_by=None)
                | Q(received_at__isnull=False, received_by__isnull=False),
                name="a_receipt_has_who_and_when",
            ),
        ]
