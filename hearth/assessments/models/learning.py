"""How learning goes, in words."""

from typing import Self

from django.db import models

from hearth.journeys.models import Journey
from hearth.people.models import AboutChild, AboutChildQuerySet, User


class LearningNoteQuerySet(AboutChildQuerySet):
    def standing(self) -> Self:
        """Without those a later note took the place of."""
        return self.filter(followed_by=None)


class LearningNote(AboutChild):
    """How one part of learning goes, in a class teacher's words each term, and what the school calls it where the
    school has a name for it. No number is worked out from it."""

    class Subject(models.TextChoices):
        LEARNING = "learning", "Learning as a whole"
        READING = "reading", "Reading"
        WRITING = "writing", "Writing"
        MATHS = "maths", "Maths"
        TALK = "talk", "Speaking and listening"
        OTHER = "other", "Something else"

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, null=True, blank=True, related_name="learning_notes")
    subject = models.CharField(max_length=10, choices=Subject)
    words = models.TextField(blank=True)
    attainment = models.CharField("what the school calls it, in its own words", max_length=80, blank=True)
    scale = models.CharField("of which scale", max_length=80, blank=True)
    on = models.DateField("the day it speaks of")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    from_file = models.BooleanField(default=False)
    follows = models.OneToOneField(
        "self", verbose_name="the note this takes the place of; that one is kept", on_delete=models.PROTECT, null=True,
        blank=True, related_name="followed_by",
    )  # fmt: skip

    objects = LearningNoteQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(words="") | ~models.Q(attainment=""), name="a_learning_note_says_something"
            )
        ]
