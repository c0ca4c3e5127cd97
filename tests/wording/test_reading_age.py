"""The reading age: the formula, what is counted, and what is left out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.wording import reading

STORY = (
    "The cat sat on the mat. The dog ran to the door. It was a wet day. The sun came out. "
    "We went to the park. I had a red ball. You had a blue kite. The kite went up and up. "
    "Then the wind fell. The kite came down. We all ran to get it. It was in a tree."
)
OFFICIAL = (
    "Notwithstanding the aforementioned considerations, parental participation in the multidisciplinary assessment "
    "is anticipated, in order that appropriate educational arrangements may subsequently be determined. "
    "Representations concerning the determination should be communicated immediately to the responsible authority, "
    "whose consideration of individual circumstances necessarily remains discretionary in accordance with regulations. "
    "Additional documentation regarding eligibility is obtainable electronically upon application to the department."
)


def test_it_follows_the_published_formula() -> None:
    text = "We like toast. " * 20
    counted = reading.measure(text)
    assert (counted.words, counted.sentences, counted.syllables) == (60, 20, 60)
    assert counted.grade == pytest.approx(0.39 * 3 + 11.8 * 1 - 15.59, abs=0.005)
    assert counted.age == pytest.approx(2.4, abs=0.05)


def test_a_story_is_young_and_a_letter_from_an_office_is_not() -> None:
    easy, hard = reading.reading_age(STORY), reading.reading_age(OFFICIAL, minimum=40)
    assert easy is not None and easy < 7
    assert hard is not None and hard > 20


def test_no_age_is_given_under_the_minimum() -> None:
    assert reading.reading_age("We like toast. " * 19) is None
    assert reading.reading_age("") is None
    assert reading.reading_age("We like toast. " * 19, minimum=10) is not None


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("a", 1),
        ("toast", 1),
        ("mother", 2),
        ("colour", 2),
        ("organise", 3),
        ("it’s", 1),
        ("Amal’s", 2),
        ("behaviour", 3),
        ("well-being", 3),
        ("9.05", 1),
        ("2026", 1),
        ("breakfast", 2),
        ("Leila", 2),
        ("nurture", 2),
        ("safeguarding", 3),
    ],
)
def test_syllables_are_those_a_person_says(word: str, count: int) -> None:
    assert reading.syllables(word) == count


def test_the_rule_for_unknown_words_is_right_nine_times_in_ten() -> None:
    known = {word: count for word, count in list(reading._dictionary().items())[::20] if word.isalpha()}
    right = sum(reading._by_vowels(word) == count for word, count in known.items())
    assert right / len(known) > 0.9


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("Mr. Reid came. He sat.", ["Mr. Reid came.", "He sat."]),
        ("We start at 9.05. Then we eat.", ["We start at 9.05.", "Then we eat."]),
        (
            "“It is too loud!” he said. Then it was quiet.",
            ["“It is too loud!” he said.", "Then it was quiet."],
        ),
        ("Bring a thing, e.g. a toy. That is all.", ["Bring a thing, e.g. a toy.", "That is all."]),
        ("Do you agree? No. We can talk.", ["Do you agree?", "No.", "We can talk."]),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, split: list[str]) -> None:
    assert reading.sentences(text) == split


def test_a_heading_ends_its_own_sentence_and_a_label_is_left_out() -> None:
    blocks = ["How is it at home now", "Save for later", "Ask us", "Yes.", "You know Amal best"]
    assert reading.sentences(blocks) == ["How is it at home now", "Yes.", "You know Amal best"]


def test_a_name_adds_length_and_no_syllables() -> None:
    text = "We had a good talk with Oluwaseun. " * 10
    plain, named = reading.measure(text), reading.measure(text, names=["Oluwaseun"])
    assert named.words == plain.words == 70
    assert named.syllables == 60 < plain.syllables
    assert reading.measure("That is Oluwaseun’s. " * 20, names=["Oluwaseun"]).syllables == 40


def test_addresses_and_other_scripts_are_left_out() -> None:
    assert (
        reading.measure("Write to us at office@rowan.sch.uk or https://rowan.sch.uk/a now. اردو", minimum=1).words == 6
    )


def test_the_hardest_sentence_is_named_first() -> None:
    assert reading.hardest(STORY + " " + OFFICIAL, how_many=1)[0].startswith("Representations")


@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_text_at_all_is_counted_without_complaint(blocks: list[str]) -> None:
    counted = reading.measure(blocks, minimum=1)
    assert (counted.age is None) or counted.words >= 1
    assert counted.words <= sum(len(re.findall(r"[^\W_]+", block)) for block in blocks)


@given(st.integers(min_value=1, max_value=5))
def test_saying_it_again_does_not_change_the_age(times: int) -> None:
    assert reading.reading_age(" ".join([STORY] * times)) == reading.reading_age(STORY)
