"""Whether a note before a meeting is about us, and fit for the parent to read. Pure: hints to think about, never kept,
and nothing is stopped by them."""

from collections.abc import Iterator
from dataclasses import dataclass

from hearth.wording import engine
from hearth.wording.rulebook import Rulebook
from hearth.wording.text import Sentence

MOST = 3
US = frozenset({"we", "us", "our", "ours", "i", "me", "my", "mine", "school", "staff", "nobody"})
THEM = frozenset({"she", "he", "they", "you", "mum", "dad", "mother", "father", "parent", "parents", "family"})


@dataclass(frozen=True)
class Hint:
    """A stretch of what was written, what the parent may hear in it, and words to try, if there are any."""

    words: str
    may_hear: str
    instead: tuple[str, ...] = ()


def hints(gone_wrong: str, differently: str, *, name: str, book: Rulebook | None = None) -> list[Hint]:
    """At most three. First what is about the parent instead of us, then what the wording engine would say again.

    Args:
        gone_wrong: what went wrong on our side.
        differently: what we will do differently.
        name: the parent, as people call them.
        book: the wording rules in force; those shipped when not given.
    """
    return [*_about_them(gone_wrong, name), *_as_words(gone_wrong, book), *_as_words(differently, book)][:MOST]


def _about_them(text: str, name: str) -> Iterator[Hint]:
    """A sentence that begins with them, and in which nothing of ours is said."""
    theirs = THEM | {word.casefold() for word in name.split()}
    for sentence in engine.check(text).message.sentences:
        words = sentence.words
        if words and words[0].split("'")[0] in theirs and not US & sentence.word_set:
            yield Hint(_short(sentence), f"{name} may hear that it was {name}, and not us. What did we do, or not do?")


def _as_words(text: str, book: Rulebook | None) -> Iterator[Hint]:
    for found in engine.check(text, channel="letter", book=book).findings:
        yield Hint(found.words, found.may_hear, found.instead[:2])


def _short(sentence: Sentence) -> str:
    return " ".join(sentence.text.split())
