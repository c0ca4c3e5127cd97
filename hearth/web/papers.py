"""A sheet to print or to keep, under a name that says nothing to whoever sees it in a list of files."""

from django.http import HttpResponse

from hearth.base import dates
from hearth.notices import outside
from hearth.reports import parent_report
from hearth.reports.parent_report import ReportSeen
from hearth.reports.pdf import parent_pdf


def report_sheet(report: ReportSeen, *, at_school: bool = False) -> HttpResponse:
    review = report.review
    sheet = parent_pdf(parent_report.on_paper(report, room=review.journey.group.name, at_school=at_school))
    called = outside.file_name(review.child.school.outside, review.held_on or dates.today())
    return HttpResponse(
        sheet, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{called}"'}
    )
