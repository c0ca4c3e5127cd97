"""Terms of the trade, and what they mean in plain words: the shipped list in `terms.toml`, and a school's own.

A term is explained when the message says what it stands for, or puts the meaning beside it: in brackets, between
commas, or after “which means”, “that is”, “our”.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_BESIDE = re.compile(
    r"\s*(?:\(|,\s*(?:the|a|an|our|which|that|who|where|when|meaning|or|"
    r"his|her|their|your|short|she['’]s|he['’]s|i\.?e)\b|"
    r"[-–—:]\s*(?:the|a|an|our|that|which|your|his|her)\b|"
    r"(?:means|meaning|stands for|is (?:a|an|the|when|where|how|our|what|for)|"
    r"which (?:is|means)|that is|just means)\b)|(?:\s+\w+){1,2}\s*(?:, which (?:is|means)\b|"
    r"\((?:the|a|an|our|your|his|her|who|where|when|which|that|this|it|what|short)\b)|"
    r",\s*(?:Mrs?|Ms|Miss|Mx|Dr)\.? [A-Z]\w+,? who\b|"
    r"\.\s+(?:that|this|it|they)(?:['’]s|['’]re| is| are| means| stands?| just means)\b",
    re.IGNORECASE,
)
"""The meaning stands beside it, or opens the next sentence."""
QUOTES = frozenset("\"“”‘’'")


@dataclass(frozen=True)
class Term:
    """One term, as it stands in a text."""

    start: int
    end: int
    words: str
    plain: str
    """What it means, for a parent."""


@cache
def shipped() -> dict[str, str]:
    """Term to plain words."""
    document = tomllib.loads((Path(__file__).parent / "terms.toml").read_text(encoding="utf-8"))
    return {term: plain for part in document.values() for term, plain in part.items()}


def is_term(word: str) -> bool:
    return word in shipped()


def plain_words(words: str, own: Mapping[str, str] | None = None) -> str:
    """What a term means, as the school or the shipped list puts it; empty when it is none."""
    known = shipped() if not own else {**shipped(), **own}
    term = _as_listed(words, known)
    return known[term] if term else ""


def unexplained(text: str, own: Mapping[str, str] | None = None) -> Iterator[Term]:
    """Terms whose meaning the text does not give, each once, in the order they stand.

    Args:
        text: the message.
        own: the school's glossary, term to plain words; an empty meaning says that its parents know the term.
    """
    known = shipped() if not own else {**shipped(), **own}
    small = text.lower()
    seen: set[str] = set()
    for found in _search(frozenset(own or ())).finditer(text):
        term = _as_listed(found.group(), known)
        if term is None or term in seen or not known[term]:
            continue
        seen.add(term)
        if not _explained(text, small, found, known[term]):
            yield Term(found.start(), found.end(), found.group(), known[term])


def _as_listed(words: str, known: Mapping[str, str]) -> str | None:
    small = re.sub(r"\s+", " ", words.lower())
    for form in (words, words.rstrip("s"), small, small.rstrip("s"), small + "s", small.replace(" ", "-")):
        if form in known:
            return form
    return None


def _explained(text: str, small: str, found: re.Match[str], plain: str) -> bool:
    if _BESIDE.match(text, found.end()):
        return True
    before = text[max(0, found.start() - 2) : found.start()].strip()
    if before[-1:] in QUOTES and text[found.end() : found.end() + 1] in QUOTES:
        return True  # a word spoken of, "masking"
    if before.endswith("(") and text[found.end() : found.end() + 1] == ")":
        return True  # special educational needs co-ordinator (SENCO)
    return plain.split("(")[0].strip().lower() in small


@cache
def _search(own: frozenset[str]) -> re.Pattern[str]:
    """Terms in capitals are matched as written, all others in any case."""
    terms = sorted({*shipped(), *own}, key=len, reverse=True)
    capitals = "|".join(re.escape(term) for term in terms if term.isupper() or not term.islower())
    small = "|".join(
        re.escape(term).replace(r"\ ", r"[\s-]+").replace(r"\-", "[- ]?") for term in terms if term.islower()
    )
    return re.compile(rf"(?<![\w/])(?:(?:{capitals})s?|(?i:{small}))(?![\w/])")
