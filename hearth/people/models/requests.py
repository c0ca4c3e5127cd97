"""What a parent asks about the record itself: to put something right, to have a copy, to stop sharing."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from hearth.people.models.about import AboutChild, AboutChildQuerySet, HowGiven
from hearth.people.models.adults import User


class RecordRequestQuerySet(AboutChildQuerySet):
    def open(self) -> Self:
        return self.filter(answered_at=None)

    def for_adult(self, user: User) -> Self:
        """A parent's own, on their own page: also where the words went to the safeguarding lead."""
        return self.filter(adult=user, child__in=user.relationships.open_door().values("child"))


class RecordRequest(AboutChild):
    """A parent asks for something about what is kept or shared. A named adult answers by the day the law says."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", "something is wrong"
        COPY = "copy", "a copy of what you keep"
        STOP = "stop", "stop sharing"

    class Outcome(models.TextChoices):
        OPEN = "", "not answered yet"
        DONE = "done", "done"
        BESIDE = "beside", "their view stands beside ours"
        PARTLY = "partly", "partly done"
        COULD_NOT = "could_not", "could not be done"

    How = HowGiven

    adult = models.ForeignKey(User, on_delete=models.PROTECT, related_name="record_requests")
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.TextField(blank=True)
    how = models.CharField(max_length=10, choices=How, default=How.ONLINE)
    asked_at = models.DateTimeField()
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="requests_to_answer")
    answer_by = models.DateField("the day the law says, or we did")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True, default=Outcome.OPEN)
    answer = models.TextField("what we did, or why not", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = RecordRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, outcome="")
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(outcome=""),
                name="an_answered_request_has_who_when_and_what",
            )
        ]

    def is_late(self, on: date) -> bool:
        return self.answered_at is None and on > self.answer_by
