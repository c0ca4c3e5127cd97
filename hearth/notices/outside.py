"""What somebody may see who was not meant to read it: the envelope, the sender, the subject, the first line on a locked
phone, a file's name, an entry in a calendar. It carries the name the school chose for it, and never says why.

Pure: words in, words out. Which words would say why stands in `gives_away.toml`, for people to read and add to: the
English ones beside this file, those of another language in its folder. English ones are looked for in every language.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from django.utils.text import slugify

from hearth.languages.catalogue import ENGLISH, Language

WORDS = Path(__file__).parent / "gives_away.toml"
PREVIEW = 120
"""Characters of a letter that a phone shows while it is locked."""
IN_A_CALENDAR = {"talk": "a talk", "visit": "a visit", "meeting": "a time to meet"}


class GivesItAway(Exception):
    """One of our own texts says outside why the school writes. A fault of ours, to be mended in the text."""


@dataclass(frozen=True)
class Found:
    """Words as they stand in a text, and what somebody would think who sees them."""

    words: str
    why: str


@dataclass(frozen=True)
class Seen:
    """One thing that can be seen from outside, and where."""

    where: str
    text: str

    @property
    def tells(self) -> tuple[str, ...]:
        return gives_away(self.text)


def gives_away(text: str, language: Language = ENGLISH) -> tuple[str, ...]:
    """The words of this text that would tell a neighbour or a classmate why the school writes."""
    return tuple(one.words for one in found(text, language))


def found(text: str, language: Language = ENGLISH) -> tuple[Found, ...]:
    """The same, with the reason for each, in the order of the text; of two that overlap, the longer."""
    text = text.replace("_", " ").replace("’", "'")
    all_of = [(one.start(), one.end(), why) for rule, why in _rules(language) for one in rule.finditer(text)]
    kept: list[tuple[int, int, str]] = []
    for start, end, why in sorted(all_of, key=lambda one: (one[0], -one[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, why))
    return tuple(Found(text[start:end], why) for start, end, why in kept)


def of_letter(*, sender: str, subject: str, text: str) -> tuple[Seen, ...]:
    """What an e-mail or a text message shows before it is opened."""
    return Seen("sender", sender), Seen("subject", subject), Seen("preview", preview(text))


def preview(text: str) -> str:
    """The first line, as a locked phone shows it, to the end of the word."""
    line = " ".join(text.split())
    end = line.find(" ", PREVIEW)
    return line if end < 0 else line[:end]


def file_name(name: str, day: date, *, ending: str = "pdf") -> str:
    """What a letter to keep is called where others see it: in a list of downloads, at a printer."""
    return f"{slugify(name) or 'letter'}-{day:%Y-%m-%d}.{ending}"


def calendar_title(name: str, what: Literal["talk", "visit", "meeting"] = "talk") -> str:
    """For an entry in a calendar that a whole family may share."""
    return f"{name}: {IN_A_CALENDAR[what]}"


def keep_quiet(seen: Iterable[Seen], *, chosen: Iterable[str] = (), language: Language = ENGLISH) -> None:
    """Raises GivesItAway if any of it tells. `chosen` is what the school itself chose, its name and its address on the
    web: the page of settings speaks of those, and no letter is lost over them."""
    for one in seen:
        text = one.text
        for said in chosen:
            text = text.replace(said, "") if said else text
        if told := gives_away(text, language):
            raise GivesItAway(f"The {one.where} says {', '.join(told)}. Nothing outside may say why we write.")


@cache
def _rules(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The English ones, and those of the language if it has its own."""
    own = [] if language.is_source else [language.folder / WORDS.name]
    entries = [entry for file in (WORDS, *own) if file.exists() for entry in _entries(file)]
    return tuple(
        (_pattern(entry["say"], re.NOFLAG if entry.get("exact") else re.IGNORECASE), entry["why"]) for entry in entries
    )


def _entries(file: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))["words"]
    return entries


def _pattern(phrases: list[str], flags: re.RegexFlag) -> re.Pattern[str]:
    """A star stands for the rest of a word, at its beginning or its end: languages bend their words."""
    either = "|".join(
        r"[\s\-]+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())
        for phrase in sorted(phrases, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", flags)
