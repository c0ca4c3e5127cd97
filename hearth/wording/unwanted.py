"""Words parents may not meet, listed with what we write instead in `unwanted.toml`.

A hint for whoever writes our pages and documents, and a rule for our own templates. It finds words, not tone.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LIST = Path(__file__).parent / "unwanted.toml"


@dataclass(frozen=True)
class Unwanted:
    """One finding: the words as they stand in the text, where they begin, and what we write."""

    words: str
    at: int
    instead: str


@dataclass(frozen=True)
class _Rule:
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    instead: str


def found(text: str) -> list[Unwanted]:
    """Every unwanted word in the text, in order. Line breaks, curly marks and, but for acronyms, case do not matter."""
    text = text.replace("’", "'").replace("‑", "-")
    finds: list[Unwanted] = []
    for rule in _rules():
        harmless = [one.span() for one in rule.unless.finditer(text)] if rule.unless else []
        for one in rule.pattern.finditer(text):
            if not any(start <= one.start() and one.end() <= end for start, end in harmless):
                finds.append(Unwanted(one.group(), one.start(), rule.instead))
    return sorted(finds, key=lambda find: (find.at, -len(find.words)))


@cache
def _rules() -> tuple[_Rule, ...]:
    entries = tomllib.loads(LIST.read_text(encoding="utf-8"))["words"]
    return tuple(
        _Rule(
            _pattern(entry["never"], re.NOFLAG if entry.get("exact") else re.IGNORECASE),
            _pattern(entry["unless"]) if "unless" in entry else None,
            entry["instead"],
        )
        for entry in entries
    )


def _pattern(phrases: list[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Whole words; a space stands for any white space or a hyphen."""
    either = "|".join(
        r"[\s\-]+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", flags)
