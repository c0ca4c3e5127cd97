"""Where a child is, read from the steps; and what comes next, in words of ours."""

from datetime import date, timedelta

import pytest

from hearth.agreements.standing import Standing
from hearth.base import dates
from hearth.journeys.models import CheckIn, Journey, Step
from hearth.journeys.next_step import next_step
from hearth.journeys.stages import Stage, parents_ribbon, ribbon, stage_now
from hearth.records.cast import Cast

TODAY = date(2026, 11, 24)
START = date(2026, 1, 5)


def way(*kinds: str) -> list[Step]:
    """One step a week."""
    steps = [Step(kind=kind, taken_on=START + timedelta(weeks=number)) for number, kind in enumerate(kinds)]
    for number, step in enumerate(steps):
        step.pk = number + 1
    return steps


@pytest.fixture
def journey(rowan: Cast) -> Journey:
    found = rowan.child["Amal"].journeys.get()
    found.began_on = START
    return found


ALL = ("concern", "first_talk", "got_to_know", "asked", "agreed", "joined", "settled", "return_begun", "back_in_class")


@pytest.mark.parametrize(
    ("taken", "stage"),
    [
        (0, Stage.KNOWING), (1, Stage.KNOWING), (2, Stage.KNOWING), (3, Stage.AGREEING), (4, Stage.AGREEING),
        (5, Stage.SETTLING), (6, Stage.SETTLING), (7, Stage.IN_GROUP), (8, Stage.RETURNING), (9, Stage.IN_TOUCH),
    ],
)  # fmt: skip
def test_the_stage_follows_the_steps(journey: Journey, taken: int, stage: Stage) -> None:
    assert stage_now(journey, way(*ALL[:taken])) == stage


@pytest.mark.parametrize("taken", range(10))
def test_staff_see_seven_stops_parents_five_and_one_is_now(journey: Journey, taken: int) -> None:
    steps = way(*ALL[:taken])
    for stops, number in ((ribbon(journey, TODAY, steps=steps), 7), (parents_ribbon(journey, TODAY, steps=steps), 5)):
        assert len(stops) == number
        assert [stop.state for stop in stops].count("here") == 1
        states = [stop.state for stop in stops]
        assert states == sorted(states, key=["done", "here", "next"].index), "done, then here, then ahead"


def test_the_order_in_which_steps_were_written_makes_no_difference(journey: Journey) -> None:
    steps = way(*ALL)
    assert ribbon(journey, TODAY, steps=steps[::-1]) == ribbon(journey, TODAY, steps=steps)


def test_a_pause_is_a_gap_with_its_date_and_class_still_lies_ahead(journey: Journey) -> None:
    stops = ribbon(journey, TODAY, steps=way(*ALL[:8], "paused"))
    assert [(stop.label, stop.state) for stop in stops][-4:] == [
        ("Back to class", "done"), ("A pause", "paused"), ("Back to class", "next"), ("Keeping in touch", "next"),
    ]  # fmt: skip
    assert stops[-3].line == "since 2 March"


def test_a_step_back_is_one_more_stop_and_the_way_goes_on(journey: Journey) -> None:
    steps = way(*ALL[:8], "stepped_back", "return_begun", "back_in_class")
    labels = [stop.label for stop in ribbon(journey, TODAY, steps=steps)]
    assert labels[-4:] == ["Back to class", "A step back", "Back to class", "Keeping in touch"]
    family = [stop.label for stop in parents_ribbon(journey, TODAY, steps=steps)]
    assert "More time in the Willow Room" in family


def test_a_step_back_after_the_return_leads_back_to_class_again(journey: Journey) -> None:
    steps = way(*ALL, "stepped_back")
    assert stage_now(journey, steps) == Stage.RETURNING
    assert stage_now(journey, [*steps, *_later("back_in_class")]) == Stage.IN_TOUCH


def _later(kind: str) -> list[Step]:
    step = Step(kind=kind, taken_on=START + timedelta(weeks=30))
    step.pk = 99
    return [step]


@pytest.mark.parametrize(
    ("standing", "word"), [(Standing.NOT_YET, "Not yet"), (Standing.DIVIDED, "head decides"), (Standing.NO, "No, for")]
)
def test_the_agreeing_stop_says_where_it_stands(journey: Journey, standing: Standing, word: str) -> None:
    stops = ribbon(journey, TODAY, standing=standing, steps=way(*ALL[:4]))
    assert word in stops[2].line


def test_parents_never_meet_the_standing_or_our_words(journey: Journey) -> None:
    words = " ".join(f"{stop.label} {stop.line}" for stop in parents_ribbon(journey, TODAY, steps=way(*ALL)))
    for unwanted in ("Concern", "Agreeing", "reintegration", "placement", "divided"):
        assert unwanted not in words


def test_a_closed_way_has_nothing_ahead(rowan: Cast) -> None:
    stops = ribbon(rowan.child["Finn"].journeys.get(), TODAY)
    assert stops[-1].label == "Not now"
    assert {stop.state for stop in stops} == {"done"}


@pytest.mark.parametrize(
    ("taken", "facts", "does"),
    [
        (1, {}, "first_talk"),
        (2, {"views_asked": False}, "views"),
        (2, {"awaited": ["Leila", "Mr Reid"]}, "views"),
        (2, {}, "ask"),
        (3, {"standing": Standing.NOT_ASKED}, "ask"),
        (4, {"standing": Standing.WAITING, "waiting_for": ["Leila"]}, "agreement"),
        (4, {"standing": Standing.NOT_YET}, "agreement"),
        (4, {"standing": Standing.DIVIDED}, "decide"),
        (4, {"standing": Standing.NO}, "close"),
        (5, {"standing": Standing.YES}, "place"),
        (6, {"standing": Standing.YES}, "settled"),
        (6, {"standing": Standing.WITHDRAWN}, "first_talk"),
        (7, {"standing": Standing.YES}, "review"),
        (8, {}, "return"),
    ],
)
def test_what_comes_next(journey: Journey, taken: int, facts: dict[str, object], does: str) -> None:
    following = next_step(journey, TODAY, steps=way(*ALL[:taken]), **facts)
    assert following.does == does
    assert following.waits_for


def test_it_waits_for_whoever_moves_next(journey: Journey) -> None:
    theirs = next_step(journey, TODAY, steps=way(*ALL[:4]), standing=Standing.WAITING, waiting_for=["Leila", "Yusuf"])
    ours = next_step(journey, TODAY, steps=way(*ALL[:4]), standing=Standing.NOT_YET)
    head = next_step(journey, TODAY, steps=way(*ALL[:4]), standing=Standing.DIVIDED)
    assert (theirs.waits_for, ours.waits_for, head.waits_for) == ("Leila and Yusuf", "Miss Okafor", "the head")


@pytest.mark.parametrize("standing", [Standing.DIVIDED, Standing.WITHDRAWN])
def test_a_talk_with_whoever_took_back_a_yes_comes_first(journey: Journey, standing: Standing) -> None:
    following = next_step(journey, TODAY, steps=way(*ALL[:6]), standing=standing, took_back=["Yusuf"])
    assert (following.does, following.waits_for) == ("agreement", "Miss Okafor")
    assert following.words.startswith("Yusuf took back a yes. Talk with them first")


def test_a_late_day_is_said_as_ours_and_never_as_overdue(rowan: Cast, journey: Journey) -> None:
    CheckIn.objects.create(child=journey.child, journey=journey, when="six_weeks", due_on=date(2026, 11, 23))
    following = next_step(journey, TODAY, steps=way(*ALL))
    assert following.words == "Check-in at six weeks: we said Monday 23 November. It is now Tuesday 24 November"


def test_a_no_said_on_an_earlier_way_is_not_said_on_this_one(rowan: Cast) -> None:
    finn = rowan.child["Finn"].journeys.get()
    finn.closed_on = None
    finn.began_on = dates.today()
    following = next_step(finn, TODAY, steps=way(*ALL[:3]), standing=Standing.NO)
    assert following.does == "ask"
