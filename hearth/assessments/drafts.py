"""A draft is its writer's until it is sent. A parent's own words are no colleague's to read before, nor when they last
sat down to them; so what staff write in for a parent is kept apart, and an observation is its observer's alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from hearth.assessments.models import Assessment
from hearth.people.models import User

Is = Assessment.RespondentIs


@dataclass(frozen=True)
class Draft:
    """What one person has kept so far, and when."""

    answers: Mapping[str, str]
    saved_at: datetime | None = None

    @property
    def mark(self) -> str:
        """Which saving a page shows; a page open since an older one cannot empty what came later."""
        return self.saved_at.astimezone(UTC).isoformat() if self.saved_at else ""


def is_for_another(assessment: Assessment, writer: User) -> bool:
    """Whether this person writes in what a parent said."""
    return assessment.respondent_is == Is.PARENT and writer.pk != assessment.respondent_id


def draft_of(assessment: Assessment, reader: User) -> Draft:
    """The draft this person goes on with. A child's page is one, whoever sits beside."""
    if is_for_another(assessment, reader):
        if assessment.corrects is not None and assessment.corrects.withheld_at is not None:
            return Draft({})  # What it was begun from is with the safeguarding lead.
        return Draft(assessment.other_draft, assessment.other_saved_at)
    if assessment.respondent_is == Is.STAFF and reader.pk != assessment.respondent_id:
        return Draft({})
    return Draft(assessment.answers, assessment.saved_at)


def is_sent_as_it_stands(assessment: Assessment, typed: Mapping[str, str]) -> bool:
    """A saving overtaken by the sending of the very same words, as when somebody presses Send while the page is still
    saving: there is nothing more to keep, and nothing to tell them."""
    sent = {key: str(value) for key, value in assessment.answers.items() if value}
    asked = {question.id for question in assessment.instrument.questions}
    said = {key: value.strip() for key, value in typed.items() if value.strip() and key in asked}
    return assessment.submitted_at is not None and said == sent
