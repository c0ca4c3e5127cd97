"""Going back to class, bit by bit, and keeping in touch."""

from datetime import date, timedelta
from typing import Self

from django.db import models

from hearth.journeys.models.places import Placement
from hearth.journeys.models.way import Journey
from hearth.people.models import AboutChild, AboutChildQuerySet, User


class ReturnPlan(AboutChild):
    """What child, parent, class teacher and nurture staff agreed about going back to class, bit by bit."""

    journey = models.OneToOneField(Journey, on_delete=models.CASCADE, related_name="return_plan")
    agreed_on = models.DateField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    child_wants = models.TextField("what the child wants to happen")
    parent_wants = models.TextField("what the family wants to happen", blank=True)
    teacher_does = models.TextField("what the class teacher will carry on")
    if_hard = models.TextField("what we do if it gets hard")

    objects = AboutChildQuerySet.as_manager()


class ReturnStep(AboutChild):
    """One step of the return. Pausing and stepping back are ordinary steps."""

    class Kind(models.TextChoices):
        FORWARD = "forward", "More time in class"
        PAUSE = "pause", "A pause"
        BACK = "back", "A step back"

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="return_steps")
    kind = models.CharField(max_length=8, choices=Kind)
    on = models.DateField()
    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    beside = models.CharField("which adult goes along", max_length=80, blank=True)
    how_it_is = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = AboutChildQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]


class CheckInQuerySet(AboutChildQuerySet):
    def waiting(self) -> Self:
        return self.filter(held_on=None, journey__closed_on=None)

    def due_soon(self, on: date, days: int = 7) -> Self:
        return self.waiting().filter(due_on__lte=on + timedelta(days=days))


class CheckIn(AboutChild):
    """Keeping in touch after the return: at six weeks, a term and a year."""

    class When(models.TextChoices):
        SIX_WEEKS = "six_weeks", "Six weeks"
        TERM = "term", "A term"
        YEAR = "year", "A year"

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="checkins")
    when = models.CharField(max_length=10, choices=When)
    due_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    held_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    child_says = models.TextField(blank=True)
    parent_says = models.TextField(blank=True)
    teacher_says = models.TextField(blank=True)
    next_steps = models.TextField(blank=True)

    objects = CheckInQuerySet.as_manager()

    class Meta:
        ordering = ["due_on"]
        constraints = [models.UniqueConstraint(fields=["journey", "when"], name="one_check_in_of_a_kind")]
