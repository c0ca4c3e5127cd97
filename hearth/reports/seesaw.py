"""The seesaw: what is growing and what gets in the way, side by side, each strand with its own line, never a total.

Server-drawn like the charts: a dark mark for the first time, a bar from there to now, the numbers in words beside, and
a table twin. The bars are pictures of words already there, so they are hidden from a screen reader.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hearth.assessments.instrument import Arrow
from hearth.assessments.scoring import StrandScore
from hearth.reports.charts import Table, figure


@dataclass(frozen=True)
class SeesawRow:
    """One strand, then and now: words for the page and a bar beside them."""

    title: str
    words: str
    svg: str
    chance: str = ""


@dataclass(frozen=True)
class SeesawHalf:
    id: str
    title: str
    direction: str
    arrow: Arrow
    rows: tuple[SeesawRow, ...]


@dataclass(frozen=True)
class Seesaw:
    """Two halves side by side. There is no total and no tip: nothing here adds them."""

    halves: tuple[SeesawHalf, ...]
    said: str
    table: Table


def seesaw(
    then: Sequence[StrandScore], now: Sequence[StrandScore], caption: str = "What we saw",
    chance: Mapping[str, str] | None = None,
) -> Seesaw:  # fmt: skip
    """The staff observation, first and latest, each half by itself. `then` may be empty, on the first occasion.
    `chance`: by strand, whether chance alone could give the change.

    Raises ValueError if the two come from different documents or versions: those never stand in one line.
    """
    if len({score.instrument for score in (*then, *now)}) > 1:
        raise ValueError("two versions of an instrument cannot stand side by side")
    before, chance = {score.strand: score for score in then}, chance or {}
    halves: dict[str, SeesawHalf] = {}
    for score in now:
        old = before.get(score.strand)
        row = SeesawRow(
            score.title,
            _then_now(old, score),
            _bar(old.value if old else None, score.value, score.top),
            chance.get(score.strand, ""),
        )
        half = halves.get(score.half) or SeesawHalf(score.half, score.half_title, score.direction, score.arrow, ())
        halves[score.half] = SeesawHalf(half.id, half.title, half.direction, half.arrow, (*half.rows, row))
    rows = tuple(
        (
            score.title,
            score.direction,
            _number(before.get(score.strand)),
            _number(score),
            f"0 to {score.top}" if score.top else "not known",
            *([chance.get(score.strand, "–")] if chance else []),
        )
        for score in now
    )
    columns = ("Part", "Which way", "Then", "Now", "From", *(["And chance"] if chance else []))
    said = " ".join(
        f"{half.title} ({half.direction[:1].lower()}{half.direction[1:]}): "
        + ", ".join(f"{row.title} {row.words}" for row in half.rows)
        + "."
        for half in halves.values()
    )
    return Seesaw(tuple(halves.values()), said, Table(caption, columns, rows))


def _then_now(then: StrandScore | None, now: StrandScore) -> str:
    if then is None or (then.value is None and now.value is None):
        return _number(now)
    return f"{_number(then)} then, {_number(now)} now"


def _number(score: StrandScore | None) -> str:
    if score is None:
        return "not asked"
    return "not enough seen" if score.value is None else str(score.value)


def _bar(then: int | None, now: int | None, top: int) -> str:
    """A dark mark for the first time and a bar from there to now; with one of the two, its mark alone."""
    share = [None if value is None or not top else 100 * value / top for value in (then, now)]
    known = [value for value in share if value is not None]
    bar = "".join(
        f'<rect x="{figure(min(a, b))}" y="3" width="{figure(abs(a - b))}" height="8" fill="var(--school-mid)"/>'
        for a, b in pairwise(known)
    )
    first = share[0]
    mark = "" if first is None else f'<rect x="{figure(first - 0.6)}" width="1.2" height="14" fill="var(--ink)"/>'
    if first is None and known:
        bar = f'<rect x="{figure(known[0] - 1.2)}" y="3" width="2.4" height="8" fill="var(--school-mid)"/>'
    return (
        '<svg class="bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect y="5" width="100" height="4" fill="var(--line)"/>{bar}{mark}</svg>'
    )
