"""How it goes, item by item, as one parent was told it."""

from typing import Self

from django.db import models
from django.db.models import Q

from hearth.journeys.models.goals import Goal
from hearth.journeys.models.way import Journey
from hearth.people.models import AboutChild, AboutChildQuerySet, Child, User
from hearth.schools.models import NurtureGroup


class ProgressQuerySet(AboutChildQuerySet):
    def standing(self) -> Self:
        """As it stands: what a newer item took the place of is kept, and not among these. A newer one that went to the
        safeguarding lead leaves the one before standing."""
        return self.filter(Q(followed_by=None) | Q(followed_by__withheld_at__isnull=False))


class Progress(AboutChild):
    """One thing about how a child is doing, in plain words, strengths first. Once shared it is never changed: a new one
    takes its place and says so."""

    class Area(models.TextChoices):
        STRENGTH = "strength", "what goes well"
        CHILD = "child", "in the child's own words and pictures"
        GOAL = "goal", "a goal"
        SOCIAL = "social", "with others"
        EMOTIONAL = "emotional", "feelings"
        BEHAVIOUR = "behaviour", "what we see the child do"
        LEARNING = "learning", "learning"
        NEXT = "next", "what comes next"

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="progress")
    area = models.CharField(max_length=10, choices=Area)
    words = models.TextField(blank=True)
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    own_words = models.PositiveBigIntegerField("which of the child's own answers, by its number", null=True, blank=True)
    written_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    follows = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by")

    objects = ProgressQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") | Q(goal__isnull=False) | Q(own_words__isnull=False),
                name="an_item_of_progress_says_something",
            )
        ]


class ProgressSharingQuerySet(AboutChildQuerySet):
    def for_adult(self, user: User) -> Self:
        """Shared with this parent, of children they still come to."""
        doors = user.relationships.open_door().values("child")
        return self.filter(adult=user, child__in=doors, progress__withheld_at=None)

    def visible_to(self, user: User) -> Self:
        """Words back that went to the safeguarding lead look like none: see `words_in_sight`. That it was shared, and
        read, stays: if it vanished, that would tell."""
        return self.filter(child__in=Child.objects.visible_to(user), progress__withheld_at=None)

    def unanswered(self) -> Self:
        return self.filter(answered_at=None)


class ProgressSharing(AboutChild):
    """A named adult chose to share one item with one parent, after seeing exactly what that parent would see."""

    progress = models.ForeignKey(Progress, on_delete=models.CASCADE, related_name="sharings")
    adult = models.ForeignKey(User, on_delete=models.PROTECT, related_name="progress_shared")
    shared_at = models.DateTimeField()
    shared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    child_asked_on = models.DateField("the child who has a say was asked", null=True, blank=True)
    answered_at = models.DateTimeField("the parent said they read it", null=True, blank=True)
    words = models.TextField("what the parent said to it", blank=True)

    objects = ProgressSharingQuerySet.as_manager()

    class Meta:
        ordering = ["-shared_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["progress", "adult"], name="an_item_is_shared_once_with_an_adult")
        ]

    @property
    def words_in_sight(self) -> str:
        return "" if self.withheld_at else self.words


class PagePlace(models.Model):
    """What a school wrote into one marked place of the pages parents read: the adults, the times."""

    group = models.ForeignKey(NurtureGroup, on_delete=models.CASCADE, related_name="page_places")
    key = models.CharField(max_length=40)
    words = models.CharField(max_length=300)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["key"]
        constraints = [models.UniqueConstraint(fields=["group", "key"], name="a_place_is_filled_once")]
