"""Writing down a talk with a parent, or an honest try, with words to help beside it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations.forms import CallForm, TalkForm
from hearth.conversations.forms.talks import SPOKE
from hearth.conversations.models import Talk
from hearth.journeys.actions import journeys
from hearth.people.models import Child
from hearth.people.roles import Permission
from hearth.practice.models import BeforeYouMeet
from hearth.web.access import SignedIn, child_here, keeps_to, staff_may
from hearth.web.staff.owing import pattern_of


@staff_may(Permission.RECORD_TALK)
def new_talk(request: SignedIn, child_pk: int) -> HttpResponse:
    """A talk on the way is a step of it; a talk with any other family is simply kept."""
    child = child_here(request, child_pk)
    form = TalkForm(request.POST or None, child=child)
    if form.is_valid() and keeps_to(form, lambda: _write(child, form, request)):
        messages.success(request, _("Written down. What we said we would do is now ours to keep."))
        return redirect("staff:child", child.pk)
    before = Talk.objects.visible_to(request.user).filter(child=child).select_related("adult", "by")
    return render(request, "staff/new_talk.html", {
        "child": child, "form": form, "before": before[:5], "pattern": pattern_of(child, request.user),
        "notes": _notes_before(child, request),
        "around": child.relationships.current().filter(held=False, restriction="").select_related("adult"),
    })  # fmt: skip


@staff_may(Permission.RECORD_TALK)
def call(request: SignedIn, child_pk: int) -> HttpResponse:
    """Ten seconds after a call or a word at the gate: who, whether we spoke, how, and one line. `news=good` in the
    address: begun from "good news home"; `with`: the adult it begins with."""
    child = child_here(request, child_pk)
    begin = {"news": request.GET.get("news", ""), "adult": request.GET.get("with", "")}
    form = CallForm(request.POST or None, child=child, initial={**begin, "reached": SPOKE, "how": Talk.How.PHONE})
    if form.is_valid() and keeps_to(form, lambda: _write(child, form, request)):
        messages.success(request, _("Written down."))
        return redirect("staff:child", child.pk)
    return render(request, "staff/call.html", {
        "child": child, "form": form, "pattern": pattern_of(child, request.user),
        "is_good": begin["news"] == Talk.News.GOOD,
    })  # fmt: skip


def _write(child: Child, form: CallForm | TalkForm, request: SignedIn) -> Talk:
    journey = child.journeys.open().select_related("child").first()
    if journey is not None:
        return journeys.first_talk(journey, **form.facts(), by=request.user)
    return conversations.record_talk(child, **form.facts(), by=request.user)


def _notes_before(child: Child, request: SignedIn) -> list[BeforeYouMeet]:
    """What to keep in mind, before we ring or write down."""
    if not request.user.may(Permission.WRITE_BEFORE_MEETING, request.school):
        return []
    notes = BeforeYouMeet.objects.for_staff(request.user, dates.today()).filter(child=child)
    return list(notes.select_related("adult", "by"))
