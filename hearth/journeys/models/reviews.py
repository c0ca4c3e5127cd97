"""Reviews, and the reports shared from them."""

from typing import Self

from django.db import models

from hearth.journeys.models.way import Journey
from hearth.people.models import AboutChild, AboutChildQuerySet, User


class ReviewQuerySet(AboutChildQuerySet):
    def ahead(self) -> Self:
        return self.filter(final_at=None)


class Review(AboutChild):
    """A look together at how it goes. The parent answers the report before it is final, and what they
    disagree with is printed beside it."""

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="reviews")
    due_on = models.DateField()
    planned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(null=True, blank=True)
    strengths = models.TextField("what has grown", blank=True)
    harder = models.TextField("what is still hard", blank=True)
    learning = models.TextField("how learning goes", blank=True)
    next_steps = models.TextField("what comes next", blank=True)
    final_at = models.DateTimeField(null=True, blank=True)
    final_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]


class ReviewSharing(AboutChild):
    """A named adult chose to share this report with this parent, who may answer it."""

    class Reply(models.TextChoices):
        NONE = "", "no answer yet"
        AGREE = "agree", "I see it the same way"
        PARTLY = "partly", "I see some of it differently"
        DIFFERENT = "different", "I see it differently"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="sharings")
    adult = models.ForeignKey(User, on_delete=models.PROTECT, related_name="reviews_shared")
    shared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField()
    reply = models.CharField(max_length=10, choices=Reply, blank=True, default=Reply.NONE)
    words = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = AboutChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "adult"], name="a_review_is_shared_once_with_an_adult")
        ]
