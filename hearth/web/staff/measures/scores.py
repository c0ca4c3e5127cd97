"""Another measure for a child: one of the school's own is asked; of somebody else's the scores are typed in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearth.assessments import actions as assessments
from hearth.assessments import library
from hearth.assessments.instrument import Instrument
from hearth.assessments.licences import askable
from hearth.assessments.models import Assessment
from hearth.assessments.shelf_forms import EnterScoresForm
from hearth.journeys.models import Journey
from hearth.people.models import Child, Membership, Relationship, User
from hearth.people.roles import Permission
from hearth.schools.models import School
from hearth.web.access import SignedIn, child_here, keeps_to, staff_may
from hearth.web.staff.journeys import open_journey

Is = Assessment.RespondentIs


@staff_may(Permission.OBSERVE)
def enter_scores(request: SignedIn, child_pk: int) -> HttpResponse:
    """Only what the school may use now is offered. The answers, or the numbers, are typed on the page that follows."""
    child = child_here(request, child_pk)
    journey = open_journey(child)
    measures = others(request.school, may_ask_parents=request.user.may(Permission.INVITE_PARENT, request.school))
    people = who_filled_it_in(journey)
    form = EnterScoresForm(
        request.POST or None, measures=measures, people=[(key, label) for key, (_is, _who, label) in people.items()]
    )
    asked: list[Assessment] = []

    def ask() -> None:
        respondent_is, respondent, _label = people[form.cleaned_data["whom"]]
        asked.append(assessments.ask_for(
            journey, instrument_key=form.cleaned_data["measure"], occasion=form.cleaned_data["occasion"],
            respondent=respondent, respondent_is=respondent_is, by=request.user,
        ))  # fmt: skip

    if form.is_valid() and keeps_to(form, ask):
        return _on_from(request, asked[0])
    return render(request, "staff/measures/enter_scores.html", {"child": child, "form": form, "measures": measures})


def _on_from(request: SignedIn, asked: Assessment) -> HttpResponse:
    """To the answers, where they are this person's to write; else to everything about the child."""
    if asked.instrument.is_scored_elsewhere or asked.respondent == request.user or asked.respondent_is == Is.CHILD:
        return redirect("staff:assessment", asked.pk)
    messages.success(request, _("Asked. It waits for them now."))
    return redirect("staff:assessments", asked.child_id)


def others(school: School, *, may_ask_parents: bool) -> list[Instrument]:
    """The school's own, and those of which only scores are typed in. Ours are asked from the child's own page."""
    ours = {one.key for one in library.all() if one.is_shown}
    return [
        one
        for one in askable(school)
        if one.key not in ours and (one.is_scored_elsewhere or one.answered_by != Is.PARENT or may_ask_parents)
    ]


def who_filled_it_in(journey: Journey) -> dict[str, tuple[str, User, str]]:
    """Staff who work with the child, the parents we have spoken with, and the child beside whoever sat down with
    them."""
    child: Child = journey.child
    found: dict[str, tuple[str, User, str]] = {}
    staff = Membership.objects.now().filter(school=child.school).select_related("user").order_by("pk")
    for adult in sorted(dict.fromkeys(one.user for one in staff), key=lambda one: one.name):
        if adult.may(Permission.OBSERVE, child.school) and Child.objects.visible_to(adult).filter(pk=child.pk).exists():
            found[f"staff-{adult.pk}"] = (Is.STAFF, adult, adult.name)
    around = child.relationships.current().filter(held=False, restriction="", spoke_first_on__isnull=False)
    for one in around.select_related("adult").order_by("pk"):
        label = f"{one.adult.name}, {Relationship.Kind(one.kind).label}"
        found[f"parent-{one.adult_id}"] = (Is.PARENT, one.adult, label)
    found["child"] = (Is.CHILD, journey.key_adult, f"{child.name}, beside {journey.key_adult.name}")
    return found
