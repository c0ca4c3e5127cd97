"""What a mark of the school register means, read from dated documents: one for each nation, in `attendance_codes/`.

A code we do not know is kept and said to be one: it is never dropped, and never guessed at. Pure."""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "attendance_codes"
UNKNOWN_WORDS = "a code we do not know"


class Seen(StrEnum):
    """What a person at the door would have seen. Our own words, for talking with a family; the law has others."""

    CAME = "came"
    LATE = "late"
    AWAY = "away"
    ELSEWHERE = "elsewhere"
    NO_SESSION = "no_session"
    UNKNOWN = "unknown"


# What the law counts a mark as, and what was seen at the door unless the document says otherwise.
COUNTS_AS = {
    "present": Seen.CAME, "late": Seen.LATE, "authorised": Seen.AWAY, "unauthorised": Seen.AWAY,
    "elsewhere": Seen.ELSEWHERE, "not_possible": Seen.NO_SESSION, "not_counted": Seen.NO_SESSION,
}  # fmt: skip


@dataclass(frozen=True)
class Meaning:
    """One code on one day. `health`: illness and appointments are shown apart from every other reason."""

    code: str
    words: str
    counts_as: str
    seen: Seen
    health: bool = False
    checked: bool = False
    source: str = ""

    @property
    def is_known(self) -> bool:
        return self.seen != Seen.UNKNOWN


def meaning(code: str, nation: str, on: date) -> Meaning:
    for one in _document(nation):
        if one.since <= on and (one.until is None or on <= one.until):
            found = one.codes.get(code)
            return found if found is not None else _unknown(code)
    return _unknown(code)


def codes_of(nation: str, on: date) -> frozenset[str]:
    """Every code that nation has on that day."""
    sets = [one for one in _document(nation) if one.since <= on and (one.until is None or on <= one.until)]
    return frozenset(code for one in sets[:1] for code in one.codes)


@dataclass(frozen=True)
class _Set:
    since: date
    until: date | None
    codes: dict[str, Meaning]


def _unknown(code: str) -> Meaning:
    return Meaning(code, UNKNOWN_WORDS, "", Seen.UNKNOWN)


@cache
def _document(nation: str) -> tuple[_Set, ...]:
    with (HERE / f"{nation}.toml").open("rb") as file:
        return tuple(_set(row) for row in tomllib.load(file)["set"])


def _set(row: dict[str, Any]) -> _Set:
    codes = {
        code: Meaning(
            code, said["words"], said["counts_as"], Seen(said.get("seen", COUNTS_AS[said["counts_as"]])),
            said.get("health", False), row["checked"], row["source"],
        )
        for code, said in row["codes"].items()
    }  # fmt: skip
    return _Set(row["from"], row.get("until"), codes)
