"""Possible reasons and words to ask kindly: ours to ask, fit for any parent, and inventing nothing."""

import re

import pytest

from hearth.room.reasons import asking
from hearth.wording import engine, reading, unwanted

PAGE = asking("Amal")


def test_there_are_reasons_of_many_kinds_and_our_own_fault_is_among_them() -> None:
    keys = {one.key for one in PAGE.reasons}
    assert {"transport", "baby", "tired", "ill", "room", "others", "work", "sibling", "child", "times"} <= keys


@pytest.mark.parametrize("one", PAGE.words, ids=lambda one: one.key)
def test_the_words_pass_our_own_engine(one) -> None:
    for role in ("teacher", "head", "assistant", "nurture"):
        assert [(f.code, f.words) for f in engine.check(one.say, channel="call", sender_role=role).findings] == []
    assert unwanted.found(one.say) == []


def test_the_reasons_hold_no_word_that_hurts() -> None:
    for one in PAGE.reasons:
        for text in (one.title, one.why, one.could):
            assert unwanted.found(text) == []
            assert [(f.code, f.words) for f in engine.check(text, channel="app", sender_role="nurture").findings] == []


def test_a_parent_of_reading_age_eleven_can_follow() -> None:
    words = [one.say for one in PAGE.words]
    age = reading.reading_age(words, names=["Amal"])
    assert age is not None and age <= reading.THRESHOLD, reading.hardest(words)


def test_nothing_is_invented_and_nobody_is_he_or_she() -> None:
    words = " ".join(one.say for one in PAGE.words)
    assert not re.search(r"\d|\b(he|she|him|her|his|hers)\b", words, re.I)
    assert "{child}" not in str(PAGE)
