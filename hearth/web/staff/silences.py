"""What we owe families: for the group, by what is due first. Nothing here counts a parent."""

from django.http import HttpResponse
from django.shortcuts import render

from hearth.base import dates
from hearth.conversations import silences as our
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, staff_may
from hearth.web.staff import owing


@staff_may(Permission.SEE_SILENCES)
def silences(request: SignedIn) -> HttpResponse:
    families = owing.families(request.user, request.school, dates.today())
    return render(request, "staff/silences.html", {
        "owed": [family for family in families if family.due],
        "quiet": [family for family in families if not family.due],
        "tally": our.tally(due.owed for family in families for due in family.due),
        "today": dates.today(),
    })  # fmt: skip
