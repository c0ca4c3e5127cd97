"""The key adult is away or leaving: somebody named is there, and child and parent hear it first."""

from datetime import timedelta

import pytest

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys.actions.covers import end_cover, hand_over, name_cover
from hearth.journeys.models import Cover, Journey
from tests.journeys.a_small_school import MONDAY, Small, adult, small_school

pytestmark = pytest.mark.django_db

NEXT = MONDAY + timedelta(days=7)


@pytest.fixture(autouse=True)
def _monday():
    with dates.at(dates.moment(MONDAY)):
        yield


@pytest.fixture
def small() -> Small:
    return small_school()


def named(small: Small, **changed) -> Cover:
    facts = {
        "cover": small.assistant, "starts_on": NEXT, "ends_on": NEXT + timedelta(days=5), "child_told_on": MONDAY,
        "parent_told_on": MONDAY, **changed,
    }  # fmt: skip
    return name_cover(small.journey, **facts, by=small.lead)


def key_adult(small: Small):
    return Journey.objects.get(pk=small.journey.pk).key_adult


def test_a_cover_is_named_and_the_key_adult_stays(small):
    cover = named(small)
    assert (cover.away, cover.cover, key_adult(small)) == (small.lead, small.assistant, small.lead)
    mine = Cover.objects.visible_to(small.lead).filter(child=small.amal)
    assert not mine.running(MONDAY).exists()
    assert list(mine.running(NEXT)) == [cover]
    assert not mine.running(NEXT + timedelta(days=5)).exists()


@pytest.mark.parametrize("who", ["child_told_on", "parent_told_on"])
def test_child_and_parent_are_told_first(small, who):
    with pytest.raises(RuleBroken, match="told first"):
        named(small, starts_on=MONDAY - timedelta(days=1), **{who: MONDAY})
    with pytest.raises(RuleBroken, match="cannot be ahead"):
        named(small, **{who: NEXT})


def test_somebody_else_who_works_with_the_child_is_named(small):
    for wrong in (small.lead, small.leila, adult("A stranger")):
        with pytest.raises(RuleBroken, match="Name somebody"):
            named(small, cover=wrong)


def test_one_at_a_time(small):
    named(small)
    with pytest.raises(RuleBroken, match="named already"):
        named(small, cover=small.teacher, starts_on=NEXT + timedelta(days=2), ends_on=None)
    assert named(small, cover=small.teacher, starts_on=NEXT + timedelta(days=5), ends_on=None).pk


def test_the_day_back_comes_after_and_can_move(small):
    with pytest.raises(RuleBroken, match="after the first day away"):
        named(small, ends_on=NEXT)
    cover = named(small, ends_on=None)
    end_cover(cover, ends_on=NEXT + timedelta(days=1), by=small.lead)
    assert not Cover.objects.filter(pk=cover.pk).running(NEXT + timedelta(days=1)).exists()
    with pytest.raises(RuleBroken, match="before the first day"):
        end_cover(cover, ends_on=MONDAY, by=small.lead)


def test_whoever_leaves_today_is_followed_at_once(small):
    named(small, starts_on=MONDAY, leaving=True)
    assert key_adult(small) == small.assistant
    assert not Cover.objects.filter(child=small.amal).running(MONDAY).exists()


def test_whoever_leaves_later_is_followed_from_that_day(small):
    cover = named(small, leaving=True)
    assert (cover.ends_on, key_adult(small)) == (None, small.lead)
    with pytest.raises(RuleBroken, match="still here"):
        hand_over(cover, by=small.lead)
    waiting = Cover.objects.visible_to(small.lead).filter(child=small.amal)
    assert not waiting.to_hand_over(MONDAY).exists()
    with dates.at(dates.moment(NEXT)):
        assert list(waiting.to_hand_over(NEXT)) == [cover]
        hand_over(cover, by=small.lead)
        assert key_adult(small) == small.assistant
        assert not waiting.to_hand_over(NEXT).exists()
        small.journey.refresh_from_db()
        assert named(
            small, cover=small.teacher, starts_on=NEXT, ends_on=None, child_told_on=NEXT, parent_told_on=NEXT
        ).pk


def test_a_closed_journey_needs_no_cover(small):
    Journey.objects.filter(pk=small.journey.pk).update(closed_on=MONDAY, ending="moved")
    with pytest.raises(RuleBroken, match="closed"):
        named(small)
