"""Attainment out of a spreadsheet: hand it in, look at each note, bring it in."""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.assessments.models import LearningNote
from hearth.exchange import actions
from hearth.exchange.actions import attainment
from hearth.exchange.actions.runs import bytes_of
from hearth.exchange.attainment.looking import AttainmentLook, look_at_attainment
from hearth.exchange.attainment.plan import NoteStep
from hearth.exchange.attainment.reading import columns_of, table_of
from hearth.exchange.files.limits import FileRefused
from hearth.exchange.forms import ColumnsForm, ConfirmForm, HandInLearningForm
from hearth.exchange.look import remembered
from hearth.exchange.models import ImportRun, ImportRunQuerySet
from hearth.exchange.plan import ADD, CHANGE
from hearth.people.models import Child, User
from hearth.people.roles import Permission
from hearth.schools.models import School
from hearth.web.access import SignedIn, keeps_to, staff_may
from hearth.web.staff import handing_in


@dataclass(frozen=True)
class Line:
    """One child of the file. One's own child is named and no more."""

    child: Child
    is_own: bool
    new: list[tuple[str, NoteStep]]
    changed: list[tuple[str, NoteStep]]
    same: int


@staff_may(Permission.IMPORT_CHILDREN)
def learning_files(request: SignedIn) -> HttpResponse:
    """Files of attainment waiting to be looked at, those brought in before, and handing in another."""
    form = HandInLearningForm(request.POST or None, request.FILES or None)
    if run := handing_in.handed_in(request, form, attainment.hand_in_attainment):
        return redirect("staff:learning_file", run.pk)
    return render(request, "staff/measures/learning_files.html", handing_in.page(form, _here(request)))


@staff_may(Permission.IMPORT_CHILDREN)
def learning_file(request: SignedIn, pk: int) -> HttpResponse:
    """What the file would do, child by child. Nothing is written by looking."""
    run = _run(request, pk)
    try:
        seen = look_at_attainment(request.school, bytes_of(run))
    except FileRefused as refused:
        return render(request, "staff/measures/learning_file.html", {"run": run, "refused": refused.sentence})
    form = ConfirmForm((), request.POST or None, initial={"seen": seen.token})
    token = form.cleaned_data["seen"] if form.is_valid() else ""
    if token and keeps_to(form, lambda: attainment.confirm_attainment(run, seen=token, by=request.user)):
        messages.success(request, _("The notes are in. Nobody was told anything."))
        return redirect("staff:learning_files")
    context = {
        "run": run, "seen": seen, "form": form, "lines": _lines(seen, request.user, request.school),
        "new": seen.plan.count(ADD), "changed": seen.plan.count(CHANGE),
    }  # fmt: skip
    return render(request, "staff/measures/learning_file.html", context)


@staff_may(Permission.IMPORT_CHILDREN)
def learning_columns(request: SignedIn, pk: int) -> HttpResponse:
    """Which column is what: as guessed, or as this school said the last time. Corrections are remembered."""
    run = _run(request, pk)
    form = ColumnsForm(columns_of(table_of(bytes_of(run)), remembered=remembered(request.school)), request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: attainment.correct_attainment_columns(run, choices=form.choices(), by=request.user)
    ):
        return redirect("staff:learning_file", run.pk)
    return render(request, "staff/measures/learning_columns.html", {"run": run, "form": form})


@require_POST
@staff_may(Permission.IMPORT_CHILDREN)
def learning_aside(request: SignedIn, pk: int) -> HttpResponse:
    actions.set_aside(_run(request, pk), by=request.user)
    messages.success(request, _("The file is let go. Nothing of it was brought in."))
    return redirect("staff:learning_files")


def _lines(seen: AttainmentLook, user: User, school: School) -> list[Line]:
    steps: dict[int, list[NoteStep]] = defaultdict(list)
    for step in seen.plan.steps:
        steps[step.child].append(step)
    children = Child.objects.filter(pk__in=steps, school=school)
    return [_line(child, steps[child.pk], child.pk in user.own_children) for child in children]


def _line(child: Child, steps: list[NoteStep], is_own: bool) -> Line:
    named = [(str(LearningNote.Subject(step.subject).label), step) for step in steps]
    new, changed = ([one for one in named if one[1].does == does] for does in (ADD, CHANGE))
    return Line(child, is_own, [] if is_own else new, [] if is_own else changed, len(named) - len(new) - len(changed))


def _here(request: SignedIn) -> ImportRunQuerySet:
    return ImportRun.objects.visible_to(request.user).filter(school=request.school).of_learning()


def _run(request: SignedIn, pk: int) -> ImportRun:
    return get_object_or_404(_here(request).filter(confirmed_at=None), pk=pk)
