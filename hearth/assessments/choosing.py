"""Which form of an instrument suits a child. Two forms of one instrument are two measures: never one line."""

from hearth.assessments import library
from hearth.assessments.instrument import Instrument, Phase
from hearth.base import dates
from hearth.journeys.places import is_secondary
from hearth.people.models import Child

OBSERVATION, HOME, VOICE = "staff-observation", "home-baseline", "child-voice"
OUTCOMES, READINESS, SETTLED, CLASS_LOOK = "parent-outcomes", "readiness-for-return", "settled-involved", "class-look"

# For those of primary age, and for those of secondary age.
OBSERVATIONS = (OBSERVATION, "staff-observation-secondary")
VOICES = (VOICE, "young-voice")


def phase_of(child: Child) -> Phase:
    return "secondary" if is_secondary(child) else "primary"


def right_form(key: str, child: Child) -> str:
    """The key of the form for this child's phase; the key itself where there is one form for all."""
    for family in (OBSERVATIONS, VOICES):
        if key in family:
            return family[is_secondary(child)]
    return key


def misfit(instrument: Instrument, child: Child) -> str:
    """Why this form is not for this child, in a sentence; nothing where it is, or where nobody knows the age."""
    better = right_form(instrument.key, child)
    if better != instrument.key:
        return (
            f"“{instrument.title}” is for another age than {child.name}’s. Ask “{library.get(better).title}” instead."
        )
    age, (youngest, oldest) = child.age(dates.today()), instrument.ages
    if age is not None and not youngest <= age <= oldest:
        return f"“{instrument.title}” is for children of {youngest} to {oldest}, and {child.name} is {age}."
    if phase_of(child) not in instrument.phases:
        return f"“{instrument.title}” is for {instrument.phases[0]} schools."
    return ""
