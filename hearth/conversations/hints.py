"""What is said beside words while they are written: what is good already, at most three thoughts, and words to try.

Pure: a text in, facts for a template out. Nothing is kept, and nothing here says that a text may not be sent.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hearth.conversations.own_words import OwnWords
from hearth.wording import alternatives, engine, qualities
from hearth.wording.engine import Finding
from hearth.wording.qualities import Qualities
from hearth.wording.text import Message, after_greeting

AT_ONCE = 3
LONGEST = 20_000
"""Characters looked at: what is longer is no message to a family."""
FEWEST_WORDS = 4
"""Under this many, with nothing found, there is nothing to say yet."""
_BLANK = re.compile(r"_{3,}")


@dataclass(frozen=True)
class Try:
    """Words to try, and the stretch whose place they take: the phrase, or its sentence where they are one."""

    words: str
    instead_of: str
    start: int
    end: int
    """As a browser counts, in halves of four bytes."""
    is_a_sentence: bool

    @property
    def parts(self) -> list[str]:
        """The words around each blank, so that a blank can be read out as one."""
        return _BLANK.split(self.words)


@dataclass(frozen=True)
class Hint:
    number: int
    finding: Finding
    tries: tuple[Try, ...]


@dataclass(frozen=True)
class Look:
    """One text, looked at."""

    text: str
    hints: tuple[Hint, ...]
    is_hard: bool
    """Something in it may hurt: the writer may have had a hard day."""
    more: int
    """Thoughts held back, so that there are never more than three."""
    good: Qualities
    blanks: int
    """Blanks left in the text, for its writer to fill."""
    words: int

    @property
    def has_something_to_say(self) -> bool:
        return bool(self.hints or self.blanks or self.good.terms or self.words >= FEWEST_WORDS)

    @property
    def pieces(self) -> Iterator[tuple[str, int]]:
        """The text in order, each piece with the number of its thought, or 0."""
        at = 0
        for hint in self.hints:
            yield self.text[at : hint.finding.start], 0
            yield self.text[hint.finding.start : hint.finding.end], hint.number
            at = hint.finding.end
        yield self.text[at:], 0


def look(
    text: str, own: OwnWords, *, channel: str = "", sender_role: str = "", stage: str = "",
    kept: frozenset[tuple[str, str]] = frozenset(),
) -> Look:  # fmt: skip
    """Looks through one text.

    Args:
        text: what somebody is writing.
        own: the school's own rules and terms.
        channel, sender_role, stage: as `engine.check`; empty when not known.
        kept: thoughts the writer has read and left, as rule and words.
    """
    text = text.replace("\r\n", "\n")[:LONGEST]
    checked = engine.check(
        text, channel=channel, sender_role=sender_role, stage=stage, book=own.book, glossary=own.glossary
    )
    found = engine.without(checked, kept).findings
    good = qualities.of(checked.message)
    # The terms have a list of their own, with what they mean.
    listed = {(term.start, term.end) for term in good.terms}
    found = tuple(one for one in found if (one.start, one.end) not in listed)
    chosen = sorted(sorted(found, key=lambda one: (-one.severity, one.start))[:AT_ONCE])
    return Look(
        text=text,
        hints=tuple(Hint(at, one, tuple(_tries(checked.message, one))) for at, one in enumerate(chosen, start=1)),
        is_hard=any(one.severity > 1 for one in chosen),
        more=max(len(found) - AT_ONCE, 0),
        good=good,
        blanks=len(_BLANK.findall(text)),
        words=sum(len(one.words) for one in checked.message.sentences),
    )


def _tries(message: Message, finding: Finding) -> Iterator[Try]:
    for words in finding.instead:
        start, end, is_a_sentence = finding.start, finding.end, words.rstrip().endswith((".", "?", "!"))
        around = [one for one in message.sentences if one.start < end and start < one.end]
        if is_a_sentence and around:
            # A sentence put into the middle of another helps nobody: it takes the place of the whole.
            start, end = around[0].start + after_greeting(around[0].text), around[-1].end
        elif around and start > around[0].start:
            words = _within(words, message, finding)
        old = message.text[start:end]
        yield Try(
            words, old, _in_a_browser(message.text, start), _in_a_browser(message.text, end),
            is_a_sentence and (start, end) != (finding.start, finding.end),
        )  # fmt: skip


def _within(words: str, message: Message, finding: Finding) -> str:
    """In the middle of a sentence it begins small, unless it begins with a name."""
    first = words.split(" ", 1)[0]
    if first in ("I", "I’m", "I'm") or first == alternatives.called(message, finding.start, finding.end):
        return words
    return words[:1].lower() + words[1:]


def _in_a_browser(text: str, at: int) -> int:
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
