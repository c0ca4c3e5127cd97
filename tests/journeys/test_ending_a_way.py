"""A way does not end at "returned to class", and no step is taken before the one it stands on."""

from datetime import timedelta

import pytest

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys.actions import journeys
from hearth.journeys.actions.placements import end_place, place
from hearth.journeys.actions.returns import hold_check_in, plan_return, return_step
from hearth.journeys.models import Placement, Step
from tests.journeys.a_small_school import MONDAY, MORNINGS, Small, small_school

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday():
    with dates.at(dates.moment(MONDAY)):
        yield


@pytest.fixture
def small() -> Small:
    return small_school()


def joined(small: Small) -> Small:
    place(small.journey, starts_on=MONDAY, sessions=MORNINGS, by=small.lead)
    return small


def back_in_class(small: Small) -> None:
    plan_return(
        small.journey, child_wants="Science", parent_wants="", teacher_does="A card", if_hard="A walk", by=small.lead
    )
    return_step(small.journey, kind="forward", on=MONDAY, sessions=(), by=small.lead)


def test_settled_comes_after_the_check_ins_we_promised(small: Small) -> None:
    joined(small)
    back_in_class(small)
    with dates.at(dates.moment(MONDAY + timedelta(days=7))), pytest.raises(RuleBroken, match="keep in touch"):
        journeys.close(small.journey, ending="settled", words="Amal is in class.", by=small.lead)
    with dates.at(dates.moment(MONDAY + timedelta(days=400))):
        for check_in in small.journey.checkins.all():
            hold_check_in(
                check_in, held_on=check_in.due_on, child_says="Well.", parent_says="", teacher_says="", next_steps="",
                by=small.lead,
            )  # fmt: skip
        closed = journeys.close(small.journey, ending="settled", words="Amal is in class.", by=small.lead)
    assert closed.ending == "settled"


def test_a_child_who_moves_away_needs_no_check_in(small: Small) -> None:
    joined(small)
    back_in_class(small)
    assert journeys.close(small.journey, ending="moved", words="To the sea.", by=small.lead).ending == "moved"


def test_nobody_settles_into_a_room_they_have_not_joined(small: Small) -> None:
    with pytest.raises(RuleBroken, match="had not joined"):
        journeys.reach(small.journey, kind=Step.Kind.SETTLED, on=MONDAY, by=small.lead)
    joined(small)
    assert journeys.reach(small.journey, kind=Step.Kind.SETTLED, on=MONDAY, by=small.lead)


def test_a_closed_way_leaves_no_place_behind_not_even_one_that_was_to_end_later(small: Small) -> None:
    joined(small)
    end_place(small.journey, on=MONDAY + timedelta(days=21), why="After half-term.", by=small.lead)
    journeys.close(small.journey, ending="moved", words="To the sea.", by=small.lead)
    later = MONDAY + timedelta(days=1)
    assert not Placement.objects.running(later).filter(journey=small.journey).exists()
