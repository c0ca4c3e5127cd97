"""Writing down a talk with a parent, or an honest try, with words to help beside it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearth.conversations import actions as conversations
from hearth.conversations.forms import TalkForm
from hearth.conversations.models import Talk
from hearth.journeys.actions import journeys
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, child_here, keeps_to, staff_may


@staff_may(Permission.RECORD_TALK)
def new_talk(request: SignedIn, child_pk: int) -> HttpResponse:
    """A talk on the way is a step of it; a talk with any other family is simply kept."""
    child = child_here(request, child_pk)
    journey = child.journeys.open().select_related("child").first()
    form = TalkForm(request.POST or None, child=child)

    def write() -> Talk:
        facts = form.facts()
        if journey is not None:
            return journeys.first_talk(journey, **facts, by=request.user)
        return conversations.record_talk(child, **facts, by=request.user)

    if form.is_valid() and keeps_to(form, write):
        messages.success(request, _("Written down. What we said we would do is now ours to keep."))
        return redirect("staff:child", child.pk)
    before = Talk.objects.visible_to(request.user).filter(child=child).select_related("adult", "by")
    return render(request, "staff/new_talk.html", {"child": child, "form": form, "before": before[:5]})


@staff_may(Permission.RECORD_TALK)
def talk_script(request: SignedIn, child_pk: int) -> HttpResponse:
    """The words to help, on paper, beside the phone."""
    return render(request, "paper/talk_script.html", {"child": child_here(request, child_pk)})
