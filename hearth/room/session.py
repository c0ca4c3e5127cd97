"""Who is expected in the room this session, and where each is. Read by Today; nothing here changes anything."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from hearth.journeys.models import Placement
from hearth.people.models import Child, User
from hearth.room.models import Arrival
from hearth.schools.models import NurtureGroup


@dataclass(frozen=True)
class Door:
    """One child's door on the board: always in the same place, with its mark or none yet."""

    child: Child
    mark: Arrival | None


def board(group: NurtureGroup, on: date, part: str, *, user: User) -> list[Door]:
    """A door for each child with a place this session whom this member of staff reaches, in two queries."""
    marks = {
        mark.child_id: mark
        for mark in Arrival.objects.in_sight().of_session(group, on, part).select_related("marked_by")
    }
    children = expected(group, on, part, user=user)
    return [Door(child, marks.get(child.pk)) for child in children]


def expected(group: NurtureGroup, on: date, part: str, *, user: User) -> list[Child]:
    here = Q(child__left_on=None) | Q(child__left_on__gt=on)
    placements = Placement.objects.visible_to(user).of_group(group).expected(on, part).filter(here)
    return sorted(
        (placement.child for placement in placements.select_related("child__school_class")),
        key=lambda child: (child.name, child.surname, child.pk),
    )
