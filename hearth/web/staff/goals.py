"""Goals: set together, rated by each voice, drawn over time."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hearth.base import dates
from hearth.journeys import ideas
from hearth.journeys.actions import goals
from hearth.journeys.forms.goals import AtHomeForm, EndGoalForm, GoalForm, StaffRatingForm
from hearth.journeys.models import Goal
from hearth.languages import catalogue
from hearth.people.models import Child, Relationship, User
from hearth.people.roles import Permission
from hearth.reports import goal_lines
from hearth.web.access import SignedIn, child_here, keeps_to, row_or_404, staff_may
from hearth.web.staff.journeys import open_journey

P = Permission
A_FEW = range(2, 5)


@staff_may(P.SEE_CHILD)
def goal_list(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    all_goals = Goal.objects.visible_to(request.user).filter(child=child).with_ratings()
    seen = goal_lines.for_staff(all_goals, parents_of(child), today=dates.today())
    now = [one for one in seen if one.goal.ended_on is None]
    return render(request, "staff/goals.html", {
        "child": child, "goals": now, "ended": [one for one in seen if one.goal.ended_on is not None],
        "journey": child.journeys.open().first(), "a_few": not now or len(now) in A_FEW,
    })  # fmt: skip


@staff_may(P.SET_GOALS)
def new_goal(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    journey = open_journey(child)
    form = GoalForm(request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: goals.set_goal(journey, **form.cleaned_data, by=request.user)):
        messages.success(request, "The goal is set. Next, each says where it is now.")
        return redirect("staff:goals", child.pk)
    running = Goal.objects.visible_to(request.user).filter(journey=journey).open()
    return render(request, "staff/new_goal.html", {
        "child": child, "form": form, "running": running, "ideas": ideas.shelf(catalogue.ENGLISH).values(),
    })  # fmt: skip


@staff_may(P.SET_GOALS)
def goal_at_home(request: SignedIn, pk: int) -> HttpResponse:
    goal = _goal(request, pk)
    form = AtHomeForm(request.POST or None, initial={"idea": goal.idea, "helps_home": goal.helps_home})
    if form.is_valid() and keeps_to(form, lambda: goals.choose_for_home(goal, **form.cleaned_data, by=request.user)):
        messages.success(request, "The family reads it beside the goal, and under “What can help at home”.")
        return redirect("staff:goals", goal.child_id)
    return render(request, "staff/goal_at_home.html", {
        "child": goal.child, "goal": goal, "form": form, "ideas": ideas.shelf(catalogue.ENGLISH).values(),
    })  # fmt: skip


@staff_may(P.RATE_GOALS)
def rate_goal(request: SignedIn, pk: int) -> HttpResponse:
    goal = _goal(request, pk)
    form = StaffRatingForm(goal, goal.child, parents_of(goal.child), request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: _rate(goal, form, request.user)):
        messages.success(request, "Written down, as it was said.")
        return redirect("staff:goals", goal.child_id)
    today = goal.ratings.filter(rated_on=dates.today()).select_related("by")
    return render(request, "staff/rate_goal.html", {"child": goal.child, "goal": goal, "form": form, "today": today})


def _rate(goal: Goal, form: StaffRatingForm, by: User) -> None:
    said = form.cleaned_data
    goals.rate(goal, voice=form.spoken(), value=said["value"], words=said["words"], adult=form.adult(), by=by)


@staff_may(P.SET_GOALS)
def end_goal(request: SignedIn, pk: int) -> HttpResponse:
    goal = _goal(request, pk)
    form = EndGoalForm(request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: goals.end_goal(goal, **form.cleaned_data, by=request.user)):
        messages.success(request, "The goal has ended. What was said of it stays.")
        return redirect("staff:goals", goal.child_id)
    return render(request, "staff/end_goal.html", {"child": goal.child, "goal": goal, "form": form})


def parents_of(child: Child) -> list[User]:
    """Those who see this child's record now, in the school's order of contact."""
    doors = Relationship.objects.open_door().filter(child=child).select_related("adult")
    return [door.adult for door in doors]


def _goal(request: SignedIn, pk: int) -> Goal:
    rows = Goal.objects.visible_to(request.user).filter(child__school=request.school)
    goal: Goal = row_or_404(request, rows.select_related("child__school", "child__school_class", "child__group"), pk)
    return goal
