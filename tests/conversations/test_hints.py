"""What is said beside words: at most three thoughts, words to try that take the place of just what they should."""

import pytest

from hearth.conversations import hints
from hearth.conversations.own_words import OwnWords
from hearth.wording import learned, rulebook
from hearth.wording.rulebook import Rulebook

CODES = rulebook.shipped().codes


def only(**find: tuple[str, int, tuple[str, ...]]) -> OwnWords:
    """A book of a few rules of our own: words to find, how grave, and what to try."""
    rules = tuple(
        rulebook.rule({"id": f"r{at}", "find": [words], "severity": grave, "instead": list(instead)}, CODES[code])
        for code, (words, grave, instead) in find.items()
        for at in [words]
    )
    return OwnWords(Rulebook(rules, CODES, frozenset({learned.SILENT})), {})


LAZY = only(label_child=("lazy", 2, ("____ was hard to begin", "When ____, {child} ____.")))


def test_a_phrase_takes_the_place_of_just_that_phrase() -> None:
    text = "Today Jay was lazy in maths."
    phrase = hints.look(text, LAZY).hints[0].tries[0]
    assert (phrase.instead_of, text[phrase.start : phrase.end], phrase.is_a_sentence) == ("lazy", "lazy", False)


def test_a_whole_sentence_takes_the_place_of_a_sentence_and_leaves_the_greeting() -> None:
    text = "Hi Leila, Jay was lazy in maths. Shall we talk?"
    sentence = hints.look(text, LAZY).hints[0].tries[1]
    assert sentence.is_a_sentence and sentence.instead_of == "Jay was lazy in maths."
    assert (
        text[: sentence.start] + sentence.words + text[sentence.end :]
        == "Hi Leila, When ____, Jay ____. Shall we talk?"
    )


def test_places_are_counted_as_a_browser_counts_them() -> None:
    text = "🙂🙂 Jay was lazy."
    one = hints.look(text, LAZY).hints[0].tries[0]
    assert text.encode("utf-16-le")[one.start * 2 : one.end * 2].decode("utf-16-le") == "lazy"


def test_there_are_at_most_three_and_the_gravest_stay_in_the_order_they_are_read() -> None:
    book = only(
        absolute=("never", 1, ("x",)), label_child=("lazy", 3, ("x",)), threat=("or else", 3, ("x",)),
        command=("now", 2, ("x",)),
    )  # fmt: skip
    seen = hints.look("He never tries. Now he is lazy. Come, or else we ring.", book)
    assert [hint.finding.words for hint in seen.hints] == ["Now", "lazy", "or else"]
    assert [hint.number for hint in seen.hints] == [1, 2, 3] and seen.more == 1 and seen.is_hard


def test_what_its_writer_keeps_is_not_pointed_at_again() -> None:
    seen = hints.look("Jay was lazy.", LAZY)
    kept = frozenset({(seen.hints[0].finding.rule, "lazy")})
    assert hints.look("Jay was lazy.", LAZY, kept=kept).hints == ()


def test_the_pieces_are_the_text_again() -> None:
    text = "Jay was lazy.\nThen he was lazy again."
    seen = hints.look(text, LAZY)
    assert "".join(piece for piece, _ in seen.pieces) == text
    assert [piece for piece, number in seen.pieces if number] == ["lazy", "lazy"]


def test_blanks_left_are_counted_and_read_as_blanks() -> None:
    seen = hints.look("When ____, Jay ____.", LAZY)
    assert seen.blanks == 2 and seen.has_something_to_say
    assert hints.look("Jay was lazy.", LAZY).hints[0].tries[1].parts == ["When ", ", Jay ", "."]


@pytest.mark.parametrize("text", ["", " ", "Hi", "Dear Leila"])
def test_a_few_harmless_words_are_left_in_peace(text: str) -> None:
    assert not hints.look(text, LAZY).has_something_to_say


def test_a_schools_term_is_explained_in_its_own_words() -> None:
    own = OwnWords(LAZY.book, {"Rowan card": "a card to go somewhere quiet"})
    assert [term.plain for term in hints.look("He used his Rowan card today.", own).good.terms] == [
        "a card to go somewhere quiet"
    ]
