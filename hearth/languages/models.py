"""Who reads, interprets and translates for families; which texts they read over; what they were given to translate."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from hearth.base import dates, languages
from hearth.people.models import AboutChild, AboutChildQuerySet, User
from hearth.schools.models import School

STILL_READ = timedelta(days=28)
"""So long a translator can look up what they did."""


class LinguistQuerySet(models.QuerySet["Linguist"]):
    def now(self, on: date) -> Self:
        return self.filter(since__lte=on).filter(Q(ended_on=None) | Q(ended_on__gt=on))

    def of_school(self, school: School) -> Self:
        """Those named now, with who they are."""
        return self.now(dates.today()).filter(school=school).select_related("user")


class Linguist(models.Model):
    """A named interpreter or translator of one language, and what they are qualified in. One row a language."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="linguists")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="linguist_for")
    language = models.CharField("language, as a BCP 47 tag", max_length=20)
    qualification = models.CharField("what they are qualified in, or how the school knows", max_length=200)
    interprets = models.BooleanField("interprets in talks", default=True)
    translates = models.BooleanField("translates in writing", default=True)
    named_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects = LinguistQuerySet.as_manager()

    class Meta:
        ordering = ["language", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "user", "language"], condition=Q(ended_on=None), name="one_linguist_a_language"
            )
        ]

    def __str__(self) -> str:
        return self.user.name

    @property
    def language_name(self) -> str:
        return languages.name(self.language)


class Reading(models.Model):
    """A qualified reader read one of our texts over in their language, and signed it or said what is wrong. It counts
    for the text as it stood: the digest is of its words."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="readings")
    language = models.CharField(max_length=20)
    text = models.CharField("which text", max_length=80)
    digest = models.CharField("of the words that were read", max_length=64)
    reads_well = models.BooleanField("signed off")
    words = models.TextField("what is wrong, or what to mind", blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    qualification = models.CharField("as it stood on that day", max_length=200)
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["-read_at", "-pk"]
        indexes = [models.Index(fields=["school", "language", "text"])]


class TranslationQuerySet(AboutChildQuerySet):
    def open(self) -> Self:
        return self.filter(done_at=None, let_go_at=None)

    def wanted(self) -> Self:
        """In hand or done: not let go."""
        return self.filter(let_go_at=None)

    def given_to(self, user: User) -> Self:
        """What this linguist has in hand or has done in the last weeks: these texts, and nothing else about a child."""
        recent = Q(done_at=None) | Q(done_at__gte=dates.now() - STILL_READ)
        return self.in_sight().wanted().filter(recent, linguist__user=user, linguist__ended_on=None)

    def late(self, on: date) -> Self:
        return self.open().filter(due_on__lt=on)

    def ours_to_mend(self, on: date) -> Self:
        """Late, or with somebody who no longer does this; or done with, and the message it belongs to has not gone."""
        stuck = Q(messages__isnull=False, messages__sent_at=None, messages__withheld_at=None)
        waiting = Q(done_at=None, let_go_at=None) & (Q(due_on__lt=on) | Q(linguist__ended_on__isnull=False))
        done_with = Q(done_at__isnull=False) | Q(let_go_at__isnull=False)
        return self.filter(waiting | done_with & stuck)


class Translation(AboutChild):
    """Words to or from one family in a second language: given to a named translator with a day, or, where a parent
    chose a phrase of the phrase book, known at once. Both texts are kept."""

    class Kind(models.TextChoices):
        MESSAGE = "message", "a message to the family"
        QUESTION = "question", "what the family wrote"
        ANSWER = "answer", "our answer to them"
        TOLD = "told", "what the family told us"
        REPORT = "report", "how it is going"
        OTHER = "other", "something else"

    adult = models.ForeignKey(User, on_delete=models.PROTECT, related_name="translations")
    linguist = models.ForeignKey(Linguist, on_delete=models.PROTECT, null=True, related_name="translations")
    phrase = models.CharField("which phrase of the phrase book it is, if it is one", max_length=60, blank=True)
    kind = models.CharField(max_length=10, choices=Kind)
    row = models.PositiveBigIntegerField("which row of that kind", default=0)
    from_language = models.CharField(max_length=20)
    into_language = models.CharField(max_length=20)
    source = models.TextField("as it was written")
    note = models.CharField("what the translator should know", max_length=300, blank=True)
    text = models.TextField("as it was translated", blank=True)
    due_on = models.DateField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    let_go_at = models.DateTimeField("no longer wanted", null=True, blank=True)
    let_go_why = models.CharField(max_length=200, blank=True)

    objects = TranslationQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["kind", "row"])]
        constraints = [
            models.CheckConstraint(condition=Q(done_at=None) | ~Q(text=""), name="a_translation_done_has_words"),
            models.CheckConstraint(
                condition=Q(linguist__isnull=False, phrase="") | Q(linguist=None) & ~Q(phrase=""),
                name="a_translation_is_somebodys_or_a_phrase",
            ),
        ]

    @property
    def is_done(self) -> bool:
        return self.done_at is not None and self.let_go_at is None

    @property
    def is_open(self) -> bool:
        return self.done_at is None and self.let_go_at is None

    @property
    def by_whom(self) -> str:
        return self.linguist.user.name if self.linguist is not None else ""

    @property
    def languages(self) -> str:
        return f"{languages.name(self.from_language)} → {languages.name(self.into_language)}"

    def is_late(self, on: date) -> bool:
        return self.is_open and on > self.due_on
