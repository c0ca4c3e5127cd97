"""Files of marks as schools' systems write them, made for tests: nobody in them is real."""

import io
from collections.abc import Iterable
from datetime import date, datetime

import xlsxwriter

Row = tuple[str, str, str, str, date, str, str, str]
"""UPN, first name, surname, day of birth, day, AM or PM, code, minutes late."""


def long(rows: Iterable[Row], *, tab: str = ",") -> bytes:
    """A row a mark."""
    head = ("UPN", "Forename", "Surname", "DOB", "Date", "Session", "Code", "Minutes Late")
    lines = [head, *((*row[:4], f"{row[4]:%d/%m/%Y}", *row[5:]) for row in rows)]
    return "\n".join(tab.join(line) for line in [*lines, ("",)]).encode()


def wide(rows: Iterable[Row], heading: str = "%a %d %b {part}", *, above: bool = False) -> bytes:
    """A row a child and a column a session; `above`: the days in a row of their own over AM and PM."""
    marks, children = {}, {}
    for row in rows:
        children[row[:4]] = None
        marks[row[:4], row[4], row[5]] = row[6]
    sessions = sorted({(on, part) for _, on, part in marks})
    names = ("UPN", "Forename", "Surname", "DOB")
    lines = []
    if above:
        days = [f"{on:%d/%m/%Y}" if part == "AM" else "" for on, part in sessions]
        lines += [("Register of 3R", "", "", "", *days), (*names, *(part for _, part in sessions))]
    else:
        lines.append((*names, *(on.strftime(heading).format(part=part) for on, part in sessions)))
    lines += [(*child, *(marks.get((child, *session), "") for session in sessions)) for child in children]
    return "\n".join(",".join(line) for line in [*lines, ("",)]).encode()


def weekly(rows: Iterable[Row]) -> bytes:
    """A row a child and a week, with its marks in a row."""
    weeks: dict[tuple[tuple[str, ...], date], dict[tuple[int, str], str]] = {}
    for row in rows:
        monday = date.fromordinal(row[4].toordinal() - row[4].weekday())
        weeks.setdefault((row[:4], monday), {})[row[4].weekday(), row[5]] = row[6]
    places = [(day, part) for day in range(5) for part in ("AM", "PM")]
    lines = [("UPN", "Forename", "Surname", "DOB", "Week Beginning", "Marks")]
    lines += [
        (*child, f"{monday:%d/%m/%Y}", "".join(found.get(place, "-") for place in places))
        for (child, monday), found in weeks.items()
    ]
    return "\n".join(",".join(line) for line in [*lines, ("",)]).encode()


def book(rows: Iterable[Row]) -> bytes:
    """The same as `long`, as a workbook with real days and numbers in it."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as made:
        sheet, day = made.add_worksheet(), made.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ("UPN", "Forename", "Surname", "DOB", "Date", "Session", "Code", "Minutes Late"))
        for at, row in enumerate(rows, 1):
            sheet.write_row(at, 0, row[:4])
            sheet.write_datetime(at, 4, datetime.combine(row[4], datetime.min.time()), day)
            sheet.write_row(at, 5, row[5:7])
            if row[7]:
                sheet.write_number(at, 7, int(row[7]))
    return kept.getvalue()
