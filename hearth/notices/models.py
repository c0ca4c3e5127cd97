"""What the system sends: one notice to one adult, queued with the change that caused it, and kept."""

from typing import Self

from django.db import models

from hearth.people.models import Child, User
from hearth.schools.models import School


class NoticeQuerySet(models.QuerySet["Notice"]):
    def waiting(self) -> Self:
        return self.filter(sent_at=None, given_up_at=None)

    def stuck(self) -> Self:
        """Tried and not gone: Today says so until they are."""
        return self.filter(sent_at=None, tries__gt=0)

    def of_school(self, school: School) -> Self:
        return self.filter(school=school)


class Notice(models.Model):
    """An e-mail to one adult. Subject and text say no more than a neighbour may read over a shoulder:
    the school's name and the room's. What it is about stays behind the sign-in."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="notices")
    child = models.ForeignKey(Child, on_delete=models.CASCADE, null=True, related_name="notices")
    adult = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    to = models.EmailField()
    subject = models.CharField(max_length=120)
    text = models.TextField()
    message_id = models.CharField(max_length=120, unique=True)
    queued_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    last_tried_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["school", "sent_at"])]
