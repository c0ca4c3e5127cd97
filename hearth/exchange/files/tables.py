"""Any sheet as rows of words: comma, tab or otherwise separated text. Workbooks are in `workbooks`."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from hearth.exchange.files.limits import (
    LONGEST_LINE,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    FileRefused,
)

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DELIMITERS = (",", "\t", ";", "|")
SAMPLE_LINES = 30
PIECE = 1024 * 1024
CONTROL = bytes(b for b in range(32) if b not in b"\t\n\r\f\v\x1a")

# Letters as UTF-8 writes them: Latin, Cyrillic, Arabic, and everything of three bytes. Windows letters that are
# really met side by side, such as “É’”, begin with other bytes.
UTF_8_LETTER = re.compile(rb"[\xc3-\xc5\xd0\xd1\xd8-\xdb][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")

NOT_TEXT = "This is not a list we can read. Save it as CSV or as an Excel workbook (.xlsx) and try again."
WRONG_LETTERS = (
    "The letters in this file are not all written in the same way, so names would be spoiled. "
    "Export it again as “CSV UTF-8”."
)
TOO_MANY_ROWS = f"This sheet has more than {MOST_ROWS:,} rows. Export only the children and their contacts."
TOO_MANY_COLUMNS = f"This sheet has more than {MOST_COLUMNS} columns. Export only the children and their contacts."
TOO_MANY_CELLS = "This sheet has too much in it. Export only the children's names, classes and contacts."
STOPS_SHORT = "This file stops in the middle of row {row}. It may not be whole: export it again."
BROKEN_QUOTES = "The quotation marks in this file do not match near row {row}. Export it again."
LONG_ROW = "A row of this file is far too long to be a child's. Export it again as CSV or as a workbook."


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: every row equally wide, with the number a person sees beside it in a spreadsheet program."""

    rows: list[list[str]]
    numbers: list[int]
    made_at: datetime | None = None
    left_out: tuple[str, ...] = ()
    """Names of further sheets, which were not read."""
    hidden_rows: int = 0

    def notes(self) -> tuple[str, ...]:
        """What of the file was not read, for whoever looks at it."""
        notes = []
        if self.hidden_rows:
            notes.append(f"{self.hidden_rows} hidden rows of the sheet were left out.")
        if self.left_out:
            notes.append(f"Only the first sheet was read. Not read: {', '.join(self.left_out)[:200]}.")
        return tuple(notes)


def read_text(data: bytes) -> Table:
    """Rows of a CSV or TSV file, whatever separates its cells and ends its lines."""
    encoding = encoding_of(data)
    rows: list[list[str]] = []
    numbers: list[int] = []
    cells = 0
    lines = _Lines(data, encoding)
    reader = csv.reader(lines, delimiter=delimiter_of(data, encoding), strict=True)
    try:
        for number, row in enumerate(reader, 1):
            lines.letters = 0
            cells += len(row)
            if number > MOST_ROWS:
                raise FileRefused(TOO_MANY_ROWS)
            if cells > MOST_CELLS:
                raise FileRefused(TOO_MANY_CELLS)
            if any(row) and not (number == 1 and row[0].startswith("sep=")):
                rows.append(row)
                numbers.append(number)
    except csv.Error as error:
        sentence = STOPS_SHORT if "end of data" in str(error) else BROKEN_QUOTES
        raise FileRefused(sentence.format(row=numbers[-1] + 1 if numbers else 1)) from error
    if not lines.last_line_ended:
        _refuse_a_torn_last_row(rows, numbers)
    return Table(squared(rows), numbers)


def squared(rows: list[list[str]]) -> list[list[str]]:
    """Every row as wide as the widest; columns with nothing in them at the right are left out."""
    width = max((_used(row) for row in rows), default=0)
    if width > MOST_COLUMNS:
        raise FileRefused(TOO_MANY_COLUMNS)
    if width * len(rows) > 4 * MOST_CELLS:
        raise FileRefused(TOO_MANY_CELLS)
    return [row if len(row) == width else (row + [""] * (width - len(row)))[:width] for row in rows]


def encoding_of(data: bytes) -> str:
    """How the letters are written, tried on the whole file: a name is never guessed at.

    Windows writes one byte a letter, so nearly any bytes could be Windows-1252. A file that also holds letters
    in UTF-8 is spoiled, and is refused.
    """
    marked = next((name for mark, name in MARKS if data.startswith(mark)), None)
    encoding = marked or _unmarked_utf_16(data) or "utf-8"
    if encoding.startswith("utf-8") and len(data.translate(None, CONTROL)) < len(data):
        raise FileRefused(NOT_TEXT)
    if _decodes(data, encoding):
        return encoding
    if marked:
        raise FileRefused(WRONG_LETTERS)
    if encoding != "utf-8":
        raise FileRefused(NOT_TEXT)
    if UTF_8_LETTER.search(data) or not _decodes(data, "cp1252"):
        raise FileRefused(WRONG_LETTERS)
    return "cp1252"


def _decodes(data: bytes, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for start in range(0, len(data), PIECE):
            decoder.decode(data[start : start + PIECE])
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def _unmarked_utf_16(data: bytes) -> str | None:
    """Latin letters in UTF-16 have a nought for every other byte."""
    sample = data[:2000]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > half * 0.6 and not sample[0::2].count(0):
        return "utf-16-le"
    if half and sample[0::2].count(0) > half * 0.6 and not sample[1::2].count(0):
        return "utf-16-be"
    return None


def delimiter_of(data: bytes, encoding: str) -> str:
    """What stands between cells: the sign that most often cuts the first rows into equally many pieces."""
    lines = [line for _, line in zip(range(SAMPLE_LINES), _Lines(data, encoding), strict=False) if line.strip()]
    if lines and (said := re.fullmatch(r"sep=(.)\s*", lines[0])):
        return said[1]
    return max(DELIMITERS, key=lambda sign: _evenness(lines, sign))


def _evenness(lines: list[str], delimiter: str) -> tuple[float, int]:
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return (0.0, 0)
    width, times = max(widths.items(), key=lambda item: (item[0] > 1, item[1]), default=(0, 0))
    return (times / len(lines), width) if width > 1 else (0.0, 0)


def _refuse_a_torn_last_row(rows: list[list[str]], numbers: list[int]) -> None:
    """All rows alike, and the last one shorter with no end of line: the copy was cut off."""
    widths = {len(row) for row in rows[:-1]}
    if len(rows) > 2 and len(widths) == 1 and len(rows[-1]) < widths.pop():
        raise FileRefused(STOPS_SHORT.format(row=numbers[-1]))


def _used(row: list[str]) -> int:
    for width in range(len(row), 0, -1):
        if row[width - 1]:
            return width
    return 0


class _Lines(Iterator[str]):
    """Lines of the file, decoded as they are asked for. One that never ends is refused."""

    def __init__(self, data: bytes, encoding: str) -> None:
        self.file = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline="")
        self.letters = 0
        """Since the last whole row: a quoted cell may run over many lines."""
        self.last_line_ended = True

    def __next__(self) -> str:
        line = self.file.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        self.letters += len(line)
        if self.letters >= LONGEST_LINE:
            raise FileRefused(LONG_ROW)
        self.last_line_ended = line[-1] in "\r\n"
        return line
