"""One child over time: what each adult saw, what chance alone could give, and what was happening."""

from django.http import HttpResponse
from django.shortcuts import render

from hearth.people.roles import Permission
from hearth.web.access import SignedIn, child_here, staff_may
from hearth.web.staff.measures import change_page


@staff_may(Permission.SEE_CHILD)
def over_time(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    chosen, half = request.GET.get("scale", ""), request.GET.get("half", "")
    page = change_page.of(child, request.user, chosen=chosen, half=half)
    return render(request, "staff/measures/change.html", {"child": child, "page": page})
