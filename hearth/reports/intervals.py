"""How far a group moved, strand by strand: a mark at the mean change, its 95% interval as a line, no change as an
upright line, and shaded how far chance in looking alone could move a mean of so many children.

One picture holds one half of one instrument, in one version and by one kind of rater, so that one direction is true of
all of it. The direction is written under it. A strand without an interval is said in the table.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil

from hearth.assessments.panels import Half, Line
from hearth.reports.charts import CLASSES, Chart, Table, Who, figure

WIDTH, START, END = 340.0, 30.0, 310.0
HEAD, ROW, LONGEST = 2.0, 48.0, 38
VOICES: dict[str, Who] = {"parent": "family", "child": "child"}
HOW_TO_READ = (
    "Each mark is the mean change of one part, in points; the line through it is its 95% interval. The upright line is "
    "no change. The number after each name is how many children. "
    "The shaded part is how far chance in looking alone could move a mean of so many children."
)
COLUMNS = (
    "Part", "Children", "Missing", "First, mean", "Latest, mean", "Change", "95% interval", "Up more than chance",
    "Down more than chance", "Neither", "d_av", "d_z (exact 95%)", "Comes back by itself",
)  # fmt: skip


@dataclass(frozen=True)
class _Pen:
    reach: float
    rtl: bool

    def x(self, points: float) -> float:
        share = (max(-self.reach, min(self.reach, points)) + self.reach) / (2 * self.reach)
        if self.rtl:
            share = 1 - share
        return START + (END - START) * share


def picture(id: str, half: Half, rater: str, *, rtl: bool = False) -> Chart:
    """The strands of one half. `id` must be unique on the page; `rtl` draws from the right."""
    if not re.fullmatch(r"[A-Za-z][\w-]*", id):
        raise ValueError(f"not an id: {id!r}")
    shown = [line for line in half.lines if line.change is not None]
    said = " ".join(sentence(line) for line in half.lines)
    table = Table(f"{half.section.title}. {half.section.direction}.", COLUMNS, tuple(row(line) for line in half.lines))
    if not shown:
        return Chart("", said, table)
    pen = _Pen(_reach(shown), rtl)
    base = HEAD + ROW * len(shown)
    css, who = CLASSES[VOICES.get(rater, "school")], VOICES.get(rater, "school")
    turned = ' direction="rtl"' if rtl else ""
    parts = [
        f'<svg class="chart" viewBox="0 0 {figure(WIDTH)} {figure(base + 52)}" role="img"'
        f' aria-labelledby="{id}-title" aria-describedby="{id}-desc"{turned}>',
        f'<title id="{id}-title">{escape(said)}</title><desc id="{id}-desc">{escape(HOW_TO_READ)}</desc>',
        *(_row(pen, line, HEAD + ROW * place, css, who) for place, line in enumerate(shown)),
        *(_number(pen, points, base) for points in (-pen.reach, -pen.reach / 2, 0, pen.reach / 2, pen.reach)),
        f'<text class="b" x="{figure(WIDTH / 2)}" y="{figure(base + 44)}" text-anchor="middle">'
        f"{escape(half.section.direction)}</text>",
        "</svg>",
    ]
    return Chart("".join(parts), said, table)


def _reach(lines: Sequence[Line]) -> float:
    """Half the width of the axis in points: an even number that holds every interval, and no band beyond the strand."""
    furthest = max(
        max(abs(line.change.interval.low), abs(line.change.interval.high), min(line.group_band or 0, line.top or 4))
        for line in lines
        if line.change is not None
    )
    return float(2 * ceil(max(furthest, 1) / 2))


def _row(pen: _Pen, line: Line, top: float, css: str, who: Who) -> str:
    assert line.change is not None
    y = top + 33
    title = line.strand.title if len(line.strand.title) <= LONGEST else f"{line.strand.title[:LONGEST]}…"
    edge = figure(WIDTH - 4 if pen.rtl else 4)
    drawn = [f'<text class="n" x="{edge}" y="{figure(top + 15)}">{escape(title)}, {line.n}</text>']
    if line.group_band is not None:
        left, right = sorted((pen.x(-line.group_band), pen.x(line.group_band)))
        drawn.append(
            f'<rect class="m band" x="{figure(left)}" y="{figure(y - 10)}" width="{figure(right - left)}" height="20"/>'
        )
    drawn.append(f'<path class="axis" d="M{figure(pen.x(0))} {figure(y - 12)}v24"/>')
    low, high = pen.x(line.change.interval.low), pen.x(line.change.interval.high)
    drawn.append(
        f'<path class="ln {css} d1" d="M{figure(low)} {figure(y)}H{figure(high)}'
        f'M{figure(low)} {figure(y - 5)}V{figure(y + 5)}M{figure(high)} {figure(y - 5)}V{figure(y + 5)}"/>'
    )
    return "".join([*drawn, _mark(who, pen.x(line.change.change), y, css)])


def _mark(who: Who, x: float, y: float, css: str) -> str:
    if who == "child":
        return f'<circle class="{css}" cx="{figure(x)}" cy="{figure(y)}" r="5.5"/>'
    if who == "family":
        return f'<rect class="{css}" x="{figure(x - 5)}" y="{figure(y - 5)}" width="10" height="10"/>'
    corners = f"M{figure(x)} {figure(y - 6.5)} {figure(x + 6.5)} {figure(y + 5)} {figure(x - 6.5)} {figure(y + 5)}z"
    return f'<path class="{css}" d="{corners}"/>'


def _number(pen: _Pen, points: float, base: float) -> str:
    x = figure(pen.x(points))
    words = "no change" if not points else signed(points, 0 if float(points).is_integer() else 1)
    return f'<text x="{x}" y="{figure(base + 20)}" text-anchor="middle">{escape(words)}</text>'


def signed(number: float, places: int = 1) -> str:
    """With a true minus, and a plus where it is more."""
    text = f"{abs(number):.{places}f}"
    if float(text) == 0:
        return text
    return f"{'+' if number > 0 else '−'}{text}"


def sentence(line: Line) -> str:
    """What one strand shows, in one sentence or two; never what brought it about."""
    name = line.strand.title
    if not line.n or line.difference is None:
        return f"{name}: nobody has been looked at twice yet."
    if line.n == 1:
        return f"{name}: one child was looked at twice. One child is no mean; the child’s own page says more."
    of = f" of {line.top}" if line.top else ""
    moved = f"from {line.mean_first:.1f} to {line.mean_latest:.1f}{of} on average, {signed(line.difference)}"
    if line.interval is None:
        return f"{name}: {line.n} children, {moved}. All moved alike, so no interval can be worked out."
    low, high = signed(line.interval.low), signed(line.interval.high)
    rest = "No change at all lies in it." if line.interval.holds(0) else "No change at all lies outside it."
    chance = ""
    if line.group_band is not None and abs(line.difference) <= line.group_band:
        chance = " Chance in looking alone could move a mean of so many children this far."
    return f"{name}: {line.n} children, {moved} (95% interval {low} to {high}). {rest}{chance}"


def row(line: Line) -> tuple[str, ...]:
    """One strand in the table twin: every figure with its n and what is missing."""
    none = "–"
    of = line.change
    if line.difference is None or not line.n:
        return (line.strand.title, str(line.n), str(line.missing.n), *(none for _ in COLUMNS[3:]))
    interval = f"{signed(of.interval.low)} to {signed(of.interval.high)}" if of else none
    share = [
        f"{one.count} ({one.interval.low * 100:.0f}–{one.interval.high * 100:.0f}%)" if one else none
        for one in (line.up, line.down, line.within)
    ]
    exact = none
    if line.z is not None and line.z.interval is not None:
        exact = f"{signed(line.z.value, 2)} ({signed(line.z.interval.low, 2)} to {signed(line.z.interval.high, 2)})"
    return (
        line.strand.title, str(line.n), str(line.missing.n), f"{line.mean_first:.1f}", f"{line.mean_latest:.1f}",
        signed(line.difference), interval, *share, signed(line.av.value, 2) if line.av else none, exact, _back(line),
    )  # fmt: skip


def _back(line: Line) -> str:
    stated, measured = line.back_stated, line.back_measured
    if stated is None and measured is None:
        return "not known"
    said = [] if stated is None else [f"{stated:.1f} of each point, as assumed or stated"]
    if measured is not None:
        said.append(f"{measured:.1f} as measured here")
    return "; ".join(said)
