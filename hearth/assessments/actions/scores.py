"""Scores are written with the answers, once; and for answers that were sent before scores were kept."""

from hearth.assessments.models import Assessment, Score
from hearth.assessments.scoring import score
from hearth.audit.log import change
from hearth.people.models import User


def keep(assessment: Assessment) -> int:
    """Part of an action. By the rule of the document that was on the screen, and once. How many strands."""
    if assessment.scores.exists():
        return 0
    rows = [
        Score(
            assessment=assessment, strand=one.strand, value=one.value, most=one.top or None, answered=one.answered,
            missing=one.missing,
        )
        for one in score(assessment.instrument, assessment.answers)
    ]  # fmt: skip
    return len(Score.objects.bulk_create(rows))


@change
def keep_all(*, by: User | None) -> int:
    """For all answers sent before scores were kept. May be run again at any time. How many strands."""
    sent = Assessment.objects.submitted().filter(scores=None).select_related("child")
    return sum(keep(assessment) for assessment in sent)
