"""Every rule finds what its document says it finds, and leaves alone what it says it leaves."""

import pytest

from hearth.wording import alternatives, engine, learned, rulebook
from hearth.wording.rulebook import Rule

BOOK = rulebook.shipped()
RULES_ALONE = BOOK.changed(silenced=frozenset([learned.SILENT]))


def by_rule(rule: Rule, text: str) -> list[str]:
    """What this rule alone says of a text."""
    alone = rulebook.Rulebook((rule,), BOOK.codes, frozenset([learned.SILENT]))
    return [finding.words for finding in engine.check(text, book=alone).findings]


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_finds_its_examples_and_leaves_the_others(rule: Rule) -> None:
    assert rule.matches and rule.leaves
    assert [text for text in rule.matches if not by_rule(rule, text)] == []
    assert [text for text in rule.leaves if by_rule(rule, text)] == []


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_words_to_try_bring_nothing_that_the_writer_did_not_say(rule: Rule) -> None:
    for frame in rule.instead:
        assert not alternatives.invented(frame.replace("{child}", "").replace("{plain}", ""), ""), frame


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [rule.id for rule in BOOK.rules]
    assert len(names) == len(set(names))


def test_the_shipped_book_speaks_of_thirteen_kinds() -> None:
    assert set(RULES_ALONE.codes) == set(rulebook.CODES)
