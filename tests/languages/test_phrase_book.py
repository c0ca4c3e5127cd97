"""The phrase book: everyday words, the same places in every language, days and times as each says them."""

from datetime import date, time

import pytest

from hearth.languages import catalogue, phrase_book
from hearth.languages.catalogue import ENGLISH, Language
from hearth.languages.phrase_book import END, ISOLATE, Phrase, fill, places_in, words_in
from hearth.wording import engine, reading, unwanted

EVERY = phrase_book.phrases()
NAMES = ["Amal", "Okafor", "Willow"]
PLACES = {
    "child": "Amal", "adult": "Miss Okafor", "room": "Willow Room", "day": date(2026, 11, 26), "time": time(9, 30),
}  # fmt: skip


def test_there_are_enough_for_a_week() -> None:
    assert len(phrase_book.phrases("school")) >= 40 and len(phrase_book.phrases("home")) >= 20
    assert len({phrase.key for phrase in EVERY}) == len(EVERY)


@pytest.mark.parametrize("phrase", EVERY, ids=lambda phrase: phrase.key)
def test_our_own_help_with_wording_finds_nothing(phrase: Phrase) -> None:
    words = fill(phrase, PLACES)
    assert engine.check(words, channel="app", sender_role="nurture").findings == ()
    assert unwanted.found(words) == []
    assert set(phrase.places) == places_in(phrase.words) <= set(phrase_book.PLACES)
    assert not {"he", "she", "his", "her", "him"} & set(words.lower().replace(".", "").split()), "of no child we know"


@pytest.mark.parametrize("side", ["school", "home"])
def test_a_parent_of_reading_age_eleven_can_read_them(side: phrase_book.Side) -> None:
    blocks = [fill(phrase, PLACES) for phrase in phrase_book.phrases(side)]
    age = reading.reading_age(blocks, names=NAMES)
    assert age is not None and age <= 11, reading.hardest(blocks, names=NAMES)


@pytest.mark.parametrize("language", catalogue.OTHERS, ids=lambda language: language.tag)
def test_another_language_keeps_every_place(language: Language) -> None:
    theirs = [(phrase, words) for phrase in EVERY if (words := words_in(phrase, language))]
    assert [phrase.key for phrase, words in theirs if places_in(words) != places_in(phrase.words)] == []


@pytest.mark.parametrize("language", catalogue.OTHERS, ids=lambda language: language.tag)
def test_another_language_has_no_phrase_of_its_own(language: Language) -> None:
    keys = phrase_book.keys(language)
    assert keys <= {phrase.key for phrase in EVERY}


def test_parents_have_nothing_to_fill_in() -> None:
    assert {place for phrase in phrase_book.phrases("home") for place in phrase.places} <= {"child", "room"}


def test_a_day_and_a_time_are_said_in_english() -> None:
    phrase = phrase_book.find("times-see_you")
    assert phrase is not None
    assert fill(phrase, PLACES) == "We look forward to seeing you on Thursday 26 November at 9.30."


def test_a_name_stands_by_itself_where_words_run_the_other_way(monkeypatch: pytest.MonkeyPatch) -> None:
    urdu = catalogue.find("ur")
    phrase = phrase_book.find("times-collect")
    assert urdu is not None and phrase is not None
    monkeypatch.setattr(phrase_book, "_words", lambda language: {phrase.key: "{child}، {day}، {time}"})
    words = fill(phrase, PLACES, urdu)
    assert f"{ISOLATE}Amal{END}" in words and f"{ISOLATE}9:30{END}" in words
    assert "26 نومبر" in words and "November" not in words
    assert ISOLATE not in fill(phrase, PLACES, ENGLISH)


def test_a_language_without_the_phrase_says_nothing_of_its_own() -> None:
    phrase = Phrase("no-such", "no", "school", "Nothing of the kind.")
    assert [fill(phrase, {}, language) for language in catalogue.OTHERS] == [""] * len(catalogue.OTHERS)
