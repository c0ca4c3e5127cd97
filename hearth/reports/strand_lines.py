"""One strand over time as a small picture: each adult's line by itself, the band chance alone could give round each
first look, the direction written, and a table twin. Drawn on real days, so that pictures of one page share their time.

Adults of one voice share its colour and differ by mark, by dashes and by the name at the line's end. They are never
averaged. A look without a number is left out of the line and said in the table.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from hearth.assessments.line import COULD, Line, Look, way_in_short
from hearth.reports.charts import CLASSES, Chart, Table, apart, figure

WIDTH, HEIGHT = 330.0, 172.0
START, END, HEAD, BASE = 26.0, 212.0, 12.0, 142.0
NAMES_AT, LABEL_GAP, LONGEST = 220.0, 17.0, 12
# Of the adults of one voice: a mark and dashes for each. After four the names alone tell them apart.
MARKS = {
    "child": ("circle", "circle", "circle", "circle"),
    "family": ("square", "pentagon", "square", "pentagon"),
    "school": ("triangle", "diamond", "down", "cross"),
}
DASHES = ("d1", "d2", "d3", "d4")
HOW_TO_READ = (
    "A line chart over time, one line for each adult. The band from each first look shows how far chance alone could "
    "move the line. Hollow marks are earlier looks, full marks are the latest."
)


@dataclass(frozen=True)
class Span:
    """The days a page's pictures have in common."""

    first: date
    last: date

    def share(self, on: date) -> float:
        days = (self.last - self.first).days
        return min(1.0, max(0.0, (on - self.first).days / days)) if days else 0.5


@dataclass(frozen=True)
class _Pen:
    span: Span
    top: float
    rtl: bool

    def turned(self, x: float) -> float:
        return WIDTH - x if self.rtl else x

    def x(self, on: date) -> float:
        return self.turned(START + 8 + (END - START - 24) * self.span.share(on))

    def y(self, value: float) -> float:
        return BASE - (BASE - HEAD) * min(max(value, 0), self.top) / self.top

    def text(self, x: float, y: float, words: str, anchor: str = "", css: str = "") -> str:
        extra = (f' class="{css}"' if css else "") + (f' text-anchor="{anchor}"' if anchor else "")
        return f'<text{extra} x="{figure(x)}" y="{figure(y)}">{escape(words)}</text>'


def picture(id: str, lines: Sequence[Line], span: Span, *, rtl: bool = False) -> Chart:
    """The lines of one strand, of one instrument in one version. `id` must be unique on the page.

    Raises ValueError for lines of different strands or versions: those never stand on one axis.
    """
    if not re.fullmatch(r"[A-Za-z][\w-]*", id):
        raise ValueError(f"not an id: {id!r}")
    if len({(one.instrument.name, one.strand.id) for one in lines}) != 1:
        raise ValueError("one picture holds one strand of one version")
    numbers = [look.value or 0 for one in lines for look in one.known]
    pen = _Pen(span, float(lines[0].most or max([10, *numbers])), rtl)
    said = sentence(lines)
    turned = ' direction="rtl"' if rtl else ""
    parts = [
        f'<svg class="chart small" viewBox="0 0 {figure(WIDTH)} {figure(HEIGHT)}" role="img"'
        f' aria-labelledby="{id}-title" aria-describedby="{id}-desc"{turned}>',
        f'<title id="{id}-title">{escape(said)}</title>',
        f'<desc id="{id}-desc">{escape(f"{HOW_TO_READ} {lines[0].section.direction}.")}</desc>',
        *(_band(pen, one, DASHES[n % 4]) for n, one in enumerate(lines)),
        *(_rule(pen, value) for value in sorted({0.0, round(pen.top / 2), pen.top})),
        *_days(pen),
        *(_line(pen, one, _nth(lines, n), n) for n, one in enumerate(lines)),
        *_names(pen, lines),
        "</svg>",
    ]
    return Chart("".join(parts), said, _table(lines))


def _nth(lines: Sequence[Line], n: int) -> int:
    """Which of its own voice."""
    return [one for one in lines[: n + 1] if one.voice == lines[n].voice].index(lines[n])


def _rule(pen: _Pen, value: float) -> str:
    y = pen.y(value)
    path = f"M{figure(pen.turned(START))} {figure(y)}H{figure(pen.turned(END))}"
    number = pen.text(pen.turned(START - 8), y + 4.5, figure(value), "end")
    return f'<path class="{"grid" if value else "axis"}" d="{path}"/>{number}'


def _days(pen: _Pen) -> list[str]:
    """The first and the last day of the page, at the ends; a year of both is said once."""
    first, last = pen.span.first, pen.span.last
    begun = f"{first.day} {first:%b}" if first.year == last.year else f"{first.day} {first:%b %Y}"
    end = pen.text(pen.turned(END), BASE + 22, f"{last.day} {last:%b %Y}", "end")
    return [end] if first == last else [pen.text(pen.turned(START), BASE + 22, begun, "start"), end]


def _band(pen: _Pen, line: Line, dashes: str) -> str:
    if line.chance is None or line.first.value is None or len(line.known) < 2:
        return ""
    half = line.chance.of_change(line.first, line.latest)
    top, foot = pen.y(line.first.value + half), pen.y(line.first.value - half)
    begin, end = sorted((pen.x(line.first.on), pen.turned(END)))
    css = CLASSES[line.voice]
    return (
        f'<rect class="band {css}" x="{figure(begin)}" y="{figure(top)}" width="{figure(end - begin)}"'
        f' height="{figure(foot - top)}"/>'
        f'<path class="ln rim {css} {dashes}" d="M{figure(begin)} {figure(top)}H{figure(end)}'
        f'M{figure(begin)} {figure(foot)}H{figure(end)}"/>'
    )


def _line(pen: _Pen, line: Line, nth: int, order: int) -> str:
    # A step aside for each adult, so that two who saw the same on one day are both seen.
    aside = 7 * order * (-1 if pen.rtl else 1)
    points = [(pen.x(look.on) + aside, pen.y(look.value or 0)) for look in line.known]
    if not points:
        return ""
    css = CLASSES[line.voice]
    path = " L".join(f"{figure(x)} {figure(y)}" for x, y in points)
    drawn = f'<path class="ln {css} {DASHES[order % 4]}" d="M{path}"/>' if len(points) > 1 else ""
    shape = MARKS[line.voice][nth % 4]
    marks = [mark(shape, x, y, f"{css} hollow") for x, y in points[:-1]]
    return drawn + "".join(marks) + mark(shape, *points[-1], css)


def mark(shape: str, x: float, y: float, css: str) -> str:
    """Six marks that stay apart without any colour."""
    if shape == "circle":
        return f'<circle class="{css}" cx="{figure(x)}" cy="{figure(y)}" r="5.5"/>'
    if shape == "square":
        return f'<rect class="{css}" x="{figure(x - 5)}" y="{figure(y - 5)}" width="10" height="10"/>'
    corners = {
        "triangle": ((0, -6.5), (6.5, 5), (-6.5, 5)),
        "down": ((0, 6.5), (6.5, -5), (-6.5, -5)),
        "diamond": ((0, -7), (6, 0), (0, 7), (-6, 0)),
        "pentagon": ((0, -6.5), (6.2, -1.5), (4, 5.5), (-4, 5.5), (-6.2, -1.5)),
        "cross": ((-2, -6), (2, -6), (2, -2), (6, -2), (6, 2), (2, 2), (2, 6), (-2, 6), (-2, 2), (-6, 2), (-6, -2),
                  (-2, -2)),
    }[shape]  # fmt: skip
    path = " ".join(f"{figure(x + dx)} {figure(y + dy)}" for dx, dy in corners)
    return f'<path class="{css}" d="M{path}z"/>'


def _names(pen: _Pen, lines: Sequence[Line]) -> list[str]:
    """Names at line ends, a gap apart, in the order of the lines."""
    known = sorted((one for one in lines if one.known), key=lambda one: pen.y(one.latest.value or 0))
    heights = apart([pen.y(one.latest.value or 0) + 4.5 for one in known], LABEL_GAP, floor=BASE + 4.5)
    return [
        pen.text(pen.turned(NAMES_AT), y, f"{_short(one.rater)} {one.latest.value}", css="b")
        for one, y in zip(known, heights, strict=True)
    ]


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def sentence(lines: Sequence[Line]) -> str:
    """What the picture shows. Its days stand on the axis and in the table."""
    two = [one for one in lines if one.change]
    alike = {one.verdict for one in two} if len(two) == len(lines) else set()
    said = [_one(one, is_alone=len(alike) != 1) for one in lines]
    if len(alike) == 1:
        said.append(f"{cap(_of_all(alike.pop(), len(lines)))}.")
    return f"{lines[0].strand.title}. {' '.join(said)}"


def _one(line: Line, *, is_alone: bool) -> str:
    if line.change is None:
        only = line.first.said if line.known else "not enough was seen for a number"
        return f"{line.rater}: {only}, once. A second look is needed before anything can be said of change."
    verdict = f": {line.verdict}" if is_alone else ""
    moved = way_in_short(line.section.arrow, line.change.difference)
    return f"{line.rater}: {line.first.value}, then {line.latest.value}, {moved}{verdict}."


def _of_all(verdict: str, adults: int) -> str:
    if verdict == COULD and adults > 1:
        return "chance alone could give either" if adults == 2 else "chance alone could give each of these"
    return verdict


def cap(words: str) -> str:
    return words[:1].upper() + words[1:]


def _table(lines: Sequence[Line]) -> Table:
    """A row a look: who, as what, when, which version, how many answers are missing."""
    rows = tuple(
        (_day(look.on), one.rater, look.role or "–", look.occasion, _value(look), f"{look.missing} of {_asked(look)}")
        for one in lines
        for look in one.looks
    )
    version = f"{lines[0].instrument.title}, version {lines[0].instrument.version}"
    caption = f"{lines[0].strand.title} ({version}). {lines[0].section.direction}"
    return Table(caption, ("Day", "Who", "Who was then", "When", "Saw", "Not answered"), rows)


def _value(look: Look) -> str:
    return "not enough seen" if look.value is None else look.said


def _asked(look: Look) -> int:
    return look.answered + look.missing


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
