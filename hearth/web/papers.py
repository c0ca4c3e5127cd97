"""A sheet to print or to keep, under a name that says nothing to whoever sees it in a list of files."""

from datetime import date

from django.http import HttpResponse
from django.utils import translation

from hearth.base import dates
from hearth.languages import catalogue, days
from hearth.notices import addresses, outside
from hearth.notices.models import Notice
from hearth.people.models import User
from hearth.reports import parent_report
from hearth.reports.letters import Letter, letter_pdf
from hearth.reports.parent_report import ReportSeen
from hearth.reports.pdf import parent_pdf
from hearth.reports.sheet import Sheet
from hearth.reports.sheet_pdf import sheet_pdf
from hearth.schools.models import School


def report_sheet(report: ReportSeen, *, at_school: bool = False) -> HttpResponse:
    review = report.review
    sheet = parent_pdf(parent_report.on_paper(report, room=review.journey.group.name, at_school=at_school))
    return _pdf(sheet, review.child.school, review.held_on or dates.today())


def sheet_paper(sheet: Sheet, school: School) -> HttpResponse:
    """Any report as a PDF. It is made again each time and never kept, here or on the way."""
    response = _pdf(sheet_pdf(sheet), school, sheet.day)
    response["Cache-Control"] = "no-store"
    return response


def letter_sheet(notice: Notice, *, with_address: bool) -> HttpResponse:
    """A letter for the post, in the language it was written in."""
    adult, school, today = notice.adult, notice.school, dates.today()
    tongue = catalogue.find(notice.language) or catalogue.ENGLISH
    with translation.override(tongue.code):
        in_words = days.full_day(today)
    sheet = letter_pdf(
        Letter(
            school=school.outside, phone=school.phone, address=_window(adult) if with_address else (), day=today,
            day_in_words=in_words, subject=notice.subject, text=notice.text, tag=tongue.tag, large=adult.large_print,
        )
    )  # fmt: skip
    response = _pdf(sheet, school, today)
    response["Cache-Control"] = "no-store"
    return response


def _window(adult: User) -> tuple[str, ...]:
    return (addresses.name(adult), *addresses.lines(adult.address))


def _pdf(sheet: bytes, school: School, day: date) -> HttpResponse:
    called = outside.file_name(school.outside, day)
    return HttpResponse(
        sheet, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{called}"'}
    )
