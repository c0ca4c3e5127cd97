"""The school's own questionnaires, its word that it may use somebody else's, and what it entered of those."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from hearth.assessments import documents, library
from hearth.assessments.instrument import Instrument
from hearth.assessments.licences import maxima_of
from hearth.assessments.models import Attestation, Band, Maximum, SchoolInstrument, Score
from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken, only_once
from hearth.people.models import User
from hearth.schools.models import School

HIGHEST = 1000
LONGEST_KEY = 40
MOST_KEPT = 32_767


@change
def give_word(school: School, *, instrument_key: str, words: str, by: User) -> Attestation:
    """A named person says that the school holds a licence, and where it can be seen. Only then can a score be
    typed in."""
    instrument = _elsewhere(instrument_key)
    if not words.strip():
        raise RuleBroken("Say what the school holds, and where it can be seen.")
    with only_once(f"Somebody has given their word for “{instrument.title}” already."):
        return Attestation.objects.create(
            school=school, instrument_key=instrument.key, words=words.strip(), attested_by=by, attested_at=dates.now()
        )


@change
def end_word(attestation: Attestation, *, by: User) -> Attestation:
    """The licence ended. What was typed in stays and is shown; nothing new can be."""
    if attestation.ended_on is not None:
        raise RuleBroken("This word has ended already.")
    attestation.ended_on = dates.today()
    attestation.save(update_fields=["ended_on"])
    return attestation


@change
def enter_maxima(school: School, *, instrument_key: str, most: Mapping[str, int | None], by: User) -> School:
    """The most each strand can reach, from the school's own licensed copy. An empty one is taken out again."""
    instrument = _with_word(school, instrument_key)
    strands = {one.id: one.title for one in instrument.scoring.strands} if instrument.scoring else {}
    for strand, number in most.items():
        if strand not in strands:
            raise RuleBroken(f"“{instrument.title}” has no part {strand!r}.")
        rows = Maximum.objects.filter(school=school, instrument_key=instrument_key, strand=strand)
        if number is None:
            rows.delete()
            continue
        _fits(school, instrument_key, strand, strands[strand], number)
        Maximum.objects.update_or_create(
            school=school, instrument_key=instrument_key, strand=strand,
            defaults={"most": number, "entered_by": by, "entered_at": dates.now()},
        )  # fmt: skip
    _add_up(instrument, maxima_of(school, instrument_key))
    return school


def _add_up(instrument: Instrument, most: Mapping[str, int]) -> None:
    """Where it is known what a half comes to, its parts together cannot reach more."""
    for section in instrument.sections:
        together = sum(most.get(strand.id, 0) for strand in instrument.strands_in(section.id))
        if section.most is not None and together > section.most:
            raise RuleBroken(f"“{section.title}” comes to {section.most} at most, and these parts come to {together}.")


def _fits(school: School, key: str, strand: str, title: str, most: int) -> None:
    """Not below what was typed in already, nor below a band of the same part."""
    if not 1 <= most <= HIGHEST:
        raise RuleBroken(f"“{title}”: the most it can reach is a whole number from 1 to {HIGHEST}.")
    here = {"assessment__child__school": school, "assessment__instrument_key": key, "assessment__withheld_at": None}
    scores = Score.objects.filter(strand=strand, **here)
    highest = max((value for value in scores.values_list("value", flat=True) if value is not None), default=0)
    if highest > most:
        raise RuleBroken(f"“{title}”: a score of {highest} was typed in already, so it cannot end at {most}.")
    bands = Band.objects.filter(school=school, instrument_key=key, strand=strand)
    top = max(bands.values_list("highest", flat=True), default=0)
    if top > most:
        raise RuleBroken(f"“{title}”: one of its bands goes up to {top}. Take that out first.")


@change
def enter_band(
    school: School, *, instrument_key: str, strand: str, lowest: int, highest: int, words: str, by: User
) -> Band:
    """Words the school's own copy gives to a range of one part, both ends in it. Two bands never share a number."""
    instrument = _with_word(school, instrument_key)
    if instrument.scoring is None or strand not in {one.id for one in instrument.scoring.strands}:
        raise RuleBroken(f"“{instrument.title}” has no part {strand!r}.")
    if highest < lowest:
        raise RuleBroken("A band goes from its lowest number up to its highest.")
    if not words.strip():
        raise RuleBroken("Say what your copy calls this range.")
    most = maxima_of(school, instrument_key).get(strand) or next(
        (one.most for one in instrument.in_strand(strand) if one.most), None
    )
    if most is not None and highest > most:
        raise RuleBroken(f"This part ends at {most}, and the band goes up to {highest}.")
    sharing = Band.objects.filter(
        school=school, instrument_key=instrument_key, strand=strand, lowest__lte=highest, highest__gte=lowest
    ).first()
    if sharing is not None:
        raise RuleBroken(f"“{sharing.words}” already covers {sharing.lowest} to {sharing.highest}.")
    return Band.objects.create(
        school=school, instrument_key=instrument_key, strand=strand, lowest=lowest, highest=highest,
        words=words.strip(), entered_by=by, entered_at=dates.now(),
    )  # fmt: skip


@change
def remove_band(band: Band, *, by: User) -> School:
    school: School = band.school
    band.delete()
    return school


@change
def bring_own(
    school: School, *, table: Mapping[str, Any], file_name: str, rights_words: str, by: User
) -> SchoolInstrument:
    """One questionnaire of the school's own, as a document without a version. The same document adds nothing; another
    of the same key is its next version. Nothing is ever written over or deleted."""
    key = str(table.get("key", ""))
    if not key.startswith(own_key(school, "")):
        raise RuleBroken("A school's own questionnaire has a key of the school's own.")
    if not rights_words.strip():
        raise RuleBroken("Say whose it is, and why the school may use it.")
    newest = SchoolInstrument.objects.select_for_update().of_school(school).filter(key=key).first()
    if newest is not None and newest.document == _as_text(table, newest.version):
        if newest.taken_down_at is not None:
            newest.taken_down_at = None
            newest.save(update_fields=["taken_down_at"])
        return newest
    version = newest.version + 1 if newest else 1
    text = _as_text(table, version)
    try:
        instrument = documents.read_json(text, "this questionnaire")
    except documents.BadInstrument as wrong:
        raise RuleBroken(f"It cannot be taken as it is. {wrong}.") from wrong
    _can_be_kept(instrument)
    with only_once("Somebody brought the same questionnaire a moment ago."):
        return SchoolInstrument.objects.create(
            school=school, key=key, version=version, title=instrument.title[:200], document=text,
            digest=sha256(text.encode()).hexdigest(), file_name=file_name[-120:], rights_words=rights_words.strip(),
            added_by=by, added_at=dates.now(),
        )  # fmt: skip


def _can_be_kept(instrument: Instrument) -> None:
    """What a part comes to is kept as a small whole number."""
    for strand in instrument.scoring.strands if instrument.scoring else ():
        items = instrument.in_strand(strand.id)
        if sum(item.top or (HIGHEST if item.kind == "number" else 0) for item in items) > MOST_KEPT:
            raise RuleBroken(f"“{strand.title}” could come to more than {MOST_KEPT:,} points. Give its answers fewer.")


@change
def take_down(own: SchoolInstrument, *, by: User) -> SchoolInstrument:
    """Asked of nobody any more, in any version. What was answered stays, with its questions."""
    SchoolInstrument.objects.of_school(own.school).filter(key=own.key, taken_down_at=None).update(
        taken_down_at=dates.now()
    )
    return own


@change
def put_back(own: SchoolInstrument, *, by: User) -> SchoolInstrument:
    """On the shelf again, in every version."""
    SchoolInstrument.objects.of_school(own.school).filter(key=own.key).update(taken_down_at=None)
    return own


def own_key(school: School, word: str) -> str:
    """A key no other school's questionnaire has, nor any of ours: ours never begin so."""
    key = f"own-{school.pk}-{word}"
    return key if len(key) <= LONGEST_KEY else f"{key[:33].rstrip('-')}-{sha256(word.encode()).hexdigest()[:6]}"


def _as_text(table: Mapping[str, Any], version: int) -> str:
    return json.dumps({**table, "version": version}, ensure_ascii=False, indent=1, sort_keys=True)


def _elsewhere(key: str) -> Instrument:
    instrument = next((one for one in library.all() if one.key == key), None)
    if instrument is None or not instrument.rights.needs_word:
        raise RuleBroken("No licence is needed for this one.")
    return instrument


def _with_word(school: School, key: str) -> Instrument:
    instrument = _elsewhere(key)
    if not Attestation.objects.filter(school=school, instrument_key=key).standing().exists():
        raise RuleBroken(f"First somebody gives their word that the school may use “{instrument.title}”.")
    return instrument
