"""Small numbers are hidden before anything leaves the school.

A number under ten can be a child somebody knows. The rule, for every table that is handed out:

1. a count under 10, nought too, is not shown;
2. in a row or column where one cell only is hidden, a second is hidden too: the one smallest after rounding;
3. every other count is rounded to the nearest 5;
4. a total adds the rounded numbers that are shown, and nothing else;
5. hidden cells all look alike, whatever the reason.

Why it holds, even against somebody who knows this file: what comes out depends on each count through its *class*
alone, which is 0 to 9, 10 to 12, 13 to 17, 18 to 22 and so on. Any hidden count can be exchanged for each other number
of its class, at least three, and the page stays the same. The tests hold it to that, and solve the totals as an
attacker would.

What no rule can prevent: somebody who knows the children may know the number already; a total known from elsewhere
narrows what is hidden; and of two reports made shortly after one another, one child may move a number over the edge of
its class. So: one report a term, of a closed term; and beside a table with hidden cells no other number of the same
children, only its own total.

Sources: Hundepool and others 2012, Statistical Disclosure Control (complementary cells, rounding); Dinur and Nissim
2003, Revealing information while preserving privacy (why enough exact totals give every number away).
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

FEWEST = 10
STEP = 5
NOT_SHOWN = "not shown"
HOW_HIDDEN = (
    "Numbers under 10 are not shown, nor a number beside one that would give it away. "
    "All others are rounded to the nearest 5. Totals add only what is shown."
)
ONE_MORE_OR_LESS = "One child more or less may not show here, or may look like five."

K = TypeVar("K", bound=Hashable)
R = TypeVar("R", bound=Hashable)
C = TypeVar("C", bound=Hashable)
Mask = np.ndarray[tuple[int, int], np.dtype[np.bool_]]
Whole = np.ndarray[tuple[int, int], np.dtype[np.int64]]


@dataclass(frozen=True)
class Shown:
    """One number as it may be handed out: a multiple of 5, or None. `words` go on the page."""

    value: int | None

    @property
    def words(self) -> str:
        return NOT_SHOWN if self.value is None else str(self.value)

    @property
    def hidden(self) -> bool:
        return self.value is None


@dataclass(frozen=True)
class Cells(Generic[K]):
    """A row of numbers. `total` adds what is shown; None if nothing is. `hidden`: how many cells are not shown."""

    cells: dict[K, Shown]
    total: Shown
    hidden: int


@dataclass(frozen=True)
class Table(Generic[R, C]):
    """Rows and columns of numbers, each total from what is shown in it."""

    cells: dict[R, dict[C, Shown]]
    row_totals: dict[R, Shown]
    column_totals: dict[C, Shown]
    total: Shown
    hidden: int


@dataclass(frozen=True)
class ShownMean:
    """A mean to one decimal place with its rounded n, or neither."""

    n: Shown
    mean: float | None

    @property
    def words(self) -> str:
        return NOT_SHOWN if self.mean is None else f"{self.mean:.1f} (about {self.n.words} children)"


@dataclass(frozen=True)
class ShownShare:
    """`count` of `of`, and the percentage of those two rounded numbers; all three, or none of them."""

    count: Shown
    of: Shown
    percent: int | None

    @property
    def words(self) -> str:
        if self.percent is None:
            return NOT_SHOWN
        return f"about {self.count.words} of {self.of.words} ({self.percent}%)"


def hide_one(count: int) -> Shown:
    """One number that is no total of anything else on the page. ValueError if it is not a whole number from 0 up."""
    return Shown(None if _whole(count) < FEWEST else _rounded(count))


def hide(counts: Mapping[K, int]) -> Cells[K]:
    """A row of counts of different children: none of them counted in two cells."""
    numbers = np.array([[_whole(count) for count in counts.values()]], dtype=np.int64).reshape(1, len(counts))
    shown = _shown(numbers, _hidden(numbers))[0]
    cells = dict(zip(counts, shown, strict=True))
    return Cells(cells, _total(shown), sum(cell.hidden for cell in shown))


def hide_table(rows: Mapping[R, Mapping[C, int]]) -> Table[R, C]:
    """Counts by row and column, every row with the same columns in the same order; no child in two cells.

    A hidden cell never stands alone, neither in its row nor in its column. A table of one row is `hide`."""
    columns = list(next(iter(rows.values()), {}))
    if any(list(row) != columns for row in rows.values()):
        raise ValueError("Every row needs the same columns in the same order.")
    numbers = np.array([[_whole(count) for count in row.values()] for row in rows.values()], dtype=np.int64)
    numbers = numbers.reshape(len(rows), len(columns))
    shown = _shown(numbers, _hidden(numbers))
    return Table(
        {name: dict(zip(columns, row, strict=True)) for name, row in zip(rows, shown, strict=True)},
        {name: _total(row) for name, row in zip(rows, shown, strict=True)},
        {name: _total([row[place] for row in shown]) for place, name in enumerate(columns)},
        _total([cell for row in shown for cell in row]),
        sum(cell.hidden for row in shown for cell in row),
    )


def hide_means(means: Mapping[K, tuple[int, float]]) -> dict[K, ShownMean]:
    """Means of different children's scores, each with its n: (n, mean). Hidden where `hide` hides the n.

    One decimal place does not give n away: among whole-number scores of ten children or more, each n of a class can
    give every tenth. Do not print the mean of all of them beside one that is hidden; nor SD, t or df beside an
    interval: together they give n away."""
    shown = hide({name: n for name, (n, _) in means.items()}).cells
    return {name: ShownMean(shown[name], None if shown[name].hidden else round(means[name][1], 1)) for name in means}


def hide_share(count: int, of: int) -> ShownShare:
    """How many of how many. Hidden if those counted, or those not counted, are under 10: all but two of forty tells
    of the two. The percentage is of the rounded numbers, so that it cannot give them away."""
    if not 0 <= _whole(count) <= _whole(of):
        raise ValueError(f"{count} of {of} is not possible.")
    parts = hide({"counted": count, "not counted": of - count})
    one = parts.cells["counted"]
    if parts.hidden or one.value is None or parts.total.value is None:
        return ShownShare(Shown(None), Shown(None), None)
    return ShownShare(one, parts.total, int(100 * one.value / parts.total.value + 0.5))


def _whole(count: int) -> int:
    if isinstance(count, bool) or not isinstance(count, (int, np.integer)) or count < 0:
        raise ValueError(f"A count is a whole number from 0 up: {count!r}.")
    return int(count)


def _rounded(count: int) -> int:
    return STEP * ((count + STEP // 2) // STEP)


def _hidden(numbers: Whole) -> Mask:
    """Which cells are not shown. Reads the classes only: under ten, or the rounded number."""
    rounded = STEP * ((numbers + STEP // 2) // STEP)
    mask: Mask = numbers < FEWEST
    before = -1
    while int(mask.sum()) != before:
        before = int(mask.sum())
        for row in range(mask.shape[0]):
            _complement(mask[row], rounded[row])
        for column in range(mask.shape[1]):
            _complement(mask[:, column], rounded[:, column])
    return mask


def _complement(
    mask: np.ndarray[tuple[int], np.dtype[np.bool_]], rounded: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> None:
    """Where one cell of the line is hidden alone, hides the smallest other too; the first of equals."""
    if mask.sum() == 1 and mask.size > 1:
        mask[np.where(mask, np.iinfo(np.int64).max, rounded).argmin()] = True


def _shown(numbers: Whole, mask: Mask) -> list[list[Shown]]:
    return [
        [Shown(None if hidden else _rounded(int(count))) for count, hidden in zip(row, hides, strict=True)]
        for row, hides in zip(numbers, mask, strict=True)
    ]


def _total(cells: list[Shown]) -> Shown:
    """The sum of what is shown; not shown if no cell is."""
    values = [cell.value for cell in cells if cell.value is not None]
    return Shown(sum(values) if values else None)
