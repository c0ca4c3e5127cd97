"""A place in the group, by session of the week. A change is a new placement from a day; the old one ends then.
Nothing here touches the child's own class: the home register is another thing."""

from collections.abc import Collection
from datetime import date

from hearth.agreements.now import child_says_yes, standing_now
from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys import week
from hearth.journeys.actions.journeys import reach
from hearth.journeys.models import Journey, PlacedSession, Placement, Step
from hearth.people.models import Membership, User
from hearth.schools.models import NurtureGroup

Session = tuple[int, str]


@change
def place(journey: Journey, *, starts_on: date, sessions: Collection[Session], why: str = "", by: User) -> Placement:
    """A place from a day on. The first makes the child join. Fewer sessions than now never needs asking again;
    more does: the family's agreement stands, two adults are in the room, and every session has a place free."""
    journey = _open(journey)
    wanted = _sorted(sessions)
    if not wanted:
        raise RuleBroken("Choose at least one morning or afternoon.")
    if (
        frozenset(wanted) == sessions_on(journey, starts_on)
        and not journey.placements.filter(starts_on__gt=starts_on).exists()
    ):
        raise RuleBroken("That is the place already. Choose other sessions, or leave it as it is.")
    _may_have(journey, wanted, starts_on)
    placement = moved(journey, starts_on=starts_on, sessions=wanted, why=why, by=by)
    assert placement is not None
    _joins(journey, starts_on, by)
    return placement


@change
def end_place(journey: Journey, *, on: date, why: str, by: User) -> Journey:
    """The place ends from that day: the family took their agreement back, or something else helps now."""
    journey = _open(journey)
    if not why.strip():
        raise RuleBroken("Say in a few words why the place ends. The family may read it.")
    if not journey.placements.from_day(on).exists():
        raise RuleBroken(f"{journey.child.name} has no place then.")
    moved(journey, starts_on=on, sessions=(), why=why, by=by)
    journey.placements.filter(ends_on=on).update(ended_why=why.strip()[:200])
    if not journey.placements.that_held().exists():
        journey.steps.filter(kind=Step.Kind.JOINED).delete()
    return journey


def moved(journey: Journey, *, starts_on: date, sessions: Collection[Session], why: str, by: User) -> Placement | None:
    """Part of an action: end what holds from that day on, and put the new sessions in its stead, if there are any.
    What had not begun by then ends on its own first day: it never held, and stays as a fact that was once planned."""
    today = dates.today()
    for other in journey.placements.from_day(starts_on):
        if other.starts_on <= today and starts_on < other.starts_on:
            raise RuleBroken(
                f"The present place began on {week.day(other.starts_on)}. A change can only be from that day on."
            )
        other.ends_on = max(other.starts_on, starts_on)
        other.save(update_fields=["ends_on"])
    if not sessions:
        return None
    placement = Placement.objects.create(
        child=journey.child, journey=journey, starts_on=starts_on, why=why.strip()[:200], decided_by=by
    )
    PlacedSession.objects.bulk_create(
        PlacedSession(placement=placement, weekday=weekday, part=part) for weekday, part in sessions
    )
    return placement


def sessions_on(journey: Journey, day: date) -> frozenset[Session]:
    """The sessions of the week this child has on that day, or none."""
    running = PlacedSession.objects.filter(placement__in=journey.placements.running(day))
    return frozenset(running.values_list("weekday", "part"))


def room_for(journey: Journey, sessions: Collection[Session], starts_on: date) -> None:
    """Part of an action: two adults with this group, and a place free in every session from that day on."""
    # One at a time, so that two people do not give away the same last place.
    group = NurtureGroup.objects.select_for_update().get(pk=journey.group_id)
    if not group.is_open(starts_on):
        raise RuleBroken(f"{group.name} is not open on {week.day(starts_on)}.")
    if adults_of(group) < 2:
        raise RuleBroken(f"{group.name} does not have two adults now. Say who works there first, under Staff.")
    others = Placement.objects.of_group(group).from_day(starts_on).exclude(journey=journey)
    most = week.most_at_once(others.prefetch_related("sessions"), starts_on)
    if full := [session for session in _sorted(sessions) if most.get(session, 0) >= group.places]:
        raise RuleBroken(f"No place is free on {week.said(full)}. Choose other sessions, or make a place first.")


def adults_of(group: NurtureGroup) -> int:
    return Membership.objects.now().filter(group=group, user__is_active=True).values("user").distinct().count()


def _may_have(journey: Journey, wanted: list[Session], starts_on: date) -> None:
    child = journey.child
    new = set(wanted) - sessions_on(journey, starts_on)
    if not new:
        return
    standing = standing_now(child)
    if not standing.goes_ahead:
        raise RuleBroken(f"The family’s agreement does not stand yet. {standing.said}")
    if child.has_own_say and not child_says_yes(child):
        raise RuleBroken(f"{child.name} speaks for themselves, and has not said yes. Sit down together first.")
    room_for(journey, wanted, starts_on)


def _joins(journey: Journey, on: date, by: User) -> None:
    """The child joins with the first place that really holds; while it has not begun, the day can still move."""
    joined = journey.steps.filter(kind=Step.Kind.JOINED).first()
    if joined is not None:
        if not journey.placements.that_held().filter(starts_on__lt=on).exists():
            joined.taken_on = on
            joined.save(update_fields=["taken_on"])
    else:
        reach(journey, kind=Step.Kind.JOINED, on=on, ahead=True, by=by)


def _open(journey: Journey) -> Journey:
    locked: Journey = Journey.objects.select_for_update().get(pk=journey.pk)
    if locked.closed_on is not None:
        raise RuleBroken(f"{locked.child.name}’s journey is closed. Begin another one.")
    return locked


def _sorted(sessions: Collection[Session]) -> list[Session]:
    wanted = sorted(set(sessions))
    if any(weekday not in range(5) or part not in PlacedSession.Part.values for weekday, part in wanted):
        raise RuleBroken("A session is a morning or an afternoon from Monday to Friday.")
    return wanted
