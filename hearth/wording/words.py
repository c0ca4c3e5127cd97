"""The lists a pattern names as `<child>`: read from `words.toml`."""

import tomllib
from functools import cache
from pathlib import Path

from hearth.wording.pattern import Pattern, Words, compiled


@cache
def named_words() -> Words:
    """Name to entries, each written in the pattern language."""
    document = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    return {name: tuple(entries) for name, entries in document.items()}


@cache
def listed(name: str) -> Pattern:
    """Any entry of a list, as a pattern ready to search."""
    return compiled(f"<{name}>", named_words())


@cache
def word_set(name: str) -> frozenset[str]:
    """A plain list of words."""
    return frozenset(" ".join(named_words()[name]).split())
