"""What the page of a group shows: ten sessions with their places, the adults, and every child's part of the week.

A fixed number of queries, however many children. A member of staff who reaches not every child sees every place counted
and only those names.
"""

from dataclasses import dataclass
from datetime import date

from hearth.journeys import week
from hearth.journeys.models import Cover, Journey, Placement, Step
from hearth.journeys.stages import Leg, Stage, legs
from hearth.people.models import Child, Membership, User
from hearth.schools.models import NurtureGroup, School


@dataclass(frozen=True)
class Cell:
    taken: int
    free: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class PartRow:
    part: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Member:
    child: Child
    journey: Journey
    sessions: str
    line: str
    since: date
    cover: User | None


@dataclass(frozen=True)
class GroupPage:
    group: NurtureGroup
    adults: tuple[User, ...]
    rows: tuple[PartRow, ...]
    members: tuple[Member, ...]
    coming: tuple[Placement, ...]

    @property
    def has_two(self) -> bool:
        return len(self.adults) > 1


LINES = {
    Stage.SETTLING: "Settling in",
    Stage.IN_GROUP: "In the group",
    Stage.RETURNING: "Going back to class, bit by bit",
    Stage.IN_TOUCH: "In class, keeping in touch",
}


def of_school(school: School, user: User, on: date) -> list[GroupPage]:
    groups = [group for group in NurtureGroup.objects.filter(school=school).order_by("pk") if group.is_open(on)]
    placed = list(
        Placement.objects.in_sight().filter(journey__group__in=groups).from_day(on)
        .select_related("child__school_class", "journey__key_adult", "journey__child")
        .prefetch_related("sessions", "journey__steps")
    )  # fmt: skip
    reached = set(Child.objects.visible_to(user).filter(school=school).values_list("pk", flat=True))
    adults = list(Membership.objects.now().filter(group__in=groups).select_related("user"))
    covers = {
        one.journey_id: one.cover
        for one in Cover.objects.visible_to(user).running(on).filter(child__school=school).select_related("cover")
    }
    return [_page(group, placed, adults, reached, covers, on) for group in groups]


def _page(
    group: NurtureGroup, placed: list[Placement], adults: list[Membership], reached: set[int],
    covers: dict[int, User], on: date,
) -> GroupPage:  # fmt: skip
    mine = [one for one in placed if one.journey.group_id == group.pk]
    now = sorted((one for one in mine if week.holds(one, on)), key=_by_name)
    working = {m.user_id: m.user for m in adults if m.group_id == group.pk}
    return GroupPage(
        group,
        tuple(sorted(working.values(), key=lambda user: user.name)),
        tuple(_row(part, now, group.places, reached) for part, _name in week.PARTS),
        tuple(_member(one, covers) for one in now if one.child_id in reached),
        tuple(one for one in mine if one.starts_on > on and one.child_id in reached),
    )


def _by_name(placement: Placement) -> tuple[str, str, int]:
    return placement.child.name, placement.child.surname, placement.pk


def _row(part: str, now: list[Placement], places: int, reached: set[int]) -> PartRow:
    cells = []
    for weekday in range(5):
        here = [one for one in now if (weekday, part) in week.sessions_of(one)]
        names = tuple(one.child.name for one in here if one.child_id in reached)
        cells.append(Cell(len(here), max(places - len(here), 0), names))
    return PartRow(week.PART[part], tuple(cells))


def _member(placement: Placement, covers: dict[int, User]) -> Member:
    last: Leg = legs(placement.journey, placement.journey.steps.all())[-1]
    turns = {"pause": "A pause on the way back to class", "back": "A step back, for now"}
    line = turns.get(last.turn) or LINES.get(last.stage, "Beginning")
    sessions = week.short(week.sessions_of(placement))
    return Member(
        placement.child,
        placement.journey,
        sessions,
        line,
        _since(last, placement.journey),
        covers.get(placement.journey_id),
    )


def _since(last: Leg, journey: Journey) -> date:
    """Settling in begins on the first day in the room, which may be weeks after the family agreed."""
    joined = next((step.taken_on for step in journey.steps.all() if step.kind == Step.Kind.JOINED), last.since)
    return max(joined, last.since) if last.stage is Stage.SETTLING and not last.turn else last.since
