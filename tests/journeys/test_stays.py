"""How long children stay, who is here longer than is usual, and which returns held."""

from datetime import date, timedelta

import pytest

from hearth.assessments import cohorts
from hearth.journeys import goals_moved, stays
from hearth.journeys.models import CheckIn, Goal, Journey, Placement, Rating, Step
from hearth.people.models import Child
from hearth.records.cast import DAY, Cast
from hearth.schools.models import NurtureGroup


@pytest.fixture
def oak(rowan: Cast) -> NurtureGroup:
    return rowan.rowan.groups.create(name="Oak Room", opened_on=date(2024, 9, 1))


def way(
    rowan: Cast, oak: NurtureGroup, joined: date, until: date | None = None, *, back: bool = False,
    left_on: date | None = None,
) -> Journey:  # fmt: skip
    lead = rowan.adult["Miss Okafor"]
    child = Child.objects.create(school=oak.school, forename="A", surname="X", left_on=left_on)
    made = Journey.objects.create(child=child, group=oak, began_on=joined, begun_by=lead, key_adult=lead)
    made.steps.create(kind=Step.Kind.JOINED, taken_on=joined, taken_by=lead)
    Placement.objects.create(child=child, journey=made, starts_on=joined, ends_on=until, decided_by=lead)
    if back and until:
        made.steps.create(kind=Step.Kind.BACK_IN_CLASS, taken_on=until, taken_by=lead)
    return made


def of(rowan: Cast, oak: NurtureGroup) -> stays.Stays:
    return stays.of(cohorts.of([oak], cohorts.ALL, rowan.adult["Miss Okafor"]), DAY)


def test_a_stay_runs_from_the_first_day_to_the_last_and_four_terms_are_usual(rowan: Cast, oak: NurtureGroup) -> None:
    way(rowan, oak, date(2025, 9, 8), date(2026, 3, 9), back=True)
    long = way(rowan, oak, DAY - timedelta(500))
    way(rowan, oak, DAY - timedelta(480))
    found = of(rowan, oak)
    assert [one.ended_on for one in found.over] == [date(2026, 3, 9)]
    assert found.median_terms == pytest.approx(182 / 121.75)
    assert [one.child for one in found.beyond] == [long.child]
    assert found.by_terms == [
        ("Up to one term", 0, 0), ("More than 1, up to 2", 1, 0), ("More than 2, up to 3", 0, 0),
        ("More than 3, up to 4", 0, 1), ("More than 4", 0, 1),
    ]  # fmt: skip


def test_a_change_of_sessions_does_not_end_a_stay(rowan: Cast, oak: NurtureGroup) -> None:
    one = way(rowan, oak, date(2026, 9, 7), date(2026, 10, 5))
    Placement.objects.create(
        child=one.child, journey=one, starts_on=date(2026, 10, 5), decided_by=rowan.adult["Miss Okafor"]
    )
    assert [stay.is_here for stay in of(rowan, oak).stays] == [True]


def test_a_return_held_where_the_child_had_no_place_again_until_that_day(rowan: Cast, oak: NurtureGroup) -> None:
    lead = rowan.adult["Miss Okafor"]
    held = way(rowan, oak, date(2025, 9, 8), date(2026, 6, 1), back=True)
    again = way(rowan, oak, date(2025, 9, 8), date(2026, 6, 1), back=True)
    Placement.objects.create(child=again.child, journey=again, starts_on=date(2026, 6, 15), decided_by=lead)
    way(rowan, oak, date(2025, 9, 8), date(2026, 6, 1), back=True, left_on=date(2026, 6, 20))
    way(rowan, oak, date(2025, 9, 8), date(2026, 11, 20), back=True)
    CheckIn.objects.create(
        child=held.child, journey=held, when="six_weeks", due_on=date(2026, 7, 13), held_on=date(2026, 7, 14)
    )
    six_weeks, term, year = of(rowan, oak).returns
    assert six_weeks == stays.Held("six_weeks", due=2, held=1, moved=1, not_yet=1, looked_in=1)
    assert (term.due, term.held, year.due, year.not_yet) == (2, 1, 0, 4)


def test_goals_are_counted_voice_by_voice(rowan: Cast, oak: NurtureGroup) -> None:
    one, lead = way(rowan, oak, date(2026, 9, 7)), rowan.adult["Miss Okafor"]
    for first, latest in ((2, 5), (4, 4)):
        goal = Goal.objects.create(
            child=one.child, journey=one, words="Ask", chosen_by="child", set_on=date(2026, 9, 14), set_by=lead
        )
        for on, value in ((date(2026, 9, 14), first), (date(2026, 11, 2), latest)):
            Rating.objects.create(goal=goal, child=one.child, voice="school", by=lead, value=value, rated_on=on)
    found = goals_moved.of(cohorts.of([oak], cohorts.ALL, lead))
    assert (found.goals, found.ended) == (2, 0)
    assert [(v.voice, v.nearer, v.same, v.further, v.never) for v in found.voices] == [
        ("Child", 0, 0, 0, 2), ("Family", 0, 0, 0, 2), ("School", 1, 1, 0, 0),
    ]  # fmt: skip
