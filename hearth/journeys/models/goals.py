"""Goals, and what each voice says of them from 0 to 10."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Prefetch, Q

from hearth.journeys.models.way import Journey
from hearth.people.models import AboutChild, AboutChildQuerySet, Child, User


class GoalQuerySet(AboutChildQuerySet):
    def open(self) -> Self:
        return self.filter(ended_on=None)

    def with_ratings(self, until: date | None = None) -> Self:
        """Each with all the voices said of it (until a day), oldest first: one more query, however many goals."""
        ratings = Rating.objects.select_related("by")
        return self.select_related("child", "set_by").prefetch_related(
            Prefetch("ratings", ratings if until is None else ratings.filter(rated_on__lte=until))
        )

    def standing_at(self, held_on: date, until: date) -> Self:
        """Worked on when people looked together: set by then, and not ended before."""
        return self.filter(set_on__lte=until).filter(Q(ended_on=None) | Q(ended_on__gte=held_on))

    def shared_with(self, user: User) -> Self:
        """Goals of the children this parent comes to."""
        return self.filter(child__in=Child.objects.shared_with(user), withheld_at=None)


class Goal(AboutChild):
    """Something to do, set with the parent and the child. 0 is not yet, 10 is nearly always."""

    class ChosenBy(models.TextChoices):
        CHILD = "child", "the child"
        FAMILY = "family", "the family"
        TOGETHER = "together", "child and family together"
        SCHOOL = "school", "the school, with the family"

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="goals")
    words = models.CharField(max_length=120)
    chosen_by = models.CharField(max_length=10, choices=ChosenBy)
    helps_here = models.CharField("what we do to help", max_length=300, blank=True)
    helps_home = models.CharField("what can help at home", max_length=300, blank=True)
    idea = models.CharField("which of our ideas for home was chosen for it", max_length=40, blank=True)
    set_on = models.DateField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_how = models.CharField(max_length=200, blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["set_on", "pk"]


class Rating(AboutChild):
    """One voice's 0 to 10 on one day. Voices are never averaged. `by` is the parent for the family, the adult beside
    the child for the child, and `entered_by` whoever wrote down what a parent said by phone or on paper."""

    class Voice(models.TextChoices):
        CHILD = "child", "Child"
        FAMILY = "family", "Family"
        SCHOOL = "school", "School"

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="ratings")
    voice = models.CharField(max_length=10, choices=Voice)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    value = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=300, blank=True)
    rated_on = models.DateField()
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = AboutChildQuerySet.as_manager()

    class Meta:
        ordering = ["rated_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(value__lte=10), name="a_rating_is_0_to_10"),
            models.UniqueConstraint(fields=["goal", "voice", "by", "rated_on"], name="one_rating_a_voice_and_day"),
        ]

    @property
    def words_in_sight(self) -> str:
        """The number stays when words go to the safeguarding lead: a missing number would tell."""
        return "" if self.withheld_at else self.words
