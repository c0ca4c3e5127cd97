"""Which languages we ship: one folder each, described by its `about.toml`. Pure: nothing is asked of the database.

A language has a tag, as people's records have it ("en-GB", "ur"), and Django's code for it ("en-gb", "ur")."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from django.utils.translation import get_language
from django.utils.translation.trans_real import parse_accept_lang_header

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Days:
    """How a language says a day and a time: sentences with places, and its own names."""

    day: str
    day_and_year: str
    weekday_and_day: str
    weekday_day_and_year: str
    clock: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    months_alone: tuple[str, ...]


@dataclass(frozen=True)
class Language:
    tag: str
    code: str
    own_name: str
    english_name: str
    direction: Literal["ltr", "rtl"]
    script: str
    plurals: str
    days: Days
    folder: Path

    @property
    def is_source(self) -> bool:
        """English: every other text is made from it, and it needs no sign-off."""
        return self.folder.name == "en"


def _read(about: Path) -> Language:
    said = tomllib.loads(about.read_text())
    days: dict[str, Any] = said.pop("days")
    names: dict[str, Any] = {key: tuple(days.pop(key)) for key in ("weekdays", "months", "months_alone") if key in days}
    names.setdefault("months_alone", names["months"])
    return Language(**said, days=Days(**(days | names)), folder=about.parent)


# English first, then by the folder's name: the order of the switch.
SHIPPED: tuple[Language, ...] = tuple(
    sorted(
        (_read(about) for about in FOLDER.glob("*/about.toml")), key=lambda one: (not one.is_source, one.folder.name)
    )
)
ENGLISH = SHIPPED[0]
OTHERS = SHIPPED[1:]


def find(tag: str) -> Language | None:
    """The language of a tag, however it is written ("ur", "ur-PK", "en-gb"), if we ship it."""
    wanted = tag.replace("_", "-").lower()
    exact = next((one for one in SHIPPED if wanted in (one.tag.lower(), one.code)), None)
    main = wanted.split("-")[0]
    return exact or next((one for one in SHIPPED if main and one.folder.name == main), None)


@cache
def book(language: Language, name: str) -> Mapping[str, Any]:
    """One of a language's documents ("phrases", "ideas"), as it was written; empty where it has none."""
    document = language.folder / f"{name}.toml"
    return tomllib.loads(document.read_text(encoding="utf-8")) if document.exists() else {}


def now() -> Language:
    """The language the page is in."""
    return find(get_language() or "") or ENGLISH


def for_reader(*, chosen: str, speaks: str, reads: bool) -> Language:
    """What a parent's pages are in: as they chose, else what they speak where they read it, else English."""
    return find(chosen) or (find(speaks) if reads else None) or ENGLISH


def for_stranger(*, kept: str, accepts: str) -> Language:
    """For somebody not signed in: as they chose on this device, else the first of their browser's that we have."""
    if kept and (found := find(kept)) is not None:
        return found
    return next(
        (found for tag, _ in parse_accept_lang_header(accepts) if (found := find(tag)) is not None),
        ENGLISH,
    )
