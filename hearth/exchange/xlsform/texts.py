"""Texts of a form as plain words: one language chosen, markup taken out, names made ours."""

import html
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
POINTING = re.compile(r"\$\{[^}]{1,80}\}")
ENGLISH = re.compile(r"^(english|en)\b", re.IGNORECASE)
NONE = "default"
# pyxform straightens curly quotation marks. Ours stay as they were written: they go to it under other letters.
CURLY = "‘’“”"
COVER = str.maketrans(CURLY, "\ue018\ue019\ue01c\ue01d")
UNCOVER = {letter: curly for curly, letter in COVER.items()}


def chosen_language(said: str, languages: Iterable[str]) -> str:
    """The language to read the form in: the one it names itself, or English, or the first."""
    there = list(dict.fromkeys(languages))
    if said in there and said != NONE:
        return said
    english = [one for one in there if ENGLISH.match(one)]
    return next(iter([*english, *([NONE] if NONE in there else []), *there]), NONE)


def languages_of(value: Any) -> list[str]:
    return list(value) if isinstance(value, dict) else []


def in_language(value: Any, language: str) -> str:
    """The words of a label, a hint or a choice in one language; of another where this one has none."""
    if isinstance(value, dict):
        value = value.get(language) or value.get(NONE) or next((one for one in value.values() if one), "")
    return plain(str(value or ""))


def covered(text: str) -> str:
    return text.translate(COVER)


def plain(text: str) -> str:
    """Without markup, and without pointing to another answer. Nothing of it is ever shown as HTML."""
    words = html.unescape(TAG.sub("", POINTING.sub("…", text.translate(UNCOVER))))
    kept = "".join(
        letter
        for letter in words
        if letter in "\n\t" or unicodedata.category(letter)[0] != "C" or letter in "\u200c\u200d"
    )
    return "\n".join(" ".join(line.split()) for line in kept.strip().splitlines())


def has_markup(value: Any) -> bool:
    texts = value.values() if isinstance(value, dict) else [value]
    return any(TAG.search(str(one or "")) for one in texts)


def points_elsewhere(value: Any) -> bool:
    texts = value.values() if isinstance(value, dict) else [value]
    return any(POINTING.search(str(one or "")) for one in texts)


def slug(word: str, taken: Iterable[str] = (), *, otherwise: str = "item") -> str:
    """Lower-case words joined by hyphens, unlike any of those taken."""
    ascii_word = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", ascii_word).strip("-")[:60].strip("-") or otherwise
    there, found, n = set(taken), base, 1
    while found in there:
        n += 1
        found = f"{base}-{n}"
    return found
