"""A look at a whole class on one grid; what was seen, three kinds of concern side by side; and who was talked about."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.assessments import whole_class
from hearth.assessments.actions import class_looks as actions
from hearth.assessments.class_teacher_forms import TalkedForm
from hearth.assessments.models import ChildLook, ClassLook
from hearth.base.errors import RuleBroken
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, keeps_to, row_or_404, staff_may
from hearth.web.staff.measures import class_grid


@staff_may(Permission.LOOK_AT_CLASS)
def class_looks(request: SignedIn) -> HttpResponse:
    """The classes this person may look at, and the looks there were."""
    classes = whole_class.classes_for(request.user, request.school)
    looks = ClassLook.objects.visible_to(request.user).filter(school_class__in=classes).select_related("begun_by")
    by_class: dict[int, list[ClassLook]] = {}
    for look in looks:
        by_class.setdefault(look.school_class_id, []).append(look)
    rows = [(one, by_class.get(one.pk, [])) for one in classes]
    return render(request, "staff/measures/class_looks.html", {"rows": rows, "instrument": whole_class.document()})


@require_POST
@staff_may(Permission.LOOK_AT_CLASS)
def begin_class_look(request: SignedIn, pk: int) -> HttpResponse:
    school_class = get_object_or_404(whole_class.classes_for(request.user, request.school), pk=pk)
    return redirect("staff:class_look", actions.begin_look(school_class, by=request.user).pk)


@staff_may(Permission.LOOK_AT_CLASS)
def class_look(request: SignedIn, pk: int) -> HttpResponse:
    """While it is open, the grid, for whoever began it. Then what was seen."""
    look = _reached(request, pk)
    if look.finished_at is not None:
        return _picture(request, look)
    if look.begun_by_id != request.user.pk:
        raise RuleBroken(f"{look.begun_by.name} is still looking. It can be read here when it is finished.")
    if request.method == "POST":
        look = actions.finish_look(look, **_sent(request), all_the_same="anyway" in request.POST, by=request.user)
        if look.finished_at is not None:
            messages.success(request, _("Finished. Nothing goes home from here, and nobody is put in an order."))
            return redirect("staff:class_look", look.pk)
    grid = class_grid.of(look, request.user)
    context = {
        "look": look, "grid": grid, "saved": class_grid.saved(look), "asks": request.method == "POST",
        "instrument": whole_class.document_of(look),
    }  # fmt: skip
    return render(request, "staff/measures/class_look.html", context)


@require_POST
@staff_may(Permission.LOOK_AT_CLASS)
def class_look_draft(request: SignedIn, pk: int) -> HttpResponse:
    look = _reached(request, pk)
    actions.save_marks(look, **_sent(request), by=request.user)
    if request.headers.get("HX-Request"):
        kept = class_grid.saved(look)
        shown = whole_class.mark_of([kept] if kept else [])
        return render(request, "staff/measures/_look_saved.html", {"saved": kept, "shown": shown})
    messages.success(request, _("Saved. You can come back to it on any day."))
    return redirect("staff:class_look", look.pk)


@staff_may(Permission.LEAD_JOURNEY)
def talk_child_over(request: SignedIn, pk: int) -> HttpResponse:
    """We talked about this child: who, when and what comes next."""
    reach = ChildLook.objects.visible_to(request.user).filter(child__school=request.school)
    rows = reach.filter(look__finished_at__isnull=False)
    row = row_or_404(request, rows.select_related("child__group", "child__school_class", "look", "talked_by"), pk)
    form = TalkedForm(request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: actions.talk_child_over(row, words=form.cleaned_data["words"], by=request.user)
    ):
        messages.success(request, _("Written down. The class teacher can read what comes next."))
        return redirect("staff:class_look", row.look_id)
    seen = whole_class.seen_of(row, request.user)
    return render(request, "staff/measures/talk_child_over.html", {
        "row": row, "child": row.child, "seen": seen, "form": form,
    })  # fmt: skip


def _picture(request: SignedIn, look: ClassLook) -> HttpResponse:
    context = {"look": look, "picture": whole_class.picture(look, request.user)}
    return render(request, "staff/measures/class_picture.html", context)


def _sent(request: SignedIn) -> dict[str, Any]:
    return {
        "marks": class_grid.marks_in(request.POST), "taken_back": class_grid.taken_back(request.POST),
        "shown": request.POST.get("shown"),
    }  # fmt: skip


def _reached(request: SignedIn, pk: int) -> ClassLook:
    classes = whole_class.classes_for(request.user, request.school)
    looks = ClassLook.objects.visible_to(request.user).filter(school_class__in=classes)
    return get_object_or_404(looks.select_related("school_class__school", "begun_by"), pk=pk)
