"""Beginning a child's way through, taking a step by hand, and closing it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearth.base import dates
from hearth.journeys.actions import journeys
from hearth.journeys.forms.journeys import BeginForm, CloseForm, StepForm
from hearth.journeys.models import Concern, Journey
from hearth.journeys.stages import ribbon
from hearth.people.models import Child
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, child_here, keeps_to, staff_may


def open_journey(child: Child) -> Journey:
    """The way this child is on, or not found."""
    journey: Journey | None = child.journeys.open().select_related("child", "group", "key_adult").first()
    if journey is None:
        raise Http404
    return journey


@staff_may(Permission.LEAD_JOURNEY)
def begin_journey(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    form = BeginForm(request.POST or None, child=child)
    if form.is_valid() and keeps_to(form, lambda: journeys.begin(child, **form.cleaned_data, by=request.user)):
        messages.success(request, _("Begun. A first talk with the family comes before anything else."))
        return redirect("staff:new_talk", child.pk)
    told = Concern.objects.visible_to(request.user).filter(child=child).select_related("raised_by")
    before = child.journeys.exclude(closed_on=None)
    return render(
        request, "staff/begin_journey.html", {"child": child, "form": form, "told": told[:5], "before": before}
    )


@staff_may(Permission.LEAD_JOURNEY)
def step(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    journey = open_journey(child)
    form = StepForm(request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: journeys.reach(journey, **form.cleaned_data, by=request.user)):
        messages.success(request, _("The step is written down."))
        return redirect("staff:child", child.pk)
    context = {"child": child, "journey": journey, "form": form, "steps": journey.steps.select_related("taken_by")}
    return render(request, "staff/step.html", context | {"stops": ribbon(journey, dates.today())})


@staff_may(Permission.LEAD_JOURNEY)
def close_journey(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    journey = open_journey(child)
    form = CloseForm(request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: journeys.close(journey, **form.cleaned_data, by=request.user)):
        messages.success(request, _("Closed, with everything that was written kept."))
        return redirect("staff:child", child.pk)
    return render(request, "staff/close_journey.html", {"child": child, "journey": journey, "form": form})
