"""Who is who around a child. One home's address never stands beside another's, and a restricted adult is a name."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearth.conversations.models import SpeakingNote
from hearth.people import actions
from hearth.people.forms import AdultForm, DoorForm, EndForm, HeldForm, LiftForm, NewAdultForm, RestrictionForm, SayForm
from hearth.people.leads import lead_to_ask
from hearth.people.models import Membership, Relationship, RelationshipQuerySet
from hearth.people.roles import Permission, Role
from hearth.people.same import may_be
from hearth.web.access import SignedIn, child_here, keeps_to, row_or_404, staff_may

EDIT = Permission.EDIT_PEOPLE
A_PAGE = 50


@staff_may(Permission.SEE_CHILD)
def people(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    family = _between(request).filter(child=child)
    teachers = Membership.objects.now().filter(school_class=child.school_class_id, role=Role.CLASS_TEACHER)
    notes = {note.adult_id: note for note in SpeakingNote.objects.for_staff(request.user).filter(child=child)}
    return render(request, "staff/people.html", {
        "child": child, "ask": lead_to_ask(request.school),
        "family": [(one, notes.get(one.adult_id)) for one in family.current()],
        "former": family.exclude(ended_on=None) if request.user.may(EDIT, request.school) else [],
        "teachers": teachers.select_related("user") if child.school_class_id else [],
    })  # fmt: skip


@staff_may(EDIT)
def relationship(request: SignedIn, pk: int) -> HttpResponse:
    one = row_or_404(request, _between(request), pk)
    note = SpeakingNote.objects.for_staff(request.user).filter(child=one.child, adult=one.adult).first()
    latest = one.invitations.order_by("-made_at", "-pk").first()
    return render(request, "staff/relationship.html", {
        "one": one, "child": one.child, "note": note, "invitation": latest, "ask": lead_to_ask(request.school),
    })  # fmt: skip


@staff_may(EDIT)
def new_adult(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    typed = {name: request.POST.get(name, "") for name in ("forename", "surname")}
    known = may_be(child, **typed, by=request.user)
    form = NewAdultForm(request.POST or None, known=known, initial={"may_contact": True, "reads_language": True})
    if form.is_valid() and keeps_to(
        form, lambda: actions.add_adult(child, adult=form.adult(), **form.facts(), by=request.user)
    ):
        messages.success(request, _("Written down. Nothing is sent before a first talk."))
        return redirect("staff:people", child.pk)
    return render(request, "staff/new_adult.html", {"child": child, "form": form})


@staff_may(EDIT)
def change_adult(request: SignedIn, pk: int) -> HttpResponse:
    one = row_or_404(request, _between(request), pk)
    if one.is_restricted:
        return redirect("staff:relationship", pk)
    form = AdultForm(request.POST or None, initial=AdultForm.initial_of(one))
    if form.is_valid() and keeps_to(form, lambda: actions.change_adult(one, **form.facts(), by=request.user)):
        return _done(request, one, _("Changed."))
    return _about(request, "staff/change_adult.html", one, form)


@staff_may(EDIT)
def say(request: SignedIn, pk: int) -> HttpResponse:
    one = row_or_404(request, _between(request), pk)
    form = SayForm(request.POST or None, initial={"has_say": "yes" if one.has_say else None, "why": one.say_why})
    if form.is_valid():
        act = actions.give_say if form.cleaned_data["has_say"] == "yes" else actions.end_say
        if keeps_to(form, lambda: act(one, why=form.cleaned_data["why"], by=request.user)):
            return _done(request, one, _("Kept, with your name and the reason."))
    return _about(request, "staff/say.html", one, form)


@staff_may(EDIT)
def restriction(request: SignedIn, pk: int) -> HttpResponse:
    one = row_or_404(request, _between(request), pk)
    if one.is_restricted:
        return _lift(request, one)
    form = RestrictionForm(request.POST or None)
    if form.is_valid():
        with_order, note = form.cleaned_data["with_order"] == "yes", form.cleaned_data["note"]
        if keeps_to(form, lambda: actions.restrict(one, with_order=with_order, note=note, by=request.user)):
            return _done(request, one, _("Restricted from now. The door is shut, and nothing is sent."))
    return _about(request, "staff/restriction.html", one, form)


def _lift(request: SignedIn, one: Relationship) -> HttpResponse:
    form = LiftForm(request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: actions.lift_restriction(one, note=form.cleaned_data["note"], by=request.user)
    ):
        return _done(request, one, _("Lifted. The door is still shut, and nothing is sent, until you say so."))
    return _about(request, "staff/lift_restriction.html", one, form)


@staff_may(EDIT)
def held(request: SignedIn, pk: int) -> HttpResponse:
    one = row_or_404(request, _between(request), pk)
    form = HeldForm(request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: actions.release_held(one, **form.facts(), by=request.user)):
        return _done(request, one, _("Settled, with your name."))
    return _about(request, "staff/held.html", one, form)


@staff_may(EDIT)
def held_people(request: SignedIn) -> HttpResponse:
    """Every adult about whom a file, or a person, could not tell: nothing goes to them until somebody looks."""
    rows = _between(request).held().order_by("child__forename", "child__surname", "order", "pk")
    return render(
        request, "staff/held_people.html", {"page": Paginator(rows, A_PAGE).get_page(request.GET.get("page"))}
    )


@staff_may(EDIT)
def door(request: SignedIn, pk: int) -> HttpResponse:
    one = row_or_404(request, _between(request), pk)
    form = DoorForm(request.POST or None, initial={"may_see": "yes" if one.may_see else "no"})
    if form.is_valid():
        act = actions.open_record if form.cleaned_data["may_see"] == "yes" else actions.close_record
        if keeps_to(form, lambda: act(one, by=request.user)):
            return _done(request, one, _("Kept. It holds from now."))
    return _about(request, "staff/door.html", one, form)


@staff_may(EDIT)
def end_relationship(request: SignedIn, pk: int) -> HttpResponse:
    one = row_or_404(request, _between(request), pk)
    form = EndForm(request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: actions.end_relationship(one, **form.cleaned_data, by=request.user)):
        messages.success(request, _("Kept. What happened before stays."))
        return redirect("staff:people", one.child_id)
    return _about(request, "staff/end_relationship.html", one, form)


def _between(request: SignedIn) -> RelationshipQuerySet:
    rows = Relationship.objects.visible_to(request.user).filter(child__school=request.school)
    return rows.select_related(
        "adult", "child__school", "child__school_class", "child__group",
        "say_recorded_by", "restriction_looked_by", "spoke_first_by",
    )  # fmt: skip


def _about(request: SignedIn, template: str, one: Relationship, form: Form) -> HttpResponse:
    return render(request, template, {"one": one, "child": one.child, "form": form})


def _done(request: SignedIn, one: Relationship, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("staff:relationship", one.pk)
