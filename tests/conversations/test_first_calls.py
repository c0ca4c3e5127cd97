"""Words for a hard call: always in one order, fit for any parent, and inventing nothing."""

import re

import pytest

from hearth.conversations.first_calls import BLANK, Situation, script
from hearth.wording import engine, reading, unwanted

PAGE = script("Amal")
ALL = pytest.mark.parametrize("situation", PAGE.situations, ids=lambda one: one.key)


def test_the_six_steps_come_in_their_order() -> None:
    assert [step.key for step in PAGE.steps] == ["safe", "time", "saw", "did", "think", "next"]
    assert len(PAGE.situations) >= 4


@ALL
def test_every_step_has_words_and_the_child_is_safe_first(situation: Situation) -> None:
    assert [line.step for line in situation.lines] == list(PAGE.steps)
    assert re.search(r"\bAmal is (safe|well|fine)\b", situation.lines[0].words)
    assert situation.lines[4].words.count("?") >= 1, "we ask, and wait"
    assert BLANK in situation.lines[5].words, "the day is the caller’s to say"


@ALL
def test_the_words_pass_our_own_engine(situation: Situation) -> None:
    whole = " ".join(line.words for line in situation.lines)
    for text in (whole, *(line.words for line in situation.lines)):
        for role in ("teacher", "head", "assistant"):
            found = engine.check(text, channel="call", sender_role=role).findings
            assert [(one.code, one.words) for one in found] == []
    assert unwanted.found(whole) == []


@ALL
def test_a_parent_of_reading_age_eleven_can_follow(situation: Situation) -> None:
    words = [line.words for line in situation.lines]
    age = reading.reading_age(words, names=["Amal"])
    assert age is not None and age <= reading.THRESHOLD, reading.hardest(words)


@ALL
def test_nothing_is_invented(situation: Situation) -> None:
    """No name but the child’s, no number, no day: what only the caller knows is a blank."""
    for line in situation.lines:
        assert not re.search(r"\d|\b(one|two|three|ten|[A-Z][a-z]+day)\b", line.words), line.words
        within = re.findall(r"(?<![.?!] )(?<!^)\b[A-Z][a-z]+", line.words)
        assert set(within) <= {"Amal"}, line.words


def test_no_word_says_he_or_she() -> None:
    words = " ".join(line.words for one in PAGE.situations for line in one.lines)
    assert not re.search(r"\b(he|she|him|her|his|hers)\b", words, re.I)


def test_without_a_child_the_name_is_a_blank() -> None:
    assert "{child}" not in str(script()) and f"{BLANK} is safe and well" in script().situations[0].lines[0].words


def test_a_situation_nobody_knows_is_the_first() -> None:
    assert PAGE.situation("nonsense") == PAGE.situations[0]
    assert PAGE.situation("injury").title == "An injury"


def test_what_to_leave_out_says_why() -> None:
    assert len(PAGE.avoid) >= 6 and all(one.why.endswith(".") for one in PAGE.avoid)
