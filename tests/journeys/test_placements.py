"""A place by session: only after agreement, with two adults and a place free, and the home register untouched."""

from datetime import date, timedelta

import pytest

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys.actions.placements import end_place, place, sessions_on
from hearth.journeys.models import Journey, Placement, Step
from hearth.people.models import Child, Membership
from tests.journeys.a_small_school import MONDAY, MORNINGS, Small, another_child, says, small_school

pytestmark = pytest.mark.django_db

QUERIES = 21


@pytest.fixture(autouse=True)
def _monday():
    with dates.at(dates.moment(MONDAY)):
        yield


@pytest.fixture
def small() -> Small:
    return small_school()


def placed(small: Small, sessions=MORNINGS, on: date = MONDAY, journey: Journey | None = None) -> Placement:
    return place(journey or small.journey, starts_on=on, sessions=sessions, by=small.lead)


def test_the_first_place_makes_the_child_join_and_leaves_one_entry(small):
    before = Entry.objects.count()
    placement = placed(small)
    assert [(s.weekday, s.part) for s in placement.sessions.all()] == MORNINGS
    assert small.journey.steps.get(kind=Step.Kind.JOINED).taken_on == MONDAY
    entries = Entry.objects.order_by("-pk")[: Entry.objects.count() - before]
    assert [(e.what, e.child_id) for e in entries] == [("journeys.place", small.amal.pk)]


def test_the_home_register_is_untouched(small):
    before = (small.amal.school_class_id, small.amal.joined_on, small.amal.left_on)
    placed(small)
    child = Child.objects.get(pk=small.amal.pk)
    assert (child.school_class_id, child.joined_on, child.left_on) == before
    assert child in small.home_class.children.all()


@pytest.mark.parametrize("answers", [("", ""), ("yes", ""), ("yes", "not_yet"), ("no", "no"), ("yes", "no")])
def test_no_place_before_the_agreement_stands(answers):
    small = small_school(answers)
    with pytest.raises(RuleBroken, match="agreement does not stand"):
        placed(small)
    assert not Placement.objects.filter(journey=small.journey).exists()
    assert not small.journey.steps.filter(kind=Step.Kind.JOINED).exists()


@pytest.mark.parametrize("answers", [("yes", "yes"), ("partly", "yes"), ("partly", "partly")])
def test_yes_and_partly_are_enough(answers):
    assert placed(small_school(answers)).pk


def test_an_agreement_taken_back_stops_more_but_not_less(small):
    placed(small, MORNINGS[:3])
    with dates.at(dates.moment(MONDAY + timedelta(days=7))):
        says(small.amal, small.leila, "withdrawn", by=small.lead)
        with pytest.raises(RuleBroken, match="agreement does not stand"):
            placed(small, MORNINGS, dates.today())
        placed(small, MORNINGS[:1], dates.today())
        assert sessions_on(small.journey, dates.today()) == {(0, "am")}


def test_a_room_with_one_adult_takes_nobody(small):
    Membership.objects.filter(user=small.assistant).update(ends_on=MONDAY)
    with pytest.raises(RuleBroken, match="two adults"):
        placed(small)


def test_one_adult_with_two_roles_is_still_one(small):
    Membership.objects.filter(user=small.assistant).update(user=small.lead)
    with pytest.raises(RuleBroken, match="two adults"):
        placed(small)


def test_a_full_session_is_named(small):
    for name in ("Bea", "Ellis", "Jude"):
        placed(small, [(1, "am"), (1, "pm")], journey=another_child(small, name))
    with pytest.raises(RuleBroken, match="No place is free on Tuesday morning"):
        placed(small)
    assert placed(small, [s for s in MORNINGS if s[0] != 1]).pk


def test_a_place_taken_from_a_later_day_counts_too(small):
    later = MONDAY + timedelta(days=14)
    for name in ("Bea", "Ellis", "Jude"):
        placed(small, [(0, "am")], later, another_child(small, name))
    with pytest.raises(RuleBroken, match="No place is free on Monday morning"):
        placed(small, [(0, "am")])


def test_a_place_that_ends_before_is_free_again(small):
    for name in ("Bea", "Ellis", "Jude"):
        journey = another_child(small, name)
        placed(small, [(0, "am")], journey=journey)
        end_place(journey, on=MONDAY + timedelta(days=7), why="Back in class", by=small.lead)
    assert placed(small, [(0, "am")], MONDAY + timedelta(days=7)).pk


def test_many_children_are_counted_in_the_same_queries_as_one(django_assert_num_queries):
    small = small_school(places=8)
    placed(small, journey=another_child(small, "Bea"))
    with django_assert_num_queries(QUERIES):
        placed(small)
    for name in ("Ellis", "Jude", "Kai", "Nia"):
        placed(small, journey=another_child(small, name))
    last = another_child(small, "Oskar")
    with django_assert_num_queries(QUERIES):
        placed(small, journey=last)


def test_a_change_is_a_new_place_and_the_old_one_ends_then(small):
    first = placed(small, MORNINGS[:2])
    change = MONDAY + timedelta(days=7)
    second = placed(small, MORNINGS, change)
    first.refresh_from_db()
    assert (first.ends_on, second.starts_on, second.ends_on) == (change, change, None)
    assert sessions_on(small.journey, change - timedelta(days=1)) == set(MORNINGS[:2])
    assert sessions_on(small.journey, change) == set(MORNINGS)
    assert small.journey.steps.filter(kind=Step.Kind.JOINED).count() == 1


def test_a_change_cannot_come_before_the_present_place_began(small):
    placed(small)
    with pytest.raises(RuleBroken, match="began on 2 November"):
        placed(small, MORNINGS[:2], MONDAY - timedelta(days=3))


def joined_on(small: Small) -> date:
    return small.journey.steps.get(kind=Step.Kind.JOINED).taken_on


def test_a_first_day_that_moves_is_still_one_first_day(small):
    early, late = MONDAY + timedelta(days=7), MONDAY + timedelta(days=14)
    planned = placed(small, MORNINGS, late)
    assert joined_on(small) == late
    placed(small, MORNINGS[:2], early)
    assert joined_on(small) == early
    planned.refresh_from_db()
    assert planned.ends_on == planned.starts_on
    end_place(small.journey, on=early, why="Amal is ill", by=small.lead)
    assert not small.journey.steps.filter(kind=Step.Kind.JOINED).exists()
    placed(small, MORNINGS, late)
    assert joined_on(small) == late
    assert [p.starts_on for p in small.journey.placements.that_held()] == [late]


def test_sessions_are_mornings_and_afternoons_of_school_days(small):
    for wrong in ([], [(5, "am")], [(0, "evening")]):
        with pytest.raises(RuleBroken):
            placed(small, wrong)


def test_a_closed_journey_takes_no_place(small):
    Journey.objects.filter(pk=small.journey.pk).update(closed_on=MONDAY, ending="moved")
    with pytest.raises(RuleBroken, match="closed"):
        placed(small)


def test_ending_a_place_says_why(small):
    placed(small)
    with pytest.raises(RuleBroken, match="why"):
        end_place(small.journey, on=MONDAY + timedelta(days=1), why=" ", by=small.lead)
    end_place(small.journey, on=MONDAY + timedelta(days=1), why="Leila changed her mind", by=small.lead)
    assert sessions_on(small.journey, MONDAY) == set(MORNINGS)
    assert sessions_on(small.journey, MONDAY + timedelta(days=1)) == frozenset()
    assert small.journey.placements.get().ended_why == "Leila changed her mind"
