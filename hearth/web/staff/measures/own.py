"""The school's own questionnaires: brought in from a file, looked at first; and any that may leave, as a file."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.exchange.actions.questionnaires import confirm_form, hand_in_form
from hearth.exchange.actions.runs import bytes_of, set_aside
from hearth.exchange.files.limits import FileRefused
from hearth.exchange.models import ImportRun, ImportRunQuerySet
from hearth.exchange.xlsform.forms import BecomeForm, HandInQuestionnaireForm
from hearth.exchange.xlsform.looking import look_at_form
from hearth.exchange.xlsform.writing import may_leave, write
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, keeps_to, staff_may
from hearth.web.staff import handing_in
from hearth.web.staff.measures.shelf import found
from hearth.web.staff.measures.translated import translations_of

KEEPS = Permission.KEEP_INSTRUMENTS
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@staff_may(KEEPS)
def bring_forms(request: SignedIn) -> HttpResponse:
    """Questionnaires waiting to be looked at, and handing in another."""
    form = HandInQuestionnaireForm(request.POST or None, request.FILES or None)
    if run := handing_in.handed_in(request, form, hand_in_form):
        return redirect("staff:bring_form", run.pk)
    return render(request, "staff/measures/bring_forms.html", handing_in.page(form, _here(request)))


@staff_may(KEEPS)
def bring_form(request: SignedIn, pk: int) -> HttpResponse:
    """What the file would become, row by row. Nothing is on the shelf before a person says so."""
    run = _run(request, pk)
    try:
        look = look_at_form(request.school, bytes_of(run), run.file_name)
    except FileRefused as refused:
        return render(request, "staff/measures/bring_form.html", {"run": run, "refused": refused.sentence})
    form = BecomeForm(look, run.file_name, request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: confirm_form(run, seen=form.cleaned_data["seen"], said=form.said(), by=request.user)
    ):
        messages.success(request, _("It is on the shelf."))
        return redirect("staff:measures")
    return render(request, "staff/measures/bring_form.html", {"run": run, "look": look, "form": form})


@require_POST
@staff_may(KEEPS)
def bring_form_aside(request: SignedIn, pk: int) -> HttpResponse:
    set_aside(_run(request, pk), by=request.user)
    messages.success(request, _("The file is let go. Nothing of it was brought in."))
    return redirect("staff:bring_forms")


@staff_may(KEEPS)
def measure_xlsx(request: SignedIn, key: str, version: int) -> HttpResponse:
    """The document as an XLSForm workbook, where its rights let its questions leave."""
    instrument, own = found(request.school, key, version)
    if not may_leave(instrument):
        raise Http404
    return _file(
        write(instrument, translations_of(request.school, instrument, own)), WORKBOOK, f"{instrument.name}.xlsx"
    )


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        data, content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )  # fmt: skip


def _here(request: SignedIn) -> ImportRunQuerySet:
    return ImportRun.objects.visible_to(request.user).filter(school=request.school).of_forms()


def _run(request: SignedIn, pk: int) -> ImportRun:
    return get_object_or_404(_here(request).filter(confirmed_at=None), pk=pk)
