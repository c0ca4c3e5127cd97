"""What parents commonly worry about, in their words, each with a first honest answer. A document for each language.

Pure: a language in, worries out. What a language does not have yet is in English, worry by worry.
"""

from dataclasses import dataclass, replace
from functools import cache

from hearth.languages import catalogue
from hearth.languages.catalogue import ENGLISH, Language

CHILD = "{child}"


@dataclass(frozen=True)
class Fear:
    """One common worry. `language`: the one its words are in, for whoever reads them aloud."""

    key: str
    words: str
    answer: str
    language: Language

    def about(self, child: str) -> "Fear":
        return replace(self, words=self.words.replace(CHILD, child), answer=self.answer.replace(CHILD, child))


def common(child: str, language: Language | None = None) -> list[Fear]:
    """In the language of the page unless another is asked for, with the child's name in their places."""
    language = language or catalogue.now()
    theirs = _of(language)
    return [theirs.get(key, fear).about(child) for key, fear in _of(ENGLISH).items()]


def of(key: str, child: str, language: Language | None = None) -> Fear | None:
    """One worry by its key; none where the document has it no more."""
    return next((fear for fear in common(child, language) if fear.key == key), None)


@cache
def _of(language: Language) -> dict[str, Fear]:
    rows = catalogue.book(language, "worries").get("worries", ())
    return {row["key"]: Fear(row["key"], row["words"], row["answer"], language) for row in rows}
