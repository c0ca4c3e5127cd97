"""What changed, for a group and for the school; a session the group lost; what the group costs."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.assessments import cohorts
from hearth.base import dates
from hearth.people.roles import Permission
from hearth.room import actions as room
from hearth.room.forms import GroupCostForm, LostSessionForm
from hearth.room.models import GroupCost, LostSession
from hearth.schools.models import NurtureGroup
from hearth.web.access import SignedIn, keeps_to, staff_may
from hearth.web.staff.measures import evidence_page


@staff_may(Permission.SEE_EVIDENCE)
def evidence(request: SignedIn) -> HttpResponse:
    """All groups of the school together."""
    return _shown(request, list(NurtureGroup.objects.filter(school=request.school).order_by("name", "pk")), None)


@staff_may(Permission.SEE_EVIDENCE)
def group_evidence(request: SignedIn, pk: int) -> HttpResponse:
    group = _group(request, pk)
    return _shown(request, [group], group)


def _shown(request: SignedIn, groups: list[NurtureGroup], group: NurtureGroup | None) -> HttpResponse:
    span = cohorts.of_name(request.GET.get("span", ""))
    page = evidence_page.of(groups, request.school, span, request.user, dates.today())
    others = NurtureGroup.objects.filter(school=request.school).order_by("name", "pk") if group else groups
    context = {"page": page, "group": group, "groups": others, "today": dates.today()}
    return render(request, "staff/measures/evidence.html", context)


@staff_may(Permission.NOTE_LOST_SESSION)
def lost_session(request: SignedIn, pk: int) -> HttpResponse:
    """The group could not meet: why, and Note it."""
    group = _group(request, pk)
    form = LostSessionForm(request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: room.note_lost_session(group, **form.cleaned_data, by=request.user)):
        messages.success(request, _("Noted. It is about us, and about no child."))
        return redirect("staff:lost_session", group.pk)
    lost = LostSession.objects.filter(group=group).select_related("noted_by").order_by("-on", "-part")[:20]
    return render(request, "staff/measures/lost_session.html", {"group": group, "form": form, "lost": lost})


@require_POST
@staff_may(Permission.NOTE_LOST_SESSION)
def take_back_lost_session(request: SignedIn, pk: int) -> HttpResponse:
    lost = get_object_or_404(LostSession.objects.filter(group__school=request.school), pk=pk)
    group = room.take_back_lost_session(lost, by=request.user)
    messages.success(request, _("Taken out: the group met."))
    return redirect("staff:lost_session", group.pk)


@staff_may(Permission.KEEP_COSTS)
def group_costs(request: SignedIn, pk: int) -> HttpResponse:
    group = _group(request, pk)
    form = GroupCostForm(request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: room.enter_cost(group, **form.cleaned_data, by=request.user)):
        messages.success(request, _("Entered. It is shown with what is in it."))
        return redirect("staff:group_costs", group.pk)
    entered = GroupCost.objects.filter(group=group).select_related("entered_by").order_by("-starts_on")
    return render(request, "staff/measures/group_costs.html", {"group": group, "form": form, "entered": entered})


@require_POST
@staff_may(Permission.KEEP_COSTS)
def take_out_cost(request: SignedIn, pk: int) -> HttpResponse:
    cost = get_object_or_404(GroupCost.objects.filter(group__school=request.school), pk=pk)
    group = room.take_out_cost(cost, by=request.user)
    messages.success(request, _("Taken out."))
    return redirect("staff:group_costs", group.pk)


def _group(request: SignedIn, pk: int) -> NurtureGroup:
    return get_object_or_404(NurtureGroup.objects.filter(school=request.school), pk=pk)
