"""Who is there when the key adult is away or leaves."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hearth.base import dates
from hearth.conversations.around import who_can_answer
from hearth.journeys.actions import covers
from hearth.journeys.forms.covers import BackForm, CoverForm
from hearth.journeys.models import Cover
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, child_here, keeps_to, row_or_404, staff_may
from hearth.web.staff.journeys import open_journey

P = Permission


@staff_may(P.NAME_COVER)
def cover(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    journey = open_journey(child)
    others = who_can_answer(child).exclude(pk=journey.key_adult_id)
    form = CoverForm(child, journey.key_adult, others, request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data | {"cover": form.adult()}
        if keeps_to(form, lambda: covers.name_cover(journey, **typed, by=request.user)):
            messages.success(request, f"{form.adult().name} is named.")
            return redirect("staff:cover", child.pk)
    named = Cover.objects.visible_to(request.user).filter(journey=journey).select_related("away", "cover")
    today = dates.today()
    return render(request, "staff/cover.html", {
        "child": child, "journey": journey, "form": form, "covers": named.order_by("-starts_on", "-pk"),
        "to_hand_over": named.to_hand_over(today), "running": named.running(today), "back": BackForm(), "today": today,
    })  # fmt: skip


@staff_may(P.NAME_COVER)
@require_POST
def hand_over(request: SignedIn, pk: int) -> HttpResponse:
    one = _cover(request, pk)
    covers.hand_over(one, by=request.user)
    messages.success(request, f"{one.cover.name} is {one.child.name}’s key adult now.")
    return redirect("staff:cover", one.child_id)


@staff_may(P.NAME_COVER)
@require_POST
def end_cover(request: SignedIn, pk: int) -> HttpResponse:
    one = _cover(request, pk)
    form = BackForm(request.POST)
    if form.is_valid():
        covers.end_cover(one, **form.cleaned_data, by=request.user)
        messages.success(request, f"{one.away.name} is back from then.")
    else:
        messages.error(request, "Say on which day the key adult is back.")
    return redirect("staff:cover", one.child_id)


def _cover(request: SignedIn, pk: int) -> Cover:
    rows = Cover.objects.visible_to(request.user).filter(child__school=request.school)
    one: Cover = row_or_404(request, rows.select_related("child", "away", "cover", "journey"), pk)
    return one
