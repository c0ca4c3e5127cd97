"""One child's place, by session of the week, over time."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hearth.agreements.models import Answer
from hearth.agreements.now import standing_now
from hearth.base import dates
from hearth.journeys import week
from hearth.journeys.actions import placements
from hearth.journeys.forms.placements import EndPlaceForm, PlaceForm
from hearth.journeys.models import Journey, Placement
from hearth.people.models import Child
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, child_here, keeps_to, staff_may
from hearth.web.staff.journeys import open_journey

P = Permission


@staff_may(P.PLACE_CHILD)
def places(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    journey = open_journey(child)
    has = placements.sessions_on(journey, dates.today())
    form = PlaceForm(request.POST or None, initial={"starts_on": dates.today(), **PlaceForm.ticked(has)})
    if form.is_valid() and keeps_to(form, lambda: _place(journey, form, request)):
        messages.success(request, "The place is written down. The home register stays as it is.")
        return redirect("staff:places", child.pk)
    return render(request, "staff/places.html", {"form": form, **_shown(request, child, journey)})


def _place(journey: Journey, form: PlaceForm, request: SignedIn) -> None:
    typed = form.cleaned_data
    placements.place(journey, starts_on=typed["starts_on"], sessions=form.sessions(), why=typed["why"], by=request.user)


@staff_may(P.PLACE_CHILD)
def end_place(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    journey = open_journey(child)
    form = EndPlaceForm(request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: placements.end_place(journey, **form.cleaned_data, by=request.user)):
        messages.success(request, "The place ends then. Tell the family and the class teacher yourself.")
        return redirect("staff:places", child.pk)
    return render(request, "staff/end_place.html", {"form": form, **_shown(request, child, journey)})


def _shown(request: SignedIn, child: Child, journey: Journey) -> dict[str, object]:
    rows = Placement.objects.visible_to(request.user).filter(journey=journey).that_held()
    held = list(rows.select_related("decided_by").prefetch_related("sessions").order_by("-starts_on", "-pk"))
    today = dates.today()
    partly = Answer.objects.visible_to(request.user).filter(child=child, kind=Answer.Kind.PARTLY, ask__closed_at=None)
    return {
        "child": child, "journey": journey, "today": today, "standing": standing_now(child),
        "held": [(one, week.said(week.sessions_of(one))) for one in held],
        "now": next((week.said(week.sessions_of(one)) for one in held if week.holds(one, today)), ""),
        "partly": partly.select_related("ask__adult"),
    }  # fmt: skip
