"""When a child came: for those who are in the room with the child. It goes no further by itself."""

from django.http import HttpResponse
from django.shortcuts import render

from hearth.people.models import Relationship
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, child_here, staff_may
from hearth.web.staff import mornings as page_of


@staff_may(Permission.SEE_MARKS)
def mornings(request: SignedIn, child_pk: int) -> HttpResponse:
    """The register's marks by session, around what we did, and words to ask kindly. Nothing is sent from here."""
    child = child_here(request, child_pk)
    asked = request.GET.get("weeks", "")
    span = int(asked) if asked in {str(one) for one in page_of.SPANS} else page_of.USUAL
    around = Relationship.objects.visible_to(request.user).current().filter(child=child).select_related("adult")
    write_to = [one for one in around if one.may_be_written_to]
    return render(request, "staff/mornings.html", {
        "page": page_of.of(child, span), "child": child, "write_to": write_to,
    })  # fmt: skip
