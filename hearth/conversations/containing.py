"""Replies that hold a worry: for whoever reads a hard message, what may lie behind it and words to begin an answer.

Pure: words in, kinds out; nothing is kept, and no kind says anything of a person. `kinds_in` is a suggestion to whoever
reads the message, made from its words alone, and often it has none.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from hearth.wording.alternatives import BLANK
from hearth.wording.pattern import Pattern, compiled

DOCUMENT = Path(__file__).parent / "replies.toml"
CHILD = "{child}"
PARTS = ("thank", "worry", "ours", "next", "when")
"""Thank, name the worry, own our part, next step, when."""
MOST = 2
"""Kinds suggested for one message."""
LONGEST = 4000
"""Characters looked at: enough for any message."""


@dataclass(frozen=True)
class Draft:
    """Words to begin an answer with."""

    key: str
    """The kind's key and a number: "blamed-2"."""
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        thank, worry, ours, then, when = self.parts
        return f"{thank} {worry} {ours}\n\n{then} {when}"


@dataclass(frozen=True)
class Kind:
    """One kind of hard message."""

    key: str
    title: str
    looks: tuple[str, ...]
    behind: str
    holds: tuple[str, ...]
    first: str
    drafts: tuple[Draft, ...]
    find: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    at_most_words: int = 0
    """A message as short as this is of the kind, whatever it says."""

    def heard_in(self, words: str) -> int:
        """How many of its ways of saying stand in these words."""
        if any(pattern.search.search(words) for pattern in self.unless):
            return 0
        heard = sum(pattern.search.search(words) is not None for pattern in self.find)
        count = len(re.findall(r"\w+", words))
        return heard + (0 < count <= self.at_most_words and "?" not in words)


def kinds(child: str = BLANK) -> tuple[Kind, ...]:
    """All of them, with this child's name in the drafts."""
    return tuple(_named(kind, child) for kind in _document())


def kinds_in(text: str, child: str = BLANK) -> tuple[Kind, ...]:
    """At most two that the words of a message bring to mind; none for an everyday one."""
    words = text[:LONGEST].replace("’", "'")
    heard = [(kind.heard_in(words), kind) for kind in kinds(child)]
    likely = sorted((pair for pair in heard if pair[0]), key=lambda pair: -pair[0])
    return tuple(kind for _heard, kind in likely[:MOST])


def begun(key: str, child: str = BLANK, *, typed: str = "") -> str:
    """The draft with this key. Words already typed are never replaced: the draft stands below them."""
    draft = next((one.text for kind in kinds(child) for one in kind.drafts if one.key == key), "")
    return "\n\n".join(part for part in (typed.strip(), draft) if part)


def _named(kind: Kind, child: str) -> Kind:
    drafts = tuple(Draft(one.key, tuple(part.replace(CHILD, child) for part in one.parts)) for one in kind.drafts)
    return replace(kind, drafts=drafts)


@cache
def _document() -> tuple[Kind, ...]:
    page = tomllib.loads(DOCUMENT.read_text(encoding="utf-8"))
    lists = {name: tuple(entries) for name, entries in page["lists"].items()}
    return tuple(_read(entry, lists) for entry in page["kinds"])


def _read(entry: dict[str, Any], lists: dict[str, tuple[str, ...]]) -> Kind:
    def patterns(name: str) -> Iterator[Pattern]:
        return (compiled(written, lists) for written in entry.get(name, ()))

    return Kind(
        entry["key"], entry["title"], tuple(entry["looks"]), entry["behind"], tuple(entry["holds"]),
        entry.get("first", ""),
        tuple(
            Draft(f"{entry['key']}-{number}", tuple(one[part] for part in PARTS))
            for number, one in enumerate(entry["drafts"], start=1)
        ),
        tuple(patterns("find")), tuple(patterns("unless")), entry.get("at_most_words", 0),
    )  # fmt: skip
