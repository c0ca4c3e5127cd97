"""Whom we ask, and for what: a talk before a form, each alone, pinned to the document as it stands."""

from collections.abc import Iterator
from datetime import date

from hearth.assessments import library
from hearth.assessments.choosing import (
    CLASS_LOOK,
    HOME,
    OBSERVATION,
    OUTCOMES,
    READINESS,
    SETTLED,
    VOICE,
    VOICES,
    misfit,
    right_form,
)
from hearth.assessments.instrument import Instrument
from hearth.assessments.licences import must_be_open
from hearth.assessments.models import Assessment
from hearth.assessments.models.shelf import find
from hearth.assessments.twins import twin_of
from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken, only_once
from hearth.journeys.models import Journey, ReturnPlan
from hearth.notices import actions as notices
from hearth.people.models import Child, Membership, Relationship, User
from hearth.people.roles import Permission, Role

Is, Occasion = Assessment.RespondentIs, Assessment.Occasion

NEEDS = {Is.STAFF: Permission.OBSERVE, Is.CHILD: Permission.HEAR_CHILD}
# A council's worker is around the child but does not live the days the questions ask about.
NOT_AT_HOME = (Relationship.Kind.SOCIAL_WORKER, Relationship.Kind.OTHER)


@change
def ask_for(
    journey: Journey, *, instrument_key: str, occasion: str, respondent: User, respondent_is: str,
    due_on: date | None = None, all_the_same: bool = False, by: User,
) -> Assessment:  # fmt: skip
    """One questionnaire for one person, pinned to the document as it stands. Asking again while the first still
    waits gives back the first. `all_the_same`: somebody has read that the form is for another age."""
    instrument = find(instrument_key)
    _may_be_asked(instrument, journey.child)
    if instrument.answered_by != respondent_is:
        raise RuleBroken(f"“{instrument.title}” is not for {Is(respondent_is).label} to answer.")
    if (sentence := misfit(instrument, journey.child)) and not all_the_same:
        raise RuleBroken(sentence)
    if journey.closed_on is not None:
        raise RuleBroken(f"{journey.child.name}’s journey is closed. Nobody is asked any more.")
    _may_answer(journey.child, respondent, respondent_is)
    earlier = Assessment.objects.filter(
        child=journey.child, instrument_key=instrument_key, respondent=respondent, submitted_at=None, let_go_at=None
    )
    waiting: Assessment | None = earlier.in_sight().filter(journey=journey).first()
    if waiting is not None:
        return waiting
    earlier.update(let_go_at=dates.now())
    assessment = _drawn_up(journey, instrument, occasion, respondent, respondent_is)
    assessment.asked_by, assessment.due_on = by, due_on
    if (twin := twin_of(assessment)) is not None:
        raise RuleBroken(
            f"{respondent.name} answered “{instrument.named(journey.child.name).title}” on this occasion already, on "
            f"{twin.day:%-d %B %Y}. Put those answers right, or choose another occasion."
        )
    with only_once(f"{respondent.name} has been asked already, a moment ago."):
        assessment.save()
    _tell(assessment, by)
    return assessment


def _may_be_asked(instrument: Instrument, child: Child) -> None:
    """Not what is on a grid for a whole class; nor what this school may not use now: see `licences`."""
    if instrument.key == CLASS_LOOK:
        raise RuleBroken("This one is answered for a whole class on one grid.")
    must_be_open(child.school, instrument)


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
    """A parent with an open door hears that questions wait; the rest are rung, or handed the paper. What school types
    in from a form on paper waits for school."""
    if assessment.respondent_is != Is.PARENT or assessment.respondent == by:
        return
    if assessment.instrument_key in library.typed_in():
        return
    doors = Relationship.objects.open_door().filter(child=assessment.child, adult=assessment.respondent)
    for relationship in doors:
        if relationship.may_be_written_to:
            notices.queue(relationship, kind="questions_waiting", by=by)


@change
def hear_child(journey: Journey, *, by: User) -> Assessment:
    """Somebody sits down with the child without having been asked. A child's page is one: where it waits already,
    whoever it was asked of, this is that one."""
    waiting: Assessment | None = journey.assessments.in_sight().waiting().filter(instrument_key__in=VOICES).first()
    if waiting is not None:
        return waiting
    began = journey.assessments.submitted().filter(instrument_key__in=VOICES).exists()
    return ask_for(
        journey, instrument_key=right_form(VOICE, journey.child), occasion=Occasion.ALONG if began else Occasion.START,
        respondent=by, respondent_is=Is.CHILD, by=by,
    )  # fmt: skip


@change
def ask_round(journey: Journey, *, occasion: str, due_on: date | None = None, by: User) -> list[Assessment]:
    """Everybody whose view belongs side by side: each parent we have spoken with, the class teacher, the key adult
    of the room, and the child beside the key adult. Who cannot be asked yet is left out: the page says who. So is
    who answered on this occasion already."""
    asked = []
    for key, respondent_is, respondent in round_of(journey, occasion):
        answered = journey.assessments.submitted().filter(occasion=occasion, instrument_key=key, respondent=respondent)
        if occasion in (Occasion.START, Occasion.END) and answered.exists():
            continue
        if twin_of(_drawn_up(journey, find(key), occasion, respondent, respondent_is)) is not None:
            continue
        asked.append(ask_for(
            journey, instrument_key=key, occasion=occasion, respondent=respondent, respondent_is=respondent_is,
            due_on=due_on, by=by,
        ))  # fmt: skip
    if not asked:
        raise RuleBroken("Nobody is left to ask on this occasion: everybody has answered already.")
    return asked


def _drawn_up(
    journey: Journey, instrument: Instrument, occasion: str, respondent: User, respondent_is: str
) -> Assessment:
    return Assessment(
        child=journey.child, journey=journey, instrument_key=instrument.key,
        instrument_version=str(instrument.version), instrument_hash=instrument.digest, occasion=occasion,
        respondent_is=respondent_is, respondent=respondent, asked_at=dates.now(),
    )  # fmt: skip


def round_of(journey: Journey, occasion: str = Occasion.START) -> Iterator[tuple[str, str, User]]:
    """Whom a round would ask: instrument, what they answer as, and who. A parent is asked one thing at a time: how
    things are at home first, and how they are going once that was told, and from then on."""
    child = journey.child
    told = set(journey.assessments.submitted().filter(instrument_key=HOME).values_list("respondent", flat=True))
    for parent in _parents(child):
        yield OUTCOMES if parent.pk in told else HOME, Is.PARENT, parent
    teachers = _teachers(child)
    for adult in dict.fromkeys([*teachers, journey.key_adult]):
        if _works_with(adult, child):
            yield right_form(OBSERVATION, child), Is.STAFF, adult
    if occasion != Occasion.START and ReturnPlan.objects.filter(journey=journey).exists():
        yield from ((READINESS, Is.STAFF, teacher) for teacher in teachers if _works_with(teacher, child))
    if _works_with(journey.key_adult, child):
        yield right_form(VOICE, child), Is.CHILD, journey.key_adult


def askable(journey: Journey) -> Iterator[tuple[str, str, User]]:
    """Everything one person could be asked alone: more than a round asks."""
    child = journey.child
    yield from ((key, Is.PARENT, parent) for parent in _parents(child) for key in (HOME, OUTCOMES))
    teachers = _teachers(child)
    for adult in dict.fromkeys([*teachers, journey.key_adult]):
        if _works_with(adult, child):
            yield right_form(OBSERVATION, child), Is.STAFF, adult
            yield SETTLED, Is.STAFF, adult
    if ReturnPlan.objects.filter(journey=journey).exists():
        yield from ((READINESS, Is.STAFF, teacher) for teacher in teachers if _works_with(teacher, child))
    if _works_with(journey.key_adult, child):
        yield right_form(VOICE, child), Is.CHILD, journey.key_adult


def _parents(child: Child) -> Iterator[User]:
    around = child.relationships.current().filter(held=False, restriction="").select_related("adult")
    for relationship in around.exclude(kind__in=NOT_AT_HOME):
        if relationship.spoke_first_on and (relationship.may_see or relationship.has_say):
            yield relationship.adult


def _teachers(child: Child) -> list[User]:
    teachers = Membership.objects.now().filter(role=Role.CLASS_TEACHER, school=child.school)
    return [m.user for m in teachers.filter(school_class=child.school_class_id).select_related("user")]


def _works_with(adult: User, child: Child) -> bool:
    return Child.objects.visible_to(adult).filter(pk=child.pk).exists()
