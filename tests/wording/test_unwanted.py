"""Words parents may not meet."""

import pytest

from hearth.wording import unwanted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She is hard to reach.", ["hard to reach"]),
        ("A hard-to-reach family", ["hard-to-reach"]),
        ("He had another MELTDOWN, a\nmeltdown", ["MELTDOWN", "meltdown"]),
        ("Your reply is overdue", ["overdue"]),
        ("He goes to the unit", ["unit"]),
        ("The baseline and the questionnaire", ["baseline", "questionnaire"]),
        ("Attention‑seeking again", ["Attention-seeking"]),
        ("Ask the SEND team", ["SEND"]),
    ],
)
def test_it_finds_what_we_never_write(text: str, words: list[str]) -> None:
    assert [find.words for find in unwanted.found(text)] == words
    assert all(find.instead for find in unwanted.found(text))


@pytest.mark.parametrize(
    "text",
    [
        "Bring your pencil case, just in case.",
        "Send my answer",
        "A red boat",
        "Write in the box below",
        "Choosing a day",
        "A united class",
        "He was low on the slide",
        "What is growing, and what gets in the way",
        "You said not yet.",
        "",
    ],
)
def test_plain_words_pass(text: str) -> None:
    assert unwanted.found(text) == []


def test_every_entry_says_what_we_write() -> None:
    assert len(unwanted._rules()) >= 12
    assert all(rule.instead for rule in unwanted._rules())
