"""Forms made for the tests: workbooks and single CSV files, from rows."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from hearth.exchange.xlsform import meaning, sheets
from hearth.exchange.xlsform.becoming import become
from hearth.exchange.xlsform.document import Said
from hearth.exchange.xlsform.draft import Draft

Rows = Sequence[Mapping[str, object]]
OURS = Said("A form", "staff", 4, 11, 5, "Rowan Primary", "Our own", "We wrote it.")

OFTEN: Rows = [
    {"list_name": "often", "name": "never", "label": "Never", "score": 0},
    {"list_name": "often", "name": "some", "label": "Sometimes", "score": 1},
    {"list_name": "often", "name": "most", "label": "Most days", "score": 2},
    {"list_name": "often", "name": "not_seen", "label": "No chance to see"},
]
SCALE: Rows = [
    {"type": "begin group", "name": "growing", "label": "What is growing"},
    {"type": "select_one often", "name": "joins", "label": "Joins a game", "hint": "With help counts."},
    {"type": "select_one often", "name": "asks", "label": "Asks for help"},
    {"type": "text", "name": "more", "label": "What else?"},
    {"type": "end group"},
]


def workbook(**named: Rows) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    for name, rows in named.items():
        page = book.add_worksheet(name)
        headings = list(dict.fromkeys(key for row in rows for key in row))
        for column, heading in enumerate(headings):
            page.write_string(0, column, heading)
            for number, row in enumerate(rows, 1):
                if heading in row:
                    page.write(number, column, row[heading])
    book.close()
    return file.getvalue()


def one_file(**named: Rows) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    for name, rows in named.items():
        headings = list(dict.fromkeys(key for row in rows for key in row))
        writer.writerow([name, *[""] * len(headings)])
        writer.writerow(["", *headings])
        writer.writerows([["", *(row.get(heading, "") for heading in headings)] for row in rows])
    return text.getvalue().encode()


def draft(data: bytes) -> Draft:
    read = sheets.read(data)
    return become(*meaning.read(read), read)


def survey(*rows: Mapping[str, Any], **others: Rows) -> Draft:
    return draft(workbook(survey=rows, **others))
