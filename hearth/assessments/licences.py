"""Which measures a school may use now, and what it entered of those it has a licence for. Questions only; what changes
is in `actions/shelf.py`. Nothing entered here is ever read for another school."""

from hearth.assessments import library
from hearth.assessments.instrument import Band as Words
from hearth.assessments.instrument import Instrument
from hearth.assessments.models import Attestation, Band, Maximum, SchoolInstrument
from hearth.base.errors import RuleBroken
from hearth.schools.models import School

OWN_COPY = "your own licensed copy"


def on_shelf(school: School) -> tuple[Instrument, ...]:
    """The newest version of everything this school may see: our library, then its own that are in use."""
    own: dict[str, SchoolInstrument] = {}
    for row in SchoolInstrument.objects.of_school(school).in_use().order_by("key", "version"):
        own[row.key] = row
    return (*library.all(), *(row.read() for row in own.values()))


def askable(school: School) -> tuple[Instrument, ...]:
    """What may be asked, or typed in, now."""
    standing = _standing(school)
    return tuple(
        one
        for one in on_shelf(school)
        if one.rights.mode != "linked" and (not one.rights.needs_word or one.key in standing)
    )


def why_not(school: School, instrument: Instrument) -> str:
    """Why this school may not use it now, as a sentence; or nothing."""
    if instrument.rights.mode == "linked":
        return f"“{instrument.title}” may only be used at its owner’s. Hearth holds no more than a link."
    if instrument.rights.needs_word and instrument.key not in _standing(school):
        return (
            f"Your school has not yet said that it may use “{instrument.title}”. Somebody who keeps the measures can "
            "say so, under Measures."
        )
    if any(one.key == instrument.key for one in library.all()):
        return ""
    in_use = SchoolInstrument.objects.of_school(school).in_use().filter(key=instrument.key).exists()
    return "" if in_use else f"“{instrument.title}” is not in use at this school."


def must_be_open(school: School, instrument: Instrument) -> None:
    """Raises RuleBroken with the sentence where the school may not use it now."""
    if why := why_not(school, instrument):
        raise RuleBroken(why)


def entered(school: School, instrument: Instrument) -> Instrument:
    """The same document with what this school entered from its own licensed copy, where it is scored elsewhere."""
    if not instrument.is_scored_elsewhere:
        return instrument
    return instrument.with_maxima(maxima_of(school, instrument.key))


def maxima_of(school: School, key: str) -> dict[str, int]:
    rows = Maximum.objects.filter(school=school, instrument_key=key)
    return dict(rows.values_list("strand", "most"))


def bands_of(school: School, key: str) -> tuple[Words, ...]:
    """The words of the school's own copy for ranges of a strand. For screens at this school alone."""
    rows = Band.objects.filter(school=school, instrument_key=key)
    return tuple(Words(row.strand, row.lowest, row.highest, row.words, OWN_COPY) for row in rows)


def _standing(school: School) -> frozenset[str]:
    return frozenset(Attestation.objects.filter(school=school).standing().values_list("instrument_key", flat=True))
