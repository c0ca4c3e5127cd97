"""Somebody named, when the key adult is away."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from hearth.journeys.models.way import Journey
from hearth.people.models import AboutChild, AboutChildQuerySet, User


class CoverQuerySet(AboutChildQuerySet):
    def not_handed_over(self) -> Self:
        """Once somebody who covered has become the key adult, there is nothing left to cover."""
        return self.filter(Q(leaving=False) | Q(journey__key_adult=models.F("away")))

    def running(self, on: date) -> Self:
        return self.not_handed_over().filter(starts_on__lte=on).filter(Q(ends_on=None) | Q(ends_on__gt=on))

    def to_hand_over(self, on: date) -> Self:
        """The key adult has left, and the journey still names them: whoever leads hands over."""
        return self.not_handed_over().filter(leaving=True, starts_on__lte=on, journey__closed_on=None)


class Cover(AboutChild):
    """The key adult is away or leaving, and somebody named is there instead. Child and parent hear it first."""

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="covers")
    away = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    cover = models.ForeignKey(User, on_delete=models.PROTECT, related_name="covering")
    starts_on = models.DateField()
    ends_on = models.DateField("the day the key adult is back", null=True, blank=True)
    leaving = models.BooleanField("the key adult is leaving for good", default=False)
    child_told_on = models.DateField()
    parent_told_on = models.DateField()
    named_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = CoverQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(child_told_on__lte=models.F("starts_on"), parent_told_on__lte=models.F("starts_on")),
                name="child_and_parent_are_told_first",
            )
        ]
