"""Home, school and child beside each other, area by area, first time and latest; and who is still missing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hearth.assessments.actions import askable, round_of
from hearth.assessments.areas import AREAS, Area
from hearth.assessments.choosing import HOME, OBSERVATIONS, OUTCOMES, VOICES
from hearth.assessments.instrument import Question
from hearth.assessments.models import Assessment
from hearth.assessments.models.shelf import find
from hearth.assessments.scoring import StrandScore, score
from hearth.journeys.models import Journey
from hearth.people.models import Child, User

Occasion, Is = Assessment.Occasion, Assessment.RespondentIs
# About the sitting, not about the child.
ASIDE = frozenset({"adult-beside", "how-told"})


@dataclass(frozen=True)
class Answered:
    """One question and what was said to it, in words."""

    question: Question
    words: str


@dataclass(frozen=True)
class Said:
    """One voice on one question: the first time, and the latest where it differs."""

    who: str
    question: str
    first: str
    first_on: date
    latest: str = ""
    latest_on: date | None = None

    @property
    def first_day(self) -> str:
        return date_format(self.first_on, "j F Y")

    @property
    def latest_day(self) -> str:
        return date_format(self.latest_on, "j F Y") if self.latest_on else ""


@dataclass(frozen=True)
class Seen:
    """One rater's strand in words, first and latest; `change` says which way in words, never as a number."""

    who: str
    title: str
    words: str
    direction: str
    change: str


@dataclass(frozen=True)
class AreaNow:
    title: str
    home: tuple[Said, ...]
    school: tuple[Seen, ...]
    child: tuple[Said, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.home or self.school or self.child)


@dataclass(frozen=True)
class Rater:
    """One adult's observations, first and latest, of one version of the document. Raters are never averaged."""

    who: str
    then: tuple[StrandScore, ...]
    now: tuple[StrandScore, ...]
    first_on: date | None
    latest_on: date
    note: str = ""


@dataclass
class Voice:
    """One person's answers to one instrument, oldest first, with the last word of each occasion."""

    who: str
    key: str
    answers: list[Assessment] = field(default_factory=list)

    @property
    def first(self) -> Assessment:
        return self.answers[0]

    @property
    def latest(self) -> Assessment | None:
        return self.answers[-1] if len(self.answers) > 1 else None


@dataclass(frozen=True)
class SideBySide:
    areas: tuple[AreaNow, ...]
    raters: tuple[Rater, ...]
    missing: tuple[str, ...]
    waiting: tuple[Assessment, ...]
    answered: tuple[Assessment, ...]


def look(child: Child, rows: Iterable[Assessment]) -> SideBySide:
    """All that was answered about a child, from rows the caller may see."""
    everything = [row for row in rows if row.child_id == child.pk]
    answered = sorted((row for row in everything if row.submitted_at), key=_in_time)
    waiting = [row for row in everything if row.is_waiting and row.journey.closed_on is None]
    # What was put right is kept and can be opened; it stands in no line.
    put_right = {row.corrects_id for row in answered}
    voices = list(_voices(child, (row for row in answered if row.pk not in put_right)))
    return SideBySide(
        areas=tuple(now for area in _areas(voices) if not (now := _area(area, voices)).is_empty),
        raters=tuple(_rater(voice) for voice in voices if voice.key in OBSERVATIONS),
        missing=tuple(_missing(child)),
        waiting=tuple(waiting),
        answered=tuple(reversed(answered)),
    )


def _in_time(row: Assessment) -> tuple[int, int, object, int]:
    return row.journey_id, list(Occasion).index(Occasion(row.occasion)), row.submitted_at, row.pk


def _voices(child: Child, answered: Iterable[Assessment]) -> Iterator[Voice]:
    """Each parent and each rater apart; the child is one voice, whoever sat beside. A later answer on one occasion
    takes the place of the earlier: the person changed what they wanted to say."""
    found: dict[tuple[str, int], dict[tuple[int, str], Assessment]] = {}
    for row in answered:
        whose = 0 if row.respondent_is == Is.CHILD else row.respondent_id
        series = found.setdefault((row.instrument_key, whose), {})
        # Reviews along the way are many: each is an occasion of its own, by its asking.
        when = f"{row.occasion} {row.asked_at:%Y-%m}" if row.occasion == Occasion.ALONG else row.occasion
        series[row.journey_id, when] = row
    for (key, whose), by_occasion in found.items():
        last = list(by_occasion.values())
        yield Voice(last[-1].respondent.name if whose else child.name, key, last)


def _areas(voices: Iterable[Voice]) -> tuple[Area, ...]:
    """The table, with whatever it does not name under the last area."""
    home, voice = {i for a in AREAS for i in a.home}, {i for a in AREAS for i in a.voice}
    more_home: dict[str, None] = {}
    more_voice: dict[str, None] = {}
    for one in voices:
        for item in one.answers[-1].answers:
            if one.key == HOME and item not in home:
                more_home[item] = None
            if one.key in VOICES and item not in voice and item not in ASIDE:
                more_voice[item] = None
    last = AREAS[-1]
    return (*AREAS[:-1], Area(last.title, (*last.home, *more_home), (*last.voice, *more_voice), last.strands))


def _area(area: Area, voices: Iterable[Voice]) -> AreaNow:
    voices = list(voices)
    return AreaNow(
        area.title,
        tuple(said for v in voices if v.key in (HOME, OUTCOMES) for item in area.home if (said := _said(v, item))),
        tuple(seen for v in voices if v.key in OBSERVATIONS for strand in area.strands if (seen := _seen(v, strand))),
        tuple(said for v in voices if v.key in VOICES for item in area.voice if (said := _said(v, item))),
    )


def _said(voice: Voice, item: str) -> Said | None:
    first, latest = _word(voice.first, item), _word(voice.latest, item) if voice.latest else None
    if first is None and latest is None:
        return None
    if first is None or voice.latest is None or latest is None:
        row, only = (voice.first, first) if first else (voice.latest, latest)
        assert row is not None and only is not None
        return Said(voice.who, only.question.text, only.words, given_on(row))
    return Said(
        voice.who, latest.question.text, first.words, given_on(voice.first),
        "" if latest.words == first.words else latest.words, given_on(voice.latest),
    )  # fmt: skip


def _word(row: Assessment, item: str) -> Answered | None:
    return next((one for one in given(row) if one.question.id == item), None)


def given(row: Assessment) -> list[Answered]:
    """What was answered, in words and in the order of the document that was on the screen."""
    return [
        Answered(question, words)
        for question in row.instrument.questions
        if (words := _in_words(question, row.answers))
    ]


def _in_words(question: Question, answers: Mapping[str, object]) -> str:
    value = str(answers.get(question.id, "") or "")
    option = question.option(value)
    return option.label if option else "" if question.options else value


def given_on(row: Assessment) -> date:
    """The day it was said, which may be before the day it was written in."""
    return row.day


def _rater(voice: Voice) -> Rater:
    """First and latest of one version: two versions never stand in one line."""
    latest = voice.latest or voice.first
    alike = [row for row in voice.answers if row.instrument_version == latest.instrument_version and row != latest]
    first = alike[0] if alike else None
    note = (
        ""
        if first == voice.first or first is None and latest == voice.first
        else _("An earlier look used another version.")
    )
    return Rater(
        voice.who, _scores(first) if first else (), _scores(latest),
        given_on(first) if first else None, given_on(latest), note,
    )  # fmt: skip


def _scores(row: Assessment) -> tuple[StrandScore, ...]:
    return score(row.instrument, row.answers)


def _seen(voice: Voice, strand: str) -> Seen | None:
    rater = _rater(voice)
    now = next((one for one in rater.now if one.strand == strand), None)
    if now is None:
        return None
    then = next((one for one in rater.then if one.strand == strand), None)
    return Seen(voice.who, now.title, now.said, now.direction, change(then, now))


def change(then: StrandScore | None, now: StrandScore) -> str:
    """Which way, in words. More is further along on one half and less is easier on the other, so a number alone
    would mislead."""
    if then is None or then.value is None or now.value is None:
        return ""
    if now.value == then.value:
        return _("much as it was")
    up = now.value > then.value
    if now.arrow == "up":
        return _("further along than before") if up else _("not as far along just now")
    return _("in the way more just now") if up else _("in the way less than before")


def _missing(child: Child) -> Iterator[str]:
    """Who was not asked, said in sentences about us."""
    journey = child.journeys.open().select_related("key_adult").first()
    if journey is None:
        return
    # From every row, in sight or not: what went to the safeguarding lead must not look like somebody never asked.
    asked = set(journey.assessments.values_list("instrument_key", "respondent"))
    # The child has one voice whoever sits beside, and any second adult may look instead of the key adult.
    voiced = any(key in VOICES for key, _whose in asked)
    looked = len([key for key, _whose in asked if key in OBSERVATIONS]) > 1
    for key, _kind, person in round_of(journey):
        if key in VOICES and voiced or key in OBSERVATIONS and looked or (key, person.pk) in asked or key == OUTCOMES:
            continue
        name = child.name if key in VOICES else person.name
        yield _("%(name)s has not been asked yet. That is ours to do.") % {"name": name}
    around = child.relationships.current().filter(spoke_first_on=None, has_say=True, held=False, restriction="")
    for one in around.select_related("adult"):
        yield _("%(name)s has not been spoken with yet. A talk comes before any form.") % {"name": one.adult.name}


@dataclass(frozen=True)
class Person:
    """Somebody who could be asked, and for what."""

    label: str
    instrument_key: str
    respondent_is: str
    respondent: User


def people_to_ask(journey: Journey) -> dict[str, Person]:
    """Everybody who could be asked, one by one, by a key for a form."""
    child = journey.child.name
    found = {}
    for key, respondent_is, person in askable(journey):
        beside = _("%(child)s, beside %(name)s") % {"child": child, "name": person.name}
        label = f"{beside if respondent_is == Is.CHILD else person.name}: {find(key).named(child).title}"
        found[f"{key}:{person.pk}"] = Person(label, key, respondent_is, person)
    return found
