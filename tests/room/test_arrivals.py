"""Who is expected this session and where each is. No register is touched and nobody at home is told."""

from datetime import timedelta

import pytest

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys.models import PlacedSession
from hearth.notices.models import Notice
from hearth.people.models import Child
from hearth.room.actions import mark, unmark
from hearth.room.models import Arrival
from hearth.room.session import board, expected

pytestmark = pytest.mark.django_db


@pytest.fixture
def willow(rowan):
    """The Willow Room this morning: the group, the day, its lead, and the names of those expected."""
    Arrival.objects.all().delete()
    return rowan.willow


@pytest.fixture
def okafor(rowan):
    return rowan.adult["Miss Okafor"]


def amal(rowan) -> Child:
    return rowan.child["Amal"]


def marked(rowan, willow, okafor, **said) -> Arrival:
    facts = {"group": willow, "on": dates.today(), "part": "am", "where": "here", **said}
    return mark(amal(rowan), **facts, by=okafor)


def test_those_with_a_place_this_session_are_expected(rowan, willow, okafor):
    names = [child.name for child in expected(willow, dates.today(), "am", user=okafor)]
    assert "Amal" in names and names == sorted(names)
    assert "Amal" not in [child.name for child in expected(willow, dates.today(), "pm", user=okafor)]
    PlacedSession.objects.filter(placement__child=amal(rowan), weekday=dates.today().weekday()).delete()
    assert "Amal" not in [child.name for child in expected(willow, dates.today(), "am", user=okafor)]


def test_the_board_takes_two_queries_however_many_children(rowan, willow, okafor, django_assert_num_queries):
    board(willow, dates.today(), "am", user=okafor)  # her roles and her own family are read once a request
    with django_assert_num_queries(2):
        doors = board(willow, dates.today(), "am", user=okafor)
    assert len(doors) > 4 and all(door.mark is None for door in doors)


def test_here_and_elsewhere(rowan, willow, okafor):
    marked(rowan, willow, okafor)
    with pytest.raises(RuleBroken, match="with whom"):
        marked(rowan, willow, okafor, where="elsewhere")
    arrival = marked(rowan, willow, okafor, where="elsewhere", place="Swimming with Mr Reid")
    assert (Arrival.objects.get().pk, arrival.place, arrival.marked_by) == (arrival.pk, "Swimming with Mr Reid", okafor)
    door = next(door for door in board(willow, dates.today(), "am", user=okafor) if door.child == amal(rowan))
    assert door.mark == arrival
    marked(rowan, willow, okafor, place="forgotten")
    assert Arrival.objects.get().place == ""


def test_a_slip_is_taken_back(rowan, willow, okafor):
    arrival = marked(rowan, willow, okafor)
    unmark(arrival, by=okafor)
    assert not Arrival.objects.exists()
    assert [e.what for e in Entry.objects.filter(child_id=amal(rowan).pk).order_by("-pk")[:2]] == [
        "room.unmark",
        "room.mark",
    ]


def test_only_a_session_that_has_come_and_that_the_child_has(rowan, willow, okafor):
    with pytest.raises(RuleBroken, match="not come yet"):
        marked(rowan, willow, okafor, on=dates.today() + timedelta(days=1))
    with pytest.raises(RuleBroken, match="no place in this session"):
        marked(rowan, willow, okafor, part="pm")


def test_nobody_at_home_is_told_and_the_home_class_stays(rowan, willow, okafor):
    before, home = Notice.objects.count(), amal(rowan).school_class_id
    marked(rowan, willow, okafor, where="elsewhere", place="At home today")
    assert Notice.objects.count() == before
    assert Child.objects.get(pk=amal(rowan).pk).school_class_id == home
