"""Two answers where there should be one: the same questions, the same person, the same occasion."""

from datetime import timedelta

from hearth.assessments.models import Assessment, shelf

# Along the way there are many looks; two in one week are one look sent twice.
ONE_LOOK = timedelta(days=7)
ONCE = (Assessment.Occasion.START, Assessment.Occasion.END)


def twin_of(assessment: Assessment) -> Assessment | None:
    """Answers sent already for what this one asks, in sight and counting. What puts an earlier one right has none, nor
    has a scale that may be marked at any time."""
    document = shelf.find(assessment.instrument_key, assessment.instrument_version)
    scale = document.scoring is not None
    if assessment.corrects_id is not None or scale and not document.apart_days:
        return None
    alike = Assessment.objects.that_count().in_sight().filter(
        journey=assessment.journey, instrument_key=assessment.instrument_key,
        instrument_version=assessment.instrument_version, respondent=assessment.respondent,
        respondent_is=assessment.respondent_is, occasion=assessment.occasion,
    ).exclude(pk=assessment.pk)  # fmt: skip
    if assessment.occasion in ONCE:
        return alike.last()
    near = (one for one in alike if abs(assessment.day - one.day) < ONE_LOOK)
    return next(near, None) if scale else None
