"""Do two adults who look at the same child see the same?

Sources: Shrout and Fleiss 1979, Psychological Bulletin 86, and McGraw and Wong 1996, Psychological Methods 1 (ICC and
its intervals); Cohen 1968, Psychological Bulletin 70 (weighted kappa); Fleiss, Cohen and Everitt 1969, Psychological
Bulletin 72 (its standard error); Bland and Altman 1986, Lancet i (limits of agreement) and 1996, BMJ 313 (SEM).
"""

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import special

from hearth.evidence.differences import Interval, NoSpread, Numbers, TooFew, check_level, values_of, z_of

Ratings = Sequence[Sequence[float]] | np.ndarray[tuple[int, int], np.dtype[np.float64]]
Table = Sequence[Sequence[float]] | np.ndarray[tuple[int, int], np.dtype[np.float64]]
Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Weights = Literal["quadratic", "linear", "none"]


@dataclass(frozen=True)
class Icc:
    """An intraclass correlation of one adult's score: at most 1; below 0 where adults differ more than children do."""

    kind: Literal["ICC(1,1)", "ICC(2,1)", "ICC(3,1)"]
    value: float
    interval: Interval
    targets: int
    raters: int


@dataclass(frozen=True)
class Kappa:
    """Agreement of two adults on steps, above what chance gives: 1 is full agreement, 0 is chance."""

    value: float
    se: float
    interval: Interval
    n: int
    weights: Weights


@dataclass(frozen=True)
class TwoRaters:
    """Two adults on one scale, in its units. `bias`: first minus second on average. `limits`: where 95 in 100
    differences lie (Bland and Altman). `sem`: of one score, without the bias; `sem_with_bias`: with it."""

    pairs: int
    sem: float
    sem_with_bias: float
    bias: float
    limits: Interval


def icc_1_1(ratings: Ratings, *, level: float = 0.95) -> Icc:
    """Each child rated by k adults of their own, shape (children, k): (BMS - WMS) / (BMS + (k-1) WMS)."""
    between, _, error, judges, n, k = _squares(ratings)
    within = (judges * (k - 1) + error * (n - 1) * (k - 1)) / (n * (k - 1))
    value = (between - within) / (between + (k - 1) * within)
    low, high = _f_limits(_over(between, within), n - 1, n * (k - 1), level)
    return Icc("ICC(1,1)", value, _from_f(low, high, k, level), n, k)


def icc_2_1(ratings: Ratings, *, level: float = 0.95) -> Icc:
    """The same k adults rated every child, and stand for others: agreement in the number itself, shape (children, k).

    (BMS - EMS) / (BMS + (k-1) EMS + k (JMS - EMS) / n); interval after Shrout and Fleiss, with Satterthwaite's df."""
    between, _, error, judges, n, k = _squares(ratings)
    value = (between - error) / (between + (k - 1) * error + k * (judges - error) / n)
    ratio = _over(judges, error)
    a, b = k * value * ratio, n * (1 + (k - 1) * value) - k * value
    df = (k - 1) * (n - 1) * (a + b) ** 2 / ((n - 1) * a**2 + b**2) if a + b else float((k - 1) * (n - 1))
    upper = (1 + check_level(level)) / 2
    down, up = float(special.fdtri(n - 1, df, upper)), float(special.fdtri(df, n - 1, upper))
    noise = k * judges + (k * n - k - n) * error
    low = n * (between - down * error) / (down * noise + n * between)
    high = n * (up * between - error) / (noise + n * up * between)
    return Icc("ICC(2,1)", value, Interval(low, high, level), n, k)


def icc_3_1(ratings: Ratings, *, level: float = 0.95) -> Icc:
    """These very k adults, their leniency left out: consistency only, shape (children, k).

    (BMS - EMS) / (BMS + (k-1) EMS). Always at least as kind as ICC(2,1); never shown without saying so."""
    between, _, error, _, n, k = _squares(ratings)
    value = (between - error) / (between + (k - 1) * error)
    low, high = _f_limits(_over(between, error), n - 1, (n - 1) * (k - 1), level)
    return Icc("ICC(3,1)", value, _from_f(low, high, k, level), n, k)


def weighted_kappa(
    first: Sequence[Hashable],
    second: Sequence[Hashable],
    categories: Sequence[Hashable],
    *,
    weights: Weights = "quadratic",
    level: float = 0.95,
) -> Kappa:
    """Two adults' answers for the same children, in the same order; `categories` are the steps from lowest to highest.

    ValueError if an answer is none of the steps. See `weighted_kappa_of_table`."""
    if len(first) != len(second):
        raise ValueError(f"Pairs are needed: {len(first)} answers and {len(second)}.")
    place = {step: position for position, step in enumerate(categories)}
    unknown = {str(answer) for answer in (*first, *second) if answer not in place}
    if unknown:
        raise ValueError(f"Not one of the steps: {', '.join(sorted(unknown))}.")
    table = np.zeros((len(place), len(place)))
    for one, two in zip(first, second, strict=True):
        table[place[one], place[two]] += 1
    return weighted_kappa_of_table(table, weights=weights, level=level)


def weighted_kappa_of_table(table: Table, *, weights: Weights = "quadratic", level: float = 0.95) -> Kappa:
    """κw = (po - pe) / (1 - pe) over a square table of counts, shape (steps, steps), first adult down.

    Weight of a cell i, j of c steps: 1 - |i-j|/(c-1) (linear), 1 - (i-j)²/(c-1)² (quadratic, as usual for steps in
    order), or 1 on the diagonal only. SE: the large-sample formula of Fleiss, Cohen and Everitt, eq. 13; below about
    30 pairs it is rough. NoSpread if both adults gave everybody the same step: chance then explains everything.
    """
    counts = np.asarray(table, dtype=np.float64)
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1] or counts.shape[0] < 2:
        raise ValueError("A square table is needed, with two steps at least.")
    if (counts < 0).any() or not np.isfinite(counts).all():
        raise ValueError("Counts are not below 0.")
    n = float(counts.sum())
    if n < 2:
        raise TooFew("Agreement needs at least two children.")
    weight, shares = _weight(counts.shape[0], weights), counts / n
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    observed = float((weight * shares).sum())
    expected = float((weight * np.outer(rows, columns)).sum())
    if expected > 1 - 1e-12:
        raise NoSpread("Both adults gave every child the same step: agreement beyond chance cannot be told.")
    value = (observed - expected) / (1 - expected)
    mean = (weight @ columns)[:, None] + (rows @ weight)[None, :]
    spread = (shares * (weight - mean * (1 - value)) ** 2).sum() - (value - expected * (1 - value)) ** 2
    se = math.sqrt(max(0.0, float(spread)) / n) / (1 - expected)
    reach = z_of(level) * se
    return Kappa(value, se, Interval(value - reach, min(1.0, value + reach), level), round(n), weights)


def two_raters(first: Numbers, second: Numbers, *, level: float = 0.95) -> TwoRaters:
    """Two adults' scores of the same children, shapes (n,): what one score may be off by, from how they differ.

    sem = SD of differences / √2; sem_with_bias = sqrt(Σ d² / 2n) (Dahlberg; Bland and Altman 1996); limits = bias ±
    1.96 SD of differences. Two adults on one day: what a child does differently on another day is not in it.
    """
    one, two = values_of(first, "first adult’s scores"), values_of(second, "second adult’s scores")
    if one.size != two.size:
        raise ValueError(f"Pairs are needed: {one.size} scores and {two.size}.")
    if one.size < 2:
        raise TooFew("At least two children seen by two adults are needed.")
    apart = one - two
    bias, sd = float(apart.mean()), float(apart.std(ddof=1))
    limits = Interval(bias - z_of(level) * sd, bias + z_of(level) * sd, level)
    return TwoRaters(int(one.size), sd / math.sqrt(2), math.sqrt(float((apart**2).mean()) / 2), bias, limits)


def _weight(steps: int, weights: Weights) -> Matrix:
    apart = np.abs(np.subtract.outer(np.arange(steps), np.arange(steps))) / (steps - 1)
    if weights == "none":
        return np.eye(steps)
    return np.asarray(1 - (apart**2 if weights == "quadratic" else apart))


def _squares(ratings: Ratings) -> tuple[float, float, float, float, int, int]:
    """Mean squares between children, total, error and judges of a two-way table; then children and adults."""
    scores = np.asarray(ratings, dtype=np.float64)
    if scores.ndim != 2 or scores.shape[0] < 3 or scores.shape[1] < 2:
        raise TooFew("At least three children, each seen by at least two adults, are needed.")
    if not np.isfinite(scores).all():
        raise ValueError("The ratings have gaps: take the children whom every adult saw.")
    n, k = scores.shape
    grand = scores.mean()
    total = float(((scores - grand) ** 2).sum())
    between = k * float(((scores.mean(axis=1) - grand) ** 2).sum())
    judges = n * float(((scores.mean(axis=0) - grand) ** 2).sum())
    if total == 0 or total < 1e-12 * float((scores**2).sum()):
        raise NoSpread("Every score is the same: agreement cannot be told from having no differences to see.")
    error = max(0.0, total - between - judges)
    return between / (n - 1), total / (n * k - 1), error / ((n - 1) * (k - 1)), judges / (k - 1), n, k


def _over(upper: float, lower: float) -> float:
    return upper / max(lower, 1e-12 * upper, 1e-300)


def _f_limits(f: float, df1: int, df2: int, level: float) -> tuple[float, float]:
    upper = (1 + check_level(level)) / 2
    return f / float(special.fdtri(df1, df2, upper)), f * float(special.fdtri(df2, df1, upper))


def _from_f(low: float, high: float, k: int, level: float) -> Interval:
    return Interval((low - 1) / (low + k - 1), (high - 1) / (high + k - 1), level)
