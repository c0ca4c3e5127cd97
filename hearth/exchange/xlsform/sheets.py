"""A form as its sheets: from a workbook, or from one CSV file that holds them all. Read within our own limits."""

from collections import Counter
from dataclasses import dataclass

from hearth.exchange.files.limits import MEGABYTE, FileRefused
from hearth.exchange.files.tables import Table, read_text
from hearth.exchange.files.workbooks import read_sheets
from hearth.exchange.pupils.reading import OLD_EXCEL, WEB_PAGE, ZIP, read_table

MOST_BYTES = 2 * MEGABYTE
MOST_ROWS = 2000
LONGEST_CELL = 4000
# `strands` and `bands` are ours; the others are every XLSForm's.
KNOWN = ("survey", "choices", "settings", "strands", "bands")

TOO_BIG = f"This file is too big to be a questionnaire: more than {MOST_BYTES // MEGABYTE} MB."
TOO_LONG = f"This file has more than {MOST_ROWS:,} rows in one sheet. That is no questionnaire."
NO_SURVEY = (
    "This is not an XLSForm: it has no sheet called “survey”. A questionnaire has its questions on that sheet, "
    "with the columns “type”, “name” and “label”."
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet under its headings. `numbers` are the row numbers a person sees beside the rows."""

    headings: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    numbers: tuple[int, ...]
    heading_at: int
    hidden_rows: int = 0


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets this reader knows, by name, and the names of those it passed over."""

    held: dict[str, Sheet]
    passed_over: tuple[str, ...] = ()

    def rows(self, name: str) -> tuple[dict[str, str], ...]:
        return self.held[name].rows if name in self.held else ()


def read(data: bytes) -> Sheets:
    """Raises FileRefused with one sentence when the file as a whole is no form."""
    if len(data) > MOST_BYTES:
        raise FileRefused(TOO_BIG)
    if data.startswith(ZIP):
        tables = read_sheets(data)
    elif data.startswith(OLD_EXCEL):
        read_table(data)  # says why, in its own sentence
        raise FileRefused(NO_SURVEY)
    else:
        tables = _of_text(data)
    named = {name.strip().lower(): table for name, table in tables.items()}
    if "survey" not in named and len(named) == 1:
        named = {"survey": next(iter(named.values()))}
    if "survey" not in named:
        raise FileRefused(NO_SURVEY)
    held = {name: _sheet(name, table) for name, table in named.items() if name in KNOWN}
    # A small workbook may say one long text in every row.
    if sum(len(cell) for sheet in held.values() for row in sheet.rows for cell in row.values()) > MOST_BYTES:
        raise FileRefused(TOO_BIG)
    return Sheets(held, tuple(name for name in tables if name.strip().lower() not in held and len(tables) > 1))


def _of_text(data: bytes) -> dict[str, Table]:
    """One CSV file with every sheet in it: a sheet's name in the first column, its rows below beside an empty one."""
    if data.lstrip()[:1] == b"<":
        raise FileRefused(WEB_PAGE)
    table = read_text(data)
    if not table.rows:
        raise FileRefused(NO_SURVEY)
    if "type" in {cell.strip().lower() for cell in table.rows[0]}:
        return {"survey": table}
    found: dict[str, Table] = {}
    current: Table | None = None
    for number, row in zip(table.numbers, table.rows, strict=True):
        if name := row[0].strip():
            current = found.setdefault(name, Table([], []))
        if current is not None and any(cell.strip() for cell in row[1:]):
            current.rows.append(row[1:])
            current.numbers.append(number)
    return {name: table for name, table in found.items() if table.rows}


def _sheet(name: str, table: Table) -> Sheet:
    if len(table.rows) > MOST_ROWS:
        raise FileRefused(TOO_LONG)
    headings = [_heading(cell) for cell in table.rows[0]]
    twice = [heading for heading, times in Counter(headings).items() if heading and times > 1]
    if twice:
        raise FileRefused(f"The sheet “{name}” has two columns called “{twice[0]}”. Give one of them another name.")
    rows = []
    for number, cells in zip(table.numbers[1:], table.rows[1:], strict=True):
        row = {
            heading: cell.strip() for heading, cell in zip(headings, cells, strict=False) if heading and cell.strip()
        }
        if any(len(cell) > LONGEST_CELL for cell in row.values()):
            raise FileRefused(f"Row {number} of the sheet “{name}” has a text of more than {LONGEST_CELL:,} letters.")
        rows.append(row)
    return Sheet(
        tuple(heading for heading in headings if heading), tuple(rows), tuple(table.numbers[1:]), table.numbers[0],
        table.hidden_rows,
    )  # fmt: skip


def _heading(cell: str) -> str:
    """“ Label::English (en)” is “label::English (en)”: what comes after the colon is the form's own word."""
    name, colon, rest = " ".join(cell.split()).partition(":")
    return f"{name.lower()}{colon}{rest}"
