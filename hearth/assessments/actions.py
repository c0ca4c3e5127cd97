"""Asking, saving as you go, sending once, and a child's words going home."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.translation import gettext as _

from hearth.assessments import library
from hearth.assessments.drafts import Draft, draft_of, is_for_another
from hearth.assessments.instrument import Instrument
from hearth.assessments.models import Assessment, Score
from hearth.assessments.scoring import score
from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken, only_once
from hearth.journeys.models import Journey
from hearth.notices import actions as notices
from hearth.people.models import Child, Membership, Relationship, User
from hearth.people.roles import Permission, Role

Is = Assessment.RespondentIs

OBSERVATION, HOME, VOICE = "staff-observation", "home-baseline", "child-voice"
NEEDS = {Is.STAFF: Permission.OBSERVE, Is.CHILD: Permission.HEAR_CHILD}
# A council's worker is around the child but does not live the days the questions ask about.
NOT_AT_HOME = (Relationship.Kind.SOCIAL_WORKER, Relationship.Kind.OTHER)


@change
def ask_for(
    journey: Journey, *, instrument_key: str, occasion: str, respondent: User, respondent_is: str,
    due_on: date | None = None, by: User,
) -> Assessment:  # fmt: skip
    """One questionnaire for one person, pinned to the document as it stands. Asking again while the first still
    waits gives back the first."""
    instrument = library.get(instrument_key)
    if instrument.answered_by != respondent_is:
        raise RuleBroken(f"“{instrument.title}” is not for {Is(respondent_is).label} to answer.")
    if journey.closed_on is not None:
        raise RuleBroken(f"{journey.child.name}’s journey is closed. Nobody is asked any more.")
    _may_answer(journey.child, respondent, respondent_is)
    earlier = Assessment.objects.filter(
        child=journey.child, instrument_key=instrument_key, respondent=respondent, submitted_at=None, let_go_at=None
    )
    waiting: Assessment | None = earlier.filter(journey=journey).first()
    if waiting is not None:
        return waiting
    earlier.update(let_go_at=dates.now())
    with only_once(f"{respondent.name} has been asked already, a moment ago."):
        assessment = Assessment.objects.create(
            child=journey.child, journey=journey, instrument_key=instrument.key,
            instrument_version=str(instrument.version), instrument_hash=instrument.digest, occasion=occasion,
            respondent_is=respondent_is, respondent=respondent, asked_by=by, asked_at=dates.now(), due_on=due_on,
        )  # fmt: skip
    _tell(assessment, by)
    return assessment


def _may_answer(child: Child, respondent: User, respondent_is: str) -> None:
    """A parent with whom somebody has spoken, or a member of staff who works with the child."""
    if respondent_is != Is.PARENT:
        may = respondent.may(NEEDS[Is(respondent_is)], child.school)
        if not may or not Child.objects.visible_to(respondent).filter(pk=child.pk).exists():
            raise RuleBroken(f"{respondent.name} does not work with {child.name} here.")
        return
    relationship = Relationship.objects.current().filter(child=child, adult=respondent).first()
    if relationship is None or relationship.held or relationship.restriction:
        raise RuleBroken(f"{respondent.name} cannot be asked about {child.name}. The nurture lead knows more.")
    if relationship.spoke_first_on is None:
        raise RuleBroken(f"Speak with {respondent.name} first. A talk comes before any form.")


def _tell(assessment: Assessment, by: User) -> None:
    """A parent with an open door hears that questions wait; the rest are rung, or handed the paper."""
    if assessment.respondent_is != Is.PARENT or assessment.respondent == by:
        return
    doors = Relationship.objects.open_door().filter(child=assessment.child, adult=assessment.respondent)
    for relationship in doors:
        if relationship.may_be_written_to:
            notices.queue(relationship, kind="questions_waiting", by=by)


@change
def hear_child(journey: Journey, *, by: User) -> Assessment:
    """Somebody sits down with the child without having been asked. A child's page is one: where it waits already,
    whoever it was asked of, this is that one."""
    waiting: Assessment | None = journey.assessments.in_sight().waiting().filter(instrument_key=VOICE).first()
    if waiting is not None:
        return waiting
    began = journey.assessments.submitted().filter(instrument_key=VOICE).exists()
    occasion = Assessment.Occasion.ALONG if began else Assessment.Occasion.START
    return ask_for(journey, instrument_key=VOICE, occasion=occasion, respondent=by, respondent_is=Is.CHILD, by=by)


@change
def ask_round(journey: Journey, *, occasion: str, due_on: date | None = None, by: User) -> list[Assessment]:
    """Everybody whose view belongs side by side: each parent we have spoken with, the class teacher, the key adult
    of the room, and the child beside the key adult. Who cannot be asked yet is left out: the page says who."""
    asked = []
    for key, respondent_is, respondent in round_of(journey):
        answered = journey.assessments.submitted().filter(
            occasion=Assessment.Occasion.START, instrument_key=key, respondent=respondent
        )
        if occasion == Assessment.Occasion.START and answered.exists():
            continue
        asked.append(ask_for(
            journey, instrument_key=key, occasion=occasion, respondent=respondent, respondent_is=respondent_is,
            due_on=due_on, by=by,
        ))  # fmt: skip
    return asked


def round_of(journey: Journey) -> Iterator[tuple[str, str, User]]:
    """Whom a round would ask: instrument, what they answer as, and who."""
    child = journey.child
    around = child.relationships.current().filter(held=False, restriction="").select_related("adult")
    for relationship in around.exclude(kind__in=NOT_AT_HOME):
        if relationship.spoke_first_on and (relationship.may_see or relationship.has_say):
            yield HOME, Is.PARENT, relationship.adult
    teachers = Membership.objects.now().filter(role=Role.CLASS_TEACHER, school=child.school)
    observers = [m.user for m in teachers.filter(school_class=child.school_class_id).select_related("user")]
    for adult in dict.fromkeys([*observers, journey.key_adult]):
        if Child.objects.visible_to(adult).filter(pk=child.pk).exists():
            yield OBSERVATION, Is.STAFF, adult
    if Child.objects.visible_to(journey.key_adult).filter(pk=child.pk).exists():
        yield VOICE, Is.CHILD, journey.key_adult


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


@change
def share_child_words(assessment: Assessment, *, by: User) -> Assessment:
    """An adult has read the child's words and asked the child, who said yes. Only then may they go home."""
    if assessment.respondent_is != Is.CHILD or assessment.submitted_at is None:
        raise RuleBroken("Only a child’s own words, written down and sent, can be shared this way.")
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
