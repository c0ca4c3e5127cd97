"""Another measure for a child: one of the school's own is asked; of somebody else's the scores are typed in."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearth.assessments import actions as assessments
from hearth.assessments import library
from hearth.assessments.choosing import SETTLED
from hearth.assessments.instrument import Instrument
from hearth.assessments.licences import askable
from hearth.assessments.models import Assessment
from hearth.assessments.shelf_forms import EnterScoresForm
from hearth.journeys.models import Journey
from hearth.people.models import Child, Membership, Relationship, User
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, child_here, keeps_to, staff_may
from hearth.web.staff.journeys import open_journey

Is = Assessment.RespondentIs


@staff_may(Permission.OBSERVE)
def other_measures(request: SignedIn, child_pk: int) -> HttpResponse:
    """Which measure? Only what the school may use now is offered."""
    child = child_here(request, child_pk)
    open_journey(child)
    return render(request, "staff/measures/other_measures.html", {"child": child, "measures": _offered(request)})


@staff_may(Permission.OBSERVE)
def enter_scores(request: SignedIn, child_pk: int, key: str) -> HttpResponse:
    """When on the way, and who answers it or filled it in. The answers, or the numbers, are typed on the next page."""
    child = child_here(request, child_pk)
    instrument = next((one for one in _offered(request) if one.key == key), None)
    if instrument is None:
        raise Http404
    journey = open_journey(child)
    people = who_answers(journey, instrument)
    choices = [(name, label) for name, (_who, label) in people.items()]
    mine = next((name for name, (who, _label) in people.items() if who == request.user), "")
    likely = {"whom": mine, "occasion": Assessment.Occasion.ALONG if key == SETTLED else ""}
    form = EnterScoresForm(request.POST or None, people=choices, initial=likely)
    asked: list[Assessment] = []

    def ask() -> None:
        respondent, _label = people[form.cleaned_data["whom"]]
        asked.append(assessments.ask_for(
            journey, instrument_key=key, occasion=form.cleaned_data["occasion"], respondent=respondent,
            respondent_is=instrument.answered_by, by=request.user,
        ))  # fmt: skip

    if form.is_valid() and keeps_to(form, ask):
        return _on_from(request, asked[0])
    context = {"child": child, "form": form, "instrument": instrument.named(child.name)}
    return render(request, "staff/measures/enter_scores.html", context)


def _on_from(request: SignedIn, asked: Assessment) -> HttpResponse:
    """To the answers, where they are this person's to write; else to everything about the child."""
    if asked.instrument.is_scored_elsewhere or asked.respondent == request.user or asked.respondent_is == Is.CHILD:
        return redirect("staff:assessment", asked.pk)
    messages.success(request, _("Asked. It waits for them now."))
    return redirect("staff:assessments", asked.child_id)


def _offered(request: SignedIn) -> list[Instrument]:
    """The school's own, and those of which only scores are typed in. Ours are asked from the child's own page; a short
    look needs no asking."""
    ours = {one.key for one in library.all() if one.is_shown} - {SETTLED}
    may_ask = request.user.may(Permission.INVITE_PARENT, request.school)
    return [
        one
        for one in askable(request.school)
        if one.key not in ours and (one.is_scored_elsewhere or one.answered_by != "parent" or may_ask)
    ]


def who_answers(journey: Journey, instrument: Instrument) -> dict[str, tuple[User, str]]:
    """Staff who work with the child; or the parents we have spoken with; or the child, beside the key adult."""
    child: Child = journey.child
    if instrument.answered_by == "child":
        return {"child": (journey.key_adult, f"{child.name}, beside {journey.key_adult.name}")}
    if instrument.answered_by == "parent":
        around = child.relationships.current().filter(held=False, restriction="", spoke_first_on__isnull=False)
        return {
            f"parent-{one.adult_id}": (one.adult, f"{one.adult.name}, {Relationship.Kind(one.kind).label}")
            for one in around.select_related("adult").order_by("pk")
        }
    roles = Membership.objects.now().filter(school=child.school).select_related("user")
    staff = sorted({one.user for one in roles}, key=lambda adult: (adult.name, adult.pk))
    return {
        f"staff-{adult.pk}": (adult, adult.name)
        for adult in staff
        if adult.may(Permission.OBSERVE, child.school) and Child.objects.visible_to(adult).filter(pk=child.pk).exists()
    }
