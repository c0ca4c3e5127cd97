"""Which column of a sheet of marks is what: the child's, a mark's, or one session of the register.

A session's column has the session for its field: `2026-11-03.am`. The rest are named as in `LABELS`; "" is not taken.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from hearth.exchange import whose
from hearth.exchange.files.columns import Column, SheetColumns
from hearth.exchange.files.tables import Table
from hearth.exchange.marks.sessions import Session, session_of, under
from hearth.exchange.pupils import headings, values
from hearth.exchange.pupils.columns import ROWS_ABOVE

MARKS = {
    "on": "date | mark date | attendance date | session date | day date | register date",
    "part": "session | am pm | ampm | session name | part | half day | part of day | session type | meeting",
    "code": "code | mark | attendance code | attendance mark | mark code | register mark | attendance | session mark"
    " | register code",
    "minutes": "minutes late | mins late | late minutes | minutes | late mins | min late | mins",
    "week": "week beginning | week commencing | w c | wc | w b | week starting | week start | week begins | start date"
    " | week start date",
    "marks": "marks | attendance marks | week marks | mark string | weekly marks | session marks | register marks"
    " | marks for the week",
}  # fmt: skip
"""Each meaning with its headings, in words without capitals or signs."""
MEANINGS = {phrase.strip(): meaning for meaning, phrases in MARKS.items() for phrase in phrases.split("|")}
LABELS = {
    **whose.LABELS, "on": "Mark: day",
    "part": "Mark: morning or afternoon", "code": "Mark: code", "minutes": "Mark: minutes late",
    "week": "Week: first day", "marks": "Week: its marks in a row",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MarkColumns(SheetColumns):
    """A sheet of marks. Its sessions are no part of the signature: next week's sheet is the same sheet."""

    sessions: tuple[tuple[int, Session], ...] = ()
    """Position and session of each column that is one."""
    wrong: tuple[tuple[str, str], ...] = ()
    """Headings that name a session and do not add up, and why."""

    def labels(self) -> Mapping[str, str]:
        return LABELS

    def missing(self) -> str:
        """What a sheet of marks must have and this does not, as a sentence; or nothing."""
        have = {column.field for column in self.columns}
        named = whose.is_told_by(have)
        told = bool(self.sessions) or {"on", "code"} <= have or {"week", "marks"} <= have
        if named and told:
            return ""
        lacking = "the child’s UPN or name" if not named else "a day with its code, a column a session, or a week"
        why = f" {self.wrong[0][1]}" if self.wrong and not told else ""
        return f"This is no list of marks: no column says {lacking}.{why} Its columns are {self.seen()}."


def guess(table: Table, today: date) -> MarkColumns:
    """The best guess for a sheet. `missing()` says whether it will do."""
    candidates = [_under(table, at, today) for at in range(min(ROWS_ABOVE, len(table.rows)))]
    best = max(candidates, key=_recognised, default=MarkColumns(0, (), ""))
    return replace(best, columns=tuple(whose.shown(column, table, best.heading_at) for column in best.columns))


def _recognised(columns: MarkColumns) -> int:
    fields = {column.field for column in columns.columns if column.field}
    return len(fields) + len(columns.sessions) + len(columns.wrong)


def _under(table: Table, at: int, today: date) -> MarkColumns:
    """The guess if this row holds the headings. A row of days above it ("Mon 3 Nov") is read with it."""
    row = [values.tidy(cell) for cell in table.rows[at]]
    days = under([values.tidy(cell) for cell in table.rows[at - 1]]) if at else [""] * len(row)
    columns, sessions, wrong = [], [], []
    taken: set[str] = set()
    for position, heading in enumerate(row):
        field = _meaning(heading)
        if field and field not in taken:
            taken.add(field)
            columns.append(Column(position, heading, field))
            continue
        try:
            found = session_of(heading, today) or session_of(f"{days[position]} {heading}", today)
        except ValueError as why:
            wrong.append((heading, str(why)))
            continue
        if found is not None:
            sessions.append((position, found))
        else:
            columns.append(Column(position, heading, ""))
    key = "\n".join(headings.plain(column.heading) for column in columns)
    signature = hashlib.sha256(f"marks\n{key}".encode()).hexdigest()
    return MarkColumns(at, tuple(columns), signature, tuple(sessions), tuple(wrong))


def _meaning(heading: str) -> str:
    words = headings.plain(heading)
    return MEANINGS.get(words) or whose.meaning(words)
