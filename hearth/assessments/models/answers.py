"""Questionnaires asked and answered. The questions themselves are documents (`instruments/`)."""

from datetime import date
from functools import lru_cache
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, gettext

from hearth.assessments import library
from hearth.assessments.instrument import Instrument
from hearth.assessments.models import shelf
from hearth.base import dates
from hearth.journeys.models import Journey
from hearth.people.models import AboutChild, AboutChildQuerySet, HowGiven, User
from hearth.people.roles import Role


class AssessmentQuerySet(AboutChildQuerySet):
    def waiting(self) -> Self:
        """Asked and not yet answered, on a way still open. What waits behind a closed way waits no more."""
        return self.filter(submitted_at=None, let_go_at=None, journey__closed_on=None)

    def submitted(self) -> Self:
        return self.filter(submitted_at__isnull=False)

    def that_count(self) -> Self:
        """Sent, and not put right since by answers that were sent too. What was put right is kept and shown, and
        stands in no line."""
        return self.submitted().filter(corrected_by__submitted_at=None)

    def for_respondent(self, user: User) -> Self:
        """A parent's own questions and answers, through an open door. What school typed in from somebody else's form
        is numbers, and no page of a parent's."""
        doors = user.relationships.open_door().values("child")
        own = self.filter(respondent=user, respondent_is=Assessment.RespondentIs.PARENT, child__in=doors)
        return own.exclude(instrument_key__in=library.typed_in())


class Assessment(AboutChild):
    """One instrument, asked of one person about one child on one occasion. Pinned to the version and the
    content of the document that was on the screen."""

    class SeenWhere(models.TextChoices):
        NONE = "", "not said"
        CLASS = "class", "in class"
        ROOM = "room", "in the nurture room"
        BOTH = "both", "in both"
        ELSEWHERE = "elsewhere", "somewhere else"

    class KnownFor(models.TextChoices):
        NONE = "", "not said"
        WEEKS = "weeks", "less than half a term"
        TERM = "term", "about a term"
        LONGER = "longer", "longer than a term"

    class Occasion(models.TextChoices):
        START = "start", "At the start"
        ALONG = "along", "Along the way"
        END = "end", "At the end"
        LATER = "later", "Afterwards"

    class RespondentIs(models.TextChoices):
        STAFF = "staff", "a member of staff"
        PARENT = "parent", "a parent or carer"
        CHILD = "child", "the child, beside an adult"

    How = HowGiven

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="assessments")
    instrument_key = models.CharField(max_length=40)
    instrument_version = models.CharField(max_length=20)
    instrument_hash = models.CharField(max_length=64)
    occasion = models.CharField(max_length=10, choices=Occasion)
    respondent_is = models.CharField(max_length=10, choices=RespondentIs)
    respondent = models.ForeignKey(User, on_delete=models.PROTECT, related_name="assessments")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    answers = models.JSONField(default=dict)
    saved_at = models.DateTimeField(null=True, blank=True)
    other_draft = models.JSONField(
        "what staff began to write in for a parent; once that is sent, what the parent had begun", default=dict
    )
    other_saved_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    given_on = models.DateField("the day they were given, where somebody else wrote them in", null=True, blank=True)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    how = models.CharField(max_length=10, choices=How, default=How.ONLINE)
    shared_home_at = models.DateTimeField(
        "a child's words: an adult read them and asked the child", null=True, blank=True
    )
    let_go_at = models.DateTimeField("no longer waited for", null=True, blank=True)
    rater_role = models.CharField("what the member of staff was then", max_length=20, choices=Role, blank=True)
    seen_where = models.CharField(max_length=10, choices=SeenWhere, blank=True, default=SeenWhere.NONE)
    known_for = models.CharField(max_length=8, choices=KnownFor, blank=True, default=KnownFor.NONE)
    corrects = models.OneToOneField(
        "self", verbose_name="the sent answers this puts right; those are kept", on_delete=models.PROTECT, null=True,
        blank=True, related_name="corrected_by",
    )  # fmt: skip

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["child", "instrument_key", "respondent"],
                condition=Q(submitted_at=None, let_go_at=None),
                name="one_waiting_questionnaire_a_respondent",
            )
        ]
        indexes = [
            # All that `pairs` reads of a look, in the order it groups them: no row is fetched for a summary.
            models.Index(
                fields=["journey", "instrument_key", "respondent_is", "rater_role", "instrument_version", "respondent",
                        "occasion", "submitted_at", "given_on", "withheld_at"],
                name="looks_as_they_are_paired",
            )
        ]  # fmt: skip

    @property
    def is_waiting(self) -> bool:
        return self.submitted_at is None and self.let_go_at is None

    @property
    def day(self) -> date:
        """The day the answers speak from, which may be before the day they were written in; today while they wait."""
        if self.given_on is not None:
            return self.given_on
        return self.submitted_at.astimezone(dates.LONDON).date() if self.submitted_at else dates.today()

    @property
    def instrument(self) -> Instrument:
        """The very document that was on the screen, in the reader's language, with the child's name in it."""
        document = shelf.find(self.instrument_key, self.instrument_version)
        if document.is_scored_elsewhere:
            document = document.with_maxima(shelf.maxima(self.instrument_key, self.child.school_id))
            return document.each(lambda words: words and gettext(words)).named(self.child.name)
        return _said_in(get_language() or "", document.digest, document.key, document.version, self.child.name)


@lru_cache(maxsize=32)
def _said_in(language: str, digest: str, key: str, version: int, child: str) -> Instrument:
    """Hundreds of sentences, asked for many times on one page: kept for the last few languages, texts and names."""
    return _translated(language, digest, key, version).named(child)


@lru_cache(maxsize=128)
def _translated(language: str, digest: str, key: str, version: int) -> Instrument:
    return shelf.find(key, version).each(lambda words: words and gettext(words))
