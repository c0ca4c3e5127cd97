"""Going back to class, session by session, and looking in afterwards."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hearth.base import dates
from hearth.journeys import week
from hearth.journeys.actions import returns
from hearth.journeys.actions.placements import sessions_on
from hearth.journeys.forms.returns import CheckInForm, PlanForm, StepForm
from hearth.journeys.models import CheckIn, Journey, ReturnPlan, ReturnStep
from hearth.people.models import Child
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, child_here, keeps_to, row_or_404, staff_may
from hearth.web.staff.journeys import open_journey

P = Permission
SAID = ("child_wants", "parent_wants", "teacher_does", "if_hard")


@staff_may(P.SEE_CHILD)
def way_back(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    return render(request, "staff/return.html", _shown(request, child, open_journey(child)))


@staff_may(P.PLAN_RETURN)
def plan_return(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    journey = open_journey(child)
    plan = ReturnPlan.objects.visible_to(request.user).filter(journey=journey).first()
    before = {name: getattr(plan, name) for name in SAID} if plan else None
    form = PlanForm(child, request.POST or None, initial=before)
    if form.is_valid() and keeps_to(form, lambda: returns.plan_return(journey, **form.cleaned_data, by=request.user)):
        messages.success(request, "The plan is written down. Read it aloud with the child and the family.")
        return redirect("staff:return", child.pk)
    return render(request, "staff/plan_return.html", {"child": child, "form": form, "plan": plan})


@staff_may(P.PLAN_RETURN)
def return_step(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    journey = open_journey(child)
    today = dates.today()
    has = sessions_on(journey, today)
    form = StepForm(request.POST or None, initial={"on": today, **StepForm.ticked(has)})
    if form.is_valid() and keeps_to(form, lambda: _step(journey, form, request)):
        messages.success(request, "The step is written down. Tell the child, the family and the class teacher.")
        return redirect("staff:return", child.pk)
    return render(request, "staff/return_step.html", {"form": form, **_shown(request, child, journey)})


def _step(journey: Journey, form: StepForm, request: SignedIn) -> None:
    typed = form.cleaned_data
    returns.return_step(
        journey, kind=typed["kind"], on=typed["on"], sessions=form.left(), beside=typed["beside"],
        how_it_is=typed["how_it_is"], by=request.user,
    )  # fmt: skip


@staff_may(P.CHECK_IN)
def check_in(request: SignedIn, pk: int) -> HttpResponse:
    rows = CheckIn.objects.visible_to(request.user).filter(child__school=request.school)
    one: CheckIn = row_or_404(request, rows.select_related("child__school_class", "child__group", "held_by"), pk)
    form = CheckInForm(one.child, request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: returns.hold_check_in(one, **form.cleaned_data, by=request.user)):
        messages.success(request, "Thank you. It is written down.")
        return redirect("staff:return", one.child_id)
    return render(request, "staff/check_in.html", {"child": one.child, "checkin": one, "form": form})


def _shown(request: SignedIn, child: Child, journey: Journey) -> dict[str, object]:
    user, today = request.user, dates.today()
    steps = ReturnStep.objects.visible_to(user).filter(journey=journey).select_related("placement", "by")
    return {
        "child": child, "journey": journey, "today": today,
        "plan": ReturnPlan.objects.visible_to(user).filter(journey=journey).select_related("made_by").first(),
        "now": week.said(sessions_on(journey, today)),
        "steps": [
            (step, week.said(week.sessions_of(step.placement)) if step.placement else "")
            for step in steps.prefetch_related("placement__sessions").order_by("-on", "-pk")
        ],
        "checkins": CheckIn.objects.visible_to(user).filter(journey=journey).select_related("held_by"),
    }  # fmt: skip
