"""Charts as SVG text, drawn by the server, each with a sentence that says the finding and a table twin.

No style attribute and no script: the look comes from classes in `hearth.css` (`.chart`, `.c`, `.f`, `.s`). All words
are escaped here, so the result may be put in a page as it is. Colour says who speaks, and a shape, a line style and a
written name always go with it: child, circle, solid; family, square, dashes; school, triangle, dots.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from html import escape
from typing import Literal

from django.utils.translation import gettext, gettext_noop

Who = Literal["child", "family", "school"]

TOP = 10
LABEL_GAP = 17.0
LABEL_GAP_RTL = 27.0  # Nastaliq stands taller on its line
HEIGHT, BASE, HEAD = 206, 176, 16
START, END, NAMES_AT = 34, 280, 294
CLASSES: dict[Who, str] = {"child": "c", "family": "f", "school": "s"}
HOW_TO_READ = (
    "A line chart from 0, not yet, to 10, nearly always. Up is closer to the goal. "
    "Hollow marks are earlier, full marks are the latest."
)


class Gap(Enum):
    """Why there is no number: we did not ask, which is ours to mend, or they chose not to say, which is theirs."""

    NOT_ASKED = gettext_noop("not asked")
    NOT_SAID = gettext_noop("did not say")


@dataclass(frozen=True)
class When:
    """One occasion: short for the axis (`Sep`), in full after the word "in" (`September`)."""

    short: str
    full: str


@dataclass(frozen=True)
class Voice:
    """Who rated, and their ratings, one an occasion. `name` is as the reader knows them: Amal, Leila, You, School."""

    who: Who
    name: str
    ratings: tuple[int | Gap, ...]

    @property
    def is_you(self) -> bool:
        return self.name == gettext("You")


@dataclass(frozen=True)
class Table:
    """The same as the chart, for whoever reads a table better. The first cell of each row is its heading."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Chart:
    svg: str
    said: str
    table: Table


def trajectories(id: str, goal: str, occasions: Sequence[When], voices: Sequence[Voice], *, rtl: bool = False) -> Chart:
    """One goal over time in each voice. `id` must be unique on the page; `rtl` draws time from the right.

    Every voice has one rating from 0 to 10, or a Gap, for each occasion; otherwise ValueError. A gap is left out of the
    line, never guessed, and said in words and in the table.
    """
    if not re.fullmatch(r"[A-Za-z][\w-]*", id):
        raise ValueError(f"not an id: {id!r}")
    for voice in voices:
        if len(voice.ratings) != len(occasions):
            raise ValueError(f"{voice.name} has {len(voice.ratings)} ratings for {len(occasions)} occasions")
        if any(not isinstance(one, Gap) and not 0 <= one <= TOP for one in voice.ratings):
            raise ValueError(f"{voice.name} has a rating outside 0 to {TOP}")
    said = _said(occasions, voices)
    labels = {voice: _label(occasions, voice) for voice in voices if _known(voice)}
    width = NAMES_AT + max([78, *(len(label) * 8 for label in labels.values())])
    pen = _Pen(width, rtl, len(occasions))
    turned = ' direction="rtl"' if rtl else ""
    parts = [
        f'<svg class="chart" viewBox="0 0 {width} {HEIGHT}" role="img" aria-labelledby="{id}-title"'
        f' aria-describedby="{id}-desc"{turned}>',
        f'<title id="{id}-title">{escape(said)}</title><desc id="{id}-desc">{escape(HOW_TO_READ)}</desc>',
        *(_rule(pen, value) for value in (0, 5, 10)),
        *(pen.text(pen.x(n), 200, when.short, "middle") for n, when in enumerate(occasions)),
        *(_line(pen, voice) for voice in voices),
        *_names(pen, labels),
        "</svg>",
    ]
    return Chart("".join(parts), said, _table(goal, occasions, voices))


@dataclass(frozen=True)
class _Pen:
    """Where things stand on the paper; turned round for right-to-left."""

    width: int
    rtl: bool
    occasions: int

    def turned(self, x: float) -> float:
        return self.width - x if self.rtl else x

    def x(self, occasion: int) -> float:
        if self.occasions == 1:
            return self.turned((START + END) / 2)
        return self.turned(START + (END - START) * occasion / (self.occasions - 1))

    def y(self, value: float) -> float:
        return BASE - (BASE - HEAD) * value / TOP

    def text(self, x: float, y: float, words: str, anchor: str = "", css: str = "") -> str:
        extra = (f' class="{css}"' if css else "") + (f' text-anchor="{anchor}"' if anchor else "")
        return f'<text{extra} x="{figure(x)}" y="{figure(y)}">{escape(words)}</text>'


def _rule(pen: _Pen, value: int) -> str:
    y = pen.y(value)
    line = f"M{figure(pen.turned(START))} {figure(y)}H{figure(pen.turned(END))}"
    number = pen.text(pen.turned(22), y + 4.5, str(value), "end")
    return f'<path class="{"grid" if value else "axis"}" d="{line}"/>{number}'


def _line(pen: _Pen, voice: Voice) -> str:
    css = CLASSES[voice.who]
    points = [(pen.x(n), pen.y(value)) for n, value in _known(voice)]
    if not points:
        return ""
    path = " L".join(f"{figure(x)} {figure(y)}" for x, y in points)
    drawn = f'<path class="ln {css}" d="M{path}"/>' if len(points) > 1 else ""
    marks = [_mark(voice.who, x, y, f"{css} hollow") for x, y in points[:-1]]
    return drawn + "".join(marks) + _mark(voice.who, *points[-1], css)


def _mark(who: Who, x: float, y: float, css: str) -> str:
    if who == "child":
        return f'<circle class="{css}" cx="{figure(x)}" cy="{figure(y)}" r="5.5"/>'
    if who == "family":
        return f'<rect class="{css}" x="{figure(x - 5)}" y="{figure(y - 5)}" width="10" height="10"/>'
    corners = f"M{figure(x)} {figure(y - 6.5)} {figure(x + 6.5)} {figure(y + 5)} {figure(x - 6.5)} {figure(y + 5)}z"
    return f'<path class="{css}" d="{corners}"/>'


def _names(pen: _Pen, labels: dict[Voice, str]) -> list[str]:
    """Names at line ends, a gap apart; where lines meet, names keep the order of the lines."""
    ends = sorted(labels, key=lambda voice: pen.y(_known(voice)[-1][1]))
    gap = LABEL_GAP_RTL if pen.rtl else LABEL_GAP
    heights = apart([pen.y(_known(voice)[-1][1]) + 4.5 for voice in ends], gap, floor=BASE + 4.5)
    return [pen.text(pen.turned(NAMES_AT), y, labels[voice], css="b") for voice, y in zip(ends, heights, strict=True)]


def apart(wanted: list[float], gap: float, *, floor: float) -> list[float]:
    """Heights in rising order, moved down so that none is nearer than the gap, and up again if they leave the paper."""
    heights: list[float] = []
    for height in wanted:
        heights.append(max(height, heights[-1] + gap) if heights else height)
    for place in range(len(heights) - 1, -1, -1):
        heights[place] = min(heights[place], floor)
        floor = heights[place] - gap
    return heights


def _known(voice: Voice) -> list[tuple[int, int]]:
    return [(n, value) for n, value in enumerate(voice.ratings) if not isinstance(value, Gap)]


def _label(occasions: Sequence[When], voice: Voice) -> str:
    n, value = _known(voice)[-1]
    return f"{voice.name} {value}" if n == len(occasions) - 1 else f"{voice.name} {value}, {occasions[n].short}"


def _said(occasions: Sequence[When], voices: Sequence[Voice]) -> str:
    sentences: list[str] = []
    told_since: str | None = None
    for voice in voices:
        known = _known(voice)
        if not known:
            continue
        (first, was), (last, now) = known[0], known[-1]
        words = f"{voice.name} {'say' if voice.is_you else 'says'} {now}"
        if last < len(occasions) - 1:
            words = f"{voice.name} said {now} in {occasions[last].full}"
        if first != last:
            words += f", up from {was}" if now > was else f", down from {was}" if now < was else ", the same as before"
            if told_since != occasions[first].full:
                told_since = occasions[first].full
                words += f" in {told_since}"
        sentences.append(f"{words}.".replace("the same as before in", "the same as in"))
    return " ".join([*sentences, *_missing(occasions, voices)]) or "Nobody has rated this yet."


def _missing(occasions: Sequence[When], voices: Sequence[Voice]) -> list[str]:
    """What is missing, and whose job it was."""
    sentences: list[str] = []
    for voice in voices:
        for gap in Gap:
            when = [occasions[n].full for n, value in enumerate(voice.ratings) if value is gap]
            if not when:
                continue
            this_time = when == [occasions[-1].full]
            ago = "yet" if len(when) == len(occasions) else "this time" if this_time else f"in {' or '.join(when)}"
            if gap is Gap.NOT_ASKED:
                was = "were" if voice.is_you else "was"
                sentences.append(f"{voice.name} {was} not asked {ago}. That was ours to do.")
            else:
                sentences.append(f"{voice.name} chose not to say {ago}.")
    return sentences


def _table(goal: str, occasions: Sequence[When], voices: Sequence[Voice]) -> Table:
    rows = tuple(
        (voice.name, *(gettext(value.value) if isinstance(value, Gap) else str(value) for value in voice.ratings))
        for voice in voices
    )
    return Table(goal, (gettext("Who"), *(when.short for when in occasions)), rows)


def figure(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")
