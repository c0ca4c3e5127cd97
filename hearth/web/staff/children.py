"""The list of children, and one child's page."""

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render

from hearth.assessments import learning_now
from hearth.base import dates
from hearth.conversations.models import SecondLook
from hearth.journeys.models import Journey
from hearth.journeys.stages import ribbon
from hearth.people.models import Child
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, child_here, staff_may
from hearth.web.staff import child_page
from hearth.web.staff.waiting import waiting_for_us

A_PAGE = 50


@staff_may(Permission.SEE_CHILD)
def children(request: SignedIn) -> HttpResponse:
    """Those the group knows, unless somebody asks for everyone or types a name."""
    typed, everyone = request.GET.get("name", "").strip(), request.GET.get("show") == "everyone"
    found = Child.objects.visible_to(request.user).filter(school=request.school).on_roll()
    if typed:
        found = found.named_like(typed)
    elif not everyone:
        found = found.filter(group__isnull=False)
    open_journeys = Journey.objects.in_sight().open().select_related("key_adult").prefetch_related("steps")
    found = found.select_related("school_class").prefetch_related(Prefetch("journeys", open_journeys, to_attr="way"))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    rows = [
        (child, journey, _stage(child, journey))
        for child in page
        for journey in [next(iter(getattr(child, "way", [])), None)]
    ]
    # Those who have no Today meet here what is waiting for them.
    first = not typed and not everyone and not request.user.may(Permission.SEE_TODAY, request.school)
    waiting = waiting_for_us(request.user, request.school, dates.today()) if first else []
    writes = first and request.user.may(Permission.NOTE_LEARNING, request.school)
    return render(request, "staff/children.html", {
        "unwritten": learning_now.unwritten(request.user, request.school, dates.today()) if writes else [],
        "rows": rows, "page": page, "typed": typed, "everyone": everyone, "waiting": waiting,
        "looks": SecondLook.objects.waiting_for(request.user, request.school) if first else None,
    })  # fmt: skip


def _stage(child: Child, journey: Journey | None) -> str:
    if journey is None:
        return ""
    journey.child = child
    stops = ribbon(journey, dates.today(), steps=list(journey.steps.all()))
    now = [stop for stop in stops if stop.state in ("here", "paused")]
    return now[-1].label if now else ""


@staff_may(Permission.SEE_CHILD)
def child(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    return render(request, "staff/child.html", {"page": child_page.of(child, request.user), "child": child})
