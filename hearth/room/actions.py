"""Marking who is in the room. Internal to it: no register is touched, and no parent is told automatically."""

from datetime import date

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys.models import Placement
from hearth.people.models import Child, User
from hearth.room.models import Arrival
from hearth.schools.models import NurtureGroup

Where = Arrival.Where


@change
def mark(child: Child, *, group: NurtureGroup, on: date, part: str, where: str, place: str = "", by: User) -> Arrival:
    """Here, or somewhere else and with whom. Marking again puts it right: the last mark is where the child is."""
    if on > dates.today():
        raise RuleBroken("That session has not come yet.")
    if not Placement.objects.in_sight().of_group(group).expected(on, part).filter(child=child).exists():
        raise RuleBroken(f"{child.name} has no place in this session.")
    if where not in Where.values:
        raise RuleBroken("Choose here or somewhere else.")
    if where == Where.ELSEWHERE and not place.strip():
        raise RuleBroken(f"Say where {child.name} is, and with whom.")
    arrival, _made = Arrival.objects.update_or_create(
        child=child, on=on, part=part,
        defaults={
            "group": group, "where": where, "place": place.strip() if where == Where.ELSEWHERE else "",
            "marked_at": dates.now(), "marked_by": by,
        },
    )  # fmt: skip
    return arrival


@change
def unmark(arrival: Arrival, *, by: User) -> Child:
    """It was a slip: the child is not marked after all."""
    child = arrival.child
    arrival.delete()
    return child
