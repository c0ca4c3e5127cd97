"""What the law says where a school is, read from dated documents: one for each nation, in `jurisdictions/`.

A document is a list of facts. Each has `topic`, `from` (the day it holds from), the `kinds` of school it holds for
(all, if left out), `words` for a parent, perhaps `days` or `age`, its `source`, and `checked`: whether somebody read
that source. What nobody has checked is said with the words that the school will confirm it."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "jurisdictions"


@dataclass(frozen=True)
class Fact:
    """One thing the law says, for some kinds of school, from a day on."""

    topic: str
    since: date
    words: str
    source: str
    checked: bool
    kinds: tuple[str, ...] = ()
    days: int | None = None
    age: int | None = None


def fact(topic: str, *, jurisdiction: str, kind: str, on: date) -> Fact | None:
    """The latest fact on a topic that holds for such a school on that day; None where the documents say nothing."""
    holds = [
        f for f in _document(jurisdiction) if f.topic == topic and f.since <= on and (not f.kinds or kind in f.kinds)
    ]
    return max(holds, key=lambda f: f.since, default=None)


@cache
def _document(jurisdiction: str) -> tuple[Fact, ...]:
    with (HERE / f"{jurisdiction}.toml").open("rb") as file:
        return tuple(_fact(row) for row in tomllib.load(file)["fact"])


def _fact(row: dict[str, Any]) -> Fact:
    return Fact(
        topic=row["topic"], since=row["from"], words=" ".join(row["words"].split()), source=row["source"],
        checked=row["checked"], kinds=tuple(row.get("kinds", ())), days=row.get("days"), age=row.get("age"),
    )  # fmt: skip
