"""How far one look may lie from another when nothing has changed: what a document states, what is assumed, and what
two adults of a school showed. Pure.

`sem` is the standard error of one measurement of one strand, in points. A strand worked out from fewer answers than it
has is less sure: its error is larger by the root of asked over answered, as it is for a mean scaled up.
"""

from dataclasses import dataclass
from math import sqrt
from typing import Protocol

Z = 1.96  # 95 of 100 differences of two looks at an unchanged child, were errors normal
# One step up, one down or none, each as likely: variance (1 + 0 + 1) / 3.
ONE_STEP = 2 / 3
BY_ASSUMPTION = "an assumption, not a measurement: each answer could be one step off either way, each by itself"
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
        return change_band(self.sem)

    def of_change(self, first: Counted, latest: Counted) -> float:
        one, other = (self.sem * _wider(look) for look in (first, latest))
        return Z * sqrt(one**2 + other**2)

    @property
    def said(self) -> str:
        """Whose number it is, in one sentence."""
        parts = []
        if self.stated is not None:
            parts.append(f"{points(change_band(self.stated))} either way ({self.source})")
        if self.measured is not None:
            parts.append(
                f"{points(change_band(self.measured.sem))} either way as measured here, from {self.measured.pairs} "
                "pairs of adults who looked at one child within three weeks"
            )
        return "Chance alone could move a part by " + "; ".join(parts) + "."


def by_assumption(items: int) -> float:
    """Standard error of a sum of so many answers, each one step off either way or right, independently."""
    return sqrt(ONE_STEP * items)


def change_band(sem: float) -> float:
    return Z * sqrt(2) * sem


def points(number: float) -> str:
    return f"{number:.1f} points"


def _wider(look: Counted) -> float:
    if not look.missing or not look.answered:
        return 1.0
    return sqrt((look.answered + look.missing) / look.answered)
