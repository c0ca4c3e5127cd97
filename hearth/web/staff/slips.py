"""On paper: what to print for one adult, the sheet itself, and what came back."""

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hearth.base import dates
from hearth.languages import catalogue, texts
from hearth.languages.readers import language_of
from hearth.notices import actions as notices
from hearth.notices.models import Slip
from hearth.notices.slips import as_typed
from hearth.people.models import Child, Relationship
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, row_or_404, staff_may
from hearth.web.read_over import read_by
from hearth.web.staff.sheets import SHEETS, Context, offers, scan

STILL_OUT = 60


@staff_may(Permission.WRITE_TO_FAMILY)
def on_paper(request: SignedIn, pk: int) -> HttpResponse:
    """What can be printed for one adult now."""
    one = _between(request, pk)
    return render(request, "staff/on_paper.html", {
        "child": one.child, "one": one, "offers": offers(one) if one.may_be_written_to else [],
        "language": language_of(one.adult),
        "slips": _slips(request).filter(child=one.child, adult=one.adult)[:10],
    })  # fmt: skip


@require_POST
@staff_may(Permission.WRITE_TO_FAMILY)
def print_slip(request: SignedIn, pk: int) -> HttpResponse:
    one = _between(request, pk)
    chosen = next((offer for offer in offers(one) if offer.name == request.POST.get("what")), None)
    if chosen is None:
        messages.info(request, "That is not here any more. Choose from what is.")
        return redirect("staff:on_paper", one.pk)
    slip = notices.print_slip(one, kind=chosen.kind, row=chosen.row, by=request.user)
    return redirect("staff:sheet", slip.pk)


@staff_may(Permission.WRITE_TO_FAMILY)
def sheet(request: SignedIn, pk: int) -> HttpResponse:
    """The same words as on the screen, in the language this adult reads. What nobody qualified has read over is
    printed in English where it matters most."""
    slip = row_or_404(request, _slips(request), pk)
    _may_go_out(slip)
    made = SHEETS[slip.kind]
    spoken = language_of(slip.adult)
    if made.group != "interface" and not texts.is_signed_off(slip.school, spoken, made.group):
        spoken = catalogue.ENGLISH
    with read_by(request, spoken):
        return render(request, "paper/slip.html", {
            "slip": slip, "school": slip.school, "child": slip.child, "scan": scan(slip), "drawn": made.template,
            "large": slip.adult.large_print or "large" in request.GET, **_drawn(slip),
        })  # fmt: skip


@staff_may(Permission.WRITE_TO_FAMILY)
def slips(request: SignedIn) -> HttpResponse:
    """Something came back on paper: type its code, or find it among those still out."""
    typed = request.GET.get("code", "").strip()
    if typed:
        found = _slips(request).filter(code=as_typed(typed)).first()
        if found is not None:
            return redirect("staff:slip", found.pk)
    return render(request, "staff/slips.html", {
        "typed": typed, "out": _slips(request).filter(came_back_on=None)[:STILL_OUT],
    })  # fmt: skip


@staff_may(Permission.WRITE_TO_FAMILY)
def slip(request: SignedIn, pk: int) -> HttpResponse:
    """Whose page it is, and on to where its words are typed in."""
    one = row_or_404(request, _slips(request), pk)
    if request.method == "POST":
        if one.came_back_on is None:
            notices.slip_came_back(one, on=dates.today(), by=request.user)
        return redirect(SHEETS[one.kind].entered(one))
    return render(request, "staff/slip.html", {"child": one.child, "slip": one})


def _may_go_out(slip: Slip) -> None:
    """Things may have changed since it was made ready."""
    between = Relationship.objects.current().filter(child=slip.child_id, adult=slip.adult_id).first()
    if between is None or not between.may_be_written_to or (SHEETS[slip.kind].of_record and not between.may_see):
        raise Http404


def _drawn(slip: Slip) -> Context:
    """What it is about may be gone since, or be with the safeguarding lead."""
    try:
        return SHEETS[slip.kind].drawn(slip)
    except ObjectDoesNotExist:
        raise Http404 from None


def _between(request: SignedIn, pk: int) -> Relationship:
    rows = Relationship.objects.visible_to(request.user).current().filter(child__school=request.school)
    one: Relationship = row_or_404(
        request, rows.select_related("adult", "child__school", "child__school_class", "child__group"), pk
    )
    if one.ask_first:
        raise Http404
    return one


def _slips(request: SignedIn) -> QuerySet[Slip]:
    children = Child.objects.visible_to(request.user).filter(school=request.school)
    return Slip.objects.filter(child__in=children).select_related(
        "child__school", "child__school_class", "child__group", "adult", "printed_by", "entered_by"
    )
