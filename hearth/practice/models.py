"""How adults work at their own way of speaking: alone, before a meeting, and together."""

from datetime import UTC, date, timedelta
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from hearth.people.models import AboutChild, AboutChildQuerySet, Relationship, User
from hearth.people.models.adults import colleagues_now
from hearth.practice import library
from hearth.schools.models import School

A_YEAR = timedelta(days=365)


class ReflectionQuerySet(models.QuerySet["Reflection"]):
    def of(self, user: User) -> Self:
        """The writer's own. Nobody else has a list of them."""
        return self.filter(writer=user)

    def shared_with(self, user: User, on: date) -> Self:
        """For one meeting: until its day is over, and for as long as both work at one school."""
        return self.filter(supervisor=user, meeting_on__gte=on, writer__in=colleagues_now(user))

    def to_let_go(self, on: date) -> Self:
        """The meeting is over and the writer did not choose to keep it; or it has been here for a year."""
        over = Q(meeting_on__lt=on, kept=False)
        return self.filter(over | Q(written_at__date__lt=on - A_YEAR))


class Reflection(models.Model):
    """What a member of staff thinks about a hard talk: about the writer, naming nobody, tied to a day and not to a
    child. The law may ask for it."""

    class After(models.TextChoices):
        PHONE = "phone", "a phone call"
        IN_PERSON = "in_person", "a talk face to face"
        GATE = "gate", "a word at the gate"
        MESSAGE = "message", "a message or a letter"
        MEETING = "meeting", "a meeting"
        SILENCE = "silence", "a silence"

    writer = models.ForeignKey(User, on_delete=models.CASCADE, related_name="reflections")
    after = models.CharField(max_length=10, choices=After)
    on = models.DateField("the day of the talk")
    happened = models.TextField("what happened", blank=True)
    felt = models.TextField("what I felt", blank=True)
    anxiety = models.TextField("what anxiety may lie behind the blame", blank=True)
    contain = models.TextField("what could contain it", blank=True)
    will_say = models.TextField("what I will say", blank=True)
    followed = models.TextField("what followed", blank=True)
    written_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    supervisor = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    meeting_on = models.DateField("the one meeting it is shared for", null=True, blank=True)
    kept = models.BooleanField("kept after the meeting", default=False)

    objects = ReflectionQuerySet.as_manager()

    @property
    def mark(self) -> str:
        """Which saving a page shows."""
        return self.changed_at.astimezone(UTC).isoformat()

    def is_shared(self, on: date) -> bool:
        """Whether the supervisor may still read it."""
        return self.supervisor_id is not None and self.meeting_on is not None and self.meeting_on >= on

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(supervisor=None) | Q(meeting_on__isnull=False), name="shared_for_one_meeting"
            ),
            models.CheckConstraint(condition=~Q(supervisor=models.F("writer")), name="a_supervisor_is_another"),
        ]


KEPT_AFTER = timedelta(days=30)


class BeforeYouMeetQuerySet(AboutChildQuerySet):
    def in_force(self, on: date) -> Self:
        return self.filter(ended_on=None, expires_on__gte=on)

    def out_of_date(self, on: date) -> Self:
        """Gone from every page these thirty days: nobody needs the words any more."""
        last = on - KEPT_AFTER
        return self.filter(Q(expires_on__lt=last) | Q(ended_on__lt=last))

    def for_staff(self, user: User, on: date) -> Self:
        """What to keep in mind, for those who work with the child. Nothing about an adult nobody may ring without
        asking first, and never about one's own family."""
        people = Relationship.objects.filter(child=OuterRef("child"), adult=OuterRef("adult"))
        spoken_with = people.current().filter(held=False, restriction="")
        return self.visible_to(user).in_force(on).filter(Exists(spoken_with))

    def for_adult(self, user: User) -> Self:
        """What a parent reads about themselves: what a named adult chose to share, through an open door."""
        doors = user.relationships.open_door().values("child")
        return self.in_sight().filter(adult=user, child__in=doors, shared_at__isnull=False)


class BeforeYouMeet(AboutChild):
    """What has gone wrong before between us and one parent, and what we will do differently. Fit for that parent to
    read, and gone after a while."""

    adult = models.ForeignKey(User, on_delete=models.CASCADE, related_name="before_you_meet")
    gone_wrong = models.TextField("what has gone wrong before, on our side")
    differently = models.TextField("what we will do differently")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_on = models.DateField()
    expires_on = models.DateField()
    shared_at = models.DateTimeField(null=True, blank=True)
    shared_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = BeforeYouMeetQuerySet.as_manager()

    class Meta:
        ordering = ["-written_on", "-pk"]


class StaffPractice(models.Model):
    """An exercise was done in a staff meeting, and what people will try. Nobody is named but who led it."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="staff_practices")
    exercise = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    done_on = models.DateField()
    people = models.PositiveSmallIntegerField("how many took part")
    roles = models.JSONField("which kinds of staff", default=list)
    will_try = models.TextField("what people will try", blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    @property
    def title(self) -> str:
        return library.title_of(self.exercise, self.version)

    @property
    def who(self) -> str:
        return ", ".join(label for role, label in library.ROLES.items() if role in self.roles)

    class Meta:
        ordering = ["-done_on", "-pk"]
