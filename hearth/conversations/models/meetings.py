"""A time to meet: offered, chosen, changed, held, and what was agreed."""

from datetime import date, datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from hearth.languages.models import Linguist
from hearth.people.models import AboutChild, AboutChildQuerySet, Relationship, User
from hearth.people.models.families import within_reach


class MeetingQuerySet(AboutChildQuerySet):
    def visible_to(self, user: User) -> Self:
        """Also one whose words the safeguarding lead has: the time stands, only the words are gone (`family_words`)."""
        return self.filter(within_reach(user, "child__"))

    def for_adult(self, user: User) -> Self:
        """A parent's own meetings, also where words of theirs were handed on: a gap would tell. The other parent's
        stay theirs."""
        return self.filter(adult=user, child__in=user.relationships.open_door().values("child"))

    def with_somebody_we_talk_with(self) -> Self:
        """Not with an adult about whom one must ask first."""
        people = Relationship.objects.current().filter(held=False, restriction="", child=OuterRef("child"))
        return self.filter(Exists(people.filter(adult=OuterRef("adult"))))

    def with_people(self) -> Self:
        return self.select_related("child", "adult", "by", "linguist__user").order_by("starts_at", "pk")

    def standing(self) -> Self:
        return self.filter(cancelled_at=None)

    def ahead(self, at: datetime) -> Self:
        return self.standing().filter(held_on=None, starts_at__gte=at)

    def between(self, begin: datetime, end: datetime) -> Self:
        """Chosen for those days; also what a parent called off, so that nobody stands there waiting."""
        called_off_by_us = Q(cancelled_at__isnull=False) & ~Q(cancelled_by=models.F("adult"))
        return self.filter(starts_at__gte=begin, starts_at__lt=end, missed_on=None).exclude(called_off_by_us)

    def to_choose(self) -> Self:
        """Times are offered, and none is chosen."""
        return self.standing().filter(starts_at=None, held_on=None, missed_on=None)

    def ours_to_do(self, at: datetime, on: date) -> Self:
        """Ours: to ring where the day we said has passed, no time suits or none is left; to find an interpreter; to
        write down what was agreed; and to offer again what did not take place."""
        free = MeetingTime.objects.filter(meeting=OuterRef("pk"), taken_away_at=None, starts_at__gt=at)
        to_ring = Q(answer_by__lt=on) | Q(none_suits_at__isnull=False) | ~Exists(free)
        unchosen = Q(starts_at=None, missed_on=None) & to_ring
        unspoken = Q(starts_at__gte=at, wants_interpreter=True, linguist=None, adult__interpreter="")
        unwritten = Q(starts_at__lt=at, agreed_at=None, missed_on=None)
        later = Meeting.objects.filter(
            adult=OuterRef("adult"), child=OuterRef("child"), offered_at__gt=OuterRef("offered_at")
        )
        missed = Q(missed_on__isnull=False) & ~Exists(later)
        return self.standing().filter(unchosen | unspoken | unwritten | missed).with_somebody_we_talk_with()

    def new_at_home(self, at: datetime) -> Self:
        """For a parent's front page: to choose, to come, called off by us, and what was agreed in the last week."""
        to_come = Q(cancelled_at=None, held_on=None, missed_on=None) & (Q(starts_at=None) | Q(starts_at__gte=at))
        off = Q(cancelled_at__isnull=False, starts_at__gte=at) & ~Q(cancelled_by=models.F("adult"))
        return self.filter(to_come | off | Q(agreed_at__gte=at - timedelta(days=7)))

    def to_remind(self, begin: datetime, end: datetime) -> Self:
        """Chosen for these days, before today, and not reminded of yet."""
        return self.standing().filter(
            starts_at__gte=begin, starts_at__lt=end, reminded_at=None, held_on=None, missed_on=None
        )


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

    @property
    def is_over(self) -> bool:
        """Nothing about it can be chosen or changed any more: called off, held, or it did not take place."""
        return self.cancelled_at is not None or self.held_on is not None or self.missed_on is not None

    @property
    def was_called_off_by_the_parent(self) -> bool:
        return self.cancelled_at is not None and self.cancelled_by_id == self.adult_id

    @property
    def how_we_say_it(self) -> str:
        """Among ourselves; a parent's page has whole sentences of its own."""
        return "at their home" if self.how == Meeting.How.HOME else self.get_how_display()

    @property
    def interpreter(self) -> str:
        """Who interprets, by name: a linguist of the school, or the person the family named."""
        if not self.wants_interpreter:
            return ""
        return self.linguist.user.name if self.linguist is not None else self.adult.interpreter

    @property
    def family_words(self) -> list[str]:
        """What the parent wrote, for staff to read: nothing once the safeguarding lead has it."""
        return [] if self.withheld_at is not None else self.own_words

    @property
    def own_words(self) -> list[str]:
        """The same, for the parent's own page."""
        why = self.cancelled_why if self.was_called_off_by_the_parent else ""
        return [words for words in (self.needs, self.none_suits_words if self.none_suits_at else "", why) if words]

    def is_late(self, on: date) -> bool:
        """We said we would hear by that day; to ring is ours."""
        return self.starts_at is None and not self.is_over and on > self.answer_by

    def times_to_choose(self, at: datetime) -> "list[MeetingTime]":
        """Still free and still to come, in order. From the rows at hand, so that a list may fetch them at once."""
        return [time for time in self.times.all() if time.taken_away_at is None and time.starts_at > at]


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
