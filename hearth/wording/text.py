"""A message taken apart: sentences, words, and the stretches that are somebody else's words.

Every offset counts characters of the text as it was given, so a span can be cut straight out of it. All of it is
linear in the length of the text: a sentence longer than `LONGEST` characters is cut at a space.
"""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from hearth.wording.pattern import Pattern

LONGEST = 600
"""Characters in a sentence before it is cut. Nobody writes one to a parent; a pasted table may look like one."""

WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|\n+")
_SHORT_FOR = re.compile(
    r"(?:^|[\s(])(?:mr|mrs|ms|mx|miss|dr|prof|st|rev|yr|no|tel|ext|e\.g|i\.e|a\.m|p\.m|approx|etc)\.$", re.IGNORECASE
)
_QUOTED = re.compile(
    r"[\"“„]([^\"“”„\n]{2,300})[\"”]|(?<!\w)[‘']([^‘’'\n]{2,200}(?:['’]\w[^‘’'\n]{0,200}){0,4})['’](?!\w)"
)
_REPORTED = re.compile(
    r"\b(?:you|he|she|they|mum|dad|nan|gran|your \w+|"
    r"(?!(?:We|Don['’]t|Staff|Teachers|Everyone|School|Please|Just)\b)[A-Z][\w'’-]+)\s+"
    r"(?:(?:\w+ly|have|has|had|also|once|just|may|might)\s+)?"
    r"(?:said|told (?:us|me|him|her|them)|wrote|feel|felt|worry|worried|asked|mentioned|described|thought)\b"
    r"[^.!?;\n]{0,160}",
)


_GREETING = re.compile(
    r"\s*(?:dear|hi|hello|hey|morning|good (?:morning|afternoon|evening))\b[^,!.\n]{0,40}[,!.\n]\s*", re.IGNORECASE
)


@dataclass(frozen=True)
class Sentence:
    """One sentence: where it stands in the message, and its words in small letters."""

    start: int
    end: int
    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(plain(found.group()) for found in WORD.finditer(self.text))

    @cached_property
    def word_set(self) -> frozenset[str]:
        """The words, and the parts of those with a hyphen or an apostrophe."""
        return frozenset(self.words).union(*(re.split("['-]", word) for word in self.words))

    @cached_property
    def keys(self) -> frozenset[str]:
        """What patterns may need: the words, and every beginning of one with a star (`manipulat*`)."""
        starts = {word[:length] + "*" for word in self.word_set for length in range(1, min(len(word), 16) + 1)}
        return self.word_set | starts

    def holds(self, pattern: Pattern) -> bool:
        return pattern.may_be_in(self.keys) and pattern.search.search(self.text) is not None


@dataclass(frozen=True)
class Message:
    """What is about to be said, and by whom, how and when; the last three may be unknown (empty)."""

    text: str
    channel: str = ""
    sender_role: str = ""
    stage: str = ""
    glossary: Mapping[str, str] = field(default_factory=dict)
    """The school's own terms and what they mean in plain words."""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(Sentence(start, end, self.text[start:end]) for start, end in _cut(self.text))

    @cached_property
    def begins(self) -> int:
        """Where the message begins after “Hi Leila,”."""
        return after_greeting(self.text)

    @cached_property
    def others_words(self) -> tuple[tuple[int, int], ...]:
        """Stretches in quotation marks: somebody's words, handed on."""
        return tuple(found.span() for found in _QUOTED.finditer(self.text))

    @cached_property
    def reported(self) -> tuple[tuple[int, int], ...]:
        """ "You told us you feel blamed": what another said or felt, told without marks."""
        return tuple(found.span() for found in _REPORTED.finditer(self.text))


def after_greeting(text: str) -> int:
    """Where a text begins after “Hi Leila,”."""
    greeting = _GREETING.match(text)
    return greeting.end() if greeting else 0


def plain(word: str) -> str:
    """A word in small letters with a straight apostrophe."""
    return word.lower().replace("’", "'")


def inside(start: int, end: int, stretches: tuple[tuple[int, int], ...]) -> bool:
    """Whether one of the stretches, which stand in order, holds all of it."""
    at = bisect_right(stretches, (start, sys.maxsize)) - 1
    return at >= 0 and end <= stretches[at][1]


def _cut(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _END.finditer(text):
        piece = text[max(start, stop.end() - 8) : stop.end()]
        following = text[stop.end() : stop.end() + 2].strip()
        if not stop.group().startswith("\n") and (_SHORT_FOR.search(piece) or following[:1].islower()):
            continue
        yield from _trimmed(text, start, stop.end())
        start = stop.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch without the white space around it, in pieces no longer than `LONGEST`."""
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        stop = end
        if stop - start > LONGEST:
            space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            stop = space if space > 0 else start + LONGEST
        last = stop
        while last > start and text[last - 1].isspace():
            last -= 1
        if last > start:
            yield start, last
        start = stop
