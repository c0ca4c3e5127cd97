"""A parent's way in, by e-mail or on paper. The code is on the paper and nowhere else."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hearth.base.errors import RuleBroken
from hearth.notices import actions as notices
from hearth.people import actions as people
from hearth.people.forms import InvitationForm
from hearth.people.models import Invitation, Relationship
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, keeps_to, row_or_404, staff_may


@staff_may(Permission.INVITE_PARENT)
def invitation_paper(request: SignedIn, pk: int) -> HttpResponse:
    reach = Relationship.objects.visible_to(request.user).filter(child__school=request.school)
    one = row_or_404(request, reach.select_related("adult", "child__school", "child__group"), pk)
    form = InvitationForm(request.POST or None)
    if form.is_valid():
        if form.cleaned_data["way"] == Invitation.Way.PAPER:
            return _paper(request, one, form)
        if keeps_to(form, lambda: notices.invite_by_email(one, by=request.user)):
            messages.success(request, _("The invitation is on its way."))
            return redirect("staff:people", one.child_id)
    return render(request, "staff/invitation.html", {"one": one, "child": one.child, "form": form})


def _paper(request: SignedIn, one: Relationship, form: InvitationForm) -> HttpResponse:
    """The sheet itself, once: nobody can open it again, for the code is not kept."""
    try:
        invitation = people.invite(one, way=Invitation.Way.PAPER, by=request.user)
    except RuleBroken as broken:
        form.add_error(None, broken.sentence)
        return render(request, "staff/invitation.html", {"one": one, "child": one.child, "form": form})
    where = urlsplit(settings.SITE_URL).netloc + reverse("paper_code")
    response = render(request, "paper/invitation.html", {"one": one, "invitation": invitation, "where": where})
    response["Cache-Control"] = "no-store"
    return response
