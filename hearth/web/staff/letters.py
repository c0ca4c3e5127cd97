"""Letters for the post: printed here with the address of today, marked, and put back if they did not go."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.base import dates
from hearth.notices import actions as notices
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, staff_may
from hearth.web.papers import letter_sheet
from hearth.web.staff.outbox import notices_here

SHOWN = timedelta(days=14)


@staff_may(Permission.SEE_OUTBOX)
def letters(request: SignedIn) -> HttpResponse:
    here = notices_here(request).select_related("adult", "child", "printed_by")
    return render(request, "staff/letters.html", {
        "to_print": here.to_print().order_by("queued_at", "pk"),
        "printed": here.printed_since(dates.now() - SHOWN).order_by("-printed_at", "-pk"),
    })  # fmt: skip


@require_POST
@staff_may(Permission.SEE_OUTBOX)
def print_letter(request: SignedIn, pk: int) -> HttpResponse:
    """The sheet. Its address only for those who may see where a family lives; others put it in an envelope by hand."""
    letter = get_object_or_404(notices_here(request).select_related("adult", "school"), pk=pk)
    sheet = letter_sheet(letter, with_address=request.user.may(Permission.EDIT_PEOPLE, request.school))
    notices.print_letter(letter, by=request.user)
    return sheet


@require_POST
@staff_may(Permission.SEE_OUTBOX)
def put_back_letter(request: SignedIn, pk: int) -> HttpResponse:
    notices.put_back(get_object_or_404(notices_here(request), pk=pk), by=request.user)
    messages.success(request, _("It is back among the letters to print."))
    return redirect("staff:letters")
