"""Kinder, factual words to try, that invent nothing.

An alternative is a frame from a rule's document: plain words, blanks (`____`) for what only the writer knows, `{child}`
for what the message itself calls the child, and `{plain}` for what the glossary says of a term. `invented` says which
words of an alternative stand neither in the message nor in the list of words a frame may bring (`frame-words.toml`):
it must be empty, whatever the message.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from hearth.wording import terms
from hearth.wording.text import WORD, Message, after_greeting, plain
from hearth.wording.words import word_set

BLANK = "____"
PLAIN = "{plain}"
_NAME = re.compile(r"\b[A-Z][a-zà-ÿ]+(?:[-'’][A-Z][a-zà-ÿ]+)?\b")
_CHILD = re.compile(r"\b(he|she|him|her|his|your (?:son|daughter|child|boy|girl|little one))\b", re.IGNORECASE)
_AS_SUBJECT = {"him": "he", "his": "he", "her": "she"}
_AFTER = re.compile(r"\b(for|to|with|helps?|gives?|offer|want|like|know|having) \{child\}(?!['’])")
_AS_OBJECT = {"he": "him", "she": "her"}
_FIRST_WORDS = word_set("first_words")


def filled(frames: tuple[str, ...], message: Message, start: int, end: int) -> tuple[str, ...]:
    """The frames with the child called as the message calls it; at most two, none longer for no reason."""
    child = called(message, start, end)
    meaning = terms.plain_words(message.text[start:end], message.glossary) or BLANK
    return tuple(meaning if frame == PLAIN else _sentence_case(_with_child(frame, child)) for frame in frames[:2])


def _with_child(frame: str, child: str) -> str:
    """ "It was hard for him", and "he found it hard"."""
    return _AFTER.sub(rf"\1 {_AS_OBJECT.get(child, child)}", frame).replace("{child}", child)


def called(message: Message, start: int, end: int) -> str:
    """What the message calls the child, nearest to the stretch; `your child` when it never does."""
    sentence = next((one for one in message.sentences if one.start <= start < one.end), None)
    for text in (message.text[start:end], sentence.text if sentence else "", message.text[:2000]):
        text = text[after_greeting(text) :]
        for found in _NAME.finditer(text):
            before = text[: found.start()].rstrip()
            titled = before.endswith(("Mr", "Mrs", "Ms", "Miss", "Dr", "Mx", "Mr.", "Mrs.", "Dr.", "Year", "Class"))
            if (
                plain(found.group()) not in _FIRST_WORDS
                and not titled
                and (before and before[-1] not in ".!?:" or _acts(text, found))
            ):
                return found.group()
        if said := _CHILD.search(text):
            word = said.group().lower()
            return _AS_SUBJECT.get(word, word)
    return "your child"


def _acts(text: str, found: re.Match[str]) -> bool:
    """A sentence's first word in capitals is a name when a verb follows it."""
    return bool(
        re.match(
            r"\s+(?:is|was|has|had|did|does|will|can|could|needs?|got|hit|kept|went|came|said|and)\b",
            text[found.end() :],
        )
    )


def invented(alternative: str, text: str, glossary: Mapping[str, str] | None = None) -> frozenset[str]:
    """Words of the alternative for which no word of the message, meaning of a term in it, or frame answers."""
    given = _words(text).union(*(_words(term.plain) for term in terms.unexplained(text, glossary)))
    given |= {part for word in given for part in re.split("['-]", word)}
    said = _words(alternative.replace("_", " ")) - given - frame_words()
    return frozenset(word for word in said if not given.issuperset(re.split("['-]", word)))


def _words(text: str) -> set[str]:
    return {plain(found.group()) for found in WORD.finditer(text)}


@cache
def frame_words() -> frozenset[str]:
    """Words that carry no fact, so that a frame may bring them."""
    document = tomllib.loads((Path(__file__).parent / "frame-words.toml").read_text(encoding="utf-8"))
    return frozenset(word for line in document.values() for word in line.split())


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]
