"""How much a mean changed, and how far apart two means are.

Every change is *after minus before*; every difference is *first minus second*. What is better is for the page to say
in words: nothing here knows whether a strand is good when high.

Raw values, or what a paper prints: n, mean, SD, and r or t. Intervals are of the mean, in the units of the scale.

Sources: Student 1908, "The probable error of a mean", Biometrika 6; Welch 1947, Biometrika 34; Cumming and Finch 2001,
Educational and Psychological Measurement 61 (reading r and t back from a printed table).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

Array = np.ndarray[tuple[int], np.dtype[np.float64]]
Numbers = Sequence[float] | Array


class TooFew(ValueError):
    """There are not enough values for the figure that was asked for."""


class NoSpread(ValueError):
    """All values, or all changes, are the same: nothing can be divided by their spread."""


@dataclass(frozen=True)
class Interval:
    """From `low` to `high`, in the unit of the figure it belongs to. `level` is between 0 and 1."""

    low: float
    high: float
    level: float = 0.95

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Summary:
    """What a paper prints of one group at one time: n, mean, and the SD with n - 1 below."""

    n: int
    mean: float
    sd: float

    def __post_init__(self) -> None:
        if self.n < 2:
            raise TooFew(f"A mean with a spread needs at least two values; there is {self.n}.")
        if not (math.isfinite(self.mean) and math.isfinite(self.sd)):
            raise ValueError("A mean and its SD are finite numbers.")
        if self.sd < 0:
            raise ValueError(f"An SD cannot be below 0: {self.sd}.")


@dataclass(frozen=True)
class Paired:
    """One group of children, twice. `change` and `interval` are in the units of the scale; r is between -1 and 1."""

    n: int
    before: Summary | None
    after: Summary | None
    change: float
    sd_change: float
    r: float | None
    t: float
    df: int
    p: float
    interval: Interval


@dataclass(frozen=True)
class Independent:
    """Two groups of different children. `df` is a whole number only if equal spread was assumed."""

    first: Summary
    second: Summary
    difference: float
    sd_pooled: float
    t: float
    df: float
    p: float
    interval: Interval
    equal_spread: bool


def values_of(values: Numbers, name: str = "values") -> Array:
    """A one-dimensional array of finite numbers; ValueError for anything else. Gaps are for `missing.py`."""
    array = np.asarray(values, dtype=np.float64)
    if array.ndim != 1:
        raise ValueError(f"The {name} are one row of numbers, not {array.ndim} dimensions.")
    if not np.isfinite(array).all():
        raise ValueError(f"The {name} have gaps or are not finite: take the complete pairs first.")
    return array.reshape(-1)


def summarise(values: Numbers) -> Summary:
    """n, mean and SD (n - 1 below) of at least two values. Shape (n,)."""
    array = values_of(values)
    if array.size < 2:
        raise TooFew(f"A mean with a spread needs at least two values; there is {array.size}.")
    return Summary(int(array.size), float(array.mean()), float(array.std(ddof=1)))


def paired(before: Numbers, after: Numbers, *, level: float = 0.95) -> Paired:
    """Change of the same children, from two arrays of shape (n,) in the same order, without gaps.

    t = mean change / (SD of changes / sqrt n), df = n - 1 (Student 1908). r is None if either side has no spread.
    """
    first, second = values_of(before, "values before"), values_of(after, "values after")
    if first.size != second.size:
        raise ValueError(f"Pairs are needed: {first.size} values before, {second.size} after.")
    start, end = summarise(first), summarise(second)
    changes = second - first
    r = float(np.corrcoef(first, second)[0, 1]) if start.sd > 0 and end.sd > 0 else None
    return _paired(start.n, float(changes.mean()), float(changes.std(ddof=1)), level, start, end, r)


def paired_from_changes(changes: Numbers, *, level: float = 0.95) -> Paired:
    """As `paired`, from the changes alone, shape (n,); what stood before and after is not known."""
    summary = summarise(changes)
    return _paired(summary.n, summary.mean, summary.sd, level)


def paired_from_summaries(
    before: Summary, after: Summary, *, r: float | None = None, t: float | None = None, level: float = 0.95
) -> Paired:
    """As `paired`, from a printed table: both summaries, and either the correlation or the printed t.

    With r: SD of changes = sqrt(s1² + s2² - 2 r s1 s2). With t (its sign is ignored): SD of changes =
    |change| sqrt(n) / |t|, and r = (s1² + s2² - SD²) / (2 s1 s2). ValueError if the r so found is outside -1 to 1: then
    the printed numbers cannot all be true.
    """
    if before.n != after.n:
        raise ValueError(f"The same children are needed twice: n is {before.n} before and {after.n} after.")
    if (r is None) == (t is None):
        raise ValueError("Give either the correlation or the printed t, one of them.")
    n, change = before.n, after.mean - before.mean
    squares, product = before.sd**2 + after.sd**2, 2 * before.sd * after.sd
    if r is not None:
        if not -1 <= r <= 1:
            raise ValueError(f"A correlation is between -1 and 1: {r}.")
        return _paired(n, change, math.sqrt(max(0.0, squares - r * product)), level, before, after, r)
    if not t or change == 0 or product == 0:
        raise NoSpread("The spread of the changes cannot be read back from a t, a change or an SD of 0.")
    sd_change = abs(change) * math.sqrt(n) / abs(t)
    implied = (squares - sd_change**2) / product
    if not -1 <= implied <= 1:
        raise ValueError(f"These numbers cannot all be true: they imply a correlation of {implied:.2f}.")
    return _paired(n, change, sd_change, level, before, after, implied)


def paired_from_sums(
    n: int,
    *,
    before: float,
    after: float,
    before_squares: float,
    after_squares: float,
    products: float,
    level: float = 0.95,
) -> Paired:
    """As `paired`, from five sums a database gives in one row: Σx, Σy, Σx², Σy², Σxy over complete pairs.

    For scores of a few hundred at most: sums of squares of large numbers with small spread lose digits.
    """
    if n < 2:
        raise TooFew(f"A change with a spread needs at least two pairs; there is {n}.")
    spread_before, spread_after = before_squares - before**2 / n, after_squares - after**2 / n
    together = products - before * after / n
    tiny = 1e-12 * max(1.0, before_squares, after_squares)
    spread_before, spread_after = (0.0 if abs(value) < tiny else value for value in (spread_before, spread_after))
    if spread_before < 0 or spread_after < 0 or abs(together) > math.sqrt(spread_before * spread_after) + tiny:
        raise ValueError("These sums cannot belong to the same pairs.")
    start = Summary(n, before / n, math.sqrt(spread_before / (n - 1)))
    end = Summary(n, after / n, math.sqrt(spread_after / (n - 1)))
    both = math.sqrt(spread_before * spread_after)
    r = max(-1.0, min(1.0, together / both)) if both else None
    of_changes = spread_before + spread_after - 2 * together
    sd_change = 0.0 if of_changes < 4 * tiny else math.sqrt(of_changes / (n - 1))
    return _paired(n, end.mean - start.mean, sd_change, level, start, end, r)


def independent(first: Numbers, second: Numbers, *, equal_spread: bool = False, level: float = 0.95) -> Independent:
    """Difference of two groups of different children, shapes (n1,) and (n2,). See `independent_from_summaries`."""
    return independent_from_summaries(summarise(first), summarise(second), equal_spread=equal_spread, level=level)


def independent_from_summaries(
    first: Summary, second: Summary, *, equal_spread: bool = False, level: float = 0.95
) -> Independent:
    """First mean minus second, with Welch's t (1947), or Student's if equal spread is assumed.

    Student: pooled SD² = ((n1-1) s1² + (n2-1) s2²) / (n1+n2-2), df = n1 + n2 - 2. Welch: standard error² = s1²/n1 +
    s2²/n2, df after Welch and Satterthwaite. Published tables are nearly always Student's. NoSpread if both SDs are 0.
    """
    df_pooled = first.n + second.n - 2
    sd_pooled = math.sqrt(((first.n - 1) * first.sd**2 + (second.n - 1) * second.sd**2) / df_pooled)
    if sd_pooled == 0:
        raise NoSpread("All values in both groups are alike: nothing can be said beyond the two means.")
    one, two = first.sd**2 / first.n, second.sd**2 / second.n
    if equal_spread:
        error, df = sd_pooled * math.sqrt(1 / first.n + 1 / second.n), float(df_pooled)
    else:
        error = math.sqrt(one + two)
        df = (one + two) ** 2 / (one**2 / (first.n - 1) + two**2 / (second.n - 1))
    difference = first.mean - second.mean
    t, p, interval = _student(difference, error, df, level)
    return Independent(first, second, difference, sd_pooled, t, df, p, interval, equal_spread)


def check_level(level: float) -> float:
    """The level of an interval, strictly between 0 and 1; ValueError otherwise."""
    if not 0 < level < 1:
        raise ValueError(f"The level of an interval is between 0 and 1: {level}.")
    return level


def z_of(level: float) -> float:
    """How many standard errors an interval of this level reaches to each side: 1.96 for 0.95."""
    return float(special.ndtri((1 + check_level(level)) / 2))


def _paired(
    n: int,
    change: float,
    sd_change: float,
    level: float,
    before: Summary | None = None,
    after: Summary | None = None,
    r: float | None = None,
) -> Paired:
    if sd_change <= 1e-9 * max(1.0, abs(change)):
        raise NoSpread("Every child changed by the same amount: the change is known, its uncertainty is not.")
    t, p, interval = _student(change, sd_change / math.sqrt(n), n - 1, level)
    return Paired(n, before, after, change, sd_change, r, t, n - 1, p, interval)


def _student(value: float, error: float, df: float, level: float) -> tuple[float, float, Interval]:
    """t, two-sided p, and the interval `value` ± t* × `error`."""
    t = value / error
    p = 2 * float(special.stdtr(df, -abs(t)))
    reach = float(special.stdtrit(df, (1 + check_level(level)) / 2)) * error
    return t, p, Interval(value - reach, value + reach, level)
