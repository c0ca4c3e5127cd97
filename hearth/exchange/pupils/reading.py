"""Any file a school may hand us, as children and refusals. The one door: `read`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from hearth.exchange.files.limits import FileRefused
from hearth.exchange.files.packed import LOCKED
from hearth.exchange.files.tables import NOT_TEXT, Table, read_text
from hearth.exchange.files.workbooks import read_workbook
from hearth.exchange.pupils.columns import Columns, guess
from hearth.exchange.pupils.ctf import read_ctf
from hearth.exchange.pupils.rows import FileFacts, PupilRow, Refusal
from hearth.exchange.pupils.sheet import fold

ZIP = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_KIND = "This is an old or locked Excel file. Open it, save it as an Excel workbook (.xlsx) or CSV, and try again."
WEB_PAGE = "This is a web page, not a list. Save it as CSV or as an Excel workbook (.xlsx) and try again."
NOTHING = "This file is empty."


@dataclass(frozen=True, slots=True)
class PupilFile:
    """What was read. `columns` is None for a transfer file, which needs none."""

    facts: FileFacts
    pupils: tuple[PupilRow, ...]
    refusals: tuple[Refusal, ...]
    columns: Columns | None = None


def read(data: bytes, remembered: Mapping[str, Mapping[int, str]] | None = None) -> PupilFile:
    """Raises FileRefused with one sentence when the file as a whole is no list of children.

    `remembered`: corrections a school has made before, by the signature of the headings.
    """
    if is_markup(data):
        facts, pupils, refusals = read_ctf(data)
        return PupilFile(facts, tuple(pupils), tuple(refusals))
    table = read_table(data)
    columns = columns_of(table, remembered)
    return of_table(table, columns)


def columns_of(table: Table, remembered: Mapping[str, Mapping[int, str]] | None = None) -> Columns:
    columns = guess(table)
    return columns.corrected((remembered or {}).get(columns.signature, {}))


def of_table(table: Table, columns: Columns) -> PupilFile:
    """A sheet with its columns settled."""
    if missing := columns.missing():
        raise FileRefused(missing)
    folded = fold(table, columns)
    if not folded.pupils and not folded.refusals:
        raise FileRefused("This sheet has headings and no children under them.")
    urns = folded.school_urns
    facts = FileFacts(
        kind="sheet",
        made_at=table.made_at,
        school_urn=next(iter(urns)) if len(urns) == 1 else "",
        notes=table.notes(),
    )
    return PupilFile(facts, tuple(folded.pupils), tuple(folded.refusals), columns)


def read_table(data: bytes) -> Table:
    """Any sheet, by what the file is and not by what it is called."""
    if data.startswith(ZIP):
        return read_workbook(data)
    if data.startswith(OLD_EXCEL):
        raise FileRefused(LOCKED if b"E\0n\0c\0r\0y\0p\0t" in data[:8192] else OLD_KIND)
    if data.startswith((b"PK", b"%PDF", b"{\\rtf", b"\x1f\x8b")):
        raise FileRefused(NOT_TEXT)
    if re.match(rb"\W{0,20}<(!doctype\s+html|html|table|body|head)\b", data[:400], re.IGNORECASE):
        raise FileRefused(WEB_PAGE)
    table = read_text(data)
    if not table.rows:
        raise FileRefused(NOTHING)
    return table


def is_markup(data: bytes) -> bool:
    """XML of any kind, in any letters; a web page saved as a sheet is not."""
    start = data[:400].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return start.startswith((b"<?xml", b"<ctfile")) or (start.startswith(b"<") and b"ctfile" in start)
