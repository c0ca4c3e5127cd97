"""Handing a worry about safety on, and the safeguarding lead's own pages. Nobody else sees a trace of it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from hearth.conversations.models import SecondLook
from hearth.people.leads import safeguarding_leads
from hearth.people.models import Child
from hearth.people.roles import Permission
from hearth.safeguarding import actions as safeguarding
from hearth.safeguarding.forms import HandoffForm, ReceiptForm
from hearth.safeguarding.models import Handoff
from hearth.web.access import SignedIn, keeps_to, row_or_404, staff_may
from hearth.web.staff import handed


@staff_may(Permission.HAND_OFF)
def new_handoff(request: SignedIn) -> HttpResponse:
    nameable = Child.objects.nameable_by(request.user).filter(school=request.school)
    form = HandoffForm(request.POST or None, nameable=nameable)
    if form.is_valid():
        words, came_from, child = form.cleaned_data["words"], form.cleaned_data["came_from"], form.the_child()
        if keeps_to(
            form,
            lambda: safeguarding.hand_off(
                request.school, child=child, words=words, came_from=came_from, by=request.user
            ),
        ):
            return _thanks(request, child)
    return render(request, "staff/new_handoff.html", {"form": form, "leads": _names(request, None)})


@staff_may(Permission.HAND_OFF)
def hand_off_row(request: SignedIn, kind: str, pk: int) -> HttpResponse:
    """Something already written here. Whoever reads it may hand it on, and then no longer reads it."""
    if kind not in handed.KINDS:
        raise Http404
    known = handed.KINDS[kind]
    row = row_or_404(request, known.rows(request.user).filter(child__school=request.school), pk)
    if request.method == "POST":
        whole = known.whole(row)
        words, came_from, copies = handed.all_words(known, row, whole), known.came_from(row), handed.copies(whole)
        safeguarding.hand_off_row(whole, words=words, came_from=came_from, copies=copies, by=request.user)
        return _thanks(request, row.child)
    return render(request, "staff/hand_off_row.html", {
        "words": known.words(row), "leads": _names(request, row.child),
    })  # fmt: skip


@staff_may(Permission.HAND_OFF)
def handed_on(request: SignedIn) -> HttpResponse:
    return render(request, "staff/handed_on.html", {"leads": _names(request, None)})


@staff_may(Permission.RECEIVE_HANDOFFS)
def handoffs(request: SignedIn) -> HttpResponse:
    mine = Handoff.objects.visible_to(request.user).filter(school=request.school)
    mine = mine.select_related("child__school_class", "handed_by", "received_by")
    received = mine.exclude(received_at=None).order_by("-received_at", "-pk")[:100]
    return render(request, "staff/handoffs.html", {
        "waiting": mine.not_received(), "received": received,
        "looks": SecondLook.objects.waiting_for(request.user, request.school),
    })  # fmt: skip


@staff_may(Permission.RECEIVE_HANDOFFS)
def handoff(request: SignedIn, pk: int) -> HttpResponse:
    mine = Handoff.objects.visible_to(request.user).filter(school=request.school)
    one = row_or_404(request, mine.select_related("child__school_class", "handed_by", "received_by"), pk)
    form = ReceiptForm(request.POST or None)
    row, emptied = handed.written_by_staff(one)
    if form.is_valid() and keeps_to(
        form, lambda: safeguarding.confirm_receipt(
            one, row=row, emptied=emptied, again=handed.stands_again(row), by=request.user
        )
    ):  # fmt: skip
        messages.success(request, _("Thank you. The words are gone from here; the receipt stays."))
        return redirect("staff:handoffs")
    return render(request, "staff/handoff.html", {"one": one, "form": form})


def _thanks(request: SignedIn, child: Child | None) -> HttpResponse:
    messages.success(request, _("Thank you. %(name)s has it.") % {"name": _names(request, child)})
    return redirect("staff:handed_on")


def _names(request: SignedIn, child: Child | None) -> str:
    return get_text_list([user.name for user in safeguarding_leads(request.school, about=child)], _("or"))
