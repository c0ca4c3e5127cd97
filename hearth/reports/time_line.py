"""What was happening, on one line of time: stretches as bars with their words, events as numbered marks.

Nothing here says that one thing came from another: it lies beside the pictures of the looks, on the same days.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from hearth.reports.charts import Chart, Table, figure
from hearth.reports.strand_lines import Span

WIDTH, START, END = 760.0, 104.0, 752.0
BAR, GAP, NUMBER, APART = 24.0, 10.0, 20.0, 20.0
LETTER = 7.4  # how wide one letter may be
MONTH = 52.0  # room for one month's name
HOW_TO_READ = (
    "A line of time from the first day to the last, a row for each kind of thing. Bars are stretches of time, with "
    "their words; numbers are days, told in the list below."
)


@dataclass(frozen=True)
class Stretch:
    """`until`: the first day it no longer holds; none where it still does. `aside`: drawn hollow."""

    since: date
    until: date | None
    words: str
    short: str
    aside: bool = False


@dataclass(frozen=True)
class Event:
    on: date
    words: str


@dataclass(frozen=True)
class Lane:
    title: str
    stretches: tuple[Stretch, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.stretches or self.events)


@dataclass(frozen=True)
class Told:
    """One line of the list beside the picture."""

    number: int | None
    day: str
    what: str
    lane: str


@dataclass(frozen=True)
class TimeLine:
    chart: Chart
    told: tuple[Told, ...]


def time_line(id: str, name: str, lanes: Sequence[Lane], span: Span, *, rtl: bool = False) -> TimeLine:
    """`id` must be unique on the page. Lanes without anything are left out; so is what lies outside the span."""
    if not re.fullmatch(r"[A-Za-z][\w-]*", id):
        raise ValueError(f"not an id: {id!r}")
    shown = [kept for lane in lanes if not (kept := _within(lane, span)).is_empty]
    numbers = _numbers(shown)
    pen = _Pen(span, rtl)
    drawn, y = [], 8.0
    for lane in shown:
        drawn += list(_lane(pen, lane, y, numbers))
        y += _height(pen, lane) + GAP
    said = _said(name, shown, span)
    turned = ' direction="rtl"' if rtl else ""
    svg = (
        f'<svg class="chart wide" viewBox="0 0 {figure(WIDTH)} {figure(y + 26)}" role="img"'
        f' aria-labelledby="{id}-title" aria-describedby="{id}-desc"{turned}>'
        f'<title id="{id}-title">{escape(said)}</title><desc id="{id}-desc">{escape(HOW_TO_READ)}</desc>'
        f"{''.join(_months(pen, y))}{''.join(drawn)}</svg>"
    )
    told = tuple(_told(shown, numbers))
    rows = tuple((one.day, one.lane, one.what) for one in told)
    return TimeLine(Chart(svg, said, Table(f"What was happening round {name}", ("When", "Of", "What"), rows)), told)


def _said(name: str, lanes: Sequence[Lane], span: Span) -> str:
    """The latest of each kind of stretch, and how many days of each kind of event."""
    sentences = [f"Round {name}, {_day(span.first)} to {_day(span.last)}."]
    for lane in lanes:
        main = [one for one in lane.stretches if not one.aside]
        if main:
            sentences.append(f"{lane.title}, latest: {main[-1].words}.")
        if lane.events:
            sentences.append(f"{lane.title}: {len(lane.events)}.")
    return " ".join(sentences)


def _within(lane: Lane, span: Span) -> Lane:
    return Lane(
        lane.title,
        tuple(s for s in lane.stretches if s.since <= span.last and (s.until is None or s.until > span.first)),
        tuple(e for e in lane.events if span.first <= e.on <= span.last),
    )


def _numbers(lanes: Sequence[Lane]) -> dict[tuple[str, Event], int]:
    every = [(lane.title, event) for lane in lanes for event in lane.events]
    return {one: n for n, one in enumerate(sorted(dict.fromkeys(every), key=lambda one: one[1].on), 1)}


@dataclass(frozen=True)
class _Pen:
    span: Span
    rtl: bool

    def turned(self, x: float) -> float:
        return WIDTH - x if self.rtl else x

    def flat(self, on: date) -> float:
        return START + (END - START) * self.span.share(on)

    def text(self, x: float, y: float, words: str, anchor: str = "", css: str = "") -> str:
        extra = (f' class="{css}"' if css else "") + (f' text-anchor="{anchor}"' if anchor else "")
        return f'<text{extra} x="{figure(self.turned(x))}" y="{figure(y)}">{escape(words)}</text>'

    def rect(self, css: str, x: float, y: float, width: float, height: float) -> str:
        left = self.turned(x + width) if self.rtl else x
        return (
            f'<rect class="{css}" x="{figure(left)}" y="{figure(y)}" width="{figure(width)}"'
            f' height="{figure(height)}"/>'
        )


def _levels(pen: _Pen, events: Sequence[Event]) -> list[tuple[Event, int]]:
    """Each event in the first row where its number does not touch another."""
    ends: list[float] = []
    placed = []
    for event in sorted(dict.fromkeys(events), key=lambda one: one.on):
        x = pen.flat(event.on)
        level = next((n for n, end in enumerate(ends) if x - end >= APART), len(ends))
        ends[level : level + 1] = [x]
        placed.append((event, level))
    return placed


def _height(pen: _Pen, lane: Lane) -> float:
    rows = max((level for _, level in _levels(pen, lane.events)), default=-1) + 1
    return rows * NUMBER + (BAR * (2 if any(one.aside for one in lane.stretches) else 1) if lane.stretches else 0)


def _lane(pen: _Pen, lane: Lane, y: float, numbers: dict[tuple[str, Event], int]) -> Iterator[str]:
    yield pen.text(0, y + 16, lane.title, css="b")
    yield f'<path class="grid" d="M{figure(pen.turned(START))} {figure(y)}H{figure(pen.turned(END))}"/>'
    for one in lane.stretches:
        yield from _bar(pen, one, y + (BAR if one.aside else 0))
    below = y + _height(pen, Lane("", lane.stretches)) if lane.stretches else y
    for event, level in _levels(pen, lane.events):
        x, middle = pen.flat(event.on), below + NUMBER * level + 11
        yield f'<circle class="m hollow" cx="{figure(pen.turned(x))}" cy="{figure(middle)}" r="9"/>'
        yield pen.text(x, middle + 4.5, str(numbers[lane.title, event]), "middle", "n")


def _bar(pen: _Pen, one: Stretch, y: float) -> Iterator[str]:
    begin, end = pen.flat(max(one.since, pen.span.first)), pen.flat(min(one.until or pen.span.last, pen.span.last))
    width = max(end - begin, 3.0)
    yield pen.rect("stretch aside" if one.aside else "stretch", begin, y + 3, width, BAR - 6)
    words = next((w for w in (one.words, one.short) if len(w) * LETTER <= width - 6), "")
    if words:
        yield pen.text(begin + 5, y + 17, words, css="n")


def _months(pen: _Pen, foot: float) -> Iterator[str]:
    """The first of each month, or of every second or third, as there is room."""
    firsts = []
    on = pen.span.first.replace(day=1)
    while on <= pen.span.last:
        if on >= pen.span.first:
            firsts.append(on)
        on = on.replace(year=on.year + on.month // 12, month=on.month % 12 + 1)
    step = next(n for n in (1, 2, 3, 6, 12, 600) if len(firsts) / n * MONTH <= END - START)
    for first in firsts[::step]:
        x = pen.flat(first)
        yield f'<path class="grid" d="M{figure(pen.turned(x))} 4V{figure(foot)}"/>'
        name = f"{first:%b}" if first.month != 1 else f"{first:%b %Y}"
        yield pen.text(x, foot + 18, name, "end" if x > END - 30 else "middle")


def _told(lanes: Sequence[Lane], numbers: dict[tuple[str, Event], int]) -> Iterator[Told]:
    """Everything drawn, by its day."""
    every: list[tuple[date, Told]] = []
    for lane in lanes:
        for one in lane.stretches:
            until = f" to {_day(one.until)}" if one.until else ", and still"
            every.append((one.since, Told(None, f"{_day(one.since)}{until}", one.words, lane.title)))
        for event in dict.fromkeys(lane.events):
            every.append((event.on, Told(numbers[lane.title, event], _day(event.on), event.words, lane.title)))
    yield from (told for _, told in sorted(every, key=lambda pair: (pair[0], pair[1].number or 0)))


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
