"""A parent tells us about a worry, and reads what we do next."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearth.base import dates
from hearth.journeys.actions import concerns
from hearth.journeys.forms.concerns import ParentsConcernForm
from hearth.journeys.models import Concern
from hearth.languages import days
from hearth.web.access import SignedIn, keeps_to, own_child, parents_only


@parents_only
def new_concern(request: SignedIn, child_pk: int) -> HttpResponse:
    child = own_child(request, child_pk)
    form = ParentsConcernForm(request.POST or None)
    raised: list[Concern] = []
    if form.is_valid() and keeps_to(
        form,
        lambda: raised.append(concerns.raise_concern(child, **form.cleaned_data, from_parent=True, by=request.user)),
    ):
        messages.success(request, _thanks(raised[0]))
        return redirect("parents:child", child.pk)
    # Their own words stay here also when they went to the safeguarding lead: if they vanished, that would tell.
    mine = Concern.objects.filter(child=child, raised_by=request.user, from_parent=True).select_related(
        "talked_by", "to"
    )
    return render(
        request, "parents/new_concern.html", {"child": child, "form": form, "mine": mine[:5], "today": dates.today()}
    )


def _thanks(raised: Concern) -> str:
    if raised.to is None or raised.answer_by is None:
        return _("Thank you. We will read this and talk with you.")
    day = {"who": raised.to.name, "day": days.weekday_day(raised.answer_by)}
    return _("Thank you. We will read this. %(who)s gets back to you by %(day)s.") % day
