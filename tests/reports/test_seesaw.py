"""The seesaw: two halves, two directions, never a total."""

from xml.etree import ElementTree

import pytest

from hearth.assessments import library
from hearth.assessments.scoring import StrandScore, score
from hearth.reports.seesaw import seesaw

SCALE = library.get("staff-observation", 1).named("Amal")


def seen(**sums: int) -> tuple[StrandScore, ...]:
    """Answers whose strands have these sums; a strand not named is not answered."""
    answers: dict[str, object] = {}
    for strand, total in sums.items():
        for item in SCALE.in_strand(strand.replace("_", "-")):
            answers[item.id] = str(min(4, total))
            total -= min(4, total)
    return score(SCALE, answers)


THEN = seen(trusting_adults=6, joining_in=5, keeping_away=14, big_feelings=12)
NOW = seen(trusting_adults=13, joining_in=5, keeping_away=8, keeping_attention=9)


def rects(svg: str) -> list[dict[str, str]]:
    return [dict(one.attrib) for one in ElementTree.fromstring(svg)]


def test_each_half_says_which_way_is_which() -> None:
    growing, in_the_way = seesaw(THEN, NOW).halves
    assert (growing.title, growing.direction, growing.arrow) == ("What is growing", "More is further along", "up")
    assert (in_the_way.title, in_the_way.direction, in_the_way.arrow) == (
        "What gets in the way", "Less is easier for Amal", "down",
    )  # fmt: skip
    assert [len(half.rows) for half in (growing, in_the_way)] == [4, 3]


def test_then_and_now_are_said_and_missing_is_said_too() -> None:
    words = {row.title: row.words for half in seesaw(THEN, NOW).halves for row in half.rows}
    assert words == {
        "Trusting adults": "6 then, 13 now",
        "Joining in": "5 then, 5 now",
        "Keeping attention": "not enough seen then, 9 now",
        "Managing feelings": "not enough seen",
        "Keeping away from others": "14 then, 8 now",
        "Big feelings coming out": "12 then, not enough seen now",
        "Worry about change": "not enough seen",
    }
    assert {row.words for half in seesaw((), NOW).halves for row in half.rows} == {
        "13",
        "5",
        "9",
        "8",
        "not enough seen",
    }


def test_the_bar_runs_from_the_first_mark_to_now_either_way() -> None:
    growing, in_the_way = seesaw(THEN, NOW).halves
    rail, bar, mark = rects(growing.rows[0].svg)
    assert (bar["x"], bar["width"], mark["x"]) == ("30", "35", "29.4")
    rail, bar, mark = rects(in_the_way.rows[0].svg)
    assert (bar["x"], bar["width"], mark["x"]) == ("40", "30", "69.4")
    assert rail["width"] == "100"


def test_missing_draws_no_bar() -> None:
    rows = {row.title: rects(row.svg) for half in seesaw(THEN, NOW).halves for row in half.rows}
    assert len(rows["Managing feelings"]) == 1
    assert len(rows["Big feelings coming out"]) == 2
    assert len(rows["Keeping attention"]) == 2


def test_the_words_and_the_table_tell_the_same_and_total_nothing() -> None:
    whole = seesaw(THEN, NOW)
    assert "Trusting adults 6 then, 13 now" in whole.said
    assert whole.table.columns == ("Part", "Which way", "Then", "Now", "From")
    assert whole.table.rows[0] == ("Trusting adults", "More is further along", "6", "13", "0 to 20")
    assert len(whole.table.rows) == 7 and "total" not in whole.said.lower()


def test_two_versions_never_stand_in_one_line() -> None:
    other = tuple(StrandScore(**{**one.__dict__, "instrument": "staff-observation.2"}) for one in THEN)
    with pytest.raises(ValueError, match="two versions"):
        seesaw(other, NOW)
