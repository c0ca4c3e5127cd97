"""A sheet of marks: its rows, and the marks in one. The one door: `read`.

Marks are read only for the children asked for (`hearth.exchange.whose`): nobody else's are looked at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from hearth.exchange.files.limits import FileRefused
from hearth.exchange.files.tables import Table
from hearth.exchange.marks.columns import MarkColumns, guess
from hearth.exchange.marks.sessions import Session, code_of, day_of, part_of, session_of, week_of
from hearth.exchange.pupils import reading, values

NO_TRANSFER_FILE = (
    "This is a transfer file. It holds totals and no marks by session: export the register as CSV or Excel instead."
)
MOST_MINUTES = 600


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One mark as the file has it."""

    row: int
    on: date
    part: str
    code: str
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """A sheet whose columns are settled."""

    table: Table
    columns: MarkColumns
    today: date

    def rows(self) -> list[tuple[int, list[str]]]:
        """Numbered as a person sees them, without the headings."""
        return list(zip(self.table.numbers, self.table.rows, strict=True))[self.columns.heading_at + 1 :]

    def marks(self, number: int, row: list[str], refuse: Callable[[str], None]) -> list[MarkRow]:
        """The marks of one row. What cannot be read is told to `refuse`, and the rest of the row goes on."""
        if self.columns.sessions:
            return self._wide(number, row, refuse)
        return self._of_week(number, row, refuse) if self.columns.at("marks") else self._one(number, row, refuse)

    def _wide(self, number: int, row: list[str], refuse: Callable[[str], None]) -> list[MarkRow]:
        found = []
        for position, session in self.columns.sessions:
            try:
                if code := code_of(row[position]):
                    found.append(MarkRow(number, session.on, session.part, code))
            except ValueError as why:
                refuse(str(why))
        return found

    def _of_week(self, number: int, row: list[str], refuse: Callable[[str], None]) -> list[MarkRow]:
        first, marks = (values.tidy(row[self.columns.at(field)[0]]) for field in ("week", "marks"))
        if not marks:
            return []
        try:
            in_a_row = week_of(day_of(first, self.today), marks)
        except ValueError as why:
            refuse(str(why))
            return []
        return [MarkRow(number, session.on, session.part, code) for session, code in in_a_row]

    def _one(self, number: int, row: list[str], refuse: Callable[[str], None]) -> list[MarkRow]:
        try:
            code = code_of(row[self.columns.at("code")[0]])
            if not code:
                return []
            session = self._session(row)
            return [MarkRow(number, session.on, session.part, code, self._minutes(row))]
        except ValueError as why:
            refuse(str(why))
            return []

    def _session(self, row: list[str]) -> Session:
        words, at = values.tidy(row[self.columns.at("on")[0]]), self.columns.at("part")
        if not words:
            raise ValueError("There is a mark without a day in this row.")
        if at:
            if not (part := part_of(row[at[0]])):
                raise ValueError(f"“{values.tidy(row[at[0]])[:20]}” is neither morning (AM) nor afternoon (PM).")
            return Session(day_of(words, self.today), part)
        found = session_of(words, self.today)
        if found is None:
            raise ValueError("The file does not say whether this mark is for the morning or the afternoon.")
        return found

    def _minutes(self, row: list[str]) -> int | None:
        at = self.columns.at("minutes")
        if not at:
            return None
        words = values.tidy(row[at[0]]).casefold().removesuffix("utes").removesuffix("s").removesuffix("min").strip()
        words = words.removesuffix(".0")
        if not words or words == "0" or set(words) <= set("-–"):
            return None
        if not (words.isascii() and words.isdecimal() and len(words) < 5 and int(words) <= MOST_MINUTES):
            raise ValueError(f"“{words[:20]}” is not a number of minutes.")
        return int(words)


def read(data: bytes, *, today: date, remembered: Mapping[str, Mapping[int, str]] | None = None) -> Register:
    """Raises FileRefused with one sentence when the file as a whole is no list of marks.

    `remembered`: corrections a school has made before, by the signature of the headings."""
    table = table_of(data)
    columns = columns_of(table, today=today, remembered=remembered)
    if missing := columns.missing():
        raise FileRefused(missing)
    return Register(table, columns, today)


def table_of(data: bytes) -> Table:
    if reading.is_markup(data):
        raise FileRefused(NO_TRANSFER_FILE)
    return reading.read_table(data)


def columns_of(table: Table, *, today: date, remembered: Mapping[str, Mapping[int, str]] | None = None) -> MarkColumns:
    columns = guess(table, today)
    return columns.corrected((remembered or {}).get(columns.signature, {}))
