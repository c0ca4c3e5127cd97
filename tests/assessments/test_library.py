"""Instruments are documents: read once, checked on loading, fit for the people who answer them."""

import re

import pytest

from hearth.assessments import documents, library
from hearth.assessments.instrument import Instrument
from hearth.web.icons import ICONS
from hearth.wording import reading, unwanted

GOOD = """
key = "small-scale"
version = 1
title = "A small scale"
answered_by = "staff"
ages = [4, 11]
about_minutes = 2
intro = "Look."
closing = "Thank you."
read_by = "Staff."
in_danger = "Tell your safeguarding lead."
[rights]
owner = "Us"
licence = "CC BY 4.0"
modes = ["screen"]
[[scales]]
id = "often"
options = [{ value = "0", label = "No", points = 0 }, { value = "1", label = "Yes", points = 1 }]
[[sections]]
id = "growing"
title = "Growing"
direction = "More is further along"
arrow = "up"
[scoring]
rule = "A sum."
at_least = 1
strands = [{ id = "joining", title = "Joining", section = "growing" }]
[[items]]
id = "comes"
strand = "joining"
kind = "rating"
scale = "often"
text = "{child} comes"
"""


def texts(instrument: Instrument) -> list[str]:
    """All that the person answering may read, each option once."""
    labels = {option.label for question in instrument.questions for option in question.options}
    said = [instrument.title, *instrument.intro.splitlines(), *instrument.closing.splitlines()]
    said += [instrument.read_by, instrument.in_danger, *sorted(labels)]
    for section in instrument.sections:
        said += [section.title, section.hint, section.direction]
    for question in instrument.questions:
        said += [question.text, question.guide]
    return [one for one in said if one]


OURS = [one.key for one in library.all() if one.is_shown]
READ_AT_HOME = ["home-baseline", "parent-outcomes", "child-voice", "young-voice"]


@pytest.mark.parametrize("key", OURS)
def test_every_instrument_says_whose_it_is_and_what_to_do_in_danger(key: str) -> None:
    instrument = library.get(key)
    assert instrument.rights.licence == "CC BY 4.0" and instrument.rights.owner and instrument.rights.modes
    assert instrument.read_by and instrument.in_danger and instrument.intro and instrument.closing
    assert len(instrument.digest) == 64


@pytest.mark.parametrize("key", READ_AT_HOME)
def test_what_parents_and_children_read_is_plain(key: str) -> None:
    said = texts(library.get(key).named("Amal"))
    age = reading.reading_age(said, names=["Amal"])
    assert age is not None and age <= reading.THRESHOLD, reading.hardest(said, names=["Amal"])
    assert [find.words for text in said for find in unwanted.found(text)] == []
    assert max(len(sentence.split()) for sentence in reading.sentences(said)) <= 20


def test_no_instrument_has_a_he_or_a_she_for_the_child() -> None:
    for instrument in library.every_version():
        for text in texts(instrument):
            assert not re.search(r"\b(he|she|him|her|his|hers)\b", text, re.IGNORECASE), text


def test_the_name_is_put_wherever_the_child_is_meant() -> None:
    named = library.get("staff-observation").named("Amal")
    assert named.section("in-the-way").direction == "Less is easier for Amal"
    assert not any("{" in text for text in texts(named))
    assert named.digest == library.get("staff-observation").digest


@pytest.mark.parametrize(("version", "strands", "items", "top"), [(1, [4, 3], 5, 20), (2, [6, 5], 4, 16)])
def test_the_observation_has_two_halves_with_a_direction_each(
    version: int, strands: list[int], items: int, top: int
) -> None:
    instrument = library.get("staff-observation", version)
    assert [(half.title, half.direction) for half in instrument.sections] == [
        ("What is growing", "More is further along"),
        ("What gets in the way", "Less is easier for {child}"),
    ]
    assert [len(instrument.strands_in(half.id)) for half in instrument.sections] == strands
    assert instrument.scoring
    for strand in instrument.scoring.strands:
        questions = instrument.in_strand(strand.id)
        assert len(questions) == items and sum(item.top for item in questions) == top
        assert all(item.options[-1].value == "not-seen" and item.options[-1].points is None for item in questions)


def test_a_parent_may_skip_everything_and_is_given_no_number() -> None:
    instrument = library.get("home-baseline")
    assert instrument.scoring is None
    for question in instrument.questions:
        assert question.optional
        assert not any(option.points is not None or re.search(r"\d", option.label) for option in question.options)


def test_a_child_answers_beside_a_named_adult_and_with_pictures() -> None:
    instrument = library.get("child-voice")
    assert not instrument.question("adult-beside").optional
    choices = [one for one in instrument.questions if one.kind == "choice" and one.section == "days"]
    assert choices and all(len(one.options) == 3 and all(option.picture for option in one.options) for one in choices)


def test_the_newest_version_is_given_unless_one_is_asked_for() -> None:
    assert library.get("home-baseline") == library.get("home-baseline", 1) == library.get("home-baseline", "1")
    assert library.get("staff-observation").version == 2 != library.get("staff-observation", 1).version
    with pytest.raises(library.NoSuchInstrument):
        library.get("home-baseline", 99)
    with pytest.raises(library.NoSuchInstrument):
        library.get("boxes")


def test_a_good_document_reads() -> None:
    instrument = documents.read(GOOD, "small-scale.1.toml")
    assert instrument.question("comes").section == "growing"
    assert instrument.question("comes").top == 1
    assert documents.read(GOOD.replace("\n", "\r\n"), "small-scale.1.toml").digest == instrument.digest


@pytest.mark.parametrize(
    ("change", "to", "why"),
    [
        ('title = "A small scale"', "", "“title” is missing"),
        ("version = 1", 'version = "1"', "“version” should be int"),
        ("version = 1", "version = 2", "the file should be called small-scale.2.toml"),
        (
            'answered_by = "staff"',
            'answered_by = "cook"',
            "“answered_by” should be one of staff, parent, child",
        ),
        ("ages = [4, 11]", "ages = [11, 4]", "“ages” should be the youngest and the oldest"),
        ('scale = "often"', 'scale = "seldom"', "should name one of the document’s scales"),
        ('strand = "joining"', 'strand = "leaving"', "there is no strand 'leaving'"),
        ('kind = "rating"', 'kind = "text"', "text and number take no options"),
        ("points = 1 }", "points = 2 }", "points 0, 1, 2 and so on"),
        ('value = "1"', 'value = "0"', "two options with one value"),
        ('direction = "More is further along"', "", "needs a section with a direction in words"),
        ("at_least = 1", "at_least = 2", "“at_least” asks for 2"),
        ('id = "comes"', 'id = "It comes"', "lower-case words joined by hyphens"),
        ('section = "growing" }', 'section = "grown" }', "there is no 'grown'"),
        ("[[items]]", "[[items", "Expected"),
    ],
)
def test_a_bad_document_is_refused_with_the_reason(change: str, to: str, why: str) -> None:
    assert change in GOOD
    with pytest.raises(documents.BadInstrument, match=r"^small-scale\.1\.toml") as refused:
        documents.read(GOOD.replace(change, to), "small-scale.1.toml")
    assert why in str(refused.value)


def test_the_same_item_twice_is_refused() -> None:
    again = GOOD[GOOD.index("[[items]]") :]
    with pytest.raises(documents.BadInstrument, match="item 'comes' is there 2 times"):
        documents.read(GOOD + again, "small-scale.1.toml")


def test_every_picture_a_child_may_pick_is_one_we_have_drawn() -> None:
    pictures = {option.picture for one in library.get("child-voice").questions for option in one.options} - {""}
    assert pictures == {"sun", "cloud", "wind", "full", "half", "empty"}
    assert pictures <= set(ICONS)
