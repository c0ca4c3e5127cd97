"""A sheet of scores: its rows, and what one row says. The one door: `read`.

A row is read only for the children asked for (`hearth.exchange.whose`): nobody else's numbers are looked at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hearth.assessments.instrument import Instrument
from hearth.assessments.models import Assessment
from hearth.exchange.files.limits import FileRefused
from hearth.exchange.files.tables import Table
from hearth.exchange.pupils import headings, reading, values
from hearth.exchange.scores.columns import ScoreColumns, guess

Occasion = Assessment.Occasion

NO_TRANSFER_FILE = "This is a transfer file, and it holds no scores. Export them as CSV or Excel instead."
NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", "none"})
OCCASIONS = {
    Occasion.START: "start | at the start | baseline | entry | initial | first | t1 | beginning | on entry | pre",
    Occasion.ALONG: "along | along the way | review | mid | interim | midway | termly | t2 | progress | update",
    Occasion.END: "end | at the end | exit | leaving | final | post | on exit | last",
    Occasion.LATER: "later | afterwards | follow up | followup | after",
}
SAID = {words.strip(): str(one) for one, phrases in OCCASIONS.items() for words in phrases.split("|")}


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One form that was filled in, as the file has it. `scores`: what is not blank, by strand, in whole numbers where
    they are whole."""

    row: int
    on: date
    rater: str
    occasion: str
    scores: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """A sheet whose columns are settled."""

    table: Table
    columns: ScoreColumns

    def rows(self) -> list[tuple[int, list[str]]]:
        """Numbered as a person sees them, without the headings."""
        return list(zip(self.table.numbers, self.table.rows, strict=True))[self.columns.heading_at + 1 :]

    def raters(self) -> frozenset[str]:
        """Everybody the sheet names as who filled something in, in small letters."""
        at = self.columns.at("rater")[0]
        return frozenset(values.tidy(row[at]).casefold() for _number, row in self.rows())

    def form(self, number: int, row: list[str]) -> ScoreRow | None:
        """What one row says; None where no score stands in it. Raises ValueError with a sentence."""
        scores = tuple((strand, said) for at, strand in self.columns.strands() if (said := number_in(row[at])))
        if not scores:
            return None
        return ScoreRow(number, self._on(row), self._rater(row), self._occasion(row), scores)

    def _said(self, row: list[str], field: str) -> str:
        return values.tidy(row[self.columns.at(field)[0]])

    def _on(self, row: list[str]) -> date:
        words = self._said(row, "on")
        try:
            on = values.day(words)
        except ValueError:
            raise ValueError(f"“{words[:40]}” is not a day we can read.") from None
        if on is None:
            raise ValueError("There are scores without a day in this row.")
        return on

    def _rater(self, row: list[str]) -> str:
        if not (words := self._said(row, "rater")):
            raise ValueError("The row does not say who filled it in.")
        return words[:120]

    def _occasion(self, row: list[str]) -> str:
        words = self._said(row, "occasion")
        if found := SAID.get(headings.plain(words)):
            return found
        on_offer = ", ".join(f"“{one.label}”" for one in Occasion)
        said = f"“{words[:40]}” is not" if words else "The row does not say"
        raise ValueError(f"{said} when on the way this was. Write one of {on_offer}.")


def number_in(cell: str) -> str:
    """A whole number as it is typed; other words as they stand, so that they can be named; nothing for a blank."""
    words = values.tidy(cell)
    if words.casefold() in NOTHING:
        return ""
    whole, dot, rest = words.partition(".")
    is_whole = whole.isascii() and whole.isdecimal() and not (dot and rest.strip("0"))
    return (whole.lstrip("0") or "0")[:20] if is_whole else words[:40]


def read(
    data: bytes, instrument: Instrument, *, remembered: Mapping[str, Mapping[int, str]] | None = None
) -> ScoreSheet:
    """Raises FileRefused with one sentence when the file as a whole is no list of this measure's scores.

    `remembered`: corrections a school has made before, by the signature of the headings."""
    table = table_of(data)
    columns = columns_of(table, instrument, remembered=remembered)
    if missing := columns.missing():
        raise FileRefused(missing)
    return ScoreSheet(table, columns)


def table_of(data: bytes) -> Table:
    if reading.is_markup(data):
        raise FileRefused(NO_TRANSFER_FILE)
    return reading.read_table(data)


def columns_of(
    table: Table, instrument: Instrument, *, remembered: Mapping[str, Mapping[int, str]] | None = None
) -> ScoreColumns:
    columns = guess(table, instrument)
    return columns.corrected((remembered or {}).get(columns.signature, {}))
