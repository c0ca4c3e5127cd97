"""Asking for agreement to a place, and every answer anyone gave."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from hearth.people.models import AboutChild, AboutChildQuerySet, HowGiven, Relationship, User
from hearth.schools.models import NurtureGroup

# An answer given so was given in a talk.
TALKING = ("phone", "in_person")


def _has_a_say(adult: str) -> Exists:
    """Nobody whose contact is restricted, or who has no say any more, comes up in a list of calls to make."""
    return Exists(Relationship.objects.with_a_say().filter(child=OuterRef("child"), adult=OuterRef(adult)))


class AskQuerySet(AboutChildQuerySet):
    def for_adult(self, user: User) -> Self:
        """What this parent was asked. Nobody else's: each is asked alone."""
        doors = user.relationships.open_door().values("child")
        return self.filter(adult=user, child__in=doors, withheld_at=None)

    def open(self) -> Self:
        return self.filter(closed_at=None)

    def unanswered(self) -> Self:
        """Asked, and nothing said: ours to ring, on the day we named. Never somebody who has no say now."""
        return self.open().filter(answers=None).filter(_has_a_say("adult"))


class Ask(AboutChild):
    """One adult who has a say is asked about one offer of a place, in words they can keep."""

    group = models.ForeignKey(NurtureGroup, on_delete=models.PROTECT, related_name="+")
    adult = models.ForeignKey(User, on_delete=models.PROTECT, related_name="asks")
    offer = models.TextField("what is offered, in plain words")
    why = models.TextField("why this child, in plain words")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    call_by = models.DateField("the day by which we ring", null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = AskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "adult"], condition=Q(closed_at=None), name="one_open_ask_an_adult"
            )
        ]

    # As `unanswered`, `wanting_a_talk` and `wanting_a_visit` below, for one adult's rows that are here already.

    @property
    def is_unanswered(self) -> bool:
        return self.closed_at is None and not self.answers.all()

    @property
    def wants_a_talk(self) -> "Answer | None":
        said: list[Answer] = sorted(self.answers.all(), key=lambda answer: answer.pk)
        for place, answer in enumerate(said):
            later = said[place + 1 :]
            asked_again = [one for one in later if one.ring_by is not None or one.how in TALKING]
            if answer.is_to_ring and not (asked_again if answer.wants_talk else later):
                return answer
        return None

    @property
    def wants_a_visit(self) -> "Answer | None":
        asking = [answer for answer in self.answers.all() if answer.wants_visit]
        last = max(asking, key=lambda answer: answer.pk, default=None)
        return last if last is not None and last.visited_on is None and self.closed_at is None else None


class AnswerQuerySet(AboutChildQuerySet):
    def wanting_a_visit(self) -> Self:
        """Would like to come and see, and has not been yet. One row a person, however often they said it."""
        said_again = self._later().filter(wants_visit=True)
        waiting = self.filter(wants_visit=True, visited_on=None, ask__closed_at=None)
        return waiting.filter(_has_a_say("ask__adult")).filter(~Exists(said_again))

    def wanting_a_talk(self) -> Self:
        """We said we would ring, because they asked for a talk or because a talk comes next. Whoever asked for
        a talk is owed it until we talked; a call of our own making falls with the next answer."""
        again = Q(ring_by__isnull=False) | Q(how__in=TALKING)
        asked = Q(wants_talk=True) & ~Exists(self._later().filter(again))
        ours = Q(wants_talk=False) & ~Exists(self._later())
        waiting = self.filter(ring_by__isnull=False, talked_on=None).filter(asked | ours)
        return waiting.filter(_has_a_say("ask__adult"))

    def _later(self) -> "AnswerQuerySet":
        return Answer.objects.filter(ask=OuterRef("ask"), pk__gt=OuterRef("pk"))


class Answer(AboutChild):
    """What an adult said on a day. A new answer stands beside the old one: nothing is overwritten."""

    class Kind(models.TextChoices):
        YES = "yes", _("Yes")
        NOT_YET = "not_yet", _("Not yet")
        PARTLY = "partly", _("Partly")
        NO = "no", _("No")
        WITHDRAWN = "withdrawn", _("Changed my mind")

    How = HowGiven

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="answers")
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.TextField("reason, in their words", blank=True)
    parts = models.TextField("which parts", blank=True)
    wants_talk = models.BooleanField(default=False)
    wants_visit = models.BooleanField(default=False)
    visit_when = models.CharField("a day that suits", max_length=200, blank=True)
    how = models.CharField(max_length=10, choices=How)
    said_on = models.DateField()
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    visited_on = models.DateField("the visit happened", null=True, blank=True)
    ring_by = models.DateField("the day by which we said we would ring", null=True, blank=True)
    talked_on = models.DateField("that talk happened", null=True, blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["entered_at", "pk"]

    @property
    def is_to_ring(self) -> bool:
        return self.ring_by is not None and self.talked_on is None

    @property
    def shown_words(self) -> str:
        """What went to the safeguarding lead leaves an answer without a reason, which is an ordinary thing."""
        return "" if self.withheld_at else self.words

    @property
    def shown_parts(self) -> str:
        return "" if self.withheld_at else self.parts


class ChildSay(AboutChild):
    """The child's own yes or not yet, said beside an adult."""

    class Kind(models.TextChoices):
        YES = "yes", _("Yes")
        NOT_YET = "not_yet", _("Not yet")

    kind = models.CharField(max_length=10, choices=Kind)
    words = models.TextField("in the child's own words", blank=True)
    said_on = models.DateField()
    beside = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = AboutChildQuerySet.as_manager()

    class Meta:
        ordering = ["said_on", "pk"]

    @property
    def shown_words(self) -> str:
        """The yes or not yet stays when the words go to the safeguarding lead: it needs no words."""
        return "" if self.withheld_at else self.words


class Decision(AboutChild):
    """Parents are divided; the head decided, and wrote down why."""

    goes_ahead = models.BooleanField()
    reason = models.TextField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    objects = AboutChildQuerySet.as_manager()

    class Meta:
        ordering = ["decided_at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="a_decision_has_a_reason")]
