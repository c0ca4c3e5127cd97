"""Sessions the group gave and lost, places used, and what that cost."""

from datetime import date, timedelta

import pytest

from hearth.base.errors import RuleBroken
from hearth.journeys.models import Placement
from hearth.records.cast import DAY, Cast
from hearth.room import actions as room
from hearth.room import costs, sessions_given
from hearth.room.models import GroupCost, LostSession
from hearth.room.sessions_given import Sessions
from hearth.schools.models import NurtureGroup

MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)


@pytest.fixture
def oak(rowan: Cast) -> NurtureGroup:
    """Two children on five mornings, one of them on Monday afternoons too."""
    group = rowan.rowan.groups.create(name="Oak Room", opened_on=date(2026, 9, 1), places=6)
    lead = rowan.adult["Miss Okafor"]
    for forename in ("A", "B"):
        child = rowan.rowan.children.create(forename=forename, surname="X")
        way = group.journeys.create(child=child, began_on=MONDAY, begun_by=lead, key_adult=lead)
        placement = Placement.objects.create(child=child, journey=way, starts_on=date(2026, 9, 7), decided_by=lead)
        for weekday in range(5):
            placement.sessions.create(weekday=weekday, part="am")
        if forename == "A":
            placement.sessions.create(weekday=0, part="pm")
    return group


def test_a_week_has_the_sessions_in_which_a_child_has_a_place(rowan: Cast, oak: NurtureGroup) -> None:
    week = sessions_given.of(oak, MONDAY, FRIDAY)
    assert week == Sessions(MONDAY, FRIDAY, 5, 6, (), 11, 36)
    assert (week.given, week.is_known) == (6, True)


def test_a_lost_session_is_taken_off_with_why_and_once(rowan: Cast, oak: NurtureGroup) -> None:
    bell = rowan.adult["Mrs Bell"]
    room.note_lost_session(oak, on=MONDAY, part="am", why="away", by=bell)
    room.note_lost_session(oak, on=MONDAY, part="am", why="cover", by=bell)
    room.note_lost_session(oak, on=FRIDAY, part="pm", why="room", by=bell)
    week = sessions_given.of(oak, MONDAY, FRIDAY)
    assert week.lost == (("An adult was needed elsewhere", 1),), "the group has no Friday afternoon to lose"
    assert (week.given, week.places_taken, week.places_open) == (5, 9, 30)
    room.take_back_lost_session(LostSession.objects.get(group=oak, on=MONDAY), by=bell)
    assert sessions_given.of(oak, MONDAY, FRIDAY).given == 6


def test_holidays_and_days_outside_every_term_are_no_school_days(rowan: Cast, oak: NurtureGroup) -> None:
    assert sessions_given.of(oak, date(2026, 12, 21), date(2027, 1, 1)).school_days == 0
    assert sessions_given.of(oak, date(2026, 12, 14), date(2027, 1, 5)).school_days == 7
    rowan.rowan.terms.all().delete()
    assert not sessions_given.of(oak, MONDAY, FRIDAY).is_known


@pytest.mark.parametrize(
    ("on", "part", "why", "says"),
    [
        (DAY + timedelta(1), "am", "cover", "has not come yet"),
        (date(2026, 11, 21), "am", "cover", "no session on that day"),
        (date(2026, 8, 3), "am", "cover", "no session on that day"),
        (MONDAY, "evening", "cover", "morning or afternoon"),
        (MONDAY, "am", "because", "morning or afternoon"),
    ],
)
def test_it_refuses_what_cannot_be_a_lost_session(
    rowan: Cast, oak: NurtureGroup, on: date, part: str, why: str, says: str
) -> None:
    with pytest.raises(RuleBroken, match=says):
        room.note_lost_session(oak, on=on, part=part, why=why, by=rowan.adult["Mrs Bell"])


def test_a_session_somebody_was_in_was_not_lost(rowan: Cast) -> None:
    child, bell = rowan.child["Amal"], rowan.adult["Mrs Bell"]
    room.mark(child, group=rowan.willow, on=DAY, part="am", where="here", by=bell)
    with pytest.raises(RuleBroken, match="marked here"):
        room.note_lost_session(rowan.willow, on=DAY, part="am", why="cover", by=bell)


def test_a_cost_is_shared_out_over_its_days_and_what_was_given(rowan: Cast, oak: NurtureGroup) -> None:
    marsh, last = rowan.adult["Mrs Marsh"], MONDAY + timedelta(9)
    cost = room.enter_cost(oak, starts_on=MONDAY, ends_on=last, pounds=1000, what="Both adults.", by=marsh)
    until = costs.counted_until(cost, FRIDAY)
    assert until == FRIDAY and costs.counted_until(cost, date(2026, 11, 1)) is None
    of = costs.CostOf(cost, until, oak.places, sessions_given.of(oak, MONDAY, until))
    assert (of.so_far, of.is_over) == (500, False)
    assert of.a_place == pytest.approx(1000 / 6) and of.a_session == pytest.approx(500 / 6)
    assert of.a_childs_session == pytest.approx(500 / 11)
    with pytest.raises(RuleBroken, match="already"):
        room.enter_cost(oak, starts_on=FRIDAY, ends_on=date(2026, 12, 20), pounds=5, what="Food.", by=marsh)
    with pytest.raises(RuleBroken, match="what is in it"):
        room.enter_cost(oak, starts_on=date(2027, 1, 4), ends_on=date(2027, 2, 4), pounds=5, what=" ", by=marsh)
    room.take_out_cost(cost, by=marsh)
    assert not GroupCost.objects.filter(group=oak).exists()
