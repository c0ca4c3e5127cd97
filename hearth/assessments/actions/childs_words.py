"""A child's words going home, once an adult read them and asked the child."""

from hearth.assessments import library
from hearth.assessments.models import Assessment
from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people.models import User

Is = Assessment.RespondentIs


@change
def share_child_words(assessment: Assessment, *, by: User) -> Assessment:
    """An adult has read the child's words and asked the child, who said yes. Only then may they go home."""
    if assessment.respondent_is != Is.CHILD or assessment.submitted_at is None:
        raise RuleBroken("Only a child’s own words, written down and sent, can be shared this way.")
    if assessment.instrument_key in library.typed_in():
        raise RuleBroken("These are numbers from a form, and no words of the child’s. They stay at school.")
    if assessment.shared_home_at is None:
        assessment.shared_home_at = dates.now()
        assessment.save(update_fields=["shared_home_at"])
    return assessment


@change
def keep_child_words(assessment: Assessment, *, by: User) -> Assessment:
    """The child changed their mind: the words are for school only."""
    assessment.shared_home_at = None
    assessment.save(update_fields=["shared_home_at"])
    return assessment
