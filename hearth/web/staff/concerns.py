"""Raising a concern in under two minutes, and the leads' list of what was raised."""

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hearth.journeys.actions import concerns
from hearth.journeys.forms.concerns import KINDS, ConcernForm, TalkOverForm
from hearth.journeys.models import Concern, Journey
from hearth.people.models import Child
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, keeps_to, row_or_404, staff_may

ENOUGH = 20


@staff_may(Permission.RAISE_CONCERN)
def new_concern(request: SignedIn) -> HttpResponse:
    """First the child, by typing the name; and what this person raised before, with what came of it."""
    typed = request.GET.get("q", "").strip()
    nameable = Child.objects.nameable_by(request.user).filter(school=request.school)
    found = list(nameable.named_like(typed).select_related("school_class")[: ENOUGH + 1]) if len(typed) > 1 else []
    mine = Concern.objects.in_sight().filter(raised_by=request.user, from_parent=False, child__in=nameable)
    return render(
        request,
        "staff/new_concern.html",
        {
            "typed": typed,
            "found": found[:ENOUGH],
            "more": len(found) > ENOUGH,
            "mine": mine.select_related("child", "talked_by")[:5],
        },
    )


@staff_may(Permission.RAISE_CONCERN)
def concern_for(request: SignedIn, child_pk: int) -> HttpResponse:
    """Any member of staff may name any child on roll: a name and a class, nothing more."""
    nameable = Child.objects.nameable_by(request.user).filter(school=request.school)
    child = get_object_or_404(nameable.select_related("school_class", "school"), pk=child_pk)
    request.child_id = child.pk
    # From a look at the class: the kind that was seen there, and nothing else.
    kinds = [kind for kind, _label in KINDS if kind == request.GET.get("kind")]
    form = ConcernForm(request.POST or None, initial={"kinds": kinds})
    if form.is_valid() and keeps_to(form, lambda: concerns.raise_concern(child, **form.facts(), by=request.user)):
        messages.success(request, _("Thank you for writing it down. Those who lead the group read it next."))
        return redirect("staff:new_concern")
    return render(request, "staff/concern_for.html", {"child": child, "form": form})


@staff_may(Permission.LEAD_JOURNEY)
def concern_list(request: SignedIn) -> HttpResponse:
    """What was raised and not yet talked about, the three kinds side by side; then what was."""
    reach = Concern.objects.visible_to(request.user).filter(child__school=request.school)
    rows = reach.select_related("child__school_class", "raised_by", "talked_by", "to")
    waiting = list(rows.filter(talked_on=None).order_by("raised_at", "pk"))
    on_the_way = Journey.objects.open().filter(child=OuterRef("child"))
    talked = rows.filter(talked_on__isnull=False).annotate(on_the_way=Exists(on_the_way))
    kinds = [(label, [one for one in waiting if getattr(one, kind)]) for kind, label in KINDS]
    family = [one for one in waiting if one.from_parent and not (one.acting_out or one.disrupting or one.withdrawn)]
    return render(
        request,
        "staff/concerns.html",
        {
            "kinds": kinds,
            "family": family,
            "waiting": waiting,
            "talked": talked.order_by("-talked_on", "-pk")[:20],
        },
    )


@staff_may(Permission.LEAD_JOURNEY)
def talk_over(request: SignedIn, pk: int) -> HttpResponse:
    reach = Concern.objects.visible_to(request.user).filter(child__school=request.school)
    concern = row_or_404(request, reach.select_related("child", "raised_by", "talked_by", "to"), pk)
    form = TalkOverForm(request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: concerns.talk_over(concern, words=form.cleaned_data["words"], by=request.user)
    ):
        messages.success(request, _("Written down. Whoever raised it can read what comes next."))
        return redirect("staff:talk_over", concern.pk)
    journey = concern.child.journeys.open().select_related("key_adult").first()
    context = {"concern": concern, "child": concern.child, "journey": journey, "form": form}
    return render(request, "staff/talk_over.html", context)
