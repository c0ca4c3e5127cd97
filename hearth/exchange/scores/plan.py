"""What bringing scores in would do, form by form: new, there already, different from what is there, or refused with the
reason. Pure.

What the file does not name stays as it is. The order of rows decides nothing. Children who have no way through here are
counted and passed over: their rows are not read."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hearth.assessments.instrument import Instrument
from hearth.assessments.models import Assessment
from hearth.assessments.twins import ONCE, ONE_LOOK
from hearth.assessments.wrongs import wrong_answers
from hearth.exchange.matching import KnownChild
from hearth.exchange.plan import ADD, CHANGE, LEAVE
from hearth.exchange.pupils.rows import PupilRow, Refusal
from hearth.exchange.scores.reading import ScoreRow, ScoreSheet
from hearth.exchange.whose import Whose, pupil_in

Scores = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One way through."""

    pk: int
    began_on: date
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class Given:
    """What is here already: answers of this measure that count."""

    pk: int
    journey: int
    child: int
    rater: int
    on: date
    occasion: str
    scores: Scores


@dataclass(frozen=True, slots=True)
class Here:
    """What is here before the file."""

    children: tuple[KnownChild, ...]
    """Of the whole school, so that nobody is taken for somebody else."""
    ways: Mapping[int, Sequence[Way]]
    """Of each child, the oldest first. Whoever has none is passed over."""
    raters: Mapping[str, frozenset[int]]
    """Who goes by a name, in small letters. For a parent's form, parents; else staff."""
    met: frozenset[tuple[int, int]]
    """Pairs of adult and child: who may have filled it in about whom."""
    given: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class ScoreStep:
    """What happens with one form. `known`: the answers it is the same as, or would put right."""

    row: int
    child: int
    journey: int
    rater: int
    on: date
    occasion: str
    scores: Scores
    does: str = ADD
    known: int | None = None
    before: Scores = ()
    before_occasion: str = ""


@dataclass(frozen=True, slots=True)
class ScoresPlan:
    steps: tuple[ScoreStep, ...]
    refusals: tuple[Refusal, ...]
    passed_over: int
    """Children of the file who have no way through here."""

    def count(self, does: str) -> int:
        return sum(step.does == does for step in self.steps)

    def that(self, does: str) -> list[ScoreStep]:
        return [step for step in self.steps if step.does == does]


def make_plan(sheet: ScoreSheet, instrument: Instrument, here: Here, *, today: date) -> ScoresPlan:
    """`instrument`: with what each part can reach, as the school entered it."""
    refusals: set[tuple[int, str]] = set()
    whose = Whose(here.children, here.ways.keys())
    read: list[ScoreStep] = []
    for heading in sheet.columns.unknown_strands():
        refusals.add((0, f"The column “{heading[:40]}” is no part of “{instrument.title}”. It is left out."))
    for number, row in sheet.rows():
        try:
            pupil = pupil_in(sheet.columns, number, row)
            child = whose.child(pupil) if isinstance(pupil, PupilRow) else pupil
            if isinstance(child, int) and (form := sheet.form(number, row)) is not None:
                read.append(_step(form, child, instrument, here, today))
            elif isinstance(child, str) and child and sheet.form(number, row) is not None:
                refusals.add((number, child))
        except ValueError as why:
            refusals.add((number, str(why)))
    steps = _against_each_other(_told_once(read, refusals), here, refusals)
    steps.sort(key=lambda step: (step.child, step.on, step.rater, step.row))
    return ScoresPlan(tuple(steps), tuple(Refusal(*one) for one in sorted(refusals)), len(whose.passed_over))


def _step(form: ScoreRow, child: int, instrument: Instrument, here: Here, today: date) -> ScoreStep:
    """Raises ValueError with a sentence where this form cannot be."""
    if form.on > today:
        raise ValueError(f"{form.on:%d/%m/%Y} is still to come.")
    for sentence in wrong_answers(instrument, dict(form.scores)):
        raise ValueError(sentence)
    known = next(one for one in here.children if one.pk == child)
    if why := _too_young_or_old(known, form.on, instrument):
        raise ValueError(why)
    rater = _rater(form.rater, child, here)
    return ScoreStep(form.row, child, _way(here.ways[child], form.on), rater, form.on, form.occasion, form.scores)


def _too_young_or_old(child: KnownChild, on: date, instrument: Instrument) -> str:
    if child.born_on is None:
        return ""
    age = on.year - child.born_on.year - ((on.month, on.day) < (child.born_on.month, child.born_on.day))
    youngest, oldest = instrument.ages
    if youngest <= age <= oldest:
        return ""
    name, then = child.known_as or child.forename, f"{max(age, 0)} on {on:%d/%m/%Y}"
    return f"“{instrument.title}” is for children of {youngest} to {oldest}, and {name} was {then}."


def _rater(name: str, child: int, here: Here) -> int:
    named = here.raters.get(name.casefold(), frozenset())
    if not named:
        raise ValueError(f"Nobody who could have filled it in is called “{name[:60]}” here.")
    met = [adult for adult in named if (adult, child) in here.met]
    if not met:
        raise ValueError(f"{name[:60]} does not work with this child here, so they cannot have filled it in.")
    if len(met) > 1:
        raise ValueError(f"Two people here are called “{name[:60]}”. Write the whole name.")
    return met[0]


def _way(ways: Sequence[Way], on: date) -> int:
    """The latest that had begun by then. What was filled in before the first belongs to the first."""
    begun = [way for way in ways if way.began_on <= on]
    return (begun or ways)[-1 if begun else 0].pk


def _told_once(steps: Sequence[ScoreStep], refusals: set[tuple[int, str]]) -> list[ScoreStep]:
    """One form of each child, adult and day. A file that says two things of one is not believed on either."""
    said: dict[tuple[int, int, date], list[ScoreStep]] = defaultdict(list)
    for step in steps:
        said[step.child, step.rater, step.on].append(step)
    kept = []
    for (_child, _rater, on), alike in said.items():
        if len({(step.scores, step.occasion) for step in alike}) == 1:
            kept.append(min(alike, key=lambda step: step.row))
            continue
        rows = " and ".join(str(row) for row in sorted(step.row for step in alike)[:5])
        refusals.add(
            (
                min(step.row for step in alike),
                f"Rows {rows} say different things of one child, adult and day, {on:%d/%m/%Y}.",
            )
        )
    return kept


def _against_each_other(steps: Sequence[ScoreStep], here: Here, refusals: set[tuple[int, str]]) -> list[ScoreStep]:
    """Beside what is here: the same, different, new, or one too many of an occasion."""
    there = {(one.child, one.rater, one.on): one for one in here.given}
    by_occasion: dict[tuple[int, int, str], list[date]] = defaultdict(list)
    for one in here.given:
        by_occasion[one.journey, one.rater, one.occasion].append(one.on)
    kept = []
    for step in sorted(steps, key=lambda step: (step.on, step.row)):
        known = there.get((step.child, step.rater, step.on))
        if known is not None:
            kept.append(_beside(step, known))
            continue
        days = by_occasion[step.journey, step.rater, step.occasion]
        if (twin := _twin(step, days)) is not None:
            refusals.add((step.row, _twice(step, twin)))
            continue
        days.append(step.on)
        kept.append(step)
    return kept


def _beside(step: ScoreStep, known: Given) -> ScoreStep:
    """The way through stays the one it was given on. A part the file leaves blank stays as it is there."""
    kept = dict(known.scores)
    after = tuple(sorted({**kept, **dict(step.scores)}.items()))
    is_same = after == tuple(sorted(known.scores)) and known.occasion == step.occasion
    return replace(
        step, journey=known.journey, scores=after, does=LEAVE if is_same else CHANGE, known=known.pk,
        before=known.scores, before_occasion=known.occasion,
    )  # fmt: skip


def _twin(step: ScoreStep, days: Sequence[date]) -> date | None:
    near: timedelta = ONE_LOOK
    if step.occasion in ONCE:
        return days[0] if days else None
    return next((day for day in days if abs(day - step.on) < near), None)


def _twice(step: ScoreStep, twin: date) -> str:
    label = Assessment.Occasion(step.occasion).label
    return (
        f"There is one “{label}” by the same adult already, of {twin:%d/%m/%Y}. "
        "If this is another occasion, say which; if that one is wrong, put it right with its own day."
    )
