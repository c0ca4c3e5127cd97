"""The shelf of questionnaires, and one of them as a document."""

from django.http import HttpResponse
from django.shortcuts import render

from hearth.assessments import licences
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, staff_may


@staff_may(Permission.SEE_CHILD)
def measures(request: SignedIn) -> HttpResponse:
    """Every questionnaire this school may see."""
    return render(request, "staff/measures/shelf.html", {"shelf": licences.on_shelf(request.school)})
