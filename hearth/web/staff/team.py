"""Who works here, and as what."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hearth.notices import first_password
from hearth.people import actions as people
from hearth.people.forms import RoleForm
from hearth.people.models import Membership, User
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, keeps_to, staff_may


@staff_may(Permission.MANAGE_STAFF)
def team(request: SignedIn) -> HttpResponse:
    form = RoleForm(request.POST or None, school=request.school)
    if form.is_valid() and keeps_to(
        form, lambda: people.give_role(request.school, **form.cleaned_data, by=request.user)
    ):
        _welcome(request, User.objects.get(email__iexact=form.cleaned_data["email"]))
        return redirect("staff:team")
    here = Membership.objects.now().filter(school=request.school).select_related("user", "school_class", "group")
    return render(request, "staff/team.html", {"members": here.order_by("user__surname", "pk"), "form": form})


@staff_may(Permission.MANAGE_STAFF)
def end_role(request: SignedIn, pk: int) -> HttpResponse:
    here = Membership.objects.now().filter(school=request.school).select_related("user", "school", "school_class")
    membership = get_object_or_404(here, pk=pk)
    if request.method == "POST":
        people.end_role(membership, by=request.user)
        messages.success(request, _("The role has ended. What they wrote keeps their name."))
        return redirect("staff:team")
    return render(request, "staff/end_role.html", {"membership": membership})


def _welcome(request: SignedIn, user: User) -> None:
    """Somebody who never signed in here gets a link to choose a password."""
    if user.has_usable_password():
        messages.success(request, _("%(name)s has the role from now.") % {"name": user.name})
        return
    trouble = first_password.send(user, school=request.school)
    if trouble is None:
        words = _("%(name)s has the role, and a letter at %(email)s to choose a password.")
        messages.success(request, words % {"name": user.name, "email": user.email})
    else:
        words = _("%(name)s has the role. The letter to choose a password did not go out: %(why)s")
        messages.error(request, words % {"name": user.name, "why": trouble.sentence})
