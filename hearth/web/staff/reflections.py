"""Reflections: the writer's own pages, and the one page a supervisor reads until the meeting is over."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people.roles import Permission
from hearth.practice import actions as practice
from hearth.practice.around import colleagues, names_at
from hearth.practice.forms import ReflectionForm, SharingForm
from hearth.practice.forms.reflections import ASKED
from hearth.practice.models import Reflection
from hearth.web.access import SignedIn, keeps_to, staff_may

After = Reflection.After
# A talk as it was written down, and the kind of talk it was. Nothing else of it comes along.
AFTER_A_TALK = {"in_person": After.IN_PERSON, "home": After.IN_PERSON, "video": After.MEETING, "phone": After.PHONE}


@staff_may(Permission.REFLECT)
def reflections(request: SignedIn) -> HttpResponse:
    on = dates.today()
    mine = Reflection.objects.of(request.user).select_related("supervisor")
    return render(request, "staff/reflections.html", {
        "mine": [(one, one.is_shared(on)) for one in mine],
        "shared": Reflection.objects.shared_with(request.user, on).select_related("writer"),
    })  # fmt: skip


@staff_may(Permission.REFLECT)
def new_reflection(request: SignedIn) -> HttpResponse:
    """Empty, or with the day and the kind of a talk."""
    return _write(request, None)


@staff_may(Permission.REFLECT)
def reflection(request: SignedIn, pk: int) -> HttpResponse:
    return _write(request, _mine(request, pk))


def _write(request: SignedIn, one: Reflection | None) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    initial = ReflectionForm.initial_of(one) if one else _from_a_talk(request.GET)
    form, named = ReflectionForm(posted, initial=initial, later=one is not None), False
    if "plain" in request.POST:
        plain = form.in_plain_words(names_at(request.school, writer=request.user))
        form = ReflectionForm(initial={**initial, **plain}, later=one is not None)
        messages.info(request, _("There are plain words now where names stood. Read it through, then save."))
    elif form.is_valid():
        try:
            kept = _keep(request, one, form)
        except RuleBroken as broken:
            named = add_names_left(form, broken)
        else:
            messages.success(request, _("Saved."))
            return redirect("staff:reflection", kept.pk)
    return render(request, "staff/reflection.html", _about(request, one, form=form, named=named))


@require_POST
@staff_may(Permission.REFLECT)
def reflection_draft(request: SignedIn) -> HttpResponse:
    """What is typed, kept as one goes. A first saving makes the row, and later ones find it."""
    number = request.POST.get("reflection", "")
    one = _mine(request, int(number)) if number.isdecimal() and len(number) < 19 else None
    form, sentence = ReflectionForm(request.POST, later=one is not None), ""
    if form.is_valid():
        try:
            one = _keep(request, one, form)
        except RuleBroken as broken:
            sentence = broken.sentence
    else:
        sentence = _("Not saved yet. Say the kind of talk and the day first.")
    answer = render(request, "staff/_reflection_saved.html", {"one": one, "sentence": sentence})
    if one is not None and not number:
        answer["HX-Replace-Url"] = reverse("staff:reflection", args=[one.pk])
    return answer


@require_POST
@staff_may(Permission.REFLECT)
def share_reflection(request: SignedIn, pk: int) -> HttpResponse:
    """With one colleague, for one meeting; or with nobody again; or kept when the meeting is over."""
    one = _mine(request, pk)
    if "unshare" in request.POST:
        practice.unshare_reflection(one, by=request.user)
        messages.success(request, _("It is only yours again."))
    elif "kept" in request.POST and "supervisor" not in request.POST:
        practice.keep_reflection(one, kept=request.POST["kept"] == "yes", by=request.user)
        messages.success(request, _("Changed."))
    else:
        form = SharingForm(colleagues(request.school, of=request.user), request.POST)
        if not form.is_valid() or not keeps_to(
            form,
            lambda: practice.share_reflection(one, school=request.school, **form.cleaned_data, by=request.user),
        ):
            return render(request, "staff/reflection.html", _about(request, one, sharing=form))
        name = form.cleaned_data["supervisor"].name
        messages.success(request, _("%(name)s can read it until the end of that day.") % {"name": name})
    return redirect("staff:reflection", pk)


@require_POST
@staff_may(Permission.REFLECT)
def delete_reflection(request: SignedIn, pk: int) -> HttpResponse:
    practice.delete_reflection(_mine(request, pk), by=request.user)
    messages.success(request, _("Deleted. It is gone."))
    return redirect("staff:reflections")


@staff_may(Permission.REFLECT)
def shared_reflection(request: SignedIn, pk: int) -> HttpResponse:
    """As the supervisor reads it, until the end of the day of the meeting."""
    shared = Reflection.objects.shared_with(request.user, dates.today()).select_related("writer")
    one = get_object_or_404(shared, pk=pk)
    boxes = [(asked, getattr(one, box)) for box, (asked, _example) in ASKED.items()]
    return render(request, "staff/shared_reflection.html", {"one": one, "boxes": boxes})


def add_names_left(form: Form, broken: RuleBroken) -> bool:
    """Says on the form what stands against it; whether it is names, which a button can put right."""
    form.add_error(None, broken.sentence)
    if not isinstance(broken, practice.NamesLeft):
        return False
    for box, words in broken.where.items():
        names = ", ".join(f"“{word}”" for word in dict.fromkeys(words))
        form.add_error(box, _("Here: %(names)s.") % {"names": names})
    return True


def _mine(request: SignedIn, pk: int) -> Reflection:
    """The writer's own. Nobody else's, whoever asks."""
    return get_object_or_404(Reflection.objects.of(request.user).select_related("supervisor"), pk=pk)


def _keep(request: SignedIn, one: Reflection | None, form: ReflectionForm) -> Reflection:
    facts: dict[str, Any] = {"after": form.cleaned_data["after"], "on": form.cleaned_data["on"], "words": form.words()}
    if one is None:
        return practice.write_reflection(request.school, **facts, by=request.user)
    shown = _moment(request.POST.get("shown", ""))
    return practice.change_reflection(one, school=request.school, **facts, shown=shown, by=request.user)


def _about(request: SignedIn, one: Reflection | None, **more: object) -> dict[str, object]:
    facts: dict[str, object] = {"one": one, "shared": one is not None and one.is_shared(dates.today())}
    if one is not None:
        facts["form"] = ReflectionForm(initial=ReflectionForm.initial_of(one), later=True)
        facts["sharing"] = SharingForm(colleagues(request.school, of=request.user), initial={"kept": one.kept})
    return {**facts, **more}


def _from_a_talk(sent: Mapping[str, str]) -> dict[str, object]:
    after = AFTER_A_TALK.get(sent.get("after", ""), sent.get("after", ""))
    return {"after": after if after in After.values else "", "on": _day(sent.get("on", "")) or dates.today()}


def _day(typed: str) -> date | None:
    try:
        return parse_date(typed)
    except ValueError:
        return None


def _moment(typed: str) -> datetime | None:
    try:
        found = parse_datetime(typed)
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found
