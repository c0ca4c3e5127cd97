"""How large a difference is, counted in standard deviations, and which standard deviation.

The same two columns of numbers give different d, because each variant divides by something else. A d without its
variant cannot be compared with anything, so every size carries its name and says in words what it was divided by.

Sources: Cohen 1988, Statistical Power Analysis for the Behavioral Sciences (d, d_z); Hedges 1981, Journal of
Educational Statistics 6 (g); Becker 1988, British Journal of Mathematical and Statistical Psychology 41 (d_pre); Lakens
2013, Frontiers in Psychology 4:863 (the names, d_av); Steiger and Fouladi 1997, in What If There Were No Significance
Tests?, and Cumming and Finch 2001, Educational and Psychological Measurement 61 (intervals from the noncentral t).
"""

import math
from dataclasses import dataclass
from typing import Literal

from scipy import special

from hearth.evidence.differences import Independent, Interval, NoSpread, Paired, check_level, z_of

Variant = Literal["d_z", "d_av", "d_pre", "d_s", "g_z", "g_s"]

EXPLAINED: dict[Variant, str] = {
    "d_z": "the mean change, divided by the standard deviation of the changes",
    "d_av": "the mean change, divided by the average of the standard deviations before and after",
    "d_pre": "the mean change, divided by the standard deviation before",
    "d_s": "the difference of two groups, divided by their pooled standard deviation",
    "g_z": "d_z, made a little smaller because small groups make it too large",
    "g_s": "d_s, made a little smaller because small groups make it too large",
}


@dataclass(frozen=True)
class Size:
    """One standardised size: no unit. `interval` is None where no exact interval exists for the variant."""

    variant: Variant
    value: float
    df: int
    interval: Interval | None

    @property
    def explained(self) -> str:
        return EXPLAINED[self.variant]


def d_z(change: Paired) -> Size:
    """d_z = t / sqrt(n), with the exact interval. It grows with the correlation of before and after: a steady rater
    makes it larger, with the same change. Not to be compared with d_s."""
    root = math.sqrt(change.n)
    low, high = noncentral_t(change.t, change.df, level=change.interval.level)
    return Size("d_z", change.t / root, change.df, Interval(low / root, high / root, change.interval.level))


def d_av(change: Paired) -> Size:
    """d_av = change / sqrt((s1² + s2²) / 2). No exact interval exists, because before and after are correlated: the
    interval to show is that of the mean change itself. ValueError if before and after are not known."""
    if change.before is None or change.after is None:
        raise ValueError("d_av needs the standard deviations before and after, not only the changes.")
    spread = math.sqrt((change.before.sd**2 + change.after.sd**2) / 2)
    if spread == 0:
        raise NoSpread("There is no spread before or after to divide by.")
    return Size("d_av", change.change / spread, change.df, None)


def d_pre(change: Paired) -> Size:
    """d_pre = change / s1 (Becker 1988). Misleads where the group was chosen because its members were alike at the
    start, as nurture groups are: the spread before is then small and d large."""
    if change.before is None:
        raise ValueError("d_pre needs the standard deviation before, not only the changes.")
    if change.before.sd == 0:
        raise NoSpread("There is no spread before to divide by.")
    return Size("d_pre", change.change / change.before.sd, change.df, None)


def d_s(groups: Independent) -> Size:
    """d_s = (M1 - M2) / pooled SD, with the exact interval: the noncentral t on n1 + n2 - 2 df, times
    sqrt(1/n1 + 1/n2). It assumes that the groups have the same spread, whichever t the difference was tested by."""
    first, second = groups.first, groups.second
    root, df = math.sqrt(1 / first.n + 1 / second.n), first.n + second.n - 2
    value, level = groups.difference / groups.sd_pooled, groups.interval.level
    low, high = noncentral_t(value / root, df, level=level)
    return Size("d_s", value, df, Interval(low * root, high * root, level))


def d_s_by_the_normal(groups: Independent) -> Interval:
    """The interval most papers print: d ± 1.96 sqrt((n1+n2)/(n1 n2) + d²/(2(n1+n2))) (Hedges and Olkin 1985).

    An approximation, here to compare with printed tables; `d_s` has the exact one."""
    first, second = groups.first.n, groups.second.n
    value, level = groups.difference / groups.sd_pooled, groups.interval.level
    error = math.sqrt((first + second) / (first * second) + value**2 / (2 * (first + second)))
    return Interval(value - z_of(level) * error, value + z_of(level) * error, level)


def hedges_g(size: Size) -> Size:
    """g = J d, with the exact J = Γ(df/2) / (sqrt(df/2) Γ((df-1)/2)) (Hedges 1981); papers use 1 - 3/(4 df - 1).

    Takes d_z or d_s; the interval is multiplied by J too. ValueError for other variants, and for fewer than 2 df."""
    if size.interval is None or size.variant not in ("d_z", "d_s"):
        raise ValueError(f"Hedges’ correction is known for d_z and d_s, not for {size.variant}.")
    factor = hedges_factor(size.df)
    interval = Interval(size.interval.low * factor, size.interval.high * factor, size.interval.level)
    return Size("g_z" if size.variant == "d_z" else "g_s", size.value * factor, size.df, interval)


def hedges_factor(df: int) -> float:
    """J, between 0 and 1, by which d is too large on average; df of at least 2."""
    if df < 2:
        raise ValueError(f"The correction needs at least 2 degrees of freedom: {df}.")
    return math.exp(float(special.gammaln(df / 2) - special.gammaln((df - 1) / 2))) / math.sqrt(df / 2)


def noncentral_t(t: float, df: float, *, level: float = 0.95) -> tuple[float, float]:
    """The two noncentralities under which the observed t is just as far out as `level` allows (Steiger and Fouladi).

    F(t; df, low) = (1 + level) / 2 and F(t; df, high) = (1 - level) / 2, found by halving. df above 0."""
    if df <= 0 or not math.isfinite(t):
        raise ValueError("A noncentral interval needs a finite t and degrees of freedom above 0.")
    upper = (1 + check_level(level)) / 2
    if t < 0:  # the lower tail of the noncentral t is computed less well: F(t; df, δ) = 1 - F(-t; df, -δ)
        low, high = noncentral_t(-t, df, level=level)
        return -high, -low
    return _noncentrality(t, df, upper), _noncentrality(t, df, 1 - upper)


def _noncentrality(t: float, df: float, chance: float) -> float:
    """δ with F(t; df, δ) = chance; F falls as δ grows. SciPy’s inverse, right to six places, starts."""
    start = float(special.nctdtrinc(df, chance, t))
    start = start if math.isfinite(start) else t
    low, high, reach = start, start, 1e-5 * (1 + abs(start))
    while float(special.nctdtr(df, low, t)) < chance:
        low, reach = low - reach, 2 * reach
    while float(special.nctdtr(df, high, t)) > chance:
        high, reach = high + reach, 2 * reach
    while high - low > 1e-9 * (1 + abs(t)):
        middle = (low + high) / 2
        if float(special.nctdtr(df, middle, t)) > chance:
            low = middle
        else:
            high = middle
    return (low + high) / 2
