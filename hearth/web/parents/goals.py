"""A goal, as a parent sees it, and where they say it is now."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearth.base import dates
from hearth.journeys.actions import goals
from hearth.journeys.forms.goals import RatingForm
from hearth.journeys.models import Goal, Rating
from hearth.reports import goal_lines
from hearth.web.access import SignedIn, keeps_to, parents_only, row_or_404


@parents_only
def goal(request: SignedIn, pk: int) -> HttpResponse:
    rows = Goal.objects.shared_with(request.user).with_ratings()
    one: Goal = row_or_404(request, rows.select_related("child__school", "journey__group"), pk)
    form = RatingForm(request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: _rate(one, form, request)):
        messages.success(request, _("Thank you. We put your number beside ours."))
        return redirect("parents:goal", pk)
    [seen] = goal_lines.for_parent([one], request.user, today=dates.today())
    mine = [rating for rating in one.ratings.all() if rating.by_id == request.user.pk and rating.voice == "family"]
    today = next((rating for rating in mine if rating.rated_on == dates.today()), None)
    return render(request, "parents/goal.html", {
        "child": one.child, "goal": one, "seen": seen, "form": form, "today": today, "mine": mine[::-1],
    })  # fmt: skip


def _rate(goal: Goal, form: RatingForm, request: SignedIn) -> None:
    goals.rate(goal, voice=Rating.Voice.FAMILY, **form.cleaned_data, by=request.user)
