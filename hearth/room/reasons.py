"""Possible reasons for coming late or staying away, and words to ask kindly: a versioned document. Pure.

Nothing here knows a family, and nothing decides which reason it is: that is theirs to say."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hearth.wording.alternatives import BLANK

DOCUMENT = Path(__file__).parent / "reasons.toml"
CHILD = "{child}"


@dataclass(frozen=True)
class Reason:
    key: str
    title: str
    why: str
    could: str
    """What the school can do about it."""


@dataclass(frozen=True)
class Words:
    key: str
    title: str
    say: str


@dataclass(frozen=True)
class Avoid:
    words: str
    why: str


@dataclass(frozen=True)
class Asking:
    version: str
    reasons: tuple[Reason, ...]
    words: tuple[Words, ...]
    avoid: tuple[Avoid, ...]


def asking(child: str = BLANK) -> Asking:
    """The whole document, with this child's name in its words."""
    page = _document()

    def named(row: dict[str, str]) -> dict[str, str]:
        return {key: said.replace(CHILD, child) for key, said in row.items()}

    return Asking(
        page["version"], tuple(Reason(**named(one)) for one in page["reasons"]),
        tuple(Words(**named(one)) for one in page["words"]), tuple(Avoid(**one) for one in page["avoid"]),
    )  # fmt: skip


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads(DOCUMENT.read_text(encoding="utf-8"))
