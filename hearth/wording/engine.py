"""Help with wording: what in a short message may hurt, put off or confuse a parent, why, and what could be said instead.

    >>> from hearth.wording import engine
    >>> engine.check("Jay was lazy again in maths.").findings[0].code
    'label_child'

Pure Python, nothing kept, nothing sent. It never says that a message may not be sent: it shows stretches, each with one
sentence from the reader's side. The scheme and its sources, what it finds and what it misses: `docs/wording.md`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hearth.wording import alternatives, learned, rulebook
from hearth.wording.rulebook import Rule, Rulebook
from hearth.wording.text import Message, Sentence, inside

NOT_BEFORE = 4
"""How many words a “not” may stand before what it turns round."""
MOST = 200
"""Findings in one text: a pasted megabyte is not a message."""


@dataclass(frozen=True, order=True)
class Finding:
    """One stretch, from `start` up to `end` (characters), and what to say about it."""

    start: int
    end: int
    code: str
    severity: int
    words: str
    may_hear: str
    instead: tuple[str, ...]
    """Nothing in these that is not in the message: blanks (`____`) for what only the writer knows."""
    rule: str
    """Which rule found it; `learned` when none did, and the words that weighed most are in `because`."""
    because: tuple[str, ...] = ()


@dataclass(frozen=True)
class Checked:
    """A message and what was found in it, in reading order."""

    message: Message
    findings: tuple[Finding, ...]


def check(
    text: str, *, channel: str = "", sender_role: str = "", stage: str = "",
    book: Rulebook | None = None, glossary: Mapping[str, str] | None = None,
) -> Checked:  # fmt: skip
    """Looks through one message.

    Args:
        text: what is to be said; any length, any letters. Offsets count its characters.
        channel: text, email, letter, app, call, diary, newsletter, report or gate; empty when not known.
        sender_role: head, senior, teacher, assistant, office, senco, nurture or midday; empty when not known.
        stage: before, during, return or school; empty when not known.
        book: the rules in force; those shipped when not given.
        glossary: the school's glossary, term to plain words.
    """
    message = Message(text, channel, sender_role, stage, glossary or {})
    book = book or rulebook.shipped()
    by_rule = _settled(_by_rules(message, book))
    more = (one for one in _by_learning(message, book, by_rule) if not any(_overlap(one, other) for other in by_rule))
    found = sorted([*by_rule, *more])
    return Checked(message, tuple(found[:MOST]))


def _by_rules(message: Message, book: Rulebook) -> Iterator[Finding]:
    speaking = [rule for rule in book.rules if rule.speaks_in(message)]
    for rule in speaking:
        if rule.detector is not None:
            for start, end in rule.detector(message):
                yield _finding(message, rule, start, end)
    for sentence in message.sentences:
        for rule in speaking:
            for start, end in _places(rule, sentence):
                if not _harmless(rule, message, sentence, start, end):
                    yield _finding(message, rule, sentence.start + start, sentence.start + end)


def _places(rule: Rule, sentence: Sentence) -> Iterator[tuple[int, int]]:
    for pattern in rule.find:
        if pattern.may_be_in(sentence.word_set):
            for found in pattern.search.finditer(sentence.text):
                yield found.span()


def _harmless(rule: Rule, message: Message, sentence: Sentence, start: int, end: int) -> bool:
    whole = (sentence.start + start, sentence.start + end)
    if not rule.quoted and (inside(*whole, message.others_words) or inside(*whole, message.reported)):
        return True
    if not rule.negated and turned_round(sentence.text[:start]):
        return True
    if any(one.may_be_in(sentence.word_set) and one.search.search(sentence.text) for one in rule.unless):
        return True
    return any(
        one.may_be_in(near.word_set) and one.search.search(near.text)
        for one in rule.unless_near
        for near in message.sentences
    )


_TURNS = frozenset(
    "not isn't wasn't aren't weren't never no don't doesn't didn't won't can't cannot nothing neither nor without "
    "couldn't wouldn't shouldn't hasn't haven't nobody none".split()
)


def turned_round(before: str) -> bool:
    """Whether a “not” stands so close before that it turns the words round: “he is not lazy”. A comma ends its reach."""
    clause = before.replace("’", "'").lower().rsplit(",", 1)[-1].rsplit(";", 1)[-1]
    return not _TURNS.isdisjoint(clause.split()[-NOT_BEFORE:]) or clause.rstrip().endswith(("far from", "rather than"))


def _finding(message: Message, rule: Rule, start: int, end: int) -> Finding:
    words = message.text[start:end]
    return Finding(
        start, end, rule.code, rule.severity, words, rule.may_hear,
        alternatives.filled(rule.instead, message, start, end), rule.id,
    )  # fmt: skip


def _settled(found: Iterator[Finding]) -> list[Finding]:
    """One finding for one stretch: of two that overlap, the graver, then the longer."""
    kept: list[Finding] = []
    for one in sorted(found, key=lambda f: (-f.severity, f.start - f.end, f.start)):
        if not any(_overlap(one, other) for other in kept):
            kept.append(one)
    return kept


def _by_learning(message: Message, book: Rulebook, by_rule: list[Finding]) -> Iterator[Finding]:
    """What no rule names but the examples teach: whole sentences, with the words that weighed most."""
    if learned.SILENT in book.silenced:
        return
    for guess in learned.guesses(message, [(one.start, one.end, one.code) for one in by_rule]):
        code = book.codes[guess.code]
        yield Finding(
            guess.start, guess.end, guess.code, guess.severity, message.text[guess.start : guess.end], code.may_hear,
            alternatives.filled(code.instead, message, guess.start, guess.end), learned.SILENT, guess.because,
        )  # fmt: skip


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def without(checked: Checked, dismissed: frozenset[tuple[str, str]]) -> Checked:
    """The same, without the hints a writer chose to leave: pairs of rule and words."""
    kept = tuple(one for one in checked.findings if (one.rule, one.words) not in dismissed)
    return replace(checked, findings=kept)
