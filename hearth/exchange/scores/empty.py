"""An empty sheet for the scores of one measure, with the children in it, to be filled in and handed in."""

import io
from collections.abc import Iterable

import xlsxwriter

from hearth.assessments.instrument import Instrument
from hearth.assessments.models import Assessment
from hearth.people.models import Child

CHILD = ("First name", "Surname", "Date of birth", "Class")
FORM = ("Date", "Who filled it in", "When on the way")
ROWS_TO_FILL = 500


def empty_sheet(instrument: Instrument, children: Iterable[Child]) -> bytes:
    """A workbook. Every cell with words in it is words: nothing a name may hold is ever worked out as a formula."""
    kept = io.BytesIO()
    words = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(kept, {"in_memory": True, **words}) as made:
        sheet = made.add_worksheet("Scores")
        bold, day = made.add_format({"bold": True, "text_wrap": True}), made.add_format({"num_format": "dd/mm/yyyy"})
        strands = instrument.scoring.strands if instrument.scoring else ()
        titles = [*CHILD, *FORM, *(one.title for one in strands)]
        for at, title in enumerate(titles):
            sheet.write_string(0, at, title, bold)
        for row, child in enumerate(children, 1):
            for at, cell in enumerate((child.forename, child.surname)):
                sheet.write_string(row, at, cell)
            if child.born_on is not None:
                sheet.write_datetime(row, 2, child.born_on, day)
            sheet.write_string(row, 3, str(child.school_class or ""))
        sheet.set_column(len(CHILD), len(CHILD), 12, day)
        sheet.set_column(0, len(CHILD) - 1, 16)
        sheet.set_column(len(CHILD) + 1, len(CHILD) + 2, 18)
        at = len(CHILD) + len(FORM) - 1
        labels = [str(one.label) for one in Assessment.Occasion]
        sheet.data_validation(1, at, ROWS_TO_FILL, at, {"validate": "list", "source": labels})
        for place, strand in enumerate(strands, len(CHILD) + len(FORM)):
            top = sum(item.top for item in instrument.in_strand(strand.id)) or 1000
            sheet.data_validation(
                1, place, ROWS_TO_FILL, place,
                {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": top,
                 "error_message": f"A whole number from 0 to {top}."},
            )  # fmt: skip
        sheet.freeze_panes(1, 2)
    return kept.getvalue()
