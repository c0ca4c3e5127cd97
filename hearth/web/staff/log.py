"""Who among the staff has opened a child's pages."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from hearth.audit.looks import by_day
from hearth.audit.models import Entry
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, child_here, staff_may

A_PAGE = 100


@staff_may(Permission.SEE_CHILD)
def looks(request: SignedIn, child_pk: int) -> HttpResponse:
    """Never a parent's own looks, nor the safeguarding lead's."""
    child = child_here(request, child_pk)
    entries = Entry.objects.about(child.pk).looks_by_school_staff().order_by("-at", "-pk")
    page = Paginator(entries, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "staff/log.html", {"child": child, "page": page, "days": by_day(page)})
