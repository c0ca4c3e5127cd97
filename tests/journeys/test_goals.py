"""Goals together: each voice rates for itself, once a day, and no voice is overwritten or averaged."""

from datetime import date, timedelta

import pytest

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys.actions.goals import end_goal, rate, set_goal
from hearth.journeys.models import Goal, Journey
from hearth.people.models import Relationship
from hearth.reports import goal_lines
from tests.journeys.a_small_school import MONDAY, Small, small_school

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday():
    with dates.at(dates.moment(MONDAY)):
        yield


@pytest.fixture
def small() -> Small:
    return small_school()


@pytest.fixture
def goal(small: Small) -> Goal:
    return set_goal(small.journey, words="Come in when play ends", chosen_by="together", by=small.lead)


def on(day: date):
    return dates.at(dates.moment(day))


def test_a_goal_is_set_with_what_helps_here_and_at_home(small):
    goal = set_goal(
        small.journey, words=" Ask for a break ", chosen_by="child", helps_here="A card", helps_home="The same card",
        by=small.lead,
    )  # fmt: skip
    assert (goal.words, goal.child, goal.set_on, goal.set_by) == ("Ask for a break", small.amal, MONDAY, small.lead)


def test_the_same_goal_is_not_set_twice(small, goal):
    with pytest.raises(RuleBroken, match="already"):
        set_goal(small.journey, words="come in when PLAY ends", chosen_by="child", by=small.lead)
    end_goal(goal, how="Reached", by=small.lead)
    assert set_goal(small.journey, words="Come in when play ends", chosen_by="child", by=small.lead).pk


def test_a_closed_journey_takes_no_goal(small):
    Journey.objects.filter(pk=small.journey.pk).update(closed_on=MONDAY, ending="moved")
    small.journey.refresh_from_db()
    with pytest.raises(RuleBroken, match="closed"):
        set_goal(small.journey, words="Read", chosen_by="child", by=small.lead)


def test_child_each_parent_and_school_rate_on_one_day(small, goal):
    rate(goal, voice="child", value=6, by=small.assistant)
    rate(goal, voice="family", value=5, words="At home too", by=small.leila)
    rate(goal, voice="family", value=2, by=small.yusuf)
    rate(goal, voice="school", value=4, by=small.teacher)
    assert [(r.voice, r.by, r.value) for r in goal.ratings.all()] == [
        ("child", small.assistant, 6), ("family", small.leila, 5), ("family", small.yusuf, 2),
        ("school", small.teacher, 4),
    ]  # fmt: skip


@pytest.mark.parametrize("voice, again", [("child", "lead"), ("school", "lead"), ("family", "leila")])
def test_a_voice_speaks_once_a_day_and_is_not_overwritten(small, goal, voice, again):
    first = {"child": small.assistant, "school": small.teacher, "family": small.leila}[voice]
    rate(goal, voice=voice, value=3, by=first)
    with pytest.raises(RuleBroken, match="said 3 today already"):
        rate(goal, voice=voice, value=9, by=getattr(small, again))
    assert [r.value for r in goal.ratings.all()] == [3]
    with on(MONDAY + timedelta(days=1)):
        rate(goal, voice=voice, value=9, by=getattr(small, again))
    assert [r.value for r in goal.ratings.all()] == [3, 9]


def test_staff_write_down_what_a_parent_said(small, goal):
    rating = rate(goal, voice="family", value=7, words="On the phone", adult=small.leila, by=small.lead)
    assert (rating.by, rating.entered_by) == (small.leila, small.lead)
    assert rate(goal, voice="school", value=4, by=small.lead).entered_by is None


def test_nobody_else_speaks_for_the_family(small, goal):
    with pytest.raises(RuleBroken, match="does not see"):
        rate(goal, voice="family", value=7, by=small.teacher)
    for voice in ("school", "child"):
        with pytest.raises(RuleBroken, match="A parent speaks for the family"):
            rate(goal, voice=voice, value=7, by=small.leila)


@pytest.mark.parametrize(
    "known",
    [{"may_see": False}, {"held": True, "held_why": "Unclear"}, {"ended_on": MONDAY}, {"restriction": "no_order"}],
)
def test_a_parent_whose_door_is_closed_does_not_rate(small, goal, known):
    if "restriction" in known:
        known = known | {"restriction_looked_by": small.lead, "restriction_looked_at": dates.now()}
    Relationship.objects.filter(child=small.amal, adult=small.leila).update(**known)
    with pytest.raises(RuleBroken, match="does not see"):
        rate(goal, voice="family", value=7, by=small.leila)


@pytest.mark.parametrize("value", [-1, 11])
def test_the_line_runs_from_0_to_10(small, goal, value):
    with pytest.raises(RuleBroken, match="0 to 10"):
        rate(goal, voice="school", value=value, by=small.lead)


def test_an_ended_goal_keeps_what_was_said_and_takes_no_more(small, goal):
    rate(goal, voice="school", value=4, by=small.lead)
    with pytest.raises(RuleBroken, match="how it ended"):
        end_goal(goal, how="", by=small.lead)
    end_goal(goal, how="Reached in November", by=small.lead)
    with pytest.raises(RuleBroken, match="has ended"):
        rate(goal, voice="child", value=4, by=small.lead)
    assert goal.ratings.count() == 1
    assert not Goal.objects.open().filter(pk=goal.pk).exists()


def test_goals_come_with_their_ratings_in_three_queries_however_many(small, goal, django_assert_num_queries):
    for number in range(4):
        other = set_goal(small.journey, words=f"Goal {number}", chosen_by="child", by=small.lead)
        rate(other, voice="school", value=number, by=small.lead)
        rate(other, voice="family", value=number, by=small.leila)
    with django_assert_num_queries(2):
        goals = list(Goal.objects.visible_to(small.lead).filter(child=small.amal).open().with_ratings())
        seen = goal_lines.for_staff(goals, [small.leila, small.yusuf], today=MONDAY)
    assert len(seen) == 5


def year_of_ratings(small: Small, goal: Goal) -> list[Goal]:
    for day, said in (
        (date(2026, 9, 14), {"child": 2, "leila": 3, "school": 1, "yusuf": 9}),
        (date(2026, 10, 12), {"child": 3, "school": 2}),
        (date(2026, 11, 23), {"child": 6, "leila": 5, "school": 4}),
    ):
        with on(day):
            for who, value in said.items():
                parent = {"leila": small.leila, "yusuf": small.yusuf}.get(who)
                rate(goal, voice="family" if parent else who, value=value, by=parent or small.lead)
    return list(Goal.objects.filter(pk=goal.pk).with_ratings())


def test_staff_see_every_voice_over_time_and_what_was_ours_to_ask(small, goal):
    goals = year_of_ratings(small, goal)
    [seen] = goal_lines.for_staff(goals, [small.leila, small.yusuf], today=date(2026, 11, 24))
    assert [(line.who, line.then, line.now) for line in seen.lines] == [
        ("Amal says", 2, 6), ("Leila says", 3, 5), ("Yusuf says", 9, None), ("School says", 1, 4),
    ]  # fmt: skip
    assert seen.chosen == "Amal and the family chose this together."
    assert seen.chart is not None
    assert "Leila was not asked in October. That was ours to do." in seen.chart.said
    assert seen.chart.table.columns == ("Who", "Sep", "Oct", "Now")
    assert seen.since == "September"


def test_a_parent_sees_no_other_parents_number(small, goal):
    goals = year_of_ratings(small, goal)
    [seen] = goal_lines.for_parent(goals, small.leila, today=date(2026, 11, 24))
    assert [(line.who, line.then, line.now) for line in seen.lines] == [
        ("Amal says", 2, 6), ("You say", 3, 5), ("School says", 1, 4),
    ]  # fmt: skip
    assert seen.chart is not None
    shown = f"{seen.chart.svg} {seen.chart.said} {seen.chart.table}"
    assert "Yusuf" not in shown and "9" not in seen.chart.said


def test_two_rounds_in_one_month_are_told_apart(small, goal):
    for day in (date(2026, 11, 3), date(2026, 11, 24)):
        with on(day):
            rate(goal, voice="school", value=day.day // 8, by=small.lead)
    goals = list(Goal.objects.filter(pk=goal.pk).with_ratings())
    [seen] = goal_lines.for_staff(goals, [small.leila], today=date(2027, 2, 1))
    assert seen.chart is not None
    assert seen.chart.table.columns == ("Who", "3 Nov", "24 Nov")
    assert "Leila was not asked yet. That was ours to do." in seen.chart.said


def test_a_goal_nobody_rated_has_no_chart(small, goal):
    [seen] = goal_lines.for_staff(list(Goal.objects.filter(pk=goal.pk).with_ratings()), [], today=MONDAY)
    assert seen.chart is None and not seen.is_rated
