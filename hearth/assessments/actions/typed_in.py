"""Scores of forms that were filled in and scored on paper, many at once: as if each had been sent on its own day."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hearth.assessments import licences
from hearth.assessments.actions.answering import role_of
from hearth.assessments.actions.scores import keep
from hearth.assessments.instrument import Instrument
from hearth.assessments.models import Assessment
from hearth.assessments.typed import who_may
from hearth.assessments.wrongs import wrong_answers
from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken, only_once
from hearth.journeys.models import Journey
from hearth.people.models import User
from hearth.schools.models import School


@dataclass(frozen=True, slots=True)
class FilledIn:
    """One form: about whom, on which way through, by whom, when, and what came out. `corrects`: the sent answers it
    takes the place of, which are kept."""

    journey: int
    child: int
    respondent: int
    occasion: str
    on: date
    scores: Mapping[str, str]
    corrects: int | None = None


@change
def take_in_scores(school: School, *, instrument: Instrument, forms: Collection[FilledIn], by: User) -> int:
    """All of them, or none. Nobody is written to, and nothing that is here already changes or goes: what is put right
    is kept behind the answers that follow it."""
    licences.must_be_open(school, instrument)
    if not instrument.is_scored_elsewhere:
        raise RuleBroken(f"“{instrument.title}” is answered here, line by line. Its scores are not typed in.")
    adults = {adult.pk: adult for adult in User.objects.filter(pk__in={one.respondent for one in forms})}
    _all_can_be(school, licences.entered(school, instrument), forms, adults)
    with only_once("Somebody put one of these right a moment ago. Nothing was brought in: please look again."):
        made = Assessment.objects.bulk_create(_answers(instrument, one, by) for one in forms)
    sent = Assessment.objects.filter(pk__in=[one.pk for one in made])
    rows = list(sent.select_related("child", "respondent").prefetch_related("scores"))
    for row in rows:
        if row.respondent_is == Assessment.RespondentIs.STAFF:
            row.rater_role = role_of(adults[row.respondent_id], row.child)
        keep(row)
    Assessment.objects.bulk_update(rows, ["rater_role"])
    return len(made)


def _answers(instrument: Instrument, one: FilledIn, by: User) -> Assessment:
    now = dates.now()
    return Assessment(
        child_id=one.child, journey_id=one.journey, instrument_key=instrument.key,
        instrument_version=str(instrument.version), instrument_hash=instrument.digest, occasion=one.occasion,
        respondent_is=instrument.answered_by, respondent_id=one.respondent, asked_by=by, asked_at=now,
        answers=dict(one.scores), saved_at=now, submitted_at=now, given_on=one.on, how=Assessment.How.PAPER,
        entered_by=by if by.pk != one.respondent else None, corrects_id=one.corrects,
    )  # fmt: skip


def _all_can_be(school: School, instrument: Instrument, forms: Iterable[FilledIn], adults: Mapping[int, User]) -> None:
    every = list(forms)
    here = Journey.objects.in_sight().filter(pk__in={one.journey for one in every}, child__school=school)
    ways = dict(here.values_list("pk", "child"))
    met = who_may(school, instrument.answered_by, adults.values(), {one.child for one in every})
    earlier = Assessment.objects.that_count().in_sight().filter(instrument_key=instrument.key)
    known = dict(earlier.filter(pk__in={one.corrects for one in every}).values_list("pk", "child"))
    for one in every:
        if one.on > dates.today():
            raise RuleBroken(f"That day has not come yet: {one.on:%-d %B %Y}. Nothing was brought in.")
        if ways.get(one.journey) != one.child:
            raise RuleBroken("One of these is about a child without a way through here. Nothing was brought in.")
        if (one.respondent, one.child) not in met:
            raise RuleBroken("One of these was filled in by somebody who does not work with the child here.")
        if one.corrects is not None and known.get(one.corrects) != one.child:
            raise RuleBroken("What one of these puts right is not there any more. Nothing was brought in.")
        for sentence in wrong_answers(instrument, one.scores):
            raise RuleBroken(sentence)
        if not any(one.scores.values()):
            raise RuleBroken("One of these has no score in it. Nothing was brought in.")
