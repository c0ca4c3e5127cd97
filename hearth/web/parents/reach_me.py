"""How we reach you: the parent's own choice of ways, numbers and hours."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearth.conversations import actions as conversations
from hearth.notices import notify
from hearth.notices.models import Channel
from hearth.people.forms import ReachMeForm
from hearth.people.models import User
from hearth.web.access import SignedIn, keeps_to, parents_only


@parents_only
def reach_me(request: SignedIn) -> HttpResponse:
    adult = User.objects.get(pk=request.user.pk)
    doors = adult.relationships.open_door().select_related("child__school").order_by("child__forename", "pk")
    form = ReachMeForm(adult, list(doors), notify.sends(Channel.TEXT), request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: conversations.say_how_to_reach(adult, **form.facts(), by=request.user)
    ):
        messages.success(request, _("Thank you. From now on we reach you like this."))
        return redirect("parents:reach_me")
    return render(request, "parents/reach_me.html", {"form": form, "adult": adult})
