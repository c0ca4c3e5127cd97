"""How far one look may lie from another when nothing has changed: what a document states, what is assumed, and what
two adults of a school showed. Pure.

`sem` is the standard error of one measurement of one strand, in points. A strand worked out from fewer answers than it
has is less sure: its error is larger by the root of asked over answered, as it is for a mean scaled up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Protocol

from hearth.evidence.reliable import limit

BY_ASSUMPTION = (
    "An assumption, not a measurement: that each answer could be one step higher, one step lower or just as it is, "
    "each as likely, and each on its own."
)
ENOUGH_PAIRS = 10


class Counted(Protocol):
    @property
    def answered(self) -> int: ...
    @property
    def missing(self) -> int: ...


@dataclass(frozen=True)
class Measured:
    """What pairs of two adults of this school, who looked at one child within three weeks, differed by."""

    sem: float
    pairs: int


@dataclass(frozen=True)
class Chance:
    """`stated` by the document or by assumption, with its `source`; and measured here, where there are enough pairs."""

    stated: float | None
    source: str
    measured: Measured | None = None

    @property
    def sem(self) -> float:
        """The wider of the two, so that the words promise less rather than more."""
        return max(self.stated or 0.0, self.measured.sem if self.measured else 0.0)

    @property
    def band(self) -> float:
        """Half the width of the band of a change between two whole looks, in points."""
        return limit(self.sem)

    def of_change(self, first: Counted, latest: Counted) -> float:
        one, other = (self.sem * _wider(look) for look in (first, latest))
        return limit(sqrt((one**2 + other**2) / 2))

    @property
    def said(self) -> str:
        """Of one part alone, in whole sentences."""
        return " ".join(in_words({"": self}))


def in_words(chances: Mapping[str, Chance]) -> tuple[str, ...]:
    """How far chance alone could move each part, and who says so, in whole sentences. By the part's title."""
    sentences = []
    stated = {title: one for title, one in chances.items() if one.stated is not None}
    if stated:
        how_far = {points(limit(one.stated or 0)) for one in stated.values()}
        parts = ", ".join(f"{title} by {points(limit(one.stated or 0))}" for title, one in stated.items())
        moved = f"a part by {how_far.pop()}" if len(how_far) == 1 else parts
        sources = " ".join(dict.fromkeys(one.source for one in stated.values()))
        sentences.append(f"Chance alone could move {moved} either way. {sources}")
    measured = {title: one.measured for title, one in chances.items() if one.measured is not None}
    if measured:
        parts = ", ".join(
            f"{title} {points(limit(one.sem))} ({one.pairs} pairs)".strip() for title, one in measured.items()
        )
        sentences.append(
            "Measured here, from pairs of adults who looked at one child within three weeks: "
            f"{parts}, either way. What a child does differently on another day is not in that. The words beside a "
            "change go by the wider of the two."
        )
    return tuple(sentences)


def points(number: float) -> str:
    return f"{number:.1f} points"


def _wider(look: Counted) -> float:
    if not look.missing or not look.answered:
        return 1.0
    return sqrt((look.answered + look.missing) / look.answered)
