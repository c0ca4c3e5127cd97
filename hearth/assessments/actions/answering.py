"""Saving as you go, sending once, and no longer waiting."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hearth.assessments.actions.scores import keep
from hearth.assessments.drafts import Draft, draft_of, is_for_another, is_sent_as_it_stands
from hearth.assessments.instrument import Instrument
from hearth.assessments.licences import must_be_open
from hearth.assessments.models import Assessment
from hearth.assessments.twins import twin_of
from hearth.assessments.wrongs import wrong_answers
from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people.models import Child, User
from hearth.people.roles import Role

Is = Assessment.RespondentIs
# Said by somebody who was asked about a child they have not met. Nothing of it is kept.
NOT_MET = "not_met"
NEAREST = (Role.ASSISTANT, Role.NURTURE_TEACHER, Role.NURTURE_LEAD, Role.HEAD)


@change
def save_draft(assessment: Assessment, *, answers: Mapping[str, str], shown: str | None = None, by: User) -> Assessment:
    """Keeps what has been typed so far. A question the page did not send keeps its answer: drafts never lose. `shown`
    is the saving the page was opened with."""
    assessment = Assessment.objects.select_for_update().get(pk=assessment.pk)
    theirs(assessment, by)
    if is_sent_as_it_stands(assessment, answers):
        return assessment
    _still_open(assessment)
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
    given_on: date | None = None, shown: str | None = None, seen_where: str = "", known_for: str = "", by: User,
) -> Assessment:  # fmt: skip
    """Sends the answers, once. A parent's answers given by phone or on paper are written in by a member of staff,
    who says how and on which day they were given; what the parent had begun themselves stays theirs, unread. A
    member of staff may say where they see the child and since when."""
    assessment = Assessment.objects.select_for_update().get(pk=assessment.pk)
    _still_open(assessment)
    theirs(assessment, by)
    for_another = is_for_another(assessment, by)
    if for_another and how == Assessment.How.ONLINE:
        raise RuleBroken(f"Say how {assessment.respondent.name} gave you these answers.")
    instrument = assessment.instrument
    _still_these(assessment, instrument)
    draft = draft_of(assessment, by)
    merged = _merged(instrument, draft, answers, shown)
    for sentence in wrong_answers(instrument, {**merged, **_given(answers)}):
        raise RuleBroken(sentence)
    _enough(instrument, merged)
    assessment.other_draft = assessment.answers if for_another else {}
    assessment.answers = {key: value for key, value in merged.items() if value}
    assessment.given_on = _spoken_on(assessment, given_on, for_another)
    _not_twice(assessment)
    assessment.submitted_at = assessment.saved_at = dates.now()
    assessment.how = how
    assessment.entered_by = by if by != assessment.respondent else None
    if assessment.respondent_is == Is.STAFF:
        _rated_by(assessment, seen_where, known_for)
    assessment.save()
    keep(assessment)
    return assessment


def _still_these(assessment: Assessment, instrument: Instrument) -> None:
    """The very questions that were asked, and the school's word for them still stands."""
    if instrument.digest != assessment.instrument_hash:
        raise RuleBroken(_("These questions were changed after they were asked. Your draft is safe; please tell us."))
    if instrument.rights.needs_word:
        must_be_open(assessment.child.school, instrument)


def _spoken_on(assessment: Assessment, given_on: date | None, for_another: bool) -> date | None:
    """The day the answers speak from, where it is not the day they were sent: what a colleague writes in, what came
    out of somebody else's form, and what puts an earlier scale right speaks from the earlier day."""
    if given_on is not None and given_on > dates.today():
        raise RuleBroken(f"That day has not come yet: {given_on:%-d %B %Y}. What you typed is still here.")
    born = assessment.child.born_on
    if given_on is not None and born is not None and given_on < born:
        raise RuleBroken(f"{assessment.child.name} was not born on {given_on:%-d %B %Y}. What you typed is still here.")
    if for_another:
        return given_on or dates.today()
    if assessment.corrects is not None and assessment.instrument.scoring is not None:
        return given_on or assessment.corrects.day
    return given_on


def _not_twice(assessment: Assessment) -> None:
    twin = twin_of(assessment)
    if twin is not None:
        raise RuleBroken(
            _("You told us this on %(day)s already. Open those answers to change them. What you wrote is still here.")
            % {"day": date_format(twin.day, "DATE_FORMAT")}
        )


def _rated_by(assessment: Assessment, seen_where: str, known_for: str) -> None:
    """In which role, where and since when: two adults who see a child in two places are not two looks at one thing."""
    if known_for == NOT_MET:
        raise RuleBroken(
            f"Somebody who has spent time with {assessment.child.name} answers this. Save what you have, and ask the "
            "nurture lead to ask somebody else."
        )
    assessment.rater_role = role_of(assessment.respondent, assessment.child)
    assessment.seen_where = seen_where
    assessment.known_for = known_for


def role_of(adult: User, child: Child) -> str:
    """The role nearest to the child: their own class first, then the room, then those who lead."""
    held = {Role(m.role) for m in adult.roles if m.school_id == child.school_id}
    mine = any(m.school_class_id and m.school_class_id == child.school_class_id for m in adult.roles)
    nearest = (Role.CLASS_TEACHER, *NEAREST) if mine else (*NEAREST, Role.CLASS_TEACHER)
    return next((role for role in nearest if role in held), "")


def _still_open(assessment: Assessment) -> None:
    if assessment.submitted_at is not None:
        raise RuleBroken(_("These answers have been sent already. They are safe with us."))
    if assessment.let_go_at is not None or assessment.journey.closed_on is not None:
        raise RuleBroken(_("We are not waiting for these answers any more."))


def theirs(assessment: Assessment, by: User) -> None:
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
    sent = known_answers(instrument, answers)
    if shown is not None and shown != draft.mark:
        sent = {key: value for key, value in sent.items() if value}
    return {**draft.answers, **sent}


def _given(answers: Mapping[str, str]) -> dict[str, str]:
    """What was said at all, whether the document asks it or not."""
    return {item: str(said).strip() for item, said in answers.items() if said is not None}


def known_answers(instrument: Instrument, answers: Mapping[str, str]) -> dict[str, str]:
    """Only what the document asks, and for a choice only what it offers."""
    known = {}
    for question in instrument.questions:
        given = answers.get(question.id)
        if given is None:
            continue
        given = str(given).strip()
        # A number too big stays in the draft, to be seen and put right; a mark nobody offered cannot be shown.
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
def let_go(assessment: Assessment, *, by: User) -> Assessment:
    """We stop waiting. Nobody is chased for answers."""
    _still_open(assessment)
    assessment.let_go_at = dates.now()
    assessment.save(update_fields=["let_go_at"])
    return assessment
