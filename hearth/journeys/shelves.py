"""Which pages one parent is offered now, from the child's way and from what this parent said."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from hearth.agreements.models import Ask
from hearth.agreements.now import said_by
from hearth.agreements.standing import Standing
from hearth.journeys import pages, places
from hearth.journeys.models import Journey
from hearth.journeys.pages import Filled, Shelf
from hearth.journeys.stages import stage_now
from hearth.people.models import Child, User


def journey_of(child: Child) -> Journey | None:
    """The latest way, with what its pages name."""
    rows = Journey.objects.in_sight().filter(child=child).select_related("key_adult", "group")
    return rows.prefetch_related("steps").first()


def of_parent(child: Child, journey: Journey | None, user: User) -> Shelf:
    waiting = Ask.objects.for_adult(user).filter(child=child).unanswered().values_list("child", flat=True)
    return of_said(child, journey, said_by(user, [child.pk], waiting=set(waiting)))


def of_said(child: Child, journey: Journey | None, said: Mapping[int, Standing]) -> Shelf:
    """`said`: what this parent says of each of their children. The journey's steps are fetched."""
    return pages.pages_for(
        stage_now(journey) if journey else None, said=said.get(child.pk, Standing.NOT_ASKED),
        secondary=places.is_secondary(child), over=journey is not None and journey.closed_on is not None,
    )  # fmt: skip


def first_pages(ways: Mapping[Child, Journey | None], user: User, *, waiting: Collection[int]) -> dict[int, Filled]:
    """The one page to read first for each of a parent's children, for their front page: two queries."""
    groups = {child: journey.group if journey else child.group for child, journey in ways.items()}
    rooms = places.rooms({group for group in groups.values() if group})
    said = said_by(user, [child.pk for child in ways], waiting=waiting)
    found = {}
    for child, journey in ways.items():
        group = groups[child]
        known = {"child": child.name, "room": rooms[group.pk] if group else _("nurture room")}
        found[child.pk] = pages.read(of_said(child, journey, said).now[0]).filled(known)
    return found


def opening(child: Child, key: str) -> str:
    """How a question begins that was asked from a page."""
    if key not in pages.ALL:
        return ""
    group = places.group_of(child, journey_of(child))
    known = {"child": child.name, "room": places.rooms([group])[group.pk] if group else _("nurture room")}
    return _("About the page “%(title)s”: ") % {"title": pages.read(key).filled(known).title}
