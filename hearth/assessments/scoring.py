"""Scores a scale strand by strand, by the rule its document states. Nothing here adds strands or halves together.

Source of the rule: ours, stated in the document (`scoring.rule`). A strand's value is the sum of its items' points.
"Not seen" and no answer are both missing, never 0. With `at_least` or more items answered but not all, the sum is
scaled up to the full number of items, rounded to the nearest whole (halves up), and the result says so. With fewer,
there is no value. A number typed in from somebody else's form is a strand of its own and stays as it was typed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from hearth.assessments.instrument import Arrow, Instrument, Question, Section, Strand


class UnknownAnswer(ValueError):
    """An answer names an item or an option the document does not have."""


@dataclass(frozen=True)
class StrandScore:
    """One strand's result. `value` runs from 0 to `top`, or is None; `half` and `direction` say how to read it."""

    instrument: str
    strand: str
    title: str
    half: str
    half_title: str
    direction: str
    arrow: Arrow
    value: int | None
    top: int
    answered: int
    missing: int
    said: str


def score(instrument: Instrument, answers: Mapping[str, object]) -> tuple[StrandScore, ...]:
    """Scores answers by item id: `{"trust-looks-round": "3", …}`. A text or choice item may be among them.

    Returns one StrandScore a strand, in the document's order; an instrument that is no scale gives none. Raises
    UnknownAnswer for an item or option the document does not have, so that nothing is scored by guess.
    """
    known = {question.id for question in instrument.questions}
    for item in answers:
        if item not in known:
            raise UnknownAnswer(f"{instrument.name} has no item {item!r}")
    if instrument.scoring is None:
        return ()
    return tuple(_strand_score(instrument, strand, answers) for strand in instrument.scoring.strands)


def _strand_score(instrument: Instrument, strand: Strand, answers: Mapping[str, object]) -> StrandScore:
    assert instrument.scoring
    items = instrument.in_strand(strand.id)
    points = [given for item in items if (given := _points(item, answers.get(item.id))) is not None]
    typed = any(item.kind == "number" for item in items)
    top = sum(item.top for item in items)
    # What a school says a strand can reach may have been put right after this was typed in.
    top = 0 if typed and sum(points) > top else top
    value: int | None = None
    if len(points) >= instrument.scoring.at_least:
        value = (2 * sum(points) * len(items) + len(points)) // (2 * len(points))
    half: Section = instrument.section(strand.section)
    return StrandScore(
        instrument=instrument.name,
        strand=strand.id,
        title=strand.title,
        half=half.id,
        half_title=half.title,
        direction=half.direction,
        arrow=half.arrow,
        value=value,
        top=top,
        answered=len(points),
        missing=len(items) - len(points),
        said=_typed(value, top) if typed else _said(value, top, len(points), len(items)),
    )


def _points(item: Question, given: object) -> int | None:
    if given is None or given == "":
        return None
    if item.kind == "number":
        if not (str(given).isascii() and str(given).isdecimal()):
            raise UnknownAnswer(f"{item.id!r} is not a whole number: {given!r}")
        return int(str(given))
    option = item.option(str(given))
    if option is None:
        raise UnknownAnswer(f"{item.id!r} has no option {given!r}")
    return option.points


def _said(value: int | None, top: int, answered: int, items: int) -> str:
    if value is None:
        return f"Not enough seen: {answered} of {items} answered"
    if answered < items:
        return f"{value} of {top}, worked out from {answered} of {items} answers"
    return f"{value} of {top}"


def _typed(value: int | None, top: int) -> str:
    if value is None:
        return "Not typed in"
    return f"{value} of {top}" if top else str(value)
