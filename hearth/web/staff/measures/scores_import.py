"""A spreadsheet of scores: an empty one to fill in, hand it in, look at each form, bring it in."""

from functools import partial

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.assessments.licences import entered
from hearth.exchange import actions
from hearth.exchange.actions import scores
from hearth.exchange.actions.runs import bytes_of
from hearth.exchange.files.limits import FileRefused
from hearth.exchange.forms import ColumnsForm, ConfirmForm, HandInScoresForm
from hearth.exchange.look import remembered
from hearth.exchange.models import ImportRun, ImportRunQuerySet
from hearth.exchange.scores.empty import empty_sheet
from hearth.exchange.scores.looking import look_at_scores, measure_of, open_for_sheets
from hearth.exchange.scores.reading import columns_of, table_of
from hearth.journeys.models import Journey
from hearth.people.models import Child
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, keeps_to, staff_may
from hearth.web.staff import handing_in
from hearth.web.staff.measures import scores_page

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@staff_may(Permission.IMPORT_CHILDREN)
def scores_files(request: SignedIn) -> HttpResponse:
    """Files of scores waiting to be looked at, those brought in before, and handing in another."""
    measures = open_for_sheets(request.school)
    form = HandInScoresForm(
        request.POST or None, request.FILES or None, measures=[(one.key, one.title) for one in measures]
    )
    measure = str(form.cleaned_data["measure"]) if form.is_valid() else ""
    hand_in = partial(actions.hand_in_scores, measure=measure)
    if run := handing_in.handed_in(request, form, hand_in):
        return redirect("staff:scores_file", run.pk)
    page = {**handing_in.page(form, _here(request)), "measures": measures}
    return render(request, "staff/measures/scores_files.html", page)


@staff_may(Permission.IMPORT_CHILDREN)
def scores_file(request: SignedIn, pk: int) -> HttpResponse:
    """What the file would do, form by form. Nothing is written by looking."""
    run = _run(request, pk)
    try:
        seen = look_at_scores(request.school, bytes_of(run), run.measure)
    except FileRefused as refused:
        return render(request, "staff/measures/scores_file.html", {"run": run, "refused": refused.sentence})
    form = ConfirmForm((), request.POST or None, initial={"seen": seen.token})
    token = form.cleaned_data["seen"] if form.is_valid() else ""
    if token and keeps_to(
        form, lambda: scores.confirm_scores(run, seen=token, put_right=_ticked(request), by=request.user)
    ):
        messages.success(request, _("The scores are in. Nobody was told anything."))
        return redirect("staff:scores_files")
    page = scores_page.of(seen, request.user, request.school)
    context = {"run": run, "seen": seen, "page": page, "form": form, "ticked": _ticked(request)}
    return render(request, "staff/measures/scores_file.html", context)


@staff_may(Permission.IMPORT_CHILDREN)
def scores_columns(request: SignedIn, pk: int) -> HttpResponse:
    """Which column is what: as guessed, or as this school said the last time. Corrections are remembered."""
    run = _run(request, pk)
    instrument = measure_of(request.school, run.measure)
    columns = columns_of(table_of(bytes_of(run)), instrument, remembered=remembered(request.school))
    form = ColumnsForm(columns, request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: scores.correct_score_columns(run, choices=form.choices(), by=request.user)
    ):
        return redirect("staff:scores_file", run.pk)
    return render(request, "staff/measures/scores_columns.html", {"run": run, "form": form, "instrument": instrument})


@require_POST
@staff_may(Permission.IMPORT_CHILDREN)
def scores_aside(request: SignedIn, pk: int) -> HttpResponse:
    actions.set_aside(_run(request, pk), by=request.user)
    messages.success(request, _("The file is let go. Nothing of it was brought in."))
    return redirect("staff:scores_files")


@staff_may(Permission.IMPORT_CHILDREN)
def scores_sheet(request: SignedIn, key: str) -> HttpResponse:
    """An empty sheet for one measure, with the children in it who are on the way."""
    instrument = next((one for one in open_for_sheets(request.school) if one.key == key), None)
    if instrument is None:
        raise Http404
    ways = Journey.objects.in_sight().open().filter(child=OuterRef("pk"))
    reach = Child.objects.visible_to(request.user).on_roll().filter(Exists(ways), school=request.school)
    sheet = empty_sheet(entered(request.school, instrument), reach.select_related("school_class"))
    response = HttpResponse(sheet, content_type=WORKBOOK)
    response["Content-Disposition"] = f'attachment; filename="scores-{instrument.key}.xlsx"'
    return response


def _ticked(request: SignedIn) -> frozenset[int]:
    """Rows of the file that are to put right what is here."""
    said = request.POST.getlist("right")
    return frozenset(int(row) for row in said if row.isascii() and row.isdecimal() and len(row) < 10)


def _here(request: SignedIn) -> ImportRunQuerySet:
    return ImportRun.objects.visible_to(request.user).filter(school=request.school).of_scores()


def _run(request: SignedIn, pk: int) -> ImportRun:
    return get_object_or_404(_here(request).filter(confirmed_at=None), pk=pk)
