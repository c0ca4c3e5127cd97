"""Bringing the register's marks in from the school's own system: hand the file in, look, confirm."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.base import dates
from hearth.exchange import actions
from hearth.exchange.actions.runs import bytes_of
from hearth.exchange.files.limits import FileRefused
from hearth.exchange.forms import ColumnsForm, ConfirmForm, HandInMarksForm
from hearth.exchange.look import remembered
from hearth.exchange.marks.looking import look_at_marks
from hearth.exchange.marks.reading import columns_of, table_of
from hearth.exchange.models import ImportRun, ImportRunQuerySet
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, keeps_to, staff_may
from hearth.web.staff import handing_in, marks_page


@staff_may(Permission.IMPORT_CHILDREN)
def marks_files(request: SignedIn) -> HttpResponse:
    """Files of marks waiting to be looked at, those brought in before, and handing in another."""
    form = HandInMarksForm(request.POST or None, request.FILES or None)
    if run := handing_in.handed_in(request, form, actions.hand_in_marks):
        return redirect("staff:marks_file", run.pk)
    return render(request, "staff/marks_files.html", handing_in.page(form, _here(request)))


@staff_may(Permission.IMPORT_CHILDREN)
def marks_file(request: SignedIn, pk: int) -> HttpResponse:
    """What the file would do, child by child and mark by mark. Nothing is written by looking."""
    run = _run(request, pk)
    try:
        seen = look_at_marks(request.school, bytes_of(run))
    except FileRefused as refused:
        return render(request, "staff/marks_file.html", {"run": run, "refused": refused.sentence})
    form = ConfirmForm((), request.POST or None, initial={"seen": seen.token})
    token = form.cleaned_data["seen"] if form.is_valid() else ""
    if token and keeps_to(form, lambda: actions.confirm_marks(run, seen=token, by=request.user)):
        messages.success(request, _("The marks are in. Nobody was told anything."))
        return redirect("staff:marks_files")
    page = marks_page.of(seen, request.user, request.school)
    return render(request, "staff/marks_file.html", {"run": run, "seen": seen, "page": page, "form": form})


@staff_may(Permission.IMPORT_CHILDREN)
def marks_columns(request: SignedIn, pk: int) -> HttpResponse:
    """Which column is what: as guessed, or as this school said the last time. Corrections are remembered."""
    run = _run(request, pk)
    table = table_of(bytes_of(run))
    columns = columns_of(table, today=dates.today(), remembered=remembered(request.school))
    form = ColumnsForm(columns, request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: actions.correct_mark_columns(run, choices=form.choices(), by=request.user)
    ):
        return redirect("staff:marks_file", run.pk)
    return render(request, "staff/marks_columns.html", {"run": run, "form": form, "sessions": len(columns.sessions)})


@require_POST
@staff_may(Permission.IMPORT_CHILDREN)
def marks_aside(request: SignedIn, pk: int) -> HttpResponse:
    actions.set_aside(_run(request, pk), by=request.user)
    messages.success(request, _("The file is let go. Nothing of it was brought in."))
    return redirect("staff:marks_files")


def _here(request: SignedIn) -> ImportRunQuerySet:
    return ImportRun.objects.visible_to(request.user).filter(school=request.school).of_marks()


def _run(request: SignedIn, pk: int) -> ImportRun:
    return get_object_or_404(_here(request).filter(confirmed_at=None), pk=pk)
