"""What somebody at home said over time, in their own words and the words they chose: never a number, never a score.

For the parent it is their own page, in their language; beside it staff see each parent by themselves. Answers to two
versions of the questions stand apart. A row of the small picture is one answer that could be given.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from django.utils.translation import gettext as _

from hearth.assessments.instrument import Instrument, Option, Question
from hearth.assessments.models import Assessment
from hearth.assessments.side_by_side import given_on
from hearth.languages import catalogue, days
from hearth.reports.charts import Chart, Table, figure

WIDTH, START, END, HEAD = 400.0, 4.0, 396.0, 6.0
MARKS_FROM, MARKS_TO = 156.0, 380.0
ROW, ROW_RTL = 46.0, 58.0
OUTCOMES = "parent-outcomes"


@dataclass(frozen=True)
class Said:
    on: date
    words: str
    value: str


@dataclass(frozen=True)
class AnswerLine:
    """One question and all one person said to it, oldest first; a picture where the answers are steps."""

    question: Question
    said: tuple[Said, ...]
    chart: Chart | None
    sentence: str

    @property
    def first(self) -> Said:
        return self.said[0]

    @property
    def latest(self) -> Said:
        return self.said[-1]

    @property
    def columns(self) -> tuple[str, ...]:
        """The table's headings after the first."""
        return self.chart.table.columns[1:] if self.chart else ()

    @property
    def is_same(self) -> bool:
        return len(self.said) > 1 and self.first.words == self.latest.words


@dataclass(frozen=True)
class Area:
    title: str
    lines: tuple[AnswerLine, ...]


@dataclass(frozen=True)
class Told:
    """One person's answers to one version of one set of questions."""

    who: str
    instrument: Instrument
    areas: tuple[Area, ...]
    days: tuple[date, ...]

    @property
    def id(self) -> str:
        return re.sub(r"[^\w-]", "-", self.instrument.name)


@dataclass(frozen=True)
class Beside:
    """One version of the questions, area by area: a row a question, a column a person. Nobody is ranked or added."""

    instrument: Instrument
    people: tuple[tuple[str, str], ...]
    areas: tuple[tuple[str, tuple[tuple[str, tuple[tuple[str, str], ...]], ...]], ...]

    @property
    def columns(self) -> int:
        return 1 + len(self.people)


def over_time(rows: Iterable[Assessment]) -> tuple[Told, ...]:
    """Rows of sent answers, of any number of people: each by themselves, the newest questions first."""
    found: dict[tuple[str, int, int], list[Assessment]] = {}
    for row in sorted(rows, key=lambda one: (given_on(one), one.pk)):
        found.setdefault((row.instrument_key, int(row.instrument_version), row.respondent_id), []).append(row)
    order = sorted(found, key=lambda one: (one[0] != OUTCOMES, one[0], -one[1], one[2]))
    return tuple(_told(found[one]) for one in order)


def beside(told: Iterable[Told]) -> tuple[Beside, ...]:
    """For staff: each parent in a column of their own, first and latest in words."""
    found: dict[str, list[Told]] = {}
    for one in told:
        found.setdefault(one.instrument.name, []).append(one)
    return tuple(_beside(same) for same in found.values())


def _beside(same: Sequence[Told]) -> Beside:
    said = [{line.question.id: line for area in one.areas for line in area.lines} for one in same]
    areas = []
    for title, questions in _areas(same[0].instrument):
        asked = [one for one in questions if any(one.id in theirs for theirs in said)]
        if asked:
            rows = [
                (
                    one.text,
                    tuple((told.who, _in_a_cell(theirs.get(one.id))) for told, theirs in zip(same, said, strict=True)),
                )
                for one in asked
            ]
            areas.append((title, tuple(rows)))
    people = tuple((one.who, days.joined([days.full_day(day) for day in one.days])) for one in same)
    return Beside(same[0].instrument, people, tuple(areas))


def _in_a_cell(line: AnswerLine | None) -> str:
    if line is None:
        return "did not say"
    if line.is_same:
        return f"“{line.latest.words}” each time"
    return f"“{line.latest.words}”" if len(line.said) == 1 else f"“{line.first.words}”, then “{line.latest.words}”"


def _told(rows: Sequence[Assessment]) -> Told:
    document = rows[-1].instrument
    key = f"{re.sub(r'[^a-z0-9-]', '-', document.name)}-{rows[-1].respondent_id}"
    by_day = {given_on(row): row for row in rows}
    areas = []
    for title, questions in _areas(document):
        lines = [line for one in questions if (line := _line(key, one, by_day)) is not None]
        if lines:
            areas.append(Area(title, tuple(lines)))
    return Told(rows[-1].respondent.name, document, tuple(areas), tuple(by_day))


def _areas(document: Instrument) -> list[tuple[str, list[Question]]]:
    """By section; a section of several strands is told strand by strand."""
    found: list[tuple[str, list[Question]]] = []
    for section, questions in document.by_section():
        strands = document.strands_in(section.id)
        if len(strands) > 1:
            found += [(one.title, list(document.in_strand(one.id))) for one in strands]
            questions = tuple(one for one in questions if not one.strand)
        if questions:
            found.append((section.title, list(questions)))
    return found


def _line(key: str, question: Question, by_day: dict[date, Assessment]) -> AnswerLine | None:
    said = []
    for on, row in by_day.items():
        value = str(row.answers.get(question.id, "") or "")
        option = question.option(value)
        words = option.label if option else "" if question.options else value
        if words:
            said.append(Said(on, words, value))
    if not said:
        return None
    sentence = _sentence(said)
    chart = _picture(f"a-{key}-{question.id}", question, said, sentence) if question.options else None
    return AnswerLine(question, tuple(said), chart, sentence)


def _sentence(said: Sequence[Said]) -> str:
    first, latest = said[0], said[-1]
    facts = {"first": first.words, "before": days.day(first.on), "now": latest.words, "day": days.day(latest.on)}
    if len(said) == 1:
        return _("On %(day)s you said: “%(now)s”.") % facts
    if first.words == latest.words:
        return _("On %(before)s and on %(day)s you said the same: “%(now)s”.") % facts
    return _("On %(before)s you said: “%(first)s”. On %(day)s you said: “%(now)s”.") % facts


def _steps(question: Question) -> tuple[Option, ...]:
    """The answers from top to bottom: by points, the most above, or as the document gives them."""
    pointed = [one for one in question.options if one.points is not None]
    if pointed:
        return tuple(sorted(pointed, key=lambda one: -(one.points or 0)))
    return question.options


def _picture(id: str, question: Question, said: Sequence[Said], sentence: str) -> Chart:
    rtl = catalogue.now().direction == "rtl"
    steps = _steps(question)
    row = ROW_RTL if rtl else ROW
    height = HEAD + row * len(steps) + 30

    xs = _across(len(said), rtl)
    ys = {one.value: HEAD + row * (n + 1) - 12 for n, one in enumerate(steps)}
    points = [(x, ys[one.value]) for x, one in zip(xs, said, strict=True) if one.value in ys]
    turn = ' direction="rtl"' if rtl else ""
    how = _("Each row is one answer that could be given. Each square is an answer that was given, the oldest first.")
    parts = [
        f'<svg class="chart home" viewBox="0 0 {figure(WIDTH)} {figure(height)}" role="img"'
        f' aria-labelledby="{id}-title" aria-describedby="{id}-desc"{turn}>',
        f'<title id="{id}-title">{escape(sentence)}</title><desc id="{id}-desc">{escape(how)}</desc>',
        *(_rail(ys[one.value]) for one in steps),
        *_drawn(points),
        *(_name(one, ys[one.value], rtl) for one in steps),
        *_day_labels(xs, said, height),
        "</svg>",
    ]
    table = Table(question.text, (_("Day"), _("Your answer")), tuple((days.day(one.on), one.words) for one in said))
    return Chart("".join(parts), sentence, table)


def _across(times: int, rtl: bool) -> list[float]:
    """One place a day, evenly: these are occasions, not a measure of time."""
    room = MARKS_TO - MARKS_FROM
    places = [MARKS_FROM + room * (n / (times - 1) if times > 1 else 0.5) for n in range(times)]
    return [WIDTH - x for x in places] if rtl else places


def _rail(y: float) -> str:
    return f'<path class="grid" d="M{figure(START)} {figure(y)}H{figure(END)}"/>'


def _name(option: Option, y: float, rtl: bool) -> str:
    return f'<text x="{figure(END if rtl else START)}" y="{figure(y - 12)}">{escape(option.label)}</text>'


def _drawn(points: Sequence[tuple[float, float]]) -> Iterable[str]:
    if len(points) > 1:
        path = " L".join(f"{figure(x)} {figure(y)}" for x, y in points)
        yield f'<path class="ln f" d="M{path}"/>'
    for n, (x, y) in enumerate(points):
        css = "f" if n == len(points) - 1 else "f hollow"
        yield f'<rect class="{css}" x="{figure(x - 6)}" y="{figure(y - 6)}" width="12" height="12"/>'


def _day_labels(xs: Sequence[float], said: Sequence[Said], height: float) -> Iterable[str]:
    """The first day and the latest; the table has them all."""
    for n in sorted({0, len(said) - 1}):
        day = escape(days.day(said[n].on))
        anchor = "middle" if n == 0 else "end"
        x = xs[n] if n == 0 else xs[n] + (16 if xs[n] > xs[0] else -16)
        yield f'<text text-anchor="{anchor}" x="{figure(x)}" y="{figure(height - 8)}">{day}</text>'
