"""What was answered, strand by strand, as numbers."""

from typing import Self

from django.db import models
from django.db.models import Q

from hearth.assessments.models.answers import Assessment
from hearth.people.models import User, within_reach


class ScoreQuerySet(models.QuerySet["Score"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(within_reach(user, "assessment__child__"), assessment__withheld_at=None)

    def that_count(self) -> Self:
        """Of answers sent, in sight, and not put right since."""
        return self.filter(assessment__withheld_at=None, assessment__corrected_by__submitted_at=None)


class Score(models.Model):
    """One strand of sent answers, scored once by the rule of the document that was on the screen. `value` is none where
    the rule says there is not enough. Written with the answers and never changed: what is put right is another
    assessment."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="scores")
    strand = models.CharField(max_length=40)
    value = models.PositiveSmallIntegerField(null=True, blank=True)
    most = models.PositiveSmallIntegerField(
        "what the strand can reach; none where the school never entered it", null=True
    )
    answered = models.PositiveSmallIntegerField()
    missing = models.PositiveSmallIntegerField(default=0)

    objects = ScoreQuerySet.as_manager()

    class Meta:
        ordering = ["assessment", "pk"]
        indexes = [models.Index(fields=["assessment", "strand", "value"], name="scores_as_they_are_summed")]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "strand"], name="one_score_a_strand"),
            models.CheckConstraint(
                condition=Q(value=None) | Q(most=None) | Q(value__lte=models.F("most")), name="no_score_above_the_most"
            ),
        ]
