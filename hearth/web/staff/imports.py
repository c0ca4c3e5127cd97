"""Bringing children in from the school's own file: hand it in, look, correct, decide, confirm."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.exchange import actions
from hearth.exchange.actions.runs import bytes_of
from hearth.exchange.files.limits import FileRefused
from hearth.exchange.forms import ColumnsForm, ConfirmForm, DecisionForm, HandInForm
from hearth.exchange.look import look, remembered
from hearth.exchange.models import Decision, ImportRun, ImportRunQuerySet
from hearth.exchange.pupils.reading import columns_of, read_table
from hearth.people.models import Child
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, keeps_to, staff_may
from hearth.web.staff import handing_in, import_page


@staff_may(Permission.IMPORT_CHILDREN)
def imports(request: SignedIn) -> HttpResponse:
    """Files waiting to be looked at, files brought in before, and handing in another."""
    form = HandInForm(request.POST or None, request.FILES or None)
    if run := handing_in.handed_in(request, form, actions.hand_in):
        return redirect("staff:import", run.pk)
    return render(request, "staff/import_list.html", handing_in.page(form, _here(request)))


@staff_may(Permission.IMPORT_CHILDREN)
def import_file(request: SignedIn, pk: int) -> HttpResponse:
    """What the file would do, child by child. Nothing is written by looking; only confirming writes."""
    run = _run(request, pk)
    try:
        seen = look(request.school, bytes_of(run), decisions=run.decisions.all())
    except FileRefused as refused:
        return render(request, "staff/import_file.html", {"run": run, "refused": refused.sentence})
    form = ConfirmForm(seen.cautions, request.POST or None, initial={"seen": seen.token})
    if form.is_valid() and keeps_to(form, lambda: actions.confirm(run, **form.cleaned_data, by=request.user)):
        messages.success(request, _("The children are in."))
        return redirect("staff:imported", run.pk)
    page = import_page.of(seen, run, request.user)
    return render(request, "staff/import_file.html", {"run": run, "seen": seen, "page": page, "form": form})


@staff_may(Permission.IMPORT_CHILDREN)
def imported(request: SignedIn, pk: int) -> HttpResponse:
    """What came of a file, and the adults of this school's children who are held for a person."""
    run = get_object_or_404(_here(request).confirmed().select_related("confirmed_by"), pk=pk)
    held = import_page.held_adults(request.user, request.school)
    return render(request, "staff/imported.html", {"run": run, "held": held})


@staff_may(Permission.IMPORT_CHILDREN)
def import_columns(request: SignedIn, pk: int) -> HttpResponse:
    """Which column is what: as guessed, or as this school said the last time. Corrections are remembered."""
    run = _run(request, pk)
    columns = columns_of(read_table(bytes_of(run)), remembered(request.school))
    form = ColumnsForm(columns, request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: actions.correct_columns(run, choices=form.choices(), by=request.user)
    ):
        return redirect("staff:import", run.pk)
    return render(request, "staff/import_columns.html", {"run": run, "form": form})


@require_POST
@staff_may(Permission.IMPORT_CHILDREN)
def import_decision(request: SignedIn, pk: int) -> HttpResponse:
    """Who a held child is. The child they may be is found again here: nobody can name another."""
    run = _run(request, pk)
    form = DecisionForm(request.POST)
    if form.is_valid():
        row, choice = form.cleaned_data["row"], form.cleaned_data["choice"]
        if choice:
            like = _like(request, run, row) if choice == Decision.Choice.SAME else None
            actions.decide(run, row=row, child=like, by=request.user)
        else:
            actions.decide_later(run, row=row, by=request.user)
    return redirect("staff:import", run.pk)


def _like(request: SignedIn, run: ImportRun, row: int) -> Child:
    steps = look(request.school, bytes_of(run)).plan.steps
    like = next((step.like for step in steps if step.row == row), None)
    return get_object_or_404(Child.objects.visible_to(request.user).filter(school=request.school), pk=like)


@require_POST
@staff_may(Permission.IMPORT_CHILDREN)
def import_aside(request: SignedIn, pk: int) -> HttpResponse:
    actions.set_aside(_run(request, pk), by=request.user)
    messages.success(request, _("The file is let go. Nothing of it was brought in."))
    return redirect("staff:imports")


def _here(request: SignedIn) -> ImportRunQuerySet:
    return ImportRun.objects.visible_to(request.user).filter(school=request.school).of_children()


def _run(request: SignedIn, pk: int) -> ImportRun:
    return get_object_or_404(_here(request).filter(confirmed_at=None), pk=pk)
