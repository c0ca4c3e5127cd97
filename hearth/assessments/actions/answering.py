"""Saving as you go, sending once, changing one's mind, and no longer waiting."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from hearth.assessments.actions.asking import ask_for
from hearth.assessments.drafts import Draft, draft_of, is_for_another
from hearth.assessments.instrument import Instrument
from hearth.assessments.models import Assessment, Score
from hearth.assessments.scoring import score
from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people.models import Child, User

Is = Assessment.RespondentIs


@change
def save_draft(assessment: Assessment, *, answers: Mapping[str, str], shown: str | None = None, by: User) -> Assessment:
    """Keeps what has been typed so far. A question the page did not send keeps its answer: drafts never lose. `shown`
    is the saving the page was opened with."""
    assessment = Assessment.objects.select_for_update().get(pk=assessment.pk)
    _still_open(assessment)
    _theirs(assessment, by)
    kept = _merged(assessment.instrument, draft_of(assessment, by), answers, shown)
    if is_for_another(assessment, by):
        assessment.other_draft, assessment.other_saved_at = kept, dates.now()
    else:
        assessment.answers, assessment.saved_at = kept, dates.now()
    assessment.save(update_fields=["answers", "saved_at", "other_draft", "other_saved_at"])
    return assessment


@change
def submit(
    assessment: Assessment, *, answers: Mapping[str, str], how: str = Assessment.How.ONLINE,
    given_on: date | None = None, shown: str | None = None, by: User,
) -> Assessment:  # fmt: skip
    """Sends the answers, once. A parent's answers given by phone or on paper are written in by a member of staff,
    who says how and on which day they were given; what the parent had begun themselves stays theirs, unread."""
    assessment = Assessment.objects.select_for_update().get(pk=assessment.pk)
    _still_open(assessment)
    _theirs(assessment, by)
    for_another = is_for_another(assessment, by)
    if for_another and how == Assessment.How.ONLINE:
        raise RuleBroken(f"Say how {assessment.respondent.name} gave you these answers.")
    if given_on is not None and given_on > dates.today():
        raise RuleBroken("That day has not come yet.")
    if assessment.instrument.digest != assessment.instrument_hash:
        raise RuleBroken(_("These questions were changed after they were asked. Your draft is safe; please tell us."))
    merged = _merged(assessment.instrument, draft_of(assessment, by), answers, shown)
    _enough(assessment.instrument, merged)
    assessment.other_draft = assessment.answers if for_another else {}
    assessment.answers = {key: value for key, value in merged.items() if value}
    assessment.submitted_at = assessment.saved_at = dates.now()
    assessment.how = how
    assessment.given_on = (given_on or dates.today()) if for_another else None
    assessment.entered_by = by if by != assessment.respondent else None
    assessment.save()
    _keep_scores(assessment)
    return assessment


def _keep_scores(assessment: Assessment) -> None:
    """By the rule of the document that was on the screen, once."""
    Score.objects.bulk_create(
        Score(
            assessment=assessment, strand=one.strand, value=one.value, most=one.top or None, answered=one.answered,
            missing=one.missing,
        )
        for one in score(assessment.instrument, assessment.answers)
    )  # fmt: skip


def _still_open(assessment: Assessment) -> None:
    if assessment.submitted_at is not None:
        raise RuleBroken(_("These answers have been sent already. They are safe with us."))
    if assessment.let_go_at is not None or assessment.journey.closed_on is not None:
        raise RuleBroken(_("We are not waiting for these answers any more."))


def _theirs(assessment: Assessment, by: User) -> None:
    """The person asked; or, for a parent's answers and a child's words, staff who hear and write them down."""
    if by == assessment.respondent:
        return
    if assessment.respondent_is == Is.STAFF:
        raise RuleBroken(f"This one is for {assessment.respondent.name} to answer.")
    if not Child.objects.visible_to(by).filter(pk=assessment.child_id).exists():
        raise RuleBroken(f"This one is for {assessment.respondent.name} to answer.")


def _merged(instrument: Instrument, draft: Draft, answers: Mapping[str, str], shown: str | None) -> dict[str, str]:
    """The draft with what this page sends. Empty boxes on a page opened before a later saving (another phone,
    another tab) empty nothing."""
    sent = _known(instrument, answers)
    if shown is not None and shown != draft.mark:
        sent = {key: value for key, value in sent.items() if value}
    return {**draft.answers, **sent}


def _known(instrument: Instrument, answers: Mapping[str, str]) -> dict[str, str]:
    """Only what the document asks, and for a choice only what it offers."""
    known = {}
    for question in instrument.questions:
        given = answers.get(question.id)
        if given is None:
            continue
        given = str(given).strip()
        if given and question.options and question.option(given) is None:
            continue
        known[question.id] = given
    return known


def _enough(instrument: Instrument, answers: Mapping[str, str]) -> None:
    for question in instrument.questions:
        if not question.optional and not answers.get(question.id):
            raise RuleBroken(f"One answer is needed: {question.text}")
    if not any(answers.get(question.id) for question in instrument.questions if question.optional):
        raise RuleBroken(_("There is nothing here yet. Answer one question or more, or save it for later."))


@change
def answer_again(assessment: Assessment, *, by: User) -> Assessment:
    """Somebody wants to change what they said. The new answers begin from the old ones, and from what they had begun
    themselves when somebody wrote those in for them; and stand beside them."""
    if assessment.submitted_at is None:
        raise RuleBroken(_("These answers have not been sent yet. You can still change them."))
    again = ask_for(
        assessment.journey, instrument_key=assessment.instrument_key, occasion=assessment.occasion,
        respondent=assessment.respondent, respondent_is=assessment.respondent_is, by=by,
    )  # fmt: skip
    if not again.answers:
        begun = {key: value for key, value in assessment.other_draft.items() if value}
        again.answers = _known(again.instrument, {**assessment.answers, **begun})
        again.saved_at = dates.now()
        again.save(update_fields=["answers", "saved_at"])
    return again


@change
def let_go(assessment: Assessment, *, by: User) -> Assessment:
    """We stop waiting. Nobody is chased for answers."""
    _still_open(assessment)
    assessment.let_go_at = dates.now()
    assessment.save(update_fields=["let_go_at"])
    return assessment
