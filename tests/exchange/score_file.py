"""Sheets of scores as schools keep them, made for tests: nobody in them is real."""

import io
from collections.abc import Sequence
from datetime import date, datetime

import xlsxwriter

HEAD = ("UPN", "First name", "Surname", "Date of birth", "Date", "Who filled it in", "When on the way", "A", "B", "Q")
Row = Sequence[object]


def text(*rows: Row, head: Sequence[str] = HEAD, tab: str = ",") -> bytes:
    return "\n".join(tab.join(_said(cell) for cell in line) for line in [head, *rows, ("",)]).encode()


def book(*rows: Row, head: Sequence[str] = HEAD) -> bytes:
    """The same as a workbook with real days and numbers in it."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as made:
        sheet, day = made.add_worksheet(), made.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, head)
        for at, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, place, datetime.combine(cell, datetime.min.time()), day)
                elif isinstance(cell, int):
                    sheet.write_number(at, place, cell)
                else:
                    sheet.write_string(at, place, str(cell))
    return kept.getvalue()


def _said(cell: object) -> str:
    words = f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)
    return f'"{words}"' if "," in words else words
