"""The cast tell the story they are said to tell: the demo, the guides and the tests rest on it."""

from hearth.agreements.now import standings
from hearth.agreements.standing import Standing
from hearth.base import dates
from hearth.journeys.models import Journey
from hearth.journeys.stages import Stage, stage_now
from hearth.people.models import Child
from hearth.records import demo
from hearth.records.cast import DAY, WHO, Cast
from hearth.records.cast.assemble import BEGINS
from hearth.room.session import board
from hearth.schools.actions import installation, mark_as_demo, note_real_children


def test_everybody_the_sign_in_names_is_there(rowan: Cast) -> None:
    assert [name for name in WHO if name not in rowan.adult] == []


def test_each_child_is_where_the_story_says(rowan: Cast) -> None:
    now = {
        j.child.name: stage_now(j)
        for j in Journey.objects.open().filter(child__school=rowan.rowan).select_related("child")
    }
    assert now == {
        "Amal": Stage.IN_GROUP, "Bea": Stage.SETTLING, "Ellis": Stage.IN_GROUP, "Jude": Stage.RETURNING,
        "Kai": Stage.SETTLING, "Maryam": Stage.SETTLING, "Nia": Stage.IN_GROUP, "Oskar": Stage.IN_GROUP,
        "Effie": Stage.AGREEING, "Zara": Stage.IN_TOUCH,
    }  # fmt: skip


def test_each_agreement_stands_as_the_story_says(rowan: Cast) -> None:
    told = {
        name: standings([child])[child.pk].standing
        for name, child in rowan.child.items()
        if name in {"Amal", "Effie", "Maryam", "Finn", "Luca"}
    }
    assert told == {
        "Amal": Standing.YES, "Effie": Standing.WAITING, "Maryam": Standing.DECIDED_YES, "Finn": Standing.NO,
        "Luca": Standing.NOT_ASKED,
    }  # fmt: skip


def test_the_room_is_full_on_the_morning_the_demo_opens(rowan: Cast) -> None:
    doors = board(rowan.willow, DAY, "am", user=rowan.adult["Miss Okafor"])
    assert [door.child.name for door in doors] == ["Amal", "Bea", "Ellis", "Jude", "Kai", "Maryam", "Nia", "Oskar"]


def test_nothing_in_the_story_happens_after_the_day_it_stands_on(rowan: Cast) -> None:
    assert not Journey.objects.filter(began_on__gt=DAY).exists()
    assert BEGINS < DAY and Child.objects.filter(school=rowan.rowan).count() == 60


def test_a_demo_goes_on_from_where_it_was_left(rowan: Cast) -> None:
    assert demo.clock() is None, "no demo until it is marked as one"
    mark_as_demo(by=None)
    assert demo.clock() == dates.moment(DAY, "9:05")
    with dates.at(dates.moment(DAY, "14:00")):
        mark_as_demo(by=None)
    assert demo.clock() == dates.moment(DAY, "14:00")


def test_real_children_end_a_demo_for_good(rowan: Cast) -> None:
    mark_as_demo(by=None)
    note_real_children(by=rowan.adult["Miss Okafor"])
    assert not installation().is_demo
    assert demo.clock() is None
    assert demo.make_if_empty() is False
