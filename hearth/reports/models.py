"""What may leave the school about one child: a story without names, who said yes to it, and who read it over."""

import hashlib
from typing import Self

from django.db import models
from django.db.models import Prefetch, Q

from hearth.journeys.models import Journey
from hearth.people.models import AboutChild, AboutChildQuerySet, HowGiven, User


class StoryQuerySet(AboutChildQuerySet):
    def standing(self) -> Self:
        return self.filter(put_away_at=None)

    def whole(self) -> Self:
        """With every text, newest first, and everybody who was asked: two more queries, however many stories."""
        texts = StoryText.objects.select_related("by", "signed_by")
        asked = StoryYes.objects.select_related("adult", "recorded_by")
        return self.select_related(
            "child__school", "child__school_class", "child__group", "journey", "begun_by"
        ).prefetch_related(Prefetch("texts", texts), Prefetch("asked", asked))


class Story(AboutChild):
    """One child's way, told for a reader outside the school so that it names nobody. What it is at a time is read from
    its texts and from who said yes."""

    class Purpose(models.TextChoices):
        INSPECTION = "inspection", "for an inspector"
        CHILD_STUDY = "child_study", "a child study for a course"

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="stories")
    purpose = models.CharField(max_length=12, choices=Purpose)
    drawn_from = models.JSONField("which rows the draft was made from", default=list)
    has_childs_words = models.BooleanField("the child's own words stand in it", default=False)
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    put_away_at = models.DateTimeField(null=True, blank=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_at", "-pk"]

    @property
    def latest(self) -> "StoryText":
        """The text as it is now."""
        return self.texts.all()[0]

    @property
    def writers(self) -> list[User]:
        """Everybody who ever wrote at it: none of them reads it over."""
        found = {text.by_id: text.by for text in self.texts.all()}
        return list(found.values())


class StoryText(models.Model):
    """A story as one person left it on a day. It is never changed: the next one stands above it. A signature is under
    one text and no other."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="texts")
    text = models.TextField()
    kept = models.JSONField("what was found and kept, each with the reason", default=dict)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_by=None, signed_at=None)
                | Q(signed_by__isnull=False, signed_at__isnull=False) & ~Q(signed_by=models.F("by")),
                name="a_story_is_signed_by_another_person",
            )
        ]

    @property
    def child_id(self) -> int:
        return self.story.child_id

    @property
    def digest(self) -> str:
        """The same as long as every word and every reason is."""
        return hashlib.sha256(repr((self.text, sorted(self.kept.items()))).encode()).hexdigest()

    @property
    def words(self) -> int:
        return len(self.text.replace("#", " ").split())


class StoryYes(models.Model):
    """What one adult, or the child, said when they were asked whether this story may be used. Without `adult` it is
    the child."""

    class Said(models.TextChoices):
        YES = "yes", "Yes"
        NO = "no", "No"

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="asked")
    adult = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    said = models.CharField(max_length=3, choices=Said)
    how = models.CharField(max_length=10, choices=HowGiven)
    said_on = models.DateField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["said_on", "pk"]

    @property
    def child_id(self) -> int:
        return self.story.child_id
