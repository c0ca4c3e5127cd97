"""Who is not in the figures, and whether they began differently from those who are.

A mean of the children who were seen twice says nothing of those who left. If they began lower, the mean of the others
looks better than the group did. No method puts back what was not seen; so Hearth counts, compares and says.

Source: Altman and Bland 2007, "Missing data", BMJ 334:424 (say how many, say why, compare); Carpenter and Kenward
2013, Multiple Imputation and its Application, chapter 1 (why completers are not everyone).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hearth.evidence.differences import (
    Independent,
    NoSpread,
    Summary,
    TooFew,
    independent_from_summaries,
    summarise,
)

Gaps = Sequence[float | None]


@dataclass(frozen=True)
class Seen:
    """At one point in time: how many scores there are, and how many are missing. Their sum is all children."""

    seen: int
    missing: int


@dataclass(frozen=True)
class Missing:
    """`n` children in all: seen both times, only before, only after, never.

    `kept` and `lost`: the first scores of those seen again and of those not; None below two of them. `difference`:
    kept minus lost at the start (Welch); None if it cannot be worked out."""

    n: int
    both: int
    before_only: int
    after_only: int
    neither: int
    kept: Summary | None
    lost: Summary | None
    difference: Independent | None

    @property
    def words(self) -> str:
        """One sentence for the page, without a judgement of better or worse."""
        if self.both == self.n:
            return f"All {self.n} children were seen both times."
        count = f"{self.both} of {self.n} children were seen both times"
        if not self.before_only:
            return f"{count}. Nobody who was seen at the start is missing later."
        if self.difference is None:
            return f"{count}. Too few are missing to compare how they began; the change may be different with them."
        lower = "lower" if self.difference.difference > 0 else "higher"
        if self.difference.difference == 0:
            return f"{count}. Those not seen again began at the same level on average as those who were."
        apart = abs(self.difference.difference)
        return f"{count}. Those not seen again began {apart:.1f} {lower} on average than those who were."


def missing(before: Gaps, after: Gaps, *, level: float = 0.95) -> Missing:
    """From two rows of shape (n,), one place a child, None where there is no score (nan counts as None)."""
    first, second = _same_length(before, after)
    kept = [x for x, y in zip(first, second, strict=True) if x is not None and y is not None]
    lost = [x for x, y in zip(first, second, strict=True) if x is not None and y is None]
    late = sum(x is None and y is not None for x, y in zip(first, second, strict=True))
    one, two = _summary(kept), _summary(lost)
    n = len(first)
    return Missing(
        n, len(kept), len(lost), late, n - len(kept) - len(lost) - late, one, two, _difference(one, two, level)
    )


def complete_pairs(before: Gaps, after: Gaps) -> tuple[list[float], list[float]]:
    """The children seen both times, in order: what `differences.paired` takes."""
    first, second = _same_length(before, after)
    pairs = [(x, y) for x, y in zip(first, second, strict=True) if x is not None and y is not None]
    return [x for x, _ in pairs], [y for _, y in pairs]


def seen(occasions: Mapping[str, Gaps]) -> dict[str, Seen]:
    """For each occasion how many were seen and how many not; every row has one place for every child."""
    if len({len(row) for row in occasions.values()}) > 1:
        raise ValueError("Every occasion needs one place for every child, also for those not seen.")
    counts = {name: sum(value is not None for value in _gaps(row)) for name, row in occasions.items()}
    return {name: Seen(count, len(occasions[name]) - count) for name, count in counts.items()}


def _gaps(row: Gaps) -> list[float | None]:
    return [None if value is None or value != value else float(value) for value in row]


def _same_length(before: Gaps, after: Gaps) -> tuple[list[float | None], list[float | None]]:
    if len(before) != len(after):
        raise ValueError(f"One place a child is needed: {len(before)} before, {len(after)} after.")
    return _gaps(before), _gaps(after)


def _summary(values: list[float]) -> Summary | None:
    try:
        return summarise(values)
    except TooFew:
        return None


def _difference(kept: Summary | None, lost: Summary | None, level: float) -> Independent | None:
    if kept is None or lost is None:
        return None
    try:
        return independent_from_summaries(kept, lost, level=level)
    except NoSpread:
        return None
