"""The learned part: it adds to the rules, doubts them, says which words weighed, and can be silenced."""

from pathlib import Path

from corpus.__main__ import findings, spans
from corpus.figures import count, wilson
from corpus.reading import part
from corpus.table import lines
from hearth.wording import engine, learned, rulebook
from hearth.wording.text import Message

BOOK = rulebook.shipped()
DOCUMENT = Path(__file__).parents[2] / "docs/wording.md"


def test_the_document_says_what_the_test_messages_give() -> None:
    figures = count(part("test"), lambda one: spans(findings(one, BOOK)))
    said = DOCUMENT.read_text(encoding="utf-8")
    assert [line for line in lines(figures) if line.strip() not in said] == []


def test_nobody_s_words_stand_in_both_parts() -> None:
    assert not {one.text for one in part("development")} & {one.text for one in part("test")}


def test_a_school_can_have_the_rules_alone() -> None:
    alone = BOOK.changed(silenced=frozenset([learned.SILENT]))
    rules = {rule.id for rule in BOOK.rules}
    for one in part("test")[:120]:
        assert {finding.rule for finding in findings(one, alone)} <= rules


def test_it_says_which_words_weighed_most() -> None:
    guessed = [one for message in part("test") for one in findings(message, BOOK) if one.rule == learned.SILENT]
    assert guessed
    for one in guessed:
        words = {word for said in one.because for word in said.replace("^", "").replace("$", "").split()}
        words -= {"<name>", "<number>"}
        small = one.words.lower().replace("’", "'")
        assert all(word in small for word in words), one


def test_it_weighs_each_sentence_between_nought_and_one_and_gives_no_more_than_it_looked_at() -> None:
    message = Message("He smiled at break. " * 1000)
    chances = learned.likely(message)
    assert len(chances) == learned.MOST_SENTENCES
    assert all(0 <= chance <= 1 for chance in chances)
    assert learned.likely(Message("")) == []


def test_a_rule_is_doubted_where_the_examples_hold_a_sentence_to_be_fine_but_never_a_schools_own() -> None:
    text = "He is a liar, they used to say, and today he told me the truth about the window."
    message = Message(text)
    start = text.index("liar")
    assert learned.doubted(message, [0.01], start, start + 4)
    assert not learned.doubted(message, [0.9], start, start + 4)
    own = rulebook.rule({"id": "own-1", "find": ["the window"], "sure": True}, BOOK.codes["alarm"])
    book = rulebook.Rulebook((own,), BOOK.codes)
    assert "alarm/own-1" in {one.rule for one in engine.check("Good news about the window.", book=book).findings}


def test_the_interval_of_a_proportion_is_wilsons() -> None:
    low, high = wilson(8, 10)
    assert (round(low, 3), round(high, 3)) == (
        0.490,
        0.943,
    )  # Newcombe 1998, Statistics in Medicine 17:857-872, by hand
    assert wilson(0, 0) == (0.0, 1.0)
