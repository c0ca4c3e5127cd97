"""Looking at a file of scores before anything is written."""

import hashlib
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from hearth.assessments import licences, typed
from hearth.assessments.instrument import Instrument
from hearth.assessments.library import NoSuchInstrument
from hearth.assessments.models import Assessment, shelf
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.exchange import present
from hearth.exchange.look import remembered
from hearth.exchange.scores.plan import Given, Here, ScoresPlan, Way, make_plan
from hearth.exchange.scores.reading import ScoreSheet, read
from hearth.journeys.models import Journey
from hearth.people.models import User
from hearth.schools.models import School


@dataclass(frozen=True, slots=True)
class ScoresLook:
    """What is in a file of scores, and what bringing it in would do."""

    instrument: Instrument
    sheet: ScoreSheet
    plan: ScoresPlan
    notes: tuple[str, ...]

    @property
    def token(self) -> str:
        """The same as long as the same would be done."""
        return hashlib.sha256(repr((self.plan.steps, self.plan.refusals)).encode()).hexdigest()


def open_for_sheets(school: School) -> list[Instrument]:
    """Measures whose scores may come in a sheet: scored elsewhere, and with the school's word where one is needed."""
    return [one for one in licences.askable(school) if one.is_scored_elsewhere]


def look_at_scores(school: School, data: bytes, key: str) -> ScoresLook:
    """Raises FileRefused when the file as a whole is no list of this measure's scores, RuleBroken where the school may
    not use the measure."""
    instrument = measure_of(school, key)
    sheet = read(data, instrument, remembered=remembered(school))
    full = licences.entered(school, instrument)
    plan = make_plan(sheet, full, _here(school, instrument, sheet.raters()), today=dates.today())
    return ScoresLook(full, sheet, plan, sheet.table.notes())


def measure_of(school: School, key: str) -> Instrument:
    """The document as it stands, where the school may use it now."""
    try:
        instrument = shelf.find(key)
    except NoSuchInstrument as unknown:
        raise RuleBroken("This measure is not here any more. Let the file go.") from unknown
    licences.must_be_open(school, instrument)
    if not instrument.is_scored_elsewhere:
        raise RuleBroken(f"“{instrument.title}” is answered here, line by line. Its scores are not typed in.")
    return instrument


def _here(school: School, instrument: Instrument, named: Collection[str]) -> Here:
    """`named`: whom the file names; nobody else is looked up."""
    ways: dict[int, list[Way]] = defaultdict(list)
    rows = Journey.objects.in_sight().filter(child__school=school).order_by("began_on", "pk")
    for pk, child, began, closed in rows.values_list("pk", "child", "began_on", "closed_on"):
        ways[child].append(Way(pk, began, closed))
    adults = _adults(school, instrument, ways)
    names = {words: pks for words, pks in _names(adults).items() if words in named}
    meant = frozenset[int]().union(*names.values())
    met = typed.who_may(school, instrument.answered_by, [one for one in adults if one.pk in meant], ways.keys())
    return Here(present.children(school), ways, names, frozenset(met), _given(school, instrument))


def _adults(school: School, instrument: Instrument, children: Collection[int]) -> list[User]:
    if instrument.answered_by == "parent":
        return list(dict.fromkeys(one.adult for one in typed.parents_of(children)))
    return typed.staff_of(school)


def _names(adults: Collection[User]) -> dict[str, frozenset[int]]:
    """By every name people go by: "Mr Reid", "Callum Reid", "Reid, Callum", "C Reid", the address to sign in."""
    named: dict[str, set[int]] = defaultdict(set)
    for adult in adults:
        first, last = adult.forename, adult.surname
        for words in (
            adult.name, f"{first} {last}", f"{last}, {first}", f"{last} {first}", f"{adult.title} {last}",
            f"{first[:1]} {last}", f"{adult.title} {first} {last}", f"{adult.title} {first[:1]} {last}",
            adult.email or "",
        ):  # fmt: skip
            if words.strip():
                named[" ".join(words.casefold().split())].add(adult.pk)
    return {words: frozenset(pks) for words, pks in named.items()}


def _given(school: School, instrument: Instrument) -> tuple[Given, ...]:
    counting = Assessment.objects.that_count().in_sight().filter(child__school=school, instrument_key=instrument.key)
    return tuple(
        Given(
            one.pk, one.journey_id, one.child_id, one.respondent_id, one.day, one.occasion,
            tuple(sorted((str(item), str(said)) for item, said in one.answers.items() if said)),
        )
        for one in counting.filter(instrument_version=str(instrument.version))
    )  # fmt: skip
