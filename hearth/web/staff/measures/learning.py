"""How one child's learning goes, in words beside the rest: notes over time, a new one, and putting one right."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearth.assessments import learning_now
from hearth.assessments.actions import learning as actions
from hearth.assessments.class_teacher_forms import LearningForm
from hearth.assessments.models import LearningNote
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, child_here, keeps_to, row_or_404, staff_may


@staff_may(Permission.SEE_CHILD)
def learning(request: SignedIn, child_pk: int) -> HttpResponse:
    """By subject, the latest first; those who may write have the page for it under it."""
    child = child_here(request, child_pk)
    may_write = request.user.may(Permission.NOTE_LEARNING, child.school)
    if request.method == "POST" and not may_write:
        raise PermissionDenied
    form = LearningForm(request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: actions.note_learning(child, **form.cleaned_data, by=request.user)):
        messages.success(request, _("Written down. It stands beside the rest."))
        return redirect("staff:learning", child.pk)
    context = {
        "child": child, "subjects": learning_now.of(child, request.user), "form": form if may_write else None,
        "scales": _scales(child.school_id),
    }  # fmt: skip
    return render(request, "staff/measures/learning.html", context)


@staff_may(Permission.NOTE_LEARNING)
def learning_note(request: SignedIn, pk: int) -> HttpResponse:
    """Putting a note right: another follows it, and the one before is kept."""
    reach = LearningNote.objects.visible_to(request.user).standing().filter(child__school=request.school)
    note = row_or_404(request, reach.select_related("child__school_class", "child__group", "child__school", "by"), pk)
    said: dict[str, Any] = {
        "subject": note.subject, "words": note.words, "attainment": note.attainment, "scale": note.scale, "on": note.on,
    }  # fmt: skip
    form = LearningForm(request.POST or None, initial=said)
    if form.is_valid() and keeps_to(
        form, lambda: actions.put_learning_right(note, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, _("Put right. What stood there before is kept."))
        return redirect("staff:learning", note.child_id)
    context = {"child": note.child, "note": note, "form": form, "scales": _scales(note.child.school_id)}
    return render(request, "staff/measures/learning_note.html", context)


def _scales(school_id: int) -> list[str]:
    """Scales this school has named before, to be chosen again by their own words."""
    named = LearningNote.objects.in_sight().filter(child__school=school_id).exclude(scale="")
    return list(named.order_by("scale").values_list("scale", flat=True).distinct()[:12])
