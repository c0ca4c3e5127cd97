"""Going back to class, session by session. Pausing is not failing, stepping back is a step, and we keep in touch."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys import keeping_in_touch, stages
from hearth.journeys.actions.placements import place, sessions_on
from hearth.journeys.actions.returns import hold_check_in, plan_return, return_step
from hearth.journeys.models import CheckIn, Journey, Placement, ReturnStep, Step
from hearth.schools.models import NurtureGroup
from tests.journeys.a_small_school import MONDAY, MORNINGS, Small, another_child, says, small_school

pytestmark = pytest.mark.django_db

PLAN = {
    "child_wants": "Science first", "parent_wants": "A call on Friday", "teacher_does": "The picture plan",
    "if_hard": "A walk with Mrs Bell",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _monday():
    with dates.at(dates.moment(MONDAY)):
        yield


@pytest.fixture
def small() -> Small:
    school = small_school()
    place(school.journey, starts_on=MONDAY, sessions=MORNINGS, by=school.lead)
    return school


@pytest.fixture
def planned(small: Small) -> Small:
    plan_return(small.journey, **PLAN, by=small.lead)
    return small


def week(number: int) -> date:
    return MONDAY + timedelta(weeks=number)


def step(small: Small, kind: str, number: int, sessions=None) -> ReturnStep:
    with dates.at(dates.moment(week(number))):
        return return_step(
            small.journey, kind=kind, on=week(number), sessions=sessions, beside="Mrs Bell", by=small.lead
        )


def kinds(journey: Journey) -> list[str]:
    return [s.kind for s in journey.steps.exclude(kind__in=["concern", "joined"])]


def back_in_class(small: Small) -> None:
    for number, left in enumerate((MORNINGS[:3], MORNINGS[:1], []), start=1):
        step(small, "forward", number, left)


def test_the_plan_has_four_people_in_it_and_begins_with_the_child(small):
    with pytest.raises(RuleBroken, match="Ask Amal first"):
        plan_return(small.journey, **{**PLAN, "child_wants": " "}, by=small.lead)
    for missing in ("teacher_does", "if_hard"):
        with pytest.raises(RuleBroken, match="class teacher"):
            plan_return(small.journey, **{**PLAN, missing: ""}, by=small.lead)
    plan = plan_return(small.journey, **PLAN, by=small.lead)
    again = plan_return(small.journey, **{**PLAN, "parent_wants": ""}, by=small.lead)
    assert (plan.pk, again.parent_wants, again.agreed_on) == (again.pk, "", MONDAY)


def test_a_child_who_has_not_joined_has_no_return(small):
    with pytest.raises(RuleBroken, match="not joined"):
        plan_return(another_child(small, "Bea"), **PLAN, by=small.lead)


def test_no_step_without_a_plan(small):
    with pytest.raises(RuleBroken, match="First a plan"):
        step(small, "forward", 1, MORNINGS[:3])


def test_a_step_forward_is_a_new_placement_with_fewer_sessions(planned):
    made = step(planned, "forward", 1, MORNINGS[:3])
    assert sessions_on(planned.journey, week(1)) == set(MORNINGS[:3])
    assert made.placement == Placement.objects.get(journey=planned.journey, starts_on=week(1))
    assert kinds(planned.journey) == ["return_begun"]
    for same_or_more in (MORNINGS[:3], MORNINGS, [(0, "pm")]):
        with pytest.raises(RuleBroken, match="fewer sessions"):
            step(planned, "forward", 2, same_or_more)


def test_a_pause_leaves_everything_as_it_is(planned):
    step(planned, "forward", 1, MORNINGS[:3])
    step(planned, "pause", 2)
    assert sessions_on(planned.journey, week(2)) == set(MORNINGS[:3])
    assert kinds(planned.journey) == ["return_begun", "paused"]
    step(planned, "forward", 4, MORNINGS[:2])
    assert kinds(planned.journey) == ["return_begun", "paused", "return_begun"]


def test_a_step_back_brings_sessions_again(planned):
    step(planned, "forward", 1, MORNINGS[:2])
    step(planned, "back", 2, MORNINGS[:3])
    assert sessions_on(planned.journey, week(2)) == set(MORNINGS[:3])
    with pytest.raises(RuleBroken, match="more sessions here"):
        step(planned, "back", 3, MORNINGS[:3])


def test_a_step_back_needs_a_place_free_and_the_agreement(planned):
    step(planned, "forward", 1, MORNINGS[:2])
    NurtureGroup.objects.filter(pk=planned.group.pk).update(places=0)
    with pytest.raises(RuleBroken, match="No place is free"):
        step(planned, "back", 2, MORNINGS)
    NurtureGroup.objects.filter(pk=planned.group.pk).update(places=8)
    with dates.at(dates.moment(week(2))):
        says(planned.amal, planned.leila, "withdrawn", by=planned.lead)
    with pytest.raises(RuleBroken, match="agreement"):
        step(planned, "back", 3, MORNINGS)


def test_when_the_last_session_goes_the_child_is_back_in_class_and_we_keep_in_touch(planned):
    back_in_class(planned)
    assert sessions_on(planned.journey, week(3)) == frozenset()
    assert kinds(planned.journey) == ["return_begun", "back_in_class"]
    assert [(c.when, c.due_on) for c in planned.journey.checkins.all()] == [
        ("six_weeks", date(2027, 1, 4)), ("term", date(2027, 3, 26)), ("year", date(2027, 11, 23)),
    ]  # fmt: skip
    with pytest.raises(RuleBroken, match="in class full time"):
        step(planned, "pause", 4)


def test_coming_back_into_the_group_is_a_step_and_the_next_return_is_followed_up_anew(planned):
    back_in_class(planned)
    step(planned, "back", 5, MORNINGS[:2])
    assert not planned.journey.checkins.exists()
    assert sessions_on(planned.journey, week(5)) == set(MORNINGS[:2])
    step(planned, "forward", 7, [])
    assert kinds(planned.journey)[-3:] == ["stepped_back", "return_begun", "back_in_class"]
    assert planned.journey.checkins.get(when="six_weeks").due_on == week(13)


def test_a_step_may_be_agreed_for_a_day_to_come_and_counts_from_that_day(planned):
    return_step(planned.journey, kind="forward", on=week(2), sessions=[], by=planned.lead)
    assert sessions_on(planned.journey, week(1)) == set(MORNINGS)
    journey = Journey.objects.get(pk=planned.journey.pk)
    assert stages.stage_now(journey) == stages.Stage.SETTLING
    with dates.at(dates.moment(week(2))):
        assert stages.stage_now(journey) == stages.Stage.IN_TOUCH


def test_steps_come_one_after_the_other(planned):
    step(planned, "forward", 3, MORNINGS[:2])
    with pytest.raises(RuleBroken, match="after the one before"):
        step(planned, "forward", 2, MORNINGS[:1])


def test_a_check_in_has_three_voices_and_is_held_once(planned):
    back_in_class(planned)
    checkin = CheckIn.objects.get(journey=planned.journey, when="six_weeks")
    with dates.at(dates.moment(checkin.due_on)):
        nobody = {"child_says": "", "parent_says": "", "teacher_says": " ", "next_steps": ""}
        with pytest.raises(RuleBroken, match="at least one"):
            hold_check_in(checkin, held_on=checkin.due_on, **nobody, by=planned.teacher)
        said = {
            "child_says": "Fine",
            "parent_says": "He sleeps",
            "teacher_says": "Joins in",
            "next_steps": "Toast on Friday",
        }
        with pytest.raises(RuleBroken, match="not come yet"):
            hold_check_in(checkin, held_on=checkin.due_on + timedelta(days=1), **said, by=planned.teacher)
        held = hold_check_in(checkin, held_on=checkin.due_on, **said, by=planned.teacher)
        assert (held.held_by, held.parent_says) == (planned.teacher, "He sleeps")
        with pytest.raises(RuleBroken, match="already"):
            hold_check_in(checkin, held_on=checkin.due_on, **said, by=planned.teacher)
    assert [c.when for c in CheckIn.objects.visible_to(planned.lead).filter(child=planned.amal).waiting()] == [
        "term",
        "year",
    ]
    assert planned.journey.steps.get(kind=Step.Kind.CHECKED_IN).note == "six weeks"


def test_check_ins_wait_within_a_week_of_their_day_and_not_after_the_journey_closed(planned):
    back_in_class(planned)
    mine = CheckIn.objects.visible_to(planned.lead).filter(child=planned.amal)
    assert not mine.due_soon(date(2026, 12, 27)).exists()
    assert [c.when for c in mine.due_soon(date(2026, 12, 28))] == ["six_weeks"]
    Journey.objects.filter(pk=planned.journey.pk).update(closed_on=week(8), ending="moved")
    assert not mine.due_soon(date(2027, 12, 28)).exists()


def test_without_terms_a_term_is_thirteen_weeks():
    days = keeping_in_touch.days(date(2026, 11, 2))
    assert days == {"six_weeks": date(2026, 12, 14), "term": date(2027, 2, 1), "year": date(2027, 11, 2)}


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_we_never_look_in_at_a_weekend_and_never_early(back_on):
    days = keeping_in_touch.days(back_on)
    assert all(day.weekday() < 5 for day in days.values())
    assert timedelta(42) <= days["six_weeks"] - back_on <= timedelta(44)
    assert days["six_weeks"] < days["term"] < days["year"]
