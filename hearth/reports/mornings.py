"""When a child came, week by week, as a small quiet picture and its table. One colour, no better and no worse: a shape
says what the register says. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from html import escape

from hearth.reports.charts import Chart, Table, figure
from hearth.room.codes import Seen
from hearth.room.pattern import Around, Session, Week

ROW, HEAD, START, GAP = 19.0, 24.0, 46.0, 10.0
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
PARTS = ("am", "pm")
HOW_TO_READ = (
    "A column a week, a row a session: mornings above, afternoons below. A full dot is here, a ring is late, a line is "
    "not here, a triangle is learning somewhere else, a question mark a code we do not know. A tinted place is one in "
    "the room. A number above a week stands for what happened then."
)


def picture(id: str, name: str, weeks: Sequence[Week], around: Sequence[Around]) -> Chart:
    """`id` must be unique on the page. What happened is numbered as in the list beside it."""
    step = 26.0 if len(weeks) <= 14 else 16.0
    width, height = START + step * len(weeks) + 6, HEAD + ROW * 10 + GAP + 26
    said = f"When {name} came, {_day(weeks[0].monday)} to {_day(weeks[-1].monday)}, week by week."
    numbers = _numbers(weeks, around)
    parts = [
        f'<svg class="chart" viewBox="0 0 {figure(width)} {figure(height)}" role="img" aria-labelledby="{id}-title"'
        f' aria-describedby="{id}-desc">',
        f'<title id="{id}-title">{escape(said)}</title><desc id="{id}-desc">{escape(HOW_TO_READ)}</desc>',
        *(_text(START - 8, _y(day, part) + 4.5, DAYS[day], "end") for day in range(5) for part in PARTS),
    ]
    for place, one in enumerate(weeks):
        x = START + step * place + step / 2
        parts += [_cell(cell, x, step) for cell in one.cells if cell is not None]
        if one.monday in numbers:
            parts.append(_text(x, 15, numbers[one.monday], "middle", "b"))
        if place % (2 if step > 20 else 4) == 0:
            parts.append(_text(x, height - 6, f"{one.monday.day} {one.monday:%b}", "middle"))
    return Chart("".join([*parts, "</svg>"]), said, _table(name, weeks))


def _numbers(weeks: Sequence[Week], around: Sequence[Around]) -> Mapping[date, str]:
    """Which of the things that happened stand in which week, as "1" or "1, 2"."""
    mondays = [one.monday for one in weeks]
    found: dict[date, list[str]] = {}
    for number, one in enumerate(around, 1):
        monday = max((monday for monday in mondays if monday <= one.happened.on), default=mondays[0])
        found.setdefault(monday, []).append(str(number))
    return {monday: ",".join(numbers) for monday, numbers in found.items()}


def _y(day: int, part: str) -> float:
    return HEAD + ROW * day + ROW / 2 + (ROW * 5 + GAP if part == "pm" else 0)


def _cell(cell: Session, x: float, step: float) -> str:
    y = _y(cell.on.weekday(), cell.part)
    size = min(step, ROW)
    room = (
        f'<rect class="room" x="{figure(x - step / 2)}" y="{figure(y - ROW / 2)}" width="{figure(step)}"'
        f' height="{figure(ROW)}"/>'
        if _is_in_room(cell)
        else ""
    )
    return room + _mark(cell.means.seen, x, y, size / 19)


def _mark(seen: Seen, x: float, y: float, scale: float) -> str:
    if seen == Seen.CAME:
        return f'<circle class="m" cx="{figure(x)}" cy="{figure(y)}" r="{figure(4 * scale)}"/>'
    if seen == Seen.LATE:
        return f'<circle class="m hollow" cx="{figure(x)}" cy="{figure(y)}" r="{figure(5 * scale)}"/>'
    if seen == Seen.AWAY:
        return f'<path class="m ln" d="M{figure(x - 5 * scale)} {figure(y)}H{figure(x + 5 * scale)}"/>'
    if seen == Seen.ELSEWHERE:
        r = 5 * scale
        foot = f"{figure(x + r)} {figure(y + r)} {figure(x - r)} {figure(y + r)}"
        return f'<path class="m hollow" d="M{figure(x)} {figure(y - r)} {foot}z"/>'
    return _text(x, y + 4.5, "?", "middle") if seen == Seen.UNKNOWN else ""


def _text(x: float, y: float, words: str, anchor: str, css: str = "") -> str:
    kind = f' class="{css}"' if css else ""
    return f'<text{kind} text-anchor="{anchor}" x="{figure(x)}" y="{figure(y)}">{escape(words)}</text>'


def _table(name: str, weeks: Sequence[Week]) -> Table:
    """A row a day, so that a phone can show it."""
    rows = [
        (f"{DAYS[day]} {one.monday + timedelta(days=day):%-d %b}", *(_said(cell) for cell in pair))
        for one in weeks
        for day in range(5)
        if any(pair := one.cells[2 * day : 2 * day + 2])
    ]
    return Table(f"When {name} came, as the school’s register says", ("Day", "Morning", "Afternoon"), tuple(rows))


def _said(cell: Session | None) -> str:
    return "–" if cell is None else f"{cell.words} (room)" if _is_in_room(cell) else cell.words


def _is_in_room(cell: Session) -> bool:
    """A session that took place, and that the child had in the room."""
    return cell.in_room and cell.means.seen != Seen.NO_SESSION


def _day(on: date) -> str:
    return f"{on.day} {on:%B}"
