"""Files that would hurt the machine, or that are not whole: one clear sentence, in 200 MB.

How long each takes is a figure of `make bench`, not of a test.
"""

import io
import json
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest
import xlsxwriter

SCRIPT = """
import json, pathlib, resource, sys, time
from hearth.exchange.files.limits import FileRefused, take
from hearth.exchange.pupils.reading import read

def peak():
    status = pathlib.Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024

begun = time.process_time()
try:
    read(take(pathlib.Path(sys.argv[1])))
    said = None
except FileRefused as refused:
    said = refused.sentence
print(json.dumps({"said": said, "seconds": time.process_time() - begun, "megabytes": peak()}))
"""

SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
SHEET_ENDS = b"</sheetData></worksheet>"
CTF = b"<CTfile><Header/><CTFpupilData><Pupil><UPN>"


def small_workbook() -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        book.add_worksheet().write_row(0, 0, ["UPN", "Forename", "Surname"])
    return kept.getvalue()


def workbook_with(part: str, content: bytes) -> bytes:
    """A good workbook with one part changed."""
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(small_workbook())) as good,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for name in good.namelist():
            bad.writestr(name, content if name == part else good.read(name))
    return kept.getvalue()


def lying_workbook() -> bytes:
    """A part that says it is small and inflates to 200 MB."""
    data = bytearray(workbook_with("xl/worksheets/sheet1.xml", SHEET + b" " * 200_000_000 + SHEET_ENDS))
    at = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    data[at + 24 : at + 28] = struct.pack("<I", 1000)
    return bytes(data)


def repeated_words() -> bytes:
    """One long text, said in three hundred thousand cells."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        sheet = book.add_worksheet()
        for row in range(300):
            for column in range(200):
                sheet.write_string(row, column, "a" * 32_000)
    return kept.getvalue()


def many_members() -> bytes:
    entry = b"PK\x01\x02" + bytes(24) + struct.pack("<HHH", 1, 0, 0) + bytes(12) + b"a"
    directory = entry * 400_000
    return b"PK\x03\x04" + directory + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 9, 9, len(directory), 4, 0)


def nested_entities() -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE CTfile [<!ENTITY l0 "lol">{levels}]><CTfile>&l11;</CTfile>'.encode()


def one_wide_tag() -> bytes:
    return b"<CTfile " + b" ".join(b'a%d=""' % n for n in range(1_500_000)) + b"/>"


SHEET_1 = "xl/worksheets/sheet1.xml"
DANGEROUS = {
    "an entity bomb": nested_entities,
    "an outside reference": lambda: b'<!DOCTYPE CTfile [<!ENTITY e SYSTEM "file:///etc/passwd">]><CTfile>&e;</CTfile>',
    "endless nesting": lambda: b"<CTfile>" + b"<a>" * 8_000_000,
    "endless elements": lambda: CTF + b"<b/>" * 6_000_000,
    "one endless tag": one_wide_tag,
    "one endless word": lambda: CTF + b"x" * 24_000_000,
    "a transfer file cut short": lambda: CTF + b"A123456789012</UPN><Surn",
    "a transfer file in other letters than it says": lambda: (
        b'<?xml version="1.0" encoding="utf-8"?><CTfile><Header/><CTFpupilData><Pupil><Surname>Bront\xeb</Surname>'
        b"</Pupil></CTFpupilData></CTfile>"
    ),
    "a zip bomb": lambda: workbook_with(SHEET_1, SHEET + b" " * 400_000_000 + SHEET_ENDS),
    "a zip that lies": lying_workbook,
    "a zip of too many parts": many_members,
    "a workbook cut short": lambda: small_workbook()[:-300],
    "a workbook with a spoiled part": lambda: small_workbook().replace(zlib.compress(b"")[:1], b"\0", 1)[:-22],
    "a cell at the far corner": lambda: workbook_with(
        SHEET_1, SHEET + b'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>' + SHEET_ENDS
    ),
    "too many columns": lambda: workbook_with(
        SHEET_1, SHEET + b'<row r="1">' + b"<c><v>1</v></c>" * 16_000 + b"</row>" + SHEET_ENDS
    ),
    "too many cells": lambda: workbook_with(
        SHEET_1, SHEET + (b"<row>" + b"<c><v>1</v></c>" * 300 + b"</row>") * 9_000 + SHEET_ENDS
    ),
    "an entity bomb in a workbook": lambda: workbook_with(
        "xl/sharedStrings.xml", nested_entities().replace(b"CTfile", b"sst")
    ),
    "merged cells without end": lambda: workbook_with(
        SHEET_1,
        SHEET
        + (b"<row>" + b"<c><v>1</v></c>" * 300 + b"</row>") * 900
        + b"</sheetData><mergeCells>"
        + b'<mergeCell ref="A1:KN900"/>' * 100_000
        + b"</mergeCells></worksheet>",
    ),
    "words repeated without end": repeated_words,
    "commas without end": lambda: b"," * 20_000_000,
    "a quoted cell without end": lambda: b'UPN,Forename\n"' + b"a\n" * 10_000_000,
    "quoted cells over many lines": lambda: b'"\nx",' * 4_000_000,
    "rows without end": lambda: b"a,b\n" * 5_000_000,
    "wide and long": lambda: b"," * 390 + b"a\n" + b"a\n" * 49_000,
    "a table cut short": lambda: b"UPN,Forename,Surname\nA123456789012,Ann,Lee\nH801200001001,B",
    "a table in two kinds of letters": lambda: "UPN,Forename,Surname\n,Zoë,Brontë\n".encode() + b",Ren\xe9e,Lee\n",
    "a table that is not text": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "a web page": lambda: b"<html><table><tr><td>UPN</td></tr></table></html>",
    "an old workbook": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
    "nothing at all": lambda: b"",
    "nothing but noughts": lambda: bytes(20_000_000),
}


def read_apart(path: Path) -> dict[str, float | str | None]:
    """Reads in a process of its own, so that its memory is its own."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    found: dict[str, float | str | None] = json.loads(done.stdout)
    return found


def assert_refused_lightly(path: Path) -> None:
    found = read_apart(path)
    sentence, megabytes = found["said"], found["megabytes"]
    assert isinstance(sentence, str) and sentence.endswith(".") and len(sentence) < 250
    assert isinstance(megabytes, float) and megabytes < 200


@pytest.mark.parametrize("kind", DANGEROUS)
def test_it_is_refused_in_one_sentence_and_200_megabytes(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(DANGEROUS[kind]())
    assert_refused_lightly(path)


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "children.csv"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    assert_refused_lightly(path)
