"""Times to meet, on a parent's own page: choose, change, say that none suits, call off; and what was agreed."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations.forms import CallOffForm, ChooseTimeForm, NoneSuitsForm
from hearth.conversations.models import Meeting
from hearth.people.models import User
from hearth.web.access import SignedIn, keeps_to, own_child, parents_only, row_or_404
from hearth.web.calendars import calendar_file


@parents_only
def meetings(request: SignedIn, child_pk: int) -> HttpResponse:
    child = own_child(request, child_pk)
    mine = _mine(request.user).filter(child=child)
    return render(request, "parents/meetings.html", {"child": child, "meetings": mine, "now": dates.now()})


@parents_only
def meeting(request: SignedIn, pk: int) -> HttpResponse:
    one: Meeting = row_or_404(request, _mine(request.user), pk)
    form = ChooseTimeForm(one, request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: _choose(one, form, request.user)):
        messages.success(request, _("Thank you. We look forward to it."))
        return redirect("parents:meeting", pk)
    past = one.starts_at is not None and one.starts_at <= dates.now()
    return render(request, "parents/meeting.html", {
        "child": one.child, "meeting": one, "form": form, "free": one.times_to_choose(dates.now()), "past": past,
        "none": NoneSuitsForm(), "off": CallOffForm(), "school": one.child.school,
    })  # fmt: skip


@parents_only
@require_POST
def none_suits(request: SignedIn, pk: int) -> HttpResponse:
    one = row_or_404(request, _mine(request.user), pk)
    form = NoneSuitsForm(request.POST)
    if form.is_valid():
        conversations.no_time_suits(one, **form.cleaned_data, by=request.user)
        messages.success(request, _("Thank you for telling us. We find another time with you."))
    return redirect("parents:meeting", pk)


@parents_only
@require_POST
def call_off(request: SignedIn, pk: int) -> HttpResponse:
    one = row_or_404(request, _mine(request.user), pk)
    form = CallOffForm(request.POST)
    if form.is_valid():
        conversations.call_off(one, **form.cleaned_data, by=request.user)
        messages.success(request, _("We will not meet then. Thank you for telling us."))
    return redirect("parents:meeting", pk)


@parents_only
def meeting_calendar(request: SignedIn, pk: int) -> HttpResponse:
    return calendar_file(row_or_404(request, _mine(request.user), pk))


def _choose(one: Meeting, form: ChooseTimeForm, by: User) -> Meeting:
    """What a form did not ask, because it is by phone, stays as it was."""
    asked = {"step_free": one.step_free, "children_along": one.children_along, **form.cleaned_data}
    return conversations.choose_time(one, **asked, by=by)


def _mine(user: User) -> QuerySet[Meeting]:
    rows = Meeting.objects.for_adult(user).select_related("child__school", "adult", "by", "linguist__user", "agreed_by")
    return rows.prefetch_related("times")
