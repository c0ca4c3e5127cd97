"""How many of how many, with an interval that stays inside 0 to 1 and is honest for few children.

Sources: Wilson 1927, Journal of the American Statistical Association 22; Newcombe 1998, Statistics in Medicine 17,
857-872 (one proportion, method 3) and 873-890 (the difference of two, method 10).
"""

import math
from dataclasses import dataclass

from hearth.evidence.differences import Interval, z_of


@dataclass(frozen=True)
class Proportion:
    """`count` of `n`; `share` and `interval` between 0 and 1."""

    count: int
    n: int
    share: float
    interval: Interval


@dataclass(frozen=True)
class ShareDifference:
    """First share minus second, between -1 and 1."""

    value: float
    interval: Interval


def wilson(count: int, n: int, *, level: float = 0.95) -> Proportion:
    """Wilson's score interval (1927), without continuity correction.

    (2np + z² ± z sqrt(z² + 4np(1-p))) / (2(n + z²)). Needs independent children; children of one group share adults, so
    the true interval is somewhat wider. ValueError if n < 1 or the count is not from 0 to n.
    """
    if n < 1:
        raise ValueError(f"A share needs at least one child: {n}.")
    if not 0 <= count <= n:
        raise ValueError(f"{count} of {n} is not possible.")
    z, share = z_of(level), count / n
    middle, below = 2 * count + z**2, 2 * (n + z**2)
    reach = z * math.sqrt(z**2 + 4 * count * (1 - share))
    low = 0.0 if count == 0 else (middle - reach) / below
    high = 1.0 if count == n else (middle + reach) / below
    return Proportion(count, n, share, Interval(low, high, level))


def share_difference(first: Proportion, second: Proportion) -> ShareDifference:
    """Newcombe's hybrid score interval (1998, method 10) of first minus second; two groups of different children.

    d - sqrt((p1-l1)² + (u2-p2)²) to d + sqrt((u1-p1)² + (p2-l2)²), with l and u from Wilson."""
    if first.interval.level != second.interval.level:
        raise ValueError("Both intervals need the same level.")
    value = first.share - second.share
    down = math.hypot(first.share - first.interval.low, second.interval.high - second.share)
    up = math.hypot(first.interval.high - first.share, second.share - second.interval.low)
    return ShareDifference(value, Interval(value - down, value + up, first.interval.level))
