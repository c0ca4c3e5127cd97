"""Whom we ask, and for what: a talk before a form, each alone, pinned to the document as it stands."""

from collections.abc import Iterator
from datetime import date

from hearth.assessments import library
from hearth.assessments.models import Assessment
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
