"""What leaves the school about the group: the governors' page, and evidence for an inspector."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations.silences import Kind, When
from hearth.people.roles import Permission
from hearth.reports import governors, inspection, outward_figures, story_ready
from hearth.reports.models import Story
from hearth.reports.outward_figures import Figures
from hearth.reports.sheet import Sheet
from hearth.schools.models import NurtureGroup
from hearth.web.access import SignedIn, staff_may
from hearth.web.papers import sheet_paper
from hearth.web.staff import owing

P = Permission


@staff_may(P.SEE_EVIDENCE)
def outward(request: SignedIn) -> HttpResponse:
    """What there is to hand out, and the stories of children this person reaches."""
    return render(request, "staff/measures/outward.html", {"stories": _stories(request)})


@staff_may(P.SEE_EVIDENCE)
def governors_page(request: SignedIn) -> HttpResponse:
    return _page(request, _governors(request), "staff:governors_pdf")


@staff_may(P.SEE_EVIDENCE)
def governors_pdf(request: SignedIn) -> HttpResponse:
    return sheet_paper(_governors(request), request.school)


@staff_may(P.SEE_EVIDENCE)
def inspection_page(request: SignedIn) -> HttpResponse:
    return _page(request, _inspection(request), "staff:inspection_pdf")


@staff_may(P.SEE_EVIDENCE)
def inspection_pdf(request: SignedIn) -> HttpResponse:
    return sheet_paper(_inspection(request), request.school)


def _governors(request: SignedIn) -> Sheet:
    figures = _figures(request)
    families = owing.families(request.user, request.school, figures.day)
    owed = {due.owed.kind for family in families for due in family.due if due.owed.when is not When.TO_COME}
    return governors.sheet(figures, owed=_known(owed))


def _known(owed: set[Kind]) -> list[Kind]:
    return [kind for kind in Kind if kind in owed]


def _inspection(request: SignedIn) -> Sheet:
    story, apart = _ready(request)
    return inspection.sheet(_figures(request), story=story, story_apart=apart)


def _ready(request: SignedIn) -> tuple[Story | None, bool]:
    """The newest story that may be printed on a page which names the school; or whether there is one that may not."""
    apart = False
    for one in _stories(request):
        if one.purpose != Story.Purpose.INSPECTION or one.latest.signed_at is None:
            continue
        if not story_ready.against_printing(one):
            if not story_ready.is_hidden(one):
                return one, False
            apart = True
    return None, apart


def _stories(request: SignedIn) -> list[Story]:
    rows = Story.objects.visible_to(request.user).filter(child__school=request.school)
    return list(rows.standing().whole())


def _figures(request: SignedIn) -> Figures:
    """All the school's groups that are open, together: more children make more that can be shown."""
    today = dates.today()
    groups = [one for one in NurtureGroup.objects.filter(school=request.school) if one.is_open(today)]
    if not groups:
        raise RuleBroken("There is no nurture group here at present.")
    return outward_figures.of(groups, request.user, today)


def _page(request: SignedIn, sheet: Sheet, pdf: str) -> HttpResponse:
    return render(request, "reports/sheet.html", {
        "sheet": sheet, "school": request.school, "pdf_url": reverse(pdf), "back_url": reverse("staff:outward"),
        "back": "Back to what leaves the school",
    })  # fmt: skip
