"""Our silences, worked out from rows: in words that say “we”, and never about a parent."""

import inspect
from datetime import date, timedelta

import pytest

from hearth.conversations import silences
from hearth.conversations.silences import Kind, When

TODAY = date(2026, 11, 24)


def days(*before: int) -> list[date]:
    return [TODAY - timedelta(days=n) for n in before]


def test_a_question_says_the_day_it_was_asked_and_the_day_we_said() -> None:
    owed = silences.question("Leila", date(2026, 11, 12), date(2026, 11, 17), TODAY, 7)
    assert owed.words == "We have not answered Leila’s question of 12 November. We said by the 17th."
    assert (owed.when, owed.day, owed.row) == (When.PASSED, date(2026, 11, 17), 7)


def test_a_day_of_another_month_or_year_is_said_in_full() -> None:
    over_months = silences.question("Tom", date(2026, 11, 30), date(2026, 12, 2), TODAY)
    assert over_months.words.endswith("of 30 November. We said by 2 December.")
    assert silences.call("Tom", date(2025, 12, 1), TODAY).words == "We said we would ring Tom by 1 December 2025."


@pytest.mark.parametrize(
    ("day", "said"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (13, "13th"), (22, "22nd")]
)
def test_a_day_in_the_same_month_is_said_short(day: int, said: str) -> None:
    owed = silences.question("Tom", date(2026, 11, 1), date(2026, 11, day), TODAY)
    assert f"We said by the {said}." in owed.words


def test_what_is_due_first_stands_first() -> None:
    late = silences.promise("Ring Tom", "Tom", date(2026, 11, 23), TODAY)
    now = silences.call("Tom", TODAY, TODAY)
    open_ = silences.told("Tom", date(2026, 10, 1), TODAY)
    ahead = silences.look_together("the review", date(2026, 11, 26), TODAY)
    habit = silences.hard_run([(day, "hard") for day in days(1, 2, 3)], TODAY)
    assert habit is not None
    given = [habit, ahead, open_, now, late]
    assert sorted(given, key=lambda owed: owed.order) == [late, now, open_, ahead, habit]


def test_three_hard_talks_are_a_run_and_two_are_not() -> None:
    assert silences.hard_run([(day, "hard") for day in days(1, 9)], TODAY) is None
    run = silences.hard_run([(day, "hard") for day in days(1, 9, 20)], TODAY)
    assert run is not None and run.words == "Our last three talks with this family were all about something hard."
    assert run.day == TODAY - timedelta(days=20)


def test_one_good_talk_ends_a_run_and_one_nobody_noted_does_not() -> None:
    hard = [(day, "hard") for day in days(2, 9, 20)]
    assert silences.hard_run([(TODAY, "good"), *hard], TODAY) is None
    assert silences.hard_run([(TODAY, "everyday"), *hard], TODAY) is None
    assert silences.hard_run([(TODAY, ""), *hard], TODAY) is not None


def test_weeks_without_good_news_are_counted_from_the_last_or_from_the_beginning() -> None:
    assert silences.no_good_news(TODAY - timedelta(days=20), None, TODAY) is None
    last = silences.no_good_news(TODAY - timedelta(weeks=3), date(2026, 1, 1), TODAY)
    assert last is not None
    assert last.words == "We have taken no good news home for three weeks. The last we wrote down was on 3 November."
    none = silences.no_good_news(None, TODAY - timedelta(weeks=12), TODAY)
    assert none is not None and none.words.endswith("for 12 weeks. We have written down none yet.")
    assert silences.no_good_news(None, None, TODAY) is None


def test_every_family_has_a_line_about_good_news() -> None:
    assert silences.good_news_line(TODAY, TODAY) == "Good news home: this week, 24 November"
    assert silences.good_news_line(TODAY - timedelta(days=8), TODAY) == "Good news home: a week ago, 16 November"
    assert silences.good_news_line(None, TODAY) == "No good news home is written down yet"


def test_nobody_spoken_with_since_joining() -> None:
    joined = date(2026, 10, 12)
    owed = silences.not_spoken("Maryam", TODAY, joined_on=joined, spoke_on=date(2026, 9, 18), had_first_talk=True)
    assert owed is not None and "since Maryam joined on 12 October" in owed.words
    assert silences.not_spoken("Maryam", TODAY, joined_on=joined, spoke_on=joined) is None
    assert silences.not_spoken("Maryam", TODAY, joined_on=TODAY - timedelta(days=3), spoke_on=None) is None


def test_a_way_without_a_first_talk_says_so_until_somebody_spoke() -> None:
    began = date(2026, 11, 20)
    owed = silences.not_spoken("Effie", TODAY, began_on=began)
    assert owed is not None and owed.words == "We have not had the first talk with Effie’s family."
    assert silences.not_spoken("Effie", TODAY, began_on=began, had_first_talk=True) is None
    assert silences.not_spoken("Effie", TODAY) is None


def test_our_own_pattern_is_said_in_words() -> None:
    assert silences.pattern(["hard", "hard", "", "good", "hard", "hard", "good"]) == (
        "Our last five talks home: one good, four hard"
    )
    assert silences.pattern(["everyday", "hard"]) == "Our last two talks home: one everyday, one hard"
    assert silences.pattern(["hard"]) == "Our last talk home: something hard"
    assert silences.pattern(["", ""]) == ""


def test_the_group_is_counted_by_what_we_owe() -> None:
    owed = [
        silences.promise("Ring", "Tom", date(2026, 11, 23), TODAY), silences.promise("Ring", "", TODAY, TODAY),
        silences.told("Leila", TODAY, TODAY),
    ]  # fmt: skip
    assert [(one.number, one.words, one.passed) for one in silences.tally(owed)] == [
        (2, "promises still to keep", 1), (1, "thing told to us, without our “so we”", 0),
    ]  # fmt: skip
    assert silences.tally([]) == []


def test_every_sentence_is_about_us_and_every_kind_has_its_words() -> None:
    day = TODAY - timedelta(days=30)
    said = [
        silences.question("Tom", day, day, TODAY), silences.promise("Ring", "Tom", day, TODAY),
        silences.call("Tom", day, TODAY), silences.visit("Tom", day, TODAY), silences.told("Tom", day, TODAY),
        silences.translation("Mrs Anwar", "Tom", day, TODAY),
        silences.worry("Tom", day, TODAY), silences.look_together("the review", day, TODAY),
        silences.home_answers("Tom", day, TODAY), silences.worry_answered("Tom", day, TODAY),
        silences.not_yes("Tom", "said no", day, TODAY), silences.question("Tom", day, day, TODAY, not_better=True),
        silences.not_spoken("Effie", TODAY, began_on=day), silences.hard_run([(day, "hard")] * 3, TODAY),
        silences.no_good_news(None, day, TODAY), silences.find_a_time("Tom", day, TODAY),
        silences.find_an_interpreter("Tom", day, TODAY), silences.write_up("Tom", day, TODAY),
        silences.meet_again("Tom", day, TODAY),
    ]  # fmt: skip
    words = [owed.words for owed in said if owed is not None]
    assert {owed.kind for owed in said if owed is not None} == set(Kind) == set(silences.OF_THE_GROUP)
    assert all("We " in sentence or "Our " in sentence for sentence in words)
    for never in ("reply", "respond", "ignored", "overdue", "failed", "no answer from", "did not"):
        assert never not in " ".join(words)


def test_nothing_of_a_parents_doing_can_be_given_to_it() -> None:
    """No answer of theirs, no reading, no door opened: there is no way in for it."""
    names = {
        name
        for _, made in inspect.getmembers(silences, inspect.isfunction)
        for name in inspect.signature(made).parameters
    }
    assert not {name for name in names for word in ("repl", "read", "seen", "signed", "answered") if word in name}
