"""A school's own wording rules and terms, and words a colleague was asked to read first."""

from datetime import timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Q

from hearth.base import dates
from hearth.people.models import Child, User
from hearth.people.models.adults import colleagues_now
from hearth.people.models.families import within_reach
from hearth.schools.models import School

KEPT_FOR = timedelta(days=14)


class ChosenQuerySet(models.QuerySet[Any]):
    def in_force(self) -> Self:
        return self.filter(ended_on=None)


class Chosen(models.Model):
    """What a school chose about words, by whom and why; ended, never deleted, so that the reason stays."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="%(class)ss")
    why = models.CharField(max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ChosenQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["since", "pk"]


class OwnRule(Chosen):
    """Words this school would rather not send home, what a parent may hear in them, and what could be said."""

    code = models.CharField("which of the thirteen kinds", max_length=20)
    find = models.CharField("the words, as a rule writes them", max_length=200)
    may_hear = models.CharField("what a parent may hear", max_length=200)
    instead = models.CharField("words to try", max_length=200, blank=True)


class SilencedRule(Chosen):
    """A shipped rule that this school has switched off."""

    rule = models.CharField("which rule", max_length=80)

    class Meta(Chosen.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["school", "rule"], condition=Q(ended_on=None), name="a_rule_is_silenced_once"
            )
        ]


class OwnTerm(Chosen):
    """A term of this school, and what it means in plain words; with no meaning, its parents know it."""

    term = models.CharField(max_length=60)
    plain = models.CharField("in plain words", max_length=200, blank=True)


class SecondLookQuerySet(models.QuerySet["SecondLook"]):
    def visible_to(self, user: User) -> Self:
        """A draft is its writer's; its reader has it for as long as they see the child it is about, or, where it is
        about none, work at one school with the writer."""
        may_read = Q(reader=user) & (Q(child=None, by__in=colleagues_now(user)) | within_reach(user, "child__"))
        return self.open().filter(Q(by=user) | may_read)

    def waiting_for(self, user: User, school: School) -> Self:
        """To be read by this person, or their own words out with a colleague or back."""
        here = self.visible_to(user).filter(Q(child=None) | Q(child__school=school))
        return here.filter(Q(by=user) | Q(said_at=None)).select_related("by", "reader", "child")

    def open(self) -> Self:
        return self.filter(closed_at=None)

    def out_of_date(self) -> Self:
        return self.open().filter(asked_at__lte=dates.now() - KEPT_FOR)


class SecondLook(models.Model):
    """Words somebody wants read before they go. A draft: its writer's and, for this once, its reader's."""

    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="looks_asked")
    reader = models.ForeignKey(User, on_delete=models.CASCADE, related_name="looks_to_give")
    child = models.ForeignKey(Child, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    words = models.TextField()
    page = models.CharField("where the writer was", max_length=200, blank=True)
    asked_at = models.DateTimeField()
    reads_well = models.BooleanField(null=True, blank=True)
    said = models.TextField(blank=True)
    said_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField("when the words were let go", null=True, blank=True)

    objects = SecondLookQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(by=models.F("reader")), name="a_second_look_is_anothers")]
