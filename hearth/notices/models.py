"""What the system sends: one notice to one adult, queued with the change that caused it, and kept."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery

from hearth.base import dates, languages
from hearth.notices import texting
from hearth.people.models import Child, Relationship, User
from hearth.schools.models import School

# A letter nobody has tried for this long means that the worker does not run.
LATE = timedelta(minutes=30)
# GOV.UK Notify forgets after this.
REMEMBERED = timedelta(days=7)


class Channel(models.TextChoices):
    EMAIL = "email", "by e-mail"
    TEXT = "text", "by text"
    LETTER = "letter", "by letter"


class NoticeQuerySet(models.QuerySet["Notice"]):
    def waiting(self) -> Self:
        """Still to go out by itself. A letter goes by itself where GOV.UK Notify prints it."""
        open_ = self.filter(sent_at=None, given_up_at=None, settled_at=None)
        return open_ if settings.NOTIFY_TEMPLATES["letter"] else open_.exclude(channel=Channel.LETTER)

    def due(self) -> Self:
        """Waiting, and not for the end of anybody's quiet hours."""
        return self.waiting().filter(Q(not_before=None) | Q(not_before__lte=dates.now()))

    def to_print(self) -> Self:
        """Letters that somebody here prints, and has not yet: all of them, or those GOV.UK Notify would not print."""
        letters = self.filter(channel=Channel.LETTER, sent_at=None, settled_at=None)
        return letters.exclude(given_up_at=None) if settings.NOTIFY_TEMPLATES["letter"] else letters

    def needs_somebody(self) -> Self:
        """What Today says: stuck, come back, or to be printed."""
        return self.filter(Q(pk__in=self.stuck().values("pk")) | Q(pk__in=self.to_print().values("pk")))

    def printed_since(self, when: datetime) -> Self:
        return self.filter(printed_at__gte=when, settled_at=None)

    def stuck(self) -> Self:
        """Not gone or come back, and somebody should know: tried in vain, given up, or lying there. Today says so
        until they are sent, or a person has told the family another way."""
        since = dates.now() - LATE
        late = Q(queued_at__lt=since) & (Q(not_before=None) | Q(not_before__lt=since))
        lies = self.waiting().filter(late).values("pk")
        failed = Q(sent_at=None) & ~Q(trouble="")
        return self.filter(settled_at=None).filter(failed | Q(bounced_at__isnull=False) | Q(pk__in=lies))

    def with_notify(self) -> Self:
        """Taken by GOV.UK Notify within the days it remembers, and not heard of since."""
        known = self.exclude(provider_id="").filter(sent_at__gt=dates.now() - REMEMBERED)
        return known.filter(bounced_at=None, arrived_at=None, settled_at=None)

    def with_people(self) -> Self:
        """With `between`, the number of what that adult is to that child."""
        both = Relationship.objects.filter(adult=OuterRef("adult"), child=OuterRef("child"))
        return self.annotate(between=Subquery(both.values("pk")[:1]))

    def of_school(self, school: School) -> Self:
        return self.filter(school=school)


class Notice(models.Model):
    """An e-mail, a text or a letter to one adult. Subject and text say no more than a neighbour may read over a
    shoulder: the name the school chose for outside. What it is about stays behind the sign-in."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="notices")
    child = models.ForeignKey(Child, on_delete=models.CASCADE, null=True, related_name="notices")
    adult = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.EMAIL)
    language = models.CharField("language it is written in", max_length=20, default="en-GB")
    to = models.CharField(
        "address or number; empty for a letter, which goes to the address of that day", max_length=254, blank=True
    )
    subject = models.CharField(max_length=120)
    text = models.TextField()
    message_id = models.CharField(max_length=120, unique=True)
    queued_at = models.DateTimeField()
    not_before = models.DateTimeField("the end of the adult's quiet hours", null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    last_tried_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)
    unsure = models.PositiveSmallIntegerField("tries that were cut off, so that it may have gone", default=0)
    settled_at = models.DateTimeField("no longer to be sent", null=True, blank=True)

    provider_id = models.CharField("the number GOV.UK Notify gave it", max_length=80, blank=True)
    bounced_at = models.DateTimeField("it came back", null=True, blank=True)
    arrived_at = models.DateTimeField("nothing more to ask GOV.UK Notify", null=True, blank=True)
    printed_at = models.DateTimeField(null=True, blank=True)
    printed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["school", "sent_at"])]

    @property
    def is_for_paper(self) -> bool:
        return self.channel == Channel.LETTER

    @property
    def language_name(self) -> str:
        return languages.name(self.language)

    @property
    def texts(self) -> int:
        """How many texts it costs."""
        return texting.parts(self.text)


class Slip(models.Model):
    """A page on paper for one adult, with a code to scan or type, so that what comes back finds its place."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="slips")
    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="slips")
    adult = models.ForeignKey(User, on_delete=models.CASCADE, related_name="slips")
    code = models.CharField("as printed; it opens nothing by itself", max_length=24, unique=True)
    kind = models.CharField("what it asks", max_length=20)
    row = models.PositiveBigIntegerField("about which row", default=0)
    printed_at = models.DateTimeField()
    printed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    came_back_on = models.DateField(null=True, blank=True)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-printed_at", "-pk"]
