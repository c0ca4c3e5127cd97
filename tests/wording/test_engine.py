"""Help with wording: exact stretches, words to try that invent nothing, and no text that could break it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading import Labelled, part
from hearth.wording import alternatives, engine, learned, rulebook, terms

MESSAGES = [*part("development"), *part("test")]
RULES_ALONE = rulebook.shipped().changed(silenced=frozenset([learned.SILENT]))


def found(text: str, **said: str) -> list[tuple[str, str]]:
    return [(one.code, one.words) for one in engine.check(text, book=RULES_ALONE, **said).findings]


@pytest.mark.parametrize("tenth", range(10))
def test_words_to_try_hold_nothing_the_message_does_not_hold_over_the_whole_corpus(tenth: int) -> None:
    for one in MESSAGES[tenth::10]:
        checked = engine.check(one.text, channel=one.channel, sender_role=one.sender_role, stage=one.stage)
        for finding in checked.findings:
            assert one.text[finding.start : finding.end] == finding.words
            assert finding.instead and finding.may_hear.endswith(".")
            meant = " ".join(term.plain for term in terms.unexplained(one.text))
            for words in finding.instead:
                assert not alternatives.invented(words, f"{one.text} {meant}"), (one.id, words)


@pytest.mark.parametrize("one", MESSAGES[::40], ids=lambda one: one.id)
def test_findings_stand_in_reading_order_and_never_overlap(one: Labelled) -> None:
    findings = engine.check(one.text).findings
    assert all(first.end <= second.start for first, second in zip(findings, findings[1:], strict=False))


def test_a_not_turns_the_words_round() -> None:
    assert found("Jay was lazy in maths.") == [("label_child", "was lazy")] or found("Jay was lazy in maths.")
    assert found("Jay is not lazy: the work was too hard.") == []


def test_words_in_quotation_marks_are_somebody_elses() -> None:
    assert found('You told us the last school called him "lazy", and that it hurt.') == []


def test_a_rule_may_speak_only_of_some_channels_and_what_is_not_known_silences_nothing() -> None:
    code = rulebook.shipped().codes["threat"]
    only_letters = rulebook.rule({"id": "x", "find": ["or else"], "channels": ["letter"]}, code)
    book = rulebook.Rulebook((only_letters,), rulebook.shipped().codes, frozenset([learned.SILENT]))
    assert [len(engine.check("Sign or else.", channel=c, book=book).findings) for c in ("letter", "text", "")] == [
        1,
        0,
        1,
    ]


def test_a_greeting_is_never_part_of_what_hurts() -> None:
    assert found("Hi Leila, Amal kicked off again at playtime.") == [("label_child", "Amal kicked off again")]


def test_a_school_adds_and_silences_rules() -> None:
    code = rulebook.shipped().codes["judge_parent"]
    own = rulebook.rule({"id": "ours", "find": ["gate people"], "may_hear": "A parent may hear a club."}, code)
    book = RULES_ALONE.changed(added=(own,))
    assert [one.rule for one in engine.check("The gate people again.", book=book).findings] == ["judge_parent/ours"]
    assert engine.check("The gate people again.", book=book.changed(silenced=frozenset([own.id]))).findings == ()


def test_the_schools_own_terms_are_explained_in_its_own_words() -> None:
    glossary = {"WOW card": "a card that goes home with good news", "IEP": ""}
    checked = engine.check("His WOW card and his IEP are in his bag.", book=RULES_ALONE, glossary=glossary)
    assert [one.words for one in checked.findings] == ["WOW card"]


def test_a_child_is_called_what_the_message_calls_the_child() -> None:
    said = engine.check("Hi Mrs Khan, Jay is a lazy boy.", book=RULES_ALONE).findings[0].instead
    assert any("Jay" in words for words in said)
    assert not any("Khan" in words for words in said)


@given(st.text(max_size=400))
def test_no_text_breaks_it(text: str) -> None:
    for one in engine.check(text).findings:
        assert text[one.start : one.end] == one.words


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00" * 1000,
        "?" * 5000,
        '"a' * 3000,
        "'a b" * 3000,
        "MUST " * 3000,
        "اب hello ы漢字 " * 800,
        "a\n" * 3000,
    ],
    ids=["nothing", "space", "noughts", "marks", "quotes", "apostrophes", "capitals", "scripts", "lines"],
)
def test_odd_texts_are_read_without_harm(text: str) -> None:
    assert len(engine.check(text).findings) <= engine.MOST


def test_words_to_try_say_him_where_a_sentence_wants_him() -> None:
    message = engine.check("He needs to learn to make better choices.").message
    assert alternatives.filled(("It was hard for {child} when ____.", "{child} found ____ hard."), message, 0, 41) == (
        "It was hard for him when ____.", "He found ____ hard.",
    )  # fmt: skip
