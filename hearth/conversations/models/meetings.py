"""A time to meet: offered, chosen, changed, held, and what was agreed."""

from datetime import date, datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from hearth.languages.models import Linguist
from hearth.people.models import AboutChild, AboutChildQuerySet, User


class MeetingQuerySet(AboutChildQuerySet):
    def for_adult(self, user: User) -> Self:
        """A parent's own meetings. The other parent's stay theirs."""
        return self.filter(adult=user, child__in=user.relationships.open_door().values("child"), withheld_at=None)

    def standing(self) -> Self:
        return self.filter(cancelled_at=None)

    def ahead(self, at: datetime) -> Self:
        return self.standing().filter(held_on=None, starts_at__gte=at)

    def to_choose(self) -> Self:
        """Times are offered, and none is chosen."""
        return self.standing().filter(starts_at=None, held_on=None)

    def to_write_up(self, at: datetime) -> Self:
        """Over, and what was agreed is not written down for the parent: within a day, we say."""
        return self.standing().filter(starts_at__lt=at, agreed_at=None, missed_on=None)


class Meeting(AboutChild):
    """One parent and a named adult at school talk together. Neutral outside: a calendar says no more than that."""

    class What(models.TextChoices):
        TALK = "talk", "a talk"
        VISIT = "visit", "come and see the room"
        REVIEW = "review", "look together at how it goes"
        RETURN = "return", "plan going back to class"

    class How(models.TextChoices):
        IN_PERSON = "in_person", "at school"
        PHONE = "phone", "by phone"
        VIDEO = "video", "by video"
        HOME = "home", "at your home"

    adult = models.ForeignKey(User, on_delete=models.PROTECT, related_name="meetings")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="meetings_offered")
    what = models.CharField(max_length=10, choices=What)
    about = models.CharField("what we would like to talk about, for the parent to read", max_length=300, blank=True)
    how = models.CharField(max_length=10, choices=How)
    video_link = models.URLField(blank=True)
    minutes = models.PositiveSmallIntegerField(default=30)
    linguist = models.ForeignKey(Linguist, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings")
    wants_interpreter = models.BooleanField(default=False)
    step_free = models.BooleanField("step-free", default=False)
    children_along = models.BooleanField("brings children along", default=False)
    needs = models.CharField("what else helps", max_length=300, blank=True)
    offered_at = models.DateTimeField()
    answer_by = models.DateField()
    none_suits_words = models.CharField("no time suits, and when would", max_length=300, blank=True)
    none_suits_at = models.DateTimeField(null=True, blank=True)
    starts_at = models.DateTimeField("the time chosen", null=True, blank=True)
    chosen_at = models.DateTimeField(null=True, blank=True)
    chosen_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    uid = models.CharField("for calendars, for life", max_length=120, unique=True)
    sequence = models.PositiveSmallIntegerField("raised with each change, for calendars", default=0)
    reminded_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    cancelled_why = models.CharField(max_length=200, blank=True)
    held_on = models.DateField(null=True, blank=True)
    missed_on = models.DateField("it did not take place; ours to offer again", null=True, blank=True)
    agreed = models.TextField("what was agreed, for the parent to read", blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-offered_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at=None, chosen_at=None) | Q(starts_at__isnull=False, chosen_at__isnull=False),
                name="a_time_chosen_has_when",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at=None, agreed="") | Q(agreed_at__isnull=False) & ~Q(agreed=""),
                name="what_was_agreed_has_its_moment",
            ),
        ]

    @property
    def ends_at(self) -> datetime | None:
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None

    def is_late(self, on: date) -> bool:
        """We said we would hear by that day; to ring is ours."""
        return self.starts_at is None and self.cancelled_at is None and on > self.answer_by


class MeetingTime(models.Model):
    """A time offered. Never one alone."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="times")
    starts_at = models.DateTimeField()
    taken_away_at = models.DateTimeField("no longer free", null=True, blank=True)

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "starts_at"], name="a_time_is_offered_once")]

    @property
    def child_id(self) -> int:
        return self.meeting.child_id
