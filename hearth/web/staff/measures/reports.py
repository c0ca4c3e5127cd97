"""Reports of one child: look at the page, then print it or keep it as a PDF. Nothing goes to anybody by itself, and
each report has an address of its own, so that what was opened is told apart in who looked."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from hearth.people.models import Relationship
from hearth.people.roles import Permission
from hearth.reports import child_record, review_pack, support_plan, what_helps
from hearth.reports.sheet import Sheet
from hearth.web.access import SignedIn, child_here, staff_may
from hearth.web.papers import sheet_paper

P = Permission


@staff_may(P.MAKE_REPORTS)
def reports(request: SignedIn, child_pk: int) -> HttpResponse:
    """Which there are for whoever asks, with a sentence each: what is in it and who it is for."""
    child = child_here(request, child_pk)
    doors = Relationship.objects.open_door().filter(child=child).select_related("adult")
    whole = request.user.may(P.WRITE_REVIEW, request.school)
    return render(request, "staff/measures/reports.html", {
        "child": child, "doors": doors if whole else (), "plan": support_plan.title(child.school.jurisdiction),
    })  # fmt: skip


@staff_may(P.MAKE_REPORTS)
def what_helps_page(request: SignedIn, child_pk: int) -> HttpResponse:
    return _page(request, _what_helps(request, child_pk), "staff:what_helps_pdf", child_pk)


@staff_may(P.MAKE_REPORTS)
def what_helps_pdf(request: SignedIn, child_pk: int) -> HttpResponse:
    return sheet_paper(_what_helps(request, child_pk), request.school)


@staff_may(P.WRITE_REVIEW)
def pack(request: SignedIn, child_pk: int) -> HttpResponse:
    return _page(request, _pack(request, child_pk), "staff:review_pack_pdf", child_pk)


@staff_may(P.WRITE_REVIEW)
def pack_pdf(request: SignedIn, child_pk: int) -> HttpResponse:
    return sheet_paper(_pack(request, child_pk), request.school)


@staff_may(P.WRITE_REVIEW)
def home_pack(request: SignedIn, child_pk: int, pk: int) -> HttpResponse:
    return _page(request, _home_pack(request, child_pk, pk), "staff:home_pack_pdf", child_pk, pk)


@staff_may(P.WRITE_REVIEW)
def home_pack_pdf(request: SignedIn, child_pk: int, pk: int) -> HttpResponse:
    return sheet_paper(_home_pack(request, child_pk, pk), request.school)


@staff_may(P.WRITE_REVIEW)
def support(request: SignedIn, child_pk: int) -> HttpResponse:
    return _page(request, _support(request, child_pk), "staff:support_plan_pdf", child_pk)


@staff_may(P.WRITE_REVIEW)
def support_pdf(request: SignedIn, child_pk: int) -> HttpResponse:
    return sheet_paper(_support(request, child_pk), request.school)


def _what_helps(request: SignedIn, child_pk: int) -> Sheet:
    record = child_record.for_staff(child_here(request, child_pk), request.user)
    return what_helps.sheet(record, maker=request.user)


def _pack(request: SignedIn, child_pk: int) -> Sheet:
    record = child_record.for_staff(child_here(request, child_pk), request.user)
    return review_pack.sheet(record, maker=request.user)


def _home_pack(request: SignedIn, child_pk: int, pk: int) -> Sheet:
    """For one parent, through an open door: as they have it on their own pages, and nothing of anybody else's."""
    child = child_here(request, child_pk)
    door = get_object_or_404(Relationship.objects.open_door().filter(child=child).select_related("adult"), pk=pk)
    return review_pack.sheet(child_record.for_parent(child, door.adult), maker=request.user)


def _support(request: SignedIn, child_pk: int) -> Sheet:
    record = child_record.for_staff(child_here(request, child_pk), request.user)
    return support_plan.sheet(record, maker=request.user)


def _page(request: SignedIn, sheet: Sheet, pdf: str, child_pk: int, *more: int) -> HttpResponse:
    return render(request, "reports/sheet.html", {
        "sheet": sheet, "school": request.school, "pdf_url": reverse(pdf, args=[child_pk, *more]),
        "back_url": reverse("staff:reports", args=[child_pk]), "back": "Back to reports",
    })  # fmt: skip
