"""What each adult saw, as a meeting can take it in: a row a part, a column an adult, and of each adult the first look
and the newest in one line, with what chance alone could give. Adults stand side by side and are never joined. Every
look between, and every picture, is on the child's page. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from hearth.assessments import change
from hearth.assessments.chance import BY_ASSUMPTION, Chance
from hearth.assessments.line import COULD, LITTLE, MORE, SOON, UNKNOWN, Line, Look, way_in_short
from hearth.evidence.reliable import limit
from hearth.languages import days
from hearth.reports.charts import Table
from hearth.reports.sheet import Block, Bullets, Care, TableBlock

WITH_CARE = (
    "A child comes to the group when things are hard. Somebody who starts low often stands higher at the next look "
    "without any help, and a low look may only have been a hard week. Each number is how one adult saw it: another "
    "adult may see it differently, and both stand here apart. None of this shows what caused a change."
)
VERDICTS = {
    MORE: "more than chance often gives", COULD: "may be chance", LITTLE: "too little to say",
    SOON: "the two looks lie too near each other", UNKNOWN: "how much is chance is not known",
}  # fmt: skip
ASSUMED = BY_ASSUMPTION.partition(":")[0]
WIDEST = 3
"""Adults in one table: more would not be read."""

Pair = tuple[date, date]


def blocks(lines: Sequence[Line], *, child: str, put_right: int) -> tuple[Block, ...]:
    """What is growing first; then how to read it, and where the rest is."""
    standing = _newest_questions(lines)
    if not standing:
        return ()
    tables = [TableBlock(_table(one, raters)) for one in _scales(standing) for raters in _side_by_side(one)]
    why = [note for note in change.notes(lines) if not note.endswith(change.APART)]
    right = f"Sent looks that were put right since, and stand in no line: {put_right}." if put_right else ""
    more = len(standing) < len(lines) or any(len(line.looks) > 2 for line in standing)
    rest = f"Every look between stands on {child}’s page, under Change over time." if more else ""
    return (*tables, Bullets((*_chance(standing), *why, right, rest)), Care(WITH_CARE))


def _newest_questions(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Without an adult's looks by older questions, once that adult has looked twice by the newer."""
    newest: dict[tuple[str, str], int] = {}
    for line in lines:
        if line.change:
            who = line.instrument.key, line.rater
            newest[who] = max(newest.get(who, 0), int(line.instrument.version))
    return tuple(
        line for line in lines
        if int(line.instrument.version) >= newest.get((line.instrument.key, line.rater), 0)
    )  # fmt: skip


def _scales(lines: Sequence[Line]) -> list[list[Line]]:
    """What is read the same way round stands in one table. What gets in the way stands after what is growing."""
    apart: dict[tuple[str, str, str], list[Line]] = {}
    for line in sorted(lines, key=lambda line: line.section.arrow == "down"):
        half = line.section.direction or line.section.id
        apart.setdefault((line.instrument.key, str(line.instrument.version), half), []).append(line)
    return list(apart.values())


def _side_by_side(lines: Iterable[Line]) -> Iterator[list[str]]:
    raters = list(dict.fromkeys(line.rater for line in lines))
    return (raters[at : at + WIDEST] for at in range(0, len(raters), WIDEST))


def _table(lines: Sequence[Line], raters: Sequence[str]) -> Table:
    one = lines[0]
    most = {line.most for line in lines}
    measure = f"{one.instrument.title}, version {one.instrument.version}"
    heading = measure if len({line.section.id for line in lines}) > 1 else f"{one.section.title} ({measure})"
    which = f" {one.section.direction}." if one.section.direction else ""
    out_of = f" Each part is out of {one.most}." if len(most) == 1 and one.most else ""
    pairs = {who: _usual(line for line in lines if line.rater == who) for who in raters}
    seen = {(line.section.id, line.strand.id, line.rater): line for line in lines}
    parts = dict.fromkeys((line.section.id, line.strand.id) for line in lines if line.rater in raters)
    titles = {(line.section.id, line.strand.id): _part(line, len(most) > 1) for line in lines}
    rows = tuple(
        (titles[part], *(_cell(seen.get((*part, who)), pairs[who]) for who in raters)) for part in parts
    )  # fmt: skip
    return Table(
        f"{heading}.{which}{out_of}", ("Part", *(_column(who, lines, pairs[who]) for who in raters)), rows
    )  # fmt: skip


def _part(line: Line, with_most: bool) -> str:
    return f"{line.strand.title} (of {line.most})" if with_most and line.most else line.strand.title


def _usual(lines: Iterable[Line]) -> Pair:
    """The two days of most of an adult's parts."""
    return Counter((line.first.on, line.latest.on) for line in lines).most_common(1)[0][0]


def _column(who: str, lines: Iterable[Line], pair: Pair) -> str:
    roles = [role for line in lines if line.rater == who for role in line.roles]
    role = f", {roles[-1][:1].lower()}{roles[-1][1:]}" if roles else ""
    return f"{who}{role}: {_days(pair)}"


def _days(pair: Pair) -> str:
    first, latest = pair
    if first == latest:
        return days.full_day(first)
    year = f" {first.year}" if first.year != latest.year else ""
    return f"{first.day} {first:%B}{year}, then {days.full_day(latest)}"


def _cell(line: Line | None, usual: Pair) -> str:
    """In one line: the first number, the newest, which way, and what chance could give."""
    if line is None:
        return "–"
    if not line.known:
        return "not enough seen"
    first, latest = line.first, line.latest
    # A part that was not seen on the days above says its own.
    pair = (first.on, latest.on)
    on = f" ({_days(pair)})" if pair != usual else ""
    if line.change is None:
        return f"{_value(first)}, once{on}: {VERDICTS[LITTLE]}"
    moved = way_in_short(line.section.arrow, line.change.difference)
    verdict = f", {VERDICTS[line.verdict]}" if line.change.difference else ""
    return f"{_value(first)} to {_value(latest)}{on}: {moved}{verdict}"


def _value(look: Look) -> str:
    said = [f"{look.answered} of {look.answered + look.missing} answered"] if look.missing else []
    inside = ", ".join([look.words, *said] if look.words else said)
    return f"{look.value} ({inside})" if inside else str(look.value)


def _chance(lines: Sequence[Line]) -> Iterator[str]:
    """How far chance alone could move a part of each measure, and who says so; in whole on the child's page."""
    of_each: dict[str, list[Chance]] = {}
    for line in lines:
        if line.chance:
            of_each.setdefault(line.instrument.title, []).append(line.chance)
    stated = {title: [one.stated for one in all_of if one.stated is not None] for title, all_of in of_each.items()}
    if any(stated.values()):
        yield f"Chance alone could move a part by {_spans(stated)}, either way. {' '.join(_sources(of_each))}"
    measured = {title: [one.measured.sem for one in all_of if one.measured] for title, all_of in of_each.items()}
    if any(measured.values()):
        yield (
            "Measured here, from pairs of adults who looked at one child within three weeks: "
            f"{_spans(measured)}, either way. The words beside a change go by the wider of the two."
        )


def _spans(sems: dict[str, list[float]]) -> str:
    """As “2.0 to 3.6 points (What we see)”."""
    return ", ".join(f"{_span([limit(sem) for sem in all_of])} ({title})" for title, all_of in sems.items() if all_of)


def _span(bands: Sequence[float]) -> str:
    low, high = f"{min(bands):.1f}", f"{max(bands):.1f}"
    return f"{low} points" if low == high else f"{low} to {high} points"


def _sources(of_each: dict[str, list[Chance]]) -> Iterator[str]:
    sources = dict.fromkeys(one.source for all_of in of_each.values() for one in all_of if one.stated is not None)
    if any(source.startswith(ASSUMED) for source in sources):
        yield f"{BY_ASSUMPTION} Nobody has measured how reliable these questions are."
    yield from (source for source in sources if not source.startswith(ASSUMED))
