"""The phrase book: everyday words in every language we ship, with places for names, days and times. Pure: nothing is
asked of the database.

English is the source (`en/phrases.toml`). Another language has the same keys; a phrase it lacks is in English alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from string import Formatter
from typing import Any, Literal

from django.utils.translation import override

from hearth.languages import catalogue, days
from hearth.languages.catalogue import ENGLISH, Language

Side = Literal["school", "home"]
PLACES = ("child", "adult", "room", "day", "time")
# Around a name within words that run the other way, so that neither turns the other round (UAX 9: FSI and PDI).
ISOLATE, END = "\u2068", "\u2069"


@dataclass(frozen=True)
class Phrase:
    """`words`: in English, with places in braces."""

    key: str
    group: str
    side: Side
    words: str

    @property
    def places(self) -> tuple[str, ...]:
        """The places it has, in the order in which a person is asked for them."""
        named = places_in(self.words)
        return tuple(place for place in PLACES if place in named)

    @property
    def text(self) -> str:
        """Its name among our texts, for those who read them over."""
        return f"phrase:{self.key}"


@dataclass(frozen=True)
class Group:
    key: str
    side: Side
    title: str
    phrases: tuple[Phrase, ...]


def groups(side: Side) -> tuple[Group, ...]:
    return tuple(group for group in _english() if group.side == side)


def phrases(side: Side | None = None) -> tuple[Phrase, ...]:
    return tuple(phrase for group in _english() for phrase in group.phrases if side in (None, group.side))


def find(key: str) -> Phrase | None:
    return next((phrase for phrase in phrases() if phrase.key == key), None)


def title(group: Group, language: Language) -> str:
    return _titles(language).get(group.key, group.title)


def words_in(phrase: Phrase, language: Language) -> str:
    """With its places still in braces; empty where this language has no such phrase yet."""
    return phrase.words if language.is_source else _words(language).get(phrase.key, "")


def keys(language: Language) -> frozenset[str]:
    """Which phrases this language has."""
    return frozenset(_words(language))


def fill(phrase: Phrase, places: Mapping[str, str | date | time], language: Language = ENGLISH) -> str:
    """The words as a person reads them, days and times as that language says them.

    Args:
        places: a value for each of `phrase.places`; a name, a day, or a time.
        language: whose words; empty comes back where it has none for this phrase.

    Raises:
        KeyError: a place has no value.
    """
    words = words_in(phrase, language)
    if not words:
        return ""
    with override(language.code):
        said = {place: _said(places[place], language) for place in phrase.places}
    return words.format(**said)


def places_in(words: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(words) if name is not None)


def _said(value: str | date | time, language: Language) -> str:
    text = (
        days.clock(value) if isinstance(value, time) else days.weekday_day(value) if isinstance(value, date) else value
    )
    # Our own words for a day run the way the language runs; a name or a number may not.
    turned = language.direction == "rtl" and not isinstance(value, date)
    return f"{ISOLATE}{text}{END}" if turned else text


def _read(language: Language) -> Sequence[dict[str, Any]]:
    rows: Sequence[dict[str, Any]] = catalogue.book(language, "phrases").get("group", ())
    return rows


@cache
def _english() -> tuple[Group, ...]:
    return tuple(Group(row["key"], row["side"], row["title"], tuple(_phrases(row))) for row in _read(ENGLISH))


def _phrases(row: dict[str, Any]) -> Iterator[Phrase]:
    for key, words in row["phrases"].items():
        yield Phrase(f"{row['key']}-{key}", row["key"], row["side"], words)


@cache
def _words(language: Language) -> dict[str, str]:
    rows = _read(language)
    return {f"{row['key']}-{key}": words for row in rows for key, words in row["phrases"].items()}


@cache
def _titles(language: Language) -> dict[str, str]:
    return {row["key"]: row["title"] for row in _read(language)}
