"""Whole-school practice: short exercises for staff meetings, on a screen or on paper, and what people will try."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people.roles import Permission
from hearth.practice import actions as practice
from hearth.practice import library
from hearth.practice.around import names_at
from hearth.practice.forms import PracticeForm
from hearth.practice.library import Exercise
from hearth.practice.models import StaffPractice
from hearth.schools.models import NurtureGroup
from hearth.web.access import SignedIn, staff_may
from hearth.web.staff.reflections import add_names_left

SHORT = 7


@staff_may(Permission.PRACTISE)
def exercises(request: SignedIn) -> HttpResponse:
    """All of them, or those for some of us or for a short meeting; and what was done this year."""
    role = request.GET.get("for", "")
    short = request.GET.get("time") == "short"
    found = [
        one
        for one in library.newest()
        if (role not in library.ROLES or role in one.work) and (not short or one.minutes <= SHORT)
    ]
    done = _this_year(request)
    return render(request, "staff/practice.html", {
        "found": [(one, [row.done_on for row in done if row.exercise == one.key]) for one in found],
        "roles": library.ROLES, "role": role, "short": short, "most": SHORT, "done": done,
    })  # fmt: skip


@staff_may(Permission.PRACTISE)
def exercise(request: SignedIn, key: str) -> HttpResponse:
    """On a screen, in large type: what it is, then step by step, then what people notice."""
    one = _found(request, key)
    at = request.GET.get("step", "0")
    step = min(int(at), len(one.steps) + 1) if at.isdecimal() and len(at) < 3 else 0
    return render(request, "staff/exercise.html", {
        "one": one, "at": step, "step": one.steps[step - 1] if 0 < step <= len(one.steps) else None,
        "last": len(one.steps) + 1, "before": step - 1, "after": step + 1,
    })  # fmt: skip


@staff_may(Permission.PRACTISE)
def exercise_paper(request: SignedIn, key: str) -> HttpResponse:
    return render(request, "paper/exercise.html", {"one": _found(request, key)})


@staff_may(Permission.NOTE_PRACTICE)
def new_practice(request: SignedIn, key: str) -> HttpResponse:
    """We did this."""
    one = _found(request, key)
    form, named = PracticeForm(request.POST or None), False
    if "plain" in request.POST:
        form = PracticeForm(initial=form.in_plain_words(names_at(request.school, writer=request.user)))
        messages.info(request, _("There are plain words now where names stood. Read it through, then save."))
    elif form.is_valid():
        try:
            practice.note_practice(request.school, exercise=one.key, **form.cleaned_data, by=request.user)
        except RuleBroken as broken:
            named = add_names_left(form, broken)
        else:
            messages.success(request, _("Noted. Thank you for making the time."))
            return redirect("staff:practice")
    return render(request, "staff/new_practice.html", {"one": one, "form": form, "named": named})


@require_POST
@staff_may(Permission.NOTE_PRACTICE)
def take_back_practice(request: SignedIn, pk: int) -> HttpResponse:
    done = get_object_or_404(StaffPractice, pk=pk, school=request.school)
    practice.take_back_practice(done, by=request.user)
    messages.success(request, _("Taken out of the list."))
    return redirect("staff:practice")


def _found(request: SignedIn, key: str) -> Exercise:
    try:
        one = library.get(key)
    except library.NoSuchExercise:
        raise Http404 from None
    room = NurtureGroup.objects.filter(school=request.school, closed_on=None).order_by("pk").first()
    return one.in_room(room.name if room else "Willow Room")


def _this_year(request: SignedIn) -> list[StaffPractice]:
    on = dates.today()
    begins = date(on.year if on.month > 7 else on.year - 1, 8, 1)
    return list(StaffPractice.objects.filter(school=request.school, done_on__gte=begins).select_related("by"))
