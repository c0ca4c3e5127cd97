"""What the system sends: one notice to one adult, queued with the change that caused it, and kept."""

from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from hearth.base import dates
from hearth.people.models import Child, User
from hearth.schools.models import School

# A letter nobody has tried for this long means that the worker does not run.
LATE = timedelta(minutes=30)


class NoticeQuerySet(models.QuerySet["Notice"]):
    def waiting(self) -> Self:
        """Still to go out by itself."""
        return self.filter(sent_at=None, given_up_at=None, settled_at=None)

    def stuck(self) -> Self:
        """Not gone, and somebody should know: tried in vain, given up, or lying there. Today says so until they are
        sent, or a person has told the family another way."""
        late = Q(queued_at__lt=dates.now() - LATE)
        return self.filter(sent_at=None, settled_at=None).filter(~Q(trouble="") | late)

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
    unsure = models.PositiveSmallIntegerField("tries that were cut off, so that it may have gone", default=0)
    settled_at = models.DateTimeField("no longer to be sent", null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["school", "sent_at"])]
