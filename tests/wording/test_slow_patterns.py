"""No text makes a rule slow: not one that comes with Hearth, nor one that looks for words in a parent's message."""

import re
import time

import pytest

from hearth.conversations import containing
from hearth.conversations.actions.words import what_is_wrong
from hearth.wording.pattern import compiled
from hearth.wording.words import named_words

# A row of hyphens, as stands above a forwarded message; and words that can be read as one or as several.
ROWS = ("-" * 3000, " - " * 1000, " a" * 1500, "'" * 3000, "a-" * 1500, " a'" * 1000, ":1,1" * 700)


@pytest.mark.parametrize("row", ROWS, ids=[row[:4] for row in ROWS])
def test_a_row_of_marks_never_keeps_a_search(row: str) -> None:
    patterns = [
        compiled(find, named_words())
        for find in (
            "never .. homework",
            "[..] homework",
            "(finds|found) * * * ... and [*] [*] [*] [*] (hard)",
            "so ... zz",
        )
    ]
    began = time.perf_counter()
    for pattern in patterns:
        for text in ("never", "found", "so"):
            assert pattern.search.search((text + row)[:600]) is None
    for text in ("left", "never", "nobody", "said", "no trouble"):
        containing.kinds_in(text + " " + row)
    assert time.perf_counter() - began < 10, "this took milliseconds, or hours"


@pytest.mark.parametrize(
    "find", ["[*] " * 30 + "zz", "[a] " * 30 + "zz", "(a*|a*) " * 20 + "zz", "* " * 40 + "zz", "(a|a b|b) " * 16 + "zz"]
)
def test_a_school_cannot_add_a_rule_that_never_comes_back(find: str) -> None:
    assert "too much open" in what_is_wrong(find.strip())


@pytest.mark.parametrize("find", ["*", "<name>", "(lazy|*)", "[just]", "* *", ".. ..", "^", "^ $"])
def test_a_school_cannot_add_a_rule_that_finds_any_word(find: str) -> None:
    assert "find everything" in what_is_wrong(find)


@pytest.mark.parametrize(
    "find",
    ["he is [just|so] (lazy|idle|bone idle)", "manipulat*", "<child> is .. lazy",
     "never .. (help|do|read|check) .. (homework|bag|kit|book)"],
)  # fmt: skip
def test_what_the_page_explains_may_be_added(find: str) -> None:
    assert what_is_wrong(find) == ""


def test_a_gap_holds_words_with_hyphens_and_marks_beside_it() -> None:
    pattern = compiled("never .. homework", named_words())
    assert pattern.search.search("You never do – really – any 'proper' maths-based homework") is None
    for text in (
        "never homework",
        "never do any half-done homework",
        "never - ever - do homework",
        "never do ‘the’ homework",
    ):
        assert re.search(pattern.search, text), text
