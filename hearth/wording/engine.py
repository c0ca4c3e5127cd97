"""Help with wording: what in a short message may hurt or confuse a parent, why, and what could be said instead.

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
from hearth.wording.words import word_set

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
    chances = [] if learned.SILENT in book.silenced else learned.likely(message)
    hits = _settled(
        message,
        (hit for hit in _hits(message, book) if hit[2].sure or not learned.doubted(message, chances, hit[0], hit[1])),
    )[:MOST]
    by_rule = [_finding(message, rule, start, end) for start, end, rule in hits]
    more = (one for one in _by_learning(message, book, chances) if not any(_overlap(one, other) for other in by_rule))
    return Checked(message, tuple(sorted([*by_rule, *more])[:MOST]))


Hit = tuple[int, int, Rule]


def _hits(message: Message, book: Rulebook) -> Iterator[Hit]:
    for rule in book.rules:
        if rule.detector is not None and rule.speaks_in(message):
            for start, end in rule.detector(message):
                yield start, end, rule
    relieved: dict[str, bool] = {}
    known: dict[str, list[tuple[Rule, int, int]]] = {}
    for sentence in message.sentences:
        if sentence.text not in known:
            known[sentence.text] = list(_places(sentence, book))
        for rule, start, end in known[sentence.text]:
            if rule.id not in relieved:
                relieved[rule.id] = not rule.speaks_in(message) or _relieved(rule, message)
            if not relieved[rule.id] and not _harmless(rule, message, sentence, start, end):
                yield sentence.start + start, sentence.start + end, rule


def _places(sentence: Sentence, book: Rulebook) -> Iterator[tuple[Rule, int, int]]:
    """What the rules find in one sentence, wherever it stands."""
    for rule, pattern in book.worth_trying(sentence.keys):
        for found in pattern.search.finditer(sentence.text):
            yield rule, *found.span()


def _relieved(rule: Rule, message: Message) -> bool:
    """Whether anything in the message makes the rule's words harmless."""
    return any(sentence.holds(pattern) for pattern in rule.unless_near for sentence in message.sentences)


def _harmless(rule: Rule, message: Message, sentence: Sentence, start: int, end: int) -> bool:
    whole = (sentence.start + start, sentence.start + end)
    last = (whole[1] - 1, whole[1])  # a name before the marks does not make the words in them the writer's
    if not rule.quoted and (inside(*last, message.others_words) or inside(*whole, message.reported)):
        return True
    if not rule.negated and turned_round(sentence.text[:start]):
        return True
    return any(sentence.holds(pattern) for pattern in rule.unless)


_TURNS = word_set("turns_round")


def turned_round(before: str) -> bool:
    """Whether a “not” stands close enough before to turn the words round: “he is not lazy”. A comma ends its reach."""
    clause = before.replace("’", "'").lower().rsplit(",", 1)[-1].rsplit(";", 1)[-1]
    return not _TURNS.isdisjoint(clause.split()[-NOT_BEFORE:]) or clause.rstrip().endswith(("far from", "rather than"))


def _finding(message: Message, rule: Rule, start: int, end: int) -> Finding:
    start = message.begins if start < message.begins < end else start
    words = message.text[start:end]
    return Finding(
        start, end, rule.code, rule.severity, words, rule.may_hear,
        alternatives.filled(rule.instead, message, start, end), rule.id,
    )  # fmt: skip


def _settled(message: Message, found: Iterator[Hit]) -> list[Hit]:
    """One rule for one stretch: of two that overlap, the graver, then the longer. In reading order."""
    taken = bytearray(len(message.text))
    kept: list[Hit] = []
    for start, end, rule in sorted(found, key=lambda hit: (-hit[2].severity, hit[0] - hit[1], hit[0], hit[2].id)):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, end, rule))
    return sorted(kept, key=lambda hit: hit[:2])


def _by_learning(message: Message, book: Rulebook, chances: list[float]) -> Iterator[Finding]:
    """What no rule names but the examples teach: whole sentences, with the words that weighed most."""
    for guess in learned.guesses(message, chances):
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
