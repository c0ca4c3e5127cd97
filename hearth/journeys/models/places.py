"""A place in the group, by session of the week."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from hearth.journeys.models.way import Journey
from hearth.people.models import AboutChild, AboutChildQuerySet, User
from hearth.schools.models import NurtureGroup


def began() -> Q:
    """A placement replaced before its first day ends on the day it would have begun: it never held."""
    return Q(ends_on=None) | Q(ends_on__gt=models.F("starts_on"))


class PlacementQuerySet(AboutChildQuerySet):
    def running(self, on: date) -> Self:
        return self.filter(starts_on__lte=on).filter(Q(ends_on=None) | Q(ends_on__gt=on))

    def of_group(self, group: NurtureGroup) -> Self:
        return self.filter(journey__group=group)

    def expected(self, on: date, part: str) -> Self:
        """Of children who should be in the room in that session."""
        return self.running(on).filter(sessions__weekday=on.weekday(), sessions__part=part)

    def from_day(self, on: date) -> Self:
        """Holding on that day or beginning later."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=on)).filter(began())

    def that_held(self) -> Self:
        """Without those replaced before they ever began."""
        return self.filter(began())


class Placement(AboutChild):
    """Which sessions of the week a child has, from a day on. A change is a new placement; the home register
    is untouched throughout."""

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="placements")
    starts_on = models.DateField()
    ends_on = models.DateField("the first day it no longer holds", null=True, blank=True)
    why = models.CharField(max_length=200, blank=True)
    ended_why = models.CharField(max_length=200, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = PlacementQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]


class PlacedSession(models.Model):
    """One morning or afternoon of the week in a placement. Monday is 0."""

    class Part(models.TextChoices):
        AM = "am", "morning"
        PM = "pm", "afternoon"

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="sessions")
    weekday = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=2, choices=Part)

    class Meta:
        ordering = ["weekday", "part"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "weekday", "part"], name="a_session_is_placed_once"),
            models.CheckConstraint(condition=Q(weekday__lte=4), name="a_session_is_on_a_school_day"),
        ]
