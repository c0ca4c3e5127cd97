"""A sheet of attainment: its rows, and what one row says of one child. The one door: `read`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hearth.assessments.models import LearningNote
from hearth.exchange.attainment.columns import SUBJECT_OF, AttainmentColumns, guess
from hearth.exchange.files.limits import FileRefused
from hearth.exchange.files.tables import Table
from hearth.exchange.pupils import headings, reading, values

NO_TRANSFER_FILE = "This is a transfer file. Its results are not read here: export attainment as CSV or Excel instead."
NOTHING = frozenset({"", "-", "–", "—", "n/a", "na"})
LONGEST, MOST_WORDS = 80, 2000


@dataclass(frozen=True, slots=True)
class ReadAttainment:
    """What the school calls one part of one child's learning on one day."""

    row: int
    subject: str
    on: date
    attainment: str
    scale: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class AttainmentSheet:
    """A sheet whose columns are settled."""

    table: Table
    columns: AttainmentColumns

    def rows(self) -> list[tuple[int, list[str]]]:
        """Numbered as a person sees them, without the headings."""
        return list(zip(self.table.numbers, self.table.rows, strict=True))[self.columns.heading_at + 1 :]

    def notes(self, number: int, row: list[str]) -> list[ReadAttainment]:
        """What one row says: one subject, or several. Raises ValueError with a sentence."""
        said = [(subject, words) for at, subject in self.columns.subjects() if (words := _attainment(row[at]))]
        if one := _attainment(self._said(row, "attainment")):
            said.append((self._subject(row), one))
        if not said:
            return []
        # One comment beside several subjects is nobody's to share out.
        words = self._said(row, "words")[:MOST_WORDS] if len(said) == 1 else ""
        on, scale = self._on(row), self._scale(row)
        return [ReadAttainment(number, subject, on, attainment, scale, words) for subject, attainment in said]

    def _said(self, row: list[str], field: str) -> str:
        at = self.columns.at(field)
        return values.tidy(row[at[0]]) if at else ""

    def _subject(self, row: list[str]) -> str:
        words = self._said(row, "subject")
        if not words:
            raise ValueError("The row does not say which subject this is.")
        if found := SUBJECT_OF.get(headings.plain(words)):
            return found
        known = ", ".join(str(one.label) for one in LearningNote.Subject if one != LearningNote.Subject.OTHER)
        raise ValueError(f"“{words[:40]}” is no subject we know. Write one of: {known}.")

    def _on(self, row: list[str]) -> date:
        words = self._said(row, "on")
        try:
            on = values.day(words)
        except ValueError:
            raise ValueError(f"“{words[:40]}” is not a day we can read.") from None
        if on is None:
            raise ValueError("The row does not say which day it speaks of.")
        return on

    def _scale(self, row: list[str]) -> str:
        scale = self._said(row, "scale")
        if not scale:
            raise ValueError("The row does not say of which scale this is.")
        if len(scale) > LONGEST:
            raise ValueError(f"The name of the scale is longer than {LONGEST} letters.")
        return scale


def _attainment(cell: str) -> str:
    words = values.tidy(cell)
    if words.casefold() in NOTHING:
        return ""
    if len(words) > LONGEST:
        raise ValueError(f"“{words[:40]}…” is longer than {LONGEST} letters. Words belong in a column of words.")
    return words


def read(data: bytes, *, remembered: Mapping[str, Mapping[int, str]] | None = None) -> AttainmentSheet:
    """Raises FileRefused with one sentence when the file as a whole is no list of attainment.

    `remembered`: corrections a school has made before, by the signature of the headings."""
    table = table_of(data)
    columns = columns_of(table, remembered=remembered)
    if missing := columns.missing():
        raise FileRefused(missing)
    return AttainmentSheet(table, columns)


def table_of(data: bytes) -> Table:
    if reading.is_markup(data):
        raise FileRefused(NO_TRANSFER_FILE)
    return reading.read_table(data)


def columns_of(table: Table, *, remembered: Mapping[str, Mapping[int, str]] | None = None) -> AttainmentColumns:
    columns = guess(table)
    return columns.corrected((remembered or {}).get(columns.signature, {}))
