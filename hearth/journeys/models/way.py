"""The way itself: what somebody saw, the journey, and its steps."""

from typing import Self

from django.db import models
from django.db.models import Q

from hearth.people.models import AboutChild, AboutChildQuerySet, User
from hearth.schools.models import NurtureGroup


class ConcernQuerySet(AboutChildQuerySet):
    def waiting(self) -> Self:
        """Raised, and not yet talked about by those who lead."""
        return self.filter(talked_on=None, withheld_at=None)


class Concern(AboutChild):
    """Something somebody saw. All three kinds stay in view, so that quiet children are not last."""

    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="concerns_raised")
    raised_at = models.DateTimeField()
    from_parent = models.BooleanField(default=False)
    acting_out = models.BooleanField(default=False)
    disrupting = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)
    seen = models.TextField("what was seen")
    does_well = models.TextField("what the child does well")
    tried = models.TextField("what was tried", blank=True)
    to = models.ForeignKey(
        User, verbose_name="who gets back to the parent", on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    answer_by = models.DateField("the day we said", null=True, blank=True)
    talked_on = models.DateField("talked about by those who lead", null=True, blank=True)
    talked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    talked_words = models.TextField("what we do next, and why", blank=True)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(talked_on=None, talked_by=None) | Q(talked_on__isnull=False, talked_by__isnull=False),
                name="a_concern_talked_about_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(from_parent=True) | Q(acting_out=True) | Q(disrupting=True) | Q(withdrawn=True),
                name="a_concern_has_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(to=None, answer_by=None) | Q(to__isnull=False, answer_by__isnull=False),
                name="a_worry_promised_a_day_has_who_and_when",
            ),
        ]


class JourneyQuerySet(AboutChildQuerySet):
    def open(self) -> Self:
        return self.filter(closed_on=None)


class Journey(AboutChild):
    """One way through, from a concern looked at to a settled return. A child who comes back begins another."""

    class Ending(models.TextChoices):
        OPEN = "", "still on the way"
        SETTLED = "settled", "settled in class"
        NOT_NOW = "not_now", "not now: the family said no"
        NOT_NEEDED = "not_needed", "something else helps"
        MOVED = "moved", "moved to another school"

    group = models.ForeignKey(NurtureGroup, on_delete=models.PROTECT, related_name="journeys")
    began_on = models.DateField()
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    key_adult = models.ForeignKey(User, on_delete=models.PROTECT, related_name="key_journeys")
    closed_on = models.DateField(null=True, blank=True)
    ending = models.CharField(max_length=12, choices=Ending, blank=True, default=Ending.OPEN)
    ending_words = models.TextField(blank=True)
    else_helps = models.TextField("what helps instead, and who does it", blank=True)

    objects = JourneyQuerySet.as_manager()

    class Meta:
        ordering = ["-began_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["child"], condition=Q(closed_on=None), name="one_open_journey_a_child"),
            models.CheckConstraint(
                condition=Q(closed_on=None, ending="") | Q(closed_on__isnull=False) & ~Q(ending=""),
                name="a_closed_journey_says_how",
            ),
        ]


class Step(models.Model):
    """A dated fact on the way. Where a child is now is read from these (`stages.py`), never stored."""

    class Kind(models.TextChoices):
        CONCERN = "concern", "Concern"
        FIRST_TALK = "first_talk", "First talk with the family"
        GOT_TO_KNOW = "got_to_know", "We know enough to talk about a place"
        ASKED = "asked", "The family was asked"
        AGREED = "agreed", "Agreed"
        JOINED = "joined", "Joined the group"
        SETTLED = "settled", "Settled in"
        REVIEWED = "reviewed", "Review"
        RETURN_BEGUN = "return_begun", "Return to class begun"
        PAUSED = "paused", "Return paused"
        STEPPED_BACK = "stepped_back", "A step back"
        BACK_IN_CLASS = "back_in_class", "Back in class full time"
        CHECKED_IN = "checked_in", "Check-in"
        CLOSED = "closed", "Journey closed"

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=14, choices=Kind)
    taken_on = models.DateField()
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["taken_on", "pk"]

    @property
    def child_id(self) -> int:
        return self.journey.child_id
