"""Who interprets, translates and reads texts over at this school, and what they are qualified in."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hearth.languages import actions as languages
from hearth.languages.forms import LinguistForm
from hearth.languages.models import Linguist
from hearth.notices import first_password
from hearth.people.models import User
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, keeps_to, staff_may


@staff_may(Permission.NAME_LINGUISTS)
def linguists(request: SignedIn) -> HttpResponse:
    form = LinguistForm(request.POST or None, school=request.school)
    named: list[Linguist] = []
    if form.is_valid() and keeps_to(
        form, lambda: named.append(languages.name_linguist(request.school, **form.facts(), by=request.user))
    ):
        _welcome(request, named[0].user)
        return redirect("staff:linguists")
    in_hand = Q(translations__done_at=None, translations__let_go_at=None, translations__withheld_at=None)
    here = Linguist.objects.of_school(request.school).annotate(
        in_hand=Count("translations", filter=in_hand & Q(translations__isnull=False))
    )
    return render(request, "staff/linguists.html", {"linguists": here.order_by("language", "pk"), "form": form})


@staff_may(Permission.NAME_LINGUISTS)
def end_linguist(request: SignedIn, pk: int) -> HttpResponse:
    linguist = get_object_or_404(Linguist.objects.of_school(request.school), pk=pk)
    if request.method == "POST":
        languages.end_linguist(linguist, by=request.user)
        messages.success(request, f"{linguist.user.name} no longer translates {linguist.language_name} here.")
        return redirect("staff:linguists")
    return render(request, "staff/end_linguist.html", {
        "linguist": linguist, "in_hand": linguist.translations.open().in_sight().count(),
    })  # fmt: skip


def _welcome(request: SignedIn, user: User) -> None:
    """Somebody who never signed in here gets a link to choose a password."""
    messages.success(request, f"{user.name} is named.")
    if user.has_usable_password():
        return
    trouble = first_password.send(user, school=request.school)
    if trouble is None:
        messages.success(request, f"A letter to choose a password went to {user.email}.")
    else:
        messages.error(request, f"The letter to choose a password did not go out: {trouble.sentence}")
