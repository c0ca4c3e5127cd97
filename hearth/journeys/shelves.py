"""Which pages one parent is offered now, from the child's way and from what this parent said."""

from collections.abc import Mapping

from hearth.agreements.models import Ask
from hearth.agreements.now import said_by
from hearth.agreements.standing import Standing
from hearth.journeys import places
from hearth.journeys.models import Journey
from hearth.journeys.pages import Shelf, pages_for
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
    return pages_for(
        stage_now(journey) if journey else None, said=said.get(child.pk, Standing.NOT_ASKED),
        secondary=places.is_secondary(child), over=journey is not None and journey.closed_on is not None,
    )  # fmt: skip
