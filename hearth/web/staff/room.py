"""The group by session, and where a child is this session."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hearth.base import dates
from hearth.journeys.models import Placement
from hearth.people.models import Child
from hearth.people.roles import Permission
from hearth.room import actions as room
from hearth.room.forms import MarkForm
from hearth.room.models import Arrival, LostSession
from hearth.web.access import SignedIn, child_here, keeps_to, staff_may
from hearth.web.staff import group_page

P = Permission


@staff_may(P.SEE_GROUP)
def group(request: SignedIn) -> HttpResponse:
    today = dates.today()
    pages = group_page.of_school(request.school, request.user, today)
    context = {"pages": pages, "today": today, "part": dates.part_of_day(dates.now()), "whys": LostSession.Why.choices}
    return render(request, "staff/group.html", context)


@staff_may(P.MARK_ARRIVAL)
def arrival(request: SignedIn, child_pk: int) -> HttpResponse:
    """One press on Today marks a child here; the page behind it says where else, with whom, or takes a slip back."""
    child = child_here(request, child_pk)
    part = dates.part_of_day(dates.now())
    mark = Arrival.objects.visible_to(request.user).filter(child=child, on=dates.today(), part=part).first()
    form = MarkForm(request.POST if request.POST.get("where") or "undo" in request.POST else None)
    if form.is_valid() and keeps_to(form, lambda: _mark(request, child, part, mark, form)):
        messages.success(request, _said(child, form))
        return redirect("staff:today")
    if request.method == "POST" and not form.is_bound:
        return redirect("staff:arrival", child.pk)
    return render(request, "staff/arrival.html", {"child": child, "form": form, "mark": mark, "part": part})


def _mark(request: SignedIn, child: Child, part: str, mark: Arrival | None, form: MarkForm) -> None:
    said = form.cleaned_data
    if said["undo"]:
        if mark is not None:
            room.unmark(mark, by=request.user)
        return
    running = Placement.objects.visible_to(request.user).filter(child=child).expected(dates.today(), part)
    placement = running.select_related("journey__group").first()
    group = placement.journey.group if placement else child.group
    if group is None:
        return
    room.mark(
        child, group=group, on=dates.today(), part=part, where=said["where"], place=said["place"], by=request.user
    )


def _said(child: Child, form: MarkForm) -> str:
    if form.cleaned_data["undo"]:
        return f"{child.name} is not marked now."
    return f"{child.name} is marked {'here' if form.cleaned_data['where'] == 'here' else 'somewhere else'}."
