"""The room: who is here, what was lost, and what a year of it costs."""

from datetime import date
from typing import Self

from django.db import models

from hearth.people.models import AboutChild, AboutChildQuerySet, User
from hearth.schools.models import NurtureGroup


class ArrivalQuerySet(AboutChildQuerySet):
    def of_session(self, group: NurtureGroup, on: date, part: str) -> Self:
        return self.filter(group=group, on=on, part=part)


class Arrival(AboutChild):
    """Where a child with a place is this session. Internal to the room: the home-class register is another thing,
    and a parent is never told of it automatically."""

    class Where(models.TextChoices):
        HERE = "here", "Here"
        ELSEWHERE = "elsewhere", "Somewhere else"

    group = models.ForeignKey(NurtureGroup, on_delete=models.CASCADE, related_name="arrivals")
    on = models.DateField()
    part = models.CharField(max_length=2)
    where = models.CharField(max_length=10, choices=Where)
    place = models.CharField("where, and with whom", max_length=120, blank=True)
    marked_at = models.DateTimeField()
    marked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child", "on", "part"], name="one_mark_a_child_and_session")]


class AttendanceMarkQuerySet(AboutChildQuerySet):
    def between(self, first: date, last: date) -> Self:
        return self.filter(on__gte=first, on__lte=last)


class AttendanceMark(AboutChild):
    """One mark of the school's own register for one session, read in from the school's system as it stands there. What
    a code means says the nation's document of that day. Seen by those who know the child; told to nobody by itself."""

    on = models.DateField()
    part = models.CharField("am or pm", max_length=2)
    code = models.CharField(max_length=4)
    minutes_late = models.PositiveSmallIntegerField(null=True, blank=True)
    read_at = models.DateTimeField("when it was brought in")
    read_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = AttendanceMarkQuerySet.as_manager()

    class Meta:
        ordering = ["on", "part", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["child", "on", "part"], name="one_register_mark_a_child_and_session"),
            models.CheckConstraint(condition=models.Q(part__in=("am", "pm")), name="a_mark_is_for_a_session"),
        ]


class LostSession(models.Model):
    """A session the group should have had and did not, and why. About us, not about a child."""

    class Why(models.TextChoices):
        COVER = "cover", "An adult was needed elsewhere"
        AWAY = "away", "An adult was away, and nobody covered"
        ROOM = "room", "The room was needed for something else"
        SCHOOL = "school", "A whole-school day, trip or closure"
        OTHER = "other", "Something else"

    group = models.ForeignKey(NurtureGroup, on_delete=models.CASCADE, related_name="lost_sessions")
    on = models.DateField()
    part = models.CharField("am or pm", max_length=2)
    why = models.CharField(max_length=8, choices=Why)
    words = models.CharField(max_length=200, blank=True)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["on", "part", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["group", "on", "part"], name="a_session_is_lost_once"),
            models.CheckConstraint(condition=models.Q(part__in=("am", "pm")), name="what_is_lost_is_a_session"),
        ]


class GroupCost(models.Model):
    """What the school says the group costs over some time: adults, room, food. Entered by the school, never guessed."""

    group = models.ForeignKey(NurtureGroup, on_delete=models.CASCADE, related_name="costs")
    starts_on = models.DateField()
    ends_on = models.DateField()
    pounds = models.PositiveIntegerField()
    what = models.CharField("what is in it, and what is not", max_length=300)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")), name="a_cost_is_over_some_time"
            )
        ]
