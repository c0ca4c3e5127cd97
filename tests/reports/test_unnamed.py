"""Names are taken out, and what may still point at somebody is marked with a reason. Pure."""

import pytest

from hearth.practice.names import Kind, Person
from hearth.reports import names_around, unnamed
from hearth.reports.unnamed import Close, What

AROUND = unnamed.around(
    [
        Close(Kind.CHILD, "Amal", "Rahman", "", "the child"),
        Close(Kind.PARENT, "Leila", "Rahman", "Leila", "a parent"),
        Close(Kind.COLLEAGUE, "Callum", "Reid", "Mr Reid", "the class teacher"),
    ],
    [Person(Kind.CHILD, "Bea", "Lowe"), Person(Kind.CHILD, "Will", "Archer"), Person(Kind.PARENT, "Ruth", "Lowe")],
    {"Rowan Primary": "the school", "the Willow Room": "the nurture room", "3R": "the class", "Orchard Row": "home"},
)


def kinds(text: str) -> dict[str, What]:
    return {mark.words: mark.what for mark in unnamed.marks(text, AROUND)}


def test_names_give_way_to_what_somebody_is_to_the_child() -> None:
    said = "Mr Reid saw Amal with Bea in the Willow Room. Leila came to 3R."
    assert unnamed.taken_out(said, AROUND) == (
        "The class teacher saw the child with the child in the nurture room. A parent came to the class."
    )


def test_every_other_word_stays() -> None:
    said = "We will count down from five, and may stop at the door."
    assert unnamed.taken_out(said, AROUND) == said
    assert kinds(said) == {}


@pytest.mark.parametrize(
    ("said", "words", "what"),
    [
        ("She likes Archer best.", "Archer", What.NAME),
        ("He met Darren at the gate.", "Darren", What.CAPITAL),
        ("Darren hit out.", "Darren", What.CAPITAL),
        ("It went well on 14 March 2025.", "14 March 2025", What.DAY),
        ("It was in May.", "in May", What.DAY),
        ("On Tuesdays it was hard.", "Tuesdays", What.DAY),
        ("A child aged 7 sat there.", "aged 7", What.AGE),
        ("A seven-year-old sat there.", "seven-year-old", What.AGE),
        ("The child is in year 3 now.", "year 3", What.AGE),
        ("Ring 01632 960110 first.", "01632 960110", What.REACH),
        ("They live at SW1A 1AA now.", "SW1A 1AA", What.REACH),
        ("They moved to a refuge then.", "refuge", What.PLACE),
        ("A parent is a soldier.", "soldier", What.WORK),
        ("They speak urdu at home.", "urdu", What.LANGUAGE),
        ("They go to the mosque together.", "mosque", What.PLACE),
        ("The family keeps ramadan.", "ramadan", What.FAITH),
        ("The child has epilepsy.", "epilepsy", What.ILLNESS),
        ("The twins came late.", "twins", What.FAMILY),
        ("A fire had been lit.", "fire", What.STORY),
        ("There he stood.", "he", What.SEX),
        ("The only child who stayed.", "The only child", What.FEW),
        ("Then rahman came.", "rahman", What.WORD),
        ("Will was glad of it.", "Will", What.WORD),
        ("A.R. came later.", "A.R.", What.WORD),
        ("Then mr r came.", "mr r", What.NAME),
        ("It was on a monday.", "monday", What.DAY),
        ("It went well on 14 march.", "14 march", What.DAY),
        ("It began in september.", "september", What.DAY),
        ("The child is in year three now.", "year three", What.AGE),
        ("The child was 8 yrs old.", "8 yrs old", What.AGE),
        ("The child was eight then.", "was eight", What.AGE),
        ("It was halloween.", "halloween", What.DAY),
    ],
)
def test_what_may_point_at_somebody_is_marked(said: str, words: str, what: What) -> None:
    assert kinds(said)[words] == what
    assert all(mark.why for mark in unnamed.marks(said, AROUND))


def test_a_name_a_day_and_a_number_to_ring_are_never_kept() -> None:
    text = "Bea rang 01632 960110 on Monday."
    kept = {mark.key: "It is fine." for mark in unnamed.marks(text, AROUND)}
    assert {one.what for one in unnamed.to_settle(text, AROUND, kept, is_hidden=False)} == {
        What.NAME, What.REACH, What.DAY,
    }  # fmt: skip


def test_a_reason_settles_the_same_words_wherever_they_stand() -> None:
    text = "He ran to the window. Then the window was shut."
    kept = {mark.key: "Every room has one." for mark in unnamed.marks(text, AROUND)}
    assert unnamed.to_settle(text, AROUND, kept, is_hidden=False) == ()
    assert unnamed.to_settle(f"{text} The park was quiet.", AROUND, kept, is_hidden=False)[0].words == "park"


def test_an_empty_reason_settles_nothing() -> None:
    text = "The park was quiet."
    assert unnamed.to_settle(text, AROUND, {"place:park": "  "}, is_hidden=False)


def test_a_hidden_familys_story_keeps_no_place_whatever_the_reason() -> None:
    text = "We went to the park with Darren."
    kept = {mark.key: "Everybody goes there." for mark in unnamed.marks(text, AROUND)}
    assert unnamed.to_settle(text, AROUND, kept, is_hidden=False) == ()
    assert {one.words for one in unnamed.to_settle(text, AROUND, kept, is_hidden=True)} == {"park", "Darren"}


@pytest.mark.parametrize("said", ["We march to the hall, and may be late.", "The child had a stone in each hand."])
def test_an_ordinary_word_is_no_month_and_no_surname(said: str) -> None:
    who = unnamed.around([Close(Kind.PARENT, "May", "Stone", "", "a parent")], [], {})
    assert unnamed.marks(said, who) == ()


@pytest.mark.parametrize("name", ["The Oaks Primary", "All Saints", "Our Lady’s", "St Mary’s", "City of Leeds School"])
def test_a_school_called_like_any_other_word_can_have_a_story(name: str) -> None:
    assert names_around._telling(name) == []
    assert names_around._telling("Rowan Primary") == ["Rowan"]
