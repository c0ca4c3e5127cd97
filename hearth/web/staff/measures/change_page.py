"""What the page of one child over time shows, fetched in a constant number of queries however much was answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from hearth.assessments import chance, change, library, raters
from hearth.assessments.change import OwnBand, Rows
from hearth.assessments.instrument import Instrument, Section, Strand
from hearth.assessments.line import Line, Look
from hearth.assessments.models import Assessment, Band
from hearth.assessments.scoring import StrandScore
from hearth.base import dates
from hearth.journeys.models import Goal
from hearth.people.models import Child, User
from hearth.reports import answers_over_time, at_a_glance, goal_lines, strand_lines, what_happened
from hearth.reports.answers_over_time import OUTCOMES, Beside
from hearth.reports.at_a_glance import HalfSeen
from hearth.reports.charts import Chart
from hearth.reports.goal_lines import GoalSeen
from hearth.reports.seesaw import Seesaw, seesaw
from hearth.reports.strand_lines import Span
from hearth.reports.time_line import Event, Lane, TimeLine, time_line
from hearth.web.staff.goals import parents_of

Is = Assessment.RespondentIs
CHECKS = "settled-involved"
FIRST_TO_SHOW = ("staff-observation", "staff-observation-secondary")


@dataclass(frozen=True)
class Figure:
    strand: Strand
    chart: Chart
    lines: tuple[Line, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return self.chart.table.columns[1:]

    @property
    def said(self) -> str:
        """Without the name of the part, which stands above it."""
        return self.chart.said.removeprefix(f"{self.strand.title}. ")


@dataclass(frozen=True)
class Half:
    section: Section
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Rater:
    """One adult's first and latest, two sides beside each other."""

    who: str
    role: str
    first: date | None
    latest: date
    seesaw: Seesaw


@dataclass(frozen=True)
class Scale:
    """One version of the instrument that was chosen."""

    instrument: Instrument
    glance: tuple[HalfSeen, ...]
    halves: tuple[Half, ...]
    raters: tuple[Rater, ...]
    counted: tuple[str, ...]
    chance: tuple[str, ...]
    by_chance: int | None
    low: tuple[str, ...]


@dataclass(frozen=True)
class PutRight:
    who: str
    first_on: date
    right_on: date
    was: int
    now: int | None


@dataclass(frozen=True)
class ChangePage:
    child: Child
    choices: tuple[tuple[str, str], ...]
    chosen: str
    sections: tuple[Section, ...]
    half: str
    scales: tuple[Scale, ...]
    notes: tuple[str, ...]
    checks: tuple[Figure, ...]
    around: TimeLine | None
    goals: tuple[GoalSeen, ...]
    home: tuple[Beside, ...]
    put_right: tuple[PutRight, ...]

    @property
    def checkers(self) -> tuple[str, ...]:
        """Who took the short looks."""
        return tuple(dict.fromkeys(line.rater for figure in self.checks for line in figure.lines))


def of(child: Child, user: User, *, chosen: str = "", half: str = "") -> ChangePage:
    rows = change.fetch(child, user)
    around = what_happened.fetch(child, user)
    numbers = Rows(child, tuple(one for one in rows.counted if not _is_in_words(one)), rows.put_right)
    measured = raters.measured(child.school, numbers.keys)
    bands = Band.objects.filter(school=child.school, instrument_key__in=numbers.keys)
    own: list[OwnBand] = list(bands.values_list("instrument_key", "strand", "lowest", "highest", "words"))
    lines = change.lines(numbers, measured=measured, bands=own)
    span = _span(lines, around)
    choices = _choices(lines)
    key = chosen if chosen in dict(choices) else _usual(choices)
    mine = [line for line in lines if line.instrument.key == key]
    sections = tuple({line.section.id: line.section for line in mine}.values())
    wanted = half if half in {one.id for one in sections} else ""
    goals = Goal.objects.visible_to(user).open().filter(child=child).with_ratings()
    home = answers_over_time.over_time(rows.of(OUTCOMES).counted)
    return ChangePage(
        child, choices, key, sections, wanted, tuple(_scales(mine, wanted, span)), tuple(change.notes(mine)),
        tuple(_figures([line for line in lines if line.instrument.key == CHECKS], span)),
        _around(child, around, mine, span),
        tuple(goal_lines.for_staff(goals, parents_of(child), today=dates.today())),
        answers_over_time.beside(home), tuple(_put_right(rows.of(key))),
    )  # fmt: skip


def _is_in_words(row: Assessment) -> bool:
    """A parent's answers to questions are read in words. Only a score from somebody else's form is a number."""
    return row.respondent_is == Is.PARENT and row.instrument_key not in library.typed_in()


def _choices(lines: Iterable[Line]) -> tuple[tuple[str, str], ...]:
    """By key, the newest title."""
    return tuple({one.instrument.key: one.instrument.title for one in lines if one.instrument.key != CHECKS}.items())


def _usual(choices: Sequence[tuple[str, str]]) -> str:
    keys = [key for key, _ in choices]
    return next((key for key in (*FIRST_TO_SHOW, *keys) if key in keys), "")


def _span(lines: Sequence[Line], around: what_happened.Around) -> Span:
    """From the beginning of the way, or the first look, to today."""
    looks = [look.on for line in lines for look in line.looks]
    first = min([*looks, *([around.first] if around.first else []), dates.today()])
    return Span(first, max([*looks, dates.today()]))


def _scales(lines: Sequence[Line], half: str, span: Span) -> Iterable[Scale]:
    """Each version by itself, the newest first."""
    versions = sorted({line.instrument.version for line in lines}, reverse=True)
    for version in versions:
        of_it = [line for line in lines if line.instrument.version == version]
        shown = [line for line in of_it if half in ("", line.section.id)]
        chances = {line.strand.title: line.chance for line in of_it if line.chance}
        over = change.over_by_chance(of_it)
        yield Scale(
            of_it[0].instrument, at_a_glance.of_child(of_it),
            tuple(
                Half(section, tuple(_figures([line for line in shown if line.section == section], span)))
                for section in dict.fromkeys(line.section for line in shown)
            ),
            tuple(_raters(of_it)), tuple(_counted(of_it)), chance.in_words(chances),
            round(100 * over) if over else None,
            tuple(dict.fromkeys(line.strand.title for line in of_it if line.began_low)),
        )  # fmt: skip


def _figures(lines: Sequence[Line], span: Span) -> Iterable[Figure]:
    for (name, strand_id), same in groupby(lines, key=lambda line: (line.instrument.name, line.strand.id)):
        alike = tuple(same)
        id = f"st-{name}-{strand_id}".replace(".", "-")
        yield Figure(alike[0].strand, strand_lines.picture(id, alike, span), alike)


def _counted(lines: Sequence[Line]) -> Iterable[str]:
    """Who looked how often, as what, and how much gave no number: always beside the figures."""
    for who in dict.fromkeys(line.rater for line in lines):
        mine = [line for line in lines if line.rater == who]
        looks = {look.assessment for line in mine for look in line.looks}
        missing = sum(line.missing for line in mine)
        roles = ", then ".join(dict.fromkeys(f"{role[:1].lower()}{role[1:]}" for line in mine for role in line.roles))
        times = f"{len(looks)} look{'' if len(looks) == 1 else 's'}"
        gone = (
            f"{missing} part{'' if missing == 1 else 's'} without a number" if missing else "every part with a number"
        )
        yield f"{who}{f', {roles}' if roles else ''}: {times}, {gone}."


def _raters(lines: Sequence[Line]) -> Iterable[Rater]:
    for who in dict.fromkeys(line.rater for line in lines):
        mine = [line for line in lines if line.rater == who]
        looks = sorted((look for line in mine for look in line.looks), key=lambda look: look.on)
        two = [line for line in mine if line.change]
        yield Rater(
            who, next((role for line in mine for role in reversed(line.roles)), ""),
            looks[0].on if looks[0].on != looks[-1].on else None, looks[-1].on,
            seesaw(
                [_scored(line, line.first) for line in two], [_scored(line, line.latest) for line in mine],
                f"What {who} saw, first and latest", {line.strand.id: line.verdict for line in two},
            ),
        )  # fmt: skip


def _scored(line: Line, look: Look) -> StrandScore:
    return StrandScore(
        instrument=line.instrument.name, strand=line.strand.id, title=line.strand.title, half=line.section.id,
        half_title=line.section.title, direction=line.section.direction, arrow=line.section.arrow, value=look.value,
        top=look.most or 0, answered=look.answered, missing=look.missing, said=look.said,
    )  # fmt: skip


def _around(child: Child, around: what_happened.Around, lines: Sequence[Line], span: Span) -> TimeLine | None:
    looks = {(look.on, line.rater) for line in lines for look in line.looks}
    looked = Lane("Looks", events=tuple(Event(on, f"{who} looked") for on, who in sorted(looks)))
    lanes = [*what_happened.lanes(around), looked]
    return time_line("around", child.name, lanes, span) if span.first < span.last else None


def _put_right(rows: Rows) -> Iterable[PutRight]:
    counted = {one.pk for one in rows.counted}
    for one in rows.put_right:
        right = one.corrected_by
        yield PutRight(
            one.respondent.name, rows.seen_on(one), dates.day_of(right.submitted_at or dates.now()), one.pk,
            right.pk if right.pk in counted else None,
        )  # fmt: skip
