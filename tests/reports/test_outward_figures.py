"""Figures that leave a school: whoever holds the pages, and knows how they are made, pins no hidden number."""

from collections import defaultdict
from functools import cache
from itertools import product

from hearth.evidence.hidden import FEWEST, Cells, hide, hide_one, hide_share

COULD_BE = range(0, 14)


@cache
def table(here: int, back: int, other: int) -> Cells[str]:
    return hide({"here": here, "back": back, "other": other})


@cache
def looked_at_twice(both: int) -> object:
    """What a line of an outcome says of its children."""
    return hide_one(both) if both >= FEWEST else None


@cache
def share(part: int, of: int) -> object:
    return hide_share(part, of)


def page(here: int, back: int, other: int, both: int) -> tuple[object, ...]:
    """Everything on both pages that depends on how many children there are."""
    cells = table(here, back, other)
    alone = bool(cells.hidden)
    return (
        tuple(cells.cells.values()), cells.total, both >= FEWEST, None if alone else looked_at_twice(both),
        None if alone else share(both, here + back + other), None if alone else back + other >= FEWEST,
    )  # fmt: skip


def test_nobody_works_out_a_hidden_number_from_all_that_both_pages_show() -> None:
    """Every possible group, with what its pages say: whatever is hidden could be three numbers at least."""
    could: dict[tuple[object, ...], list[set[int]]] = defaultdict(lambda: [set(), set(), set()])
    for numbers in product(COULD_BE, repeat=3):
        for both in range(sum(numbers) + 1):
            for found, number in zip(could[page(*numbers, both)], numbers, strict=True):
                found.add(number)
    hidden = 0
    for shown, found in could.items():
        cells = shown[0]
        assert isinstance(cells, tuple)
        for cell, values in zip(cells, found, strict=True):
            hidden += cell.hidden
            assert not cell.hidden or len(values) >= 3, (shown, found)
    assert hidden > 20


def test_other_numbers_beside_a_hidden_one_would_have_given_it_away() -> None:
    """Why the pages leave them out: with them, here is a number that could only be two."""
    could: dict[object, set[int]] = defaultdict(set)
    for here, back, other in product(COULD_BE, repeat=3):
        for both in range(here + back + other + 1):
            cells = table(here, back, other)
            could[tuple(cells.cells.values()), share(both, here + back + other), looked_at_twice(both)].add(here)
    assert min(len(found) for shown, found in could.items() if shown[0][0].hidden) < 3  # type: ignore[index]
