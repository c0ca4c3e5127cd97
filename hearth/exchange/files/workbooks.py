"""Excel workbooks (.xlsx) as the same rows of words: what a person sees when they open the first sheet.

Hidden rows and columns are left out, and a merged cell says its words in each of its places. The workbook is
unpacked piece by piece within limits, and calamine reads only what was unpacked: a false heading in the zip
cannot mislead it.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from hearth.exchange.files import markup
from hearth.exchange.files.limits import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_TEXT,
    FileRefused,
)
from hearth.exchange.files.packed import (
    ALWAYS,
    CORE,
    LOCKED,
    NOT_WHOLE,
    SHARED,
    saved_at,
    unpacked,
    visible_sheets,
)
from hearth.exchange.files.tables import (
    TOO_MANY_CELLS,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    Table,
    squared,
)

NOTHING_IN_IT = "This Excel workbook has no sheet with anything in it."


@dataclass(slots=True)
class _Shape:
    """What the sheet says about itself, beside its words. Rows and columns are counted from 1."""

    row: int = 0
    column: int = 0
    last_row: int = 0
    last_column: int = 0
    cells: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column."""

    def begin(self, tag: str, says: dict[str, str]) -> None:
        if tag == "c":
            self.row, self.column = _place(says["r"]) if "r" in says else (self.row, self.column + 1)
        elif tag in ("v", "is"):
            self.cells += 1
            self.last_row = max(self.last_row, self.row)
            self.last_column = max(self.last_column, self.column)
        elif tag == "row":
            self.row, self.column = int(says["r"]) if "r" in says else self.row + 1, 0
            if _true(says.get("hidden")):
                self.hidden_rows.add(self.row)
        elif tag == "col" and _true(says.get("hidden")):
            last = min(int(says.get("max", 0)), MOST_COLUMNS)
            self.hidden_columns.update(range(int(says.get("min", 1)), last + 1))
        elif tag == "mergeCell":
            first, _, other = says.get("ref", "").partition(":")
            if other:
                self.merged.append((*_place(first), *_place(other)))


@dataclass(slots=True)
class _Spelling:
    """How many letters a sheet comes to when every cell says its words."""

    lengths: list[int] = field(default_factory=list)
    """Of each shared text."""
    pointing: bool = False
    number: str = ""
    letters: int = 0

    def shared_begins(self, tag: str, says: dict[str, str]) -> None:
        if tag == "si":
            self.lengths.append(0)

    def shared_words(self, words: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(words)

    def cell_begins(self, tag: str, says: dict[str, str]) -> None:
        if tag == "c":
            self.pointing, self.number = says.get("t") == "s", ""

    def cell_words(self, words: str) -> None:
        if self.pointing and len(self.number) < 10:
            self.number += words

    def cell_ends(self, tag: str) -> None:
        if tag == "c" and self.pointing and self.number.strip().isdecimal():
            at = int(self.number)
            self.letters += self.lengths[at] if at < len(self.lengths) else 0
            if self.letters > MOST_TEXT:
                raise FileRefused(TOO_MANY_CELLS)


def read_workbook(data: bytes) -> Table:
    """The first sheet a person sees that has anything in it."""
    parts = unpacked(data)
    sheets = visible_sheets(parts)
    for position, (name, part) in enumerate(sheets):
        shape = _shape_of(parts[part])
        if not shape.cells:
            continue
        _refuse_repeated_words(parts, part)
        rows = _rows(parts, part, name, shape)
        if rows:
            return Table(
                squared([cells for _, cells in rows]),
                [number for number, _ in rows],
                made_at=saved_at(parts.get(CORE, bytearray())),
                left_out=tuple(other for other, _ in sheets[position + 1 :]),
                hidden_rows=len(shape.hidden_rows),
            )
    raise FileRefused(NOTHING_IN_IT)


def read_sheets(data: bytes) -> dict[str, Table]:
    """Every sheet a person sees that has anything in it, by its name, within the same limits for all together."""
    parts = unpacked(data)
    found: dict[str, Table] = {}
    cells = 0
    for name, part in visible_sheets(parts):
        shape = _shape_of(parts[part])
        cells += shape.cells
        if cells > MOST_CELLS:
            raise FileRefused(TOO_MANY_CELLS)
        if not shape.cells:
            continue
        _refuse_repeated_words(parts, part)
        if rows := _rows(parts, part, name, shape):
            found[name] = Table(
                squared([row for _, row in rows]), [at for at, _ in rows], hidden_rows=len(shape.hidden_rows)
            )
    if not found:
        raise FileRefused(NOTHING_IN_IT)
    return found


def _shape_of(sheet: bytearray) -> _Shape:
    """How large the sheet is, what is hidden and what merged; refused before calamine makes room for it."""
    if sheet.count(b"<") > 5 * MOST_CELLS or sheet.count(b"mergeCell ") > MOST_ROWS:  # a cell and its value make four
        raise FileRefused(TOO_MANY_CELLS)
    shape = _Shape()
    try:
        markup.walk(sheet, shape.begin)
    except ValueError as error:
        raise FileRefused(NOT_WHOLE) from error
    _refuse_too_large(shape)
    return shape


def _refuse_too_large(shape: _Shape) -> None:
    if shape.cells > MOST_CELLS:
        raise FileRefused(TOO_MANY_CELLS)
    if shape.last_row > MOST_ROWS:
        raise FileRefused(TOO_MANY_ROWS)
    if shape.last_column > MOST_COLUMNS:
        raise FileRefused(TOO_MANY_COLUMNS)
    places = shape.last_row * shape.last_column
    for top, left, bottom, right in shape.merged:
        high, wide = min(bottom, shape.last_row) - top + 1, min(right, shape.last_column) - left + 1
        places += max(0, high) * max(0, wide)
    if places > 2 * MOST_CELLS:
        raise FileRefused(TOO_MANY_CELLS)


def _refuse_repeated_words(parts: dict[str, bytearray], sheet: str) -> None:
    """A workbook keeps each text once and points to it from many cells: a small file may say endlessly much."""
    if SHARED not in parts:
        return
    spelling = _Spelling()
    markup.walk(parts[SHARED], spelling.shared_begins, text=spelling.shared_words)
    if max(spelling.lengths, default=0) * MOST_CELLS > MOST_TEXT:
        markup.walk(parts[sheet], spelling.cell_begins, spelling.cell_ends, spelling.cell_words)


def _rows(parts: dict[str, bytearray], part: str, name: str, shape: _Shape) -> list[tuple[int, list[str]]]:
    """Numbered rows of one sheet, with merged words repeated and hidden places left out."""
    grid = [[_words(value) for value in row] for row in _values(parts, part, name)]
    _repeat_merged(grid, shape.merged)
    columns = [c for c in range(shape.last_column) if c + 1 not in shape.hidden_columns]
    return [
        (number, kept)
        for number, row in enumerate(grid, 1)
        if number not in shape.hidden_rows and any(kept := [row[c] if c < len(row) else "" for c in columns])
    ]


def _values(parts: dict[str, bytearray], part: str, name: str) -> Iterator[list[object]]:
    """What calamine reads from a workbook packed anew, with one sheet and nothing else in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for needed in (*ALWAYS, SHARED, part):
            if needed in parts:
                archive.writestr(needed, parts[needed])
    packed.seek(0)
    try:
        sheet = CalamineWorkbook.from_filelike(packed).get_sheet_by_name(name)
        for row in sheet.to_python(skip_empty_area=False):
            yield list(row)
    except PasswordError as error:
        raise FileRefused(LOCKED) from error
    except (CalamineError, ValueError, OSError, OverflowError) as error:
        raise FileRefused(NOT_WHOLE) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # calamine met what it had not thought of
            raise FileRefused(NOT_WHOLE) from error
        raise


def _repeat_merged(grid: list[list[str]], merged: list[tuple[int, int, int, int]]) -> None:
    width = max((len(row) for row in grid), default=0)
    for top, left, bottom, right in merged:
        words = grid[top - 1][left - 1] if 0 < top <= len(grid) and 0 < left <= len(grid[top - 1]) else ""
        bottom, right = min(bottom, len(grid)), min(right, width)
        for row in grid[top - 1 : bottom]:
            row[left - 1 : right] = [words] * (right - left + 1)


def _words(value: object) -> str:
    """A cell as text. Whole numbers lose the “.0” that Excel keeps; a day is written with its hour, as Excel has it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return f"{value.isoformat()} 00:00:00"
    if isinstance(value, time | timedelta | int):
        return str(value)
    return ""


def _place(reference: str) -> tuple[int, int]:
    """Row and column of a reference: "C12" is (12, 3)."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z" or column > 16_384:
            raise ValueError(reference)
        column = column * 26 + ord(letter) - 64
    return int(reference[len(letters) :]), column


def _true(words: str | None) -> bool:
    return words in ("1", "true")
