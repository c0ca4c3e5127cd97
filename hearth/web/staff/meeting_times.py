"""Times to meet one parent: offered, chosen for them by phone, changed, called off; and what was agreed.

What we keep in mind before we meet is in `meetings.py`."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations.around import somebody_we_talk_with
from hearth.conversations.forms import (
    AgreedForm,
    CallOffForm,
    ChooseForThemForm,
    InterpreterForm,
    OfferForm,
    TimesForm,
)
from hearth.conversations.models import Meeting
from hearth.people.models import Relationship
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, child_here, keeps_to, row_or_404, staff_may
from hearth.web.calendars import calendar_file

MAY = Permission.WRITE_TO_FAMILY


@staff_may(MAY)
def child_meetings(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    around = Relationship.objects.current().filter(child=child, held=False, restriction="").select_related("adult")
    return render(request, "staff/child_meetings.html", {
        "child": child, "around": around, "meetings": _meetings(request).filter(child=child), "now": dates.now(),
        "what": _known(request).get("what", ""),
    })  # fmt: skip


@staff_may(MAY)
def new_meeting(request: SignedIn, pk: int) -> HttpResponse:
    """Offered to one adult. `?what=review` where the page before knows what for."""
    reach = Relationship.objects.visible_to(request.user).current().filter(child__school=request.school)
    one = row_or_404(request, reach.select_related("adult", "child__school", "child__school_class", "child__group"), pk)
    somebody_we_talk_with(one.child, one.adult)
    form = OfferForm(request.POST or None, child=one.child, adult=one.adult, initial=_known(request))
    if form.is_valid() and keeps_to(
        form, lambda: conversations.offer_times(one.child, adult=one.adult, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, _("Offered. %(name)s chooses, or says that none suits.") % {"name": one.adult.name})
        return redirect("staff:child_meetings", one.child_id)
    return render(request, "staff/offer_times.html", {"child": one.child, "adult": one.adult, "form": form, "one": one})


@staff_may(MAY)
def meeting(request: SignedIn, pk: int) -> HttpResponse:
    one = _one(request, pk)
    can_name = one.interpreter == "" and one.wants_interpreter and not one.is_over
    return render(request, "staff/meeting.html", {
        "child": one.child, "meeting": one, "now": dates.now(), "free": one.times_to_choose(dates.now()),
        "interpreters": InterpreterForm(one) if can_name else None,
        "around": Relationship.objects.current().filter(child=one.child_id, adult=one.adult_id).first(),
        "is_past": one.starts_at is not None and one.starts_at <= dates.now(),
    })  # fmt: skip


@staff_may(MAY)
def choose_for_them(request: SignedIn, pk: int) -> HttpResponse:
    """As they said on the phone or at the gate."""
    one = _one(request, pk)
    form = ChooseForThemForm(one, request.POST or None)
    return _done(request, one, form, _("Written down. It stands on their page."), lambda: conversations.choose_time(
        one, **{**_as_it_is(one), **form.cleaned_data}, by=request.user
    ), title=_("Choose with %(name)s") % {"name": one.adult.name}, button=_("This is the time"))  # fmt: skip


@staff_may(MAY)
def other_times(request: SignedIn, pk: int) -> HttpResponse:
    one = _one(request, pk)
    form = TimesForm(request.POST or None, child=one.child)
    return _done(request, one, form, _("Offered. The times before are gone from their page."), lambda: (
        conversations.offer_other_times(one, **form.cleaned_data, by=request.user)
    ), title=_("Offer %(name)s other times") % {"name": one.adult.name}, button=_("Offer these times"))  # fmt: skip


@staff_may(MAY)
def write_agreed(request: SignedIn, pk: int) -> HttpResponse:
    one = _one(request, pk)
    form = AgreedForm(request.POST or None)
    return _done(request, one, form, _("Written down. They can read it now."), lambda: (
        conversations.write_what_was_agreed(one, **form.cleaned_data, by=request.user)
    ), title=_("What was agreed with %(name)s") % {"name": one.adult.name}, button=_("Share it with them"))  # fmt: skip


@staff_may(MAY)
def call_off_meeting(request: SignedIn, pk: int) -> HttpResponse:
    one = _one(request, pk)
    form = CallOffForm(request.POST or None)
    form.fields["why"].label = _("Why? %(name)s reads it.") % {"name": one.adult.name}
    return _done(request, one, form, _("Called off. It stands on their page."), lambda: (
        conversations.call_off(one, **form.cleaned_data, by=request.user)
    ), title=_("Call this meeting off"), button=_("Call it off"))  # fmt: skip


@staff_may(MAY)
@require_POST
def note_how_it_went(request: SignedIn, pk: int) -> HttpResponse:
    """It took place, or it did not; in one press."""
    one = _one(request, pk)
    if request.POST.get("held") == "yes":
        conversations.note_held(one, by=request.user)
        return redirect("staff:write_agreed", pk)
    conversations.note_missed(one, by=request.user)
    messages.success(request, _("Noted. It is ours to offer again."))
    return redirect("staff:meeting", pk)


@staff_may(MAY)
@require_POST
def meeting_interpreter(request: SignedIn, pk: int) -> HttpResponse:
    one = _one(request, pk)
    form = InterpreterForm(one, request.POST)
    if form.is_valid():
        conversations.name_interpreter(one, **form.cleaned_data, by=request.user)
        messages.success(request, _("Written down. Please ask them yourself as well."))
    return redirect("staff:meeting", pk)


@staff_may(MAY)
def meeting_calendar(request: SignedIn, pk: int) -> HttpResponse:
    return calendar_file(_one(request, pk))


def _done(
    request: SignedIn, one: Meeting, form: Form, thanks: str, act: Any, *, title: str, button: str
) -> HttpResponse:
    if form.is_valid() and keeps_to(form, act):
        messages.success(request, thanks)
        return redirect("staff:meeting", one.pk)
    return render(request, "staff/meeting_form.html", {
        "child": one.child, "meeting": one, "form": form, "title": title, "button": button,
    })  # fmt: skip


def _as_it_is(one: Meeting) -> dict[str, bool]:
    """What a form did not ask, because it is by phone, stays."""
    return {"step_free": one.step_free, "children_along": one.children_along}


def _known(request: SignedIn) -> dict[str, str]:
    what = request.GET.get("what", "")
    return {"what": what} if what in Meeting.What.values else {}


def _one(request: SignedIn, pk: int) -> Meeting:
    one = row_or_404(request, _meetings(request), pk)
    somebody_we_talk_with(one.child, one.adult)
    return one


def _meetings(request: SignedIn) -> QuerySet[Meeting]:
    """With adults nobody has to ask about first; the times with them."""
    rows = Meeting.objects.visible_to(request.user).filter(child__school=request.school).with_somebody_we_talk_with()
    return rows.select_related(
        "child__school", "child__school_class", "child__group", "adult", "by", "linguist__user", "agreed_by"
    ).prefetch_related("times")  # fmt: skip
