"""Small numbers leave the school hidden, and no sum gives one away."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from scipy.optimize import Bounds, LinearConstraint, milp

from hearth.evidence import hidden
from hearth.evidence.hidden import Shown, Table

COUNT = some.one_of(some.integers(0, 14), some.integers(0, 60), some.sampled_from([0, 9, 10, 12, 13, 17, 18]))
ROW = some.lists(COUNT, min_size=1, max_size=7)
GRID = some.tuples(some.integers(1, 4), some.integers(1, 4)).flatmap(
    lambda shape: some.lists(
        some.lists(COUNT, min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0]
    )
)


def row_of(counts: list[int]) -> hidden.Cells[int]:
    return hidden.hide(dict(enumerate(counts)))


def grid_of(counts: list[list[int]]) -> Table[int, int]:
    return hidden.hide_table({place: dict(enumerate(row)) for place, row in enumerate(counts)})


def class_of(count: int) -> list[int]:
    """All counts that the rule treats alike."""
    if count < 10:
        return list(range(10))
    middle = 5 * ((count + 2) // 5)
    return [other for other in range(middle - 2, middle + 3) if other >= 10]


def range_of(shown: Shown, *, told: bool) -> tuple[float, float]:
    """What the rule alone says of a cell. `told`: somebody told the attacker that it was under 10 itself."""
    if shown.value is None:
        return 0, 9 if told else math.inf
    return max(10, shown.value - 2), shown.value + 2


def attack(lines: list[list[int]], totals: list[float], slack: list[float], ranges: list[tuple[float, float]]):
    """The least and greatest whole number each cell can hold, given what is known of the sums along some lines."""
    matrix = np.zeros((len(lines), len(ranges)))
    for place, line in enumerate(lines):
        matrix[place, line] = 1
    known = LinearConstraint(matrix, np.subtract(totals, slack), np.add(totals, slack))
    bounds = Bounds([low for low, _ in ranges], [min(high, 10_000) for _, high in ranges])
    found = []
    for cell in range(len(ranges)):
        aim = np.zeros(len(ranges))
        aim[cell] = 1
        ends = [milp(sign * aim, constraints=known, bounds=bounds, integrality=1) for sign in (1, -1)]
        assert all(end.success for end in ends), "the page contradicts itself"
        found.append((round(ends[0].x[cell]), round(ends[1].x[cell])))
    return found


@given(ROW)
def test_any_count_can_be_exchanged_within_its_class_and_the_row_stays_the_same(counts: list[int]) -> None:
    page = row_of(counts)
    for place, count in enumerate(counts):
        assert len(class_of(count)) >= 3
        for other in class_of(count):
            assert row_of([*counts[:place], other, *counts[place + 1 :]]) == page


@given(GRID, some.data())
def test_all_counts_can_be_exchanged_at_once_and_the_table_stays_the_same(
    counts: list[list[int]], data: some.DataObject
) -> None:
    others = [[data.draw(some.sampled_from(class_of(count))) for count in row] for row in counts]
    assert grid_of(others) == grid_of(counts)


@settings(max_examples=15, deadline=None)
@given(GRID)
def test_an_attacker_who_solves_the_shown_totals_pins_no_hidden_cell(counts: list[list[int]]) -> None:
    page, wide = grid_of(counts), len(counts[0])
    cells = [page.cells[row][column] for row in page.cells for column in page.cells[row]]
    told = [count < 10 for row in counts for count in row]
    rows = [[row * wide + column for column in range(wide)] for row in range(len(counts))]
    columns = [[row * wide + column for row in range(len(counts))] for column in range(wide)]
    lines, totals, slack = [], [], []
    for line, total in zip(
        [*rows, *columns, list(range(len(cells)))],
        [*page.row_totals.values(), *page.column_totals.values(), page.total],
        strict=True,
    ):
        seen = [cell for cell in line if not cells[cell].hidden]  # the page says that totals add what is shown
        assert (total.value or 0) == sum(cells[cell].value or 0 for cell in seen)
        lines, totals, slack = [*lines, seen], [*totals, total.value or 0], [*slack, 2 * len(seen)]
    ranges = [range_of(cell, told=small) for cell, small in zip(cells, told, strict=True)]
    for cell, (low, high) in zip(cells, attack(lines, totals, slack, ranges), strict=True):
        assert not cell.hidden or high - low >= 2


@settings(max_examples=15, deadline=None)
@given(some.lists(COUNT, min_size=2, max_size=6))
def test_who_knows_the_exact_total_from_elsewhere_pins_only_noughts(counts: list[int]) -> None:
    """Hidden cells look alike, so that even nine and nine of eighteen could be eight and ten. This is the limit we
    state: it is for one row, and the total came from somewhere else."""
    page = row_of(counts)
    cells = list(page.cells.values())
    found = attack([list(range(len(cells)))], [sum(counts)], [0], [range_of(cell, told=False) for cell in cells])
    for place, (low, high) in enumerate(found):
        if cells[place].hidden and low == high:
            assert all(count == 0 for count, cell in zip(counts, cells, strict=True) if cell.hidden)


def test_the_attacker_of_these_tests_does_find_cells_that_are_badly_hidden() -> None:
    counts, ranges = [3, 20, 31], [(0, 9), (20, 20), (31, 31)]
    assert attack([[0, 1, 2]], [54], [0], ranges)[0] == (3, 3), "one hidden cell under an exact total"
    assert attack([[0, 1]], [20], [2], [(0, 9), (0, 9)]) == [(9, 9), (9, 9)], "a rounded true total, all nines"
    assert row_of(counts).total == Shown(30)


@given(GRID)
def test_no_cell_is_hidden_alone_in_its_row_or_column(counts: list[list[int]]) -> None:
    page = grid_of(counts)
    mask = np.array([[cell.hidden for cell in row.values()] for row in page.cells.values()])
    assert (np.array(counts)[~mask] >= 10).all()
    for lines in (mask, mask.T):
        assert all(line.sum() != 1 or line.size == 1 for line in lines)
    assert page.hidden == mask.sum()


@given(GRID)
def test_every_total_can_be_added_up_from_the_page_alone(counts: list[list[int]]) -> None:
    page = grid_of(counts)
    for name, row in page.cells.items():
        values = [cell.value for cell in row.values() if cell.value is not None]
        assert page.row_totals[name].value == (sum(values) if values else None)
    shown = [total.value for total in page.row_totals.values() if total.value is not None]
    assert page.total.value == (sum(shown) if shown else None)
    assert sum(total.value or 0 for total in page.column_totals.values()) == sum(shown)


def test_groups_within_schools_add_up_from_what_is_shown() -> None:
    table = hidden.hide_table({
        ("Rowan", "Nest"): {"boys": 6, "girls": 4},
        ("Rowan", "Den"): {"boys": 5, "girls": 3},
        ("Alder", "Base"): {"boys": 14, "girls": 12},
        ("Alder", "Cove"): {"boys": 31, "girls": 22},
    })  # fmt: skip
    assert [total.words for total in table.row_totals.values()] == ["not shown", "not shown", "25", "50"]
    assert [total.words for total in table.column_totals.values()] == ["45", "30"]
    assert table.total.words == "75"


def test_one_small_group_takes_a_second_with_it() -> None:
    table = hidden.hide_table({"Nest": {"boys": 6, "girls": 4}, "Den": {"boys": 14, "girls": 12}})
    assert table.hidden == 4
    assert table.total.words == "not shown"


@given(ROW, some.data())
def test_one_child_more_in_a_hidden_cell_changes_nothing(counts: list[int], data: some.DataObject) -> None:
    small = [place for place, count in enumerate(counts) if count < 9]
    if small:
        place = data.draw(some.sampled_from(small))
        assert row_of([*counts[:place], counts[place] + 1, *counts[place + 1 :]]) == row_of(counts)


def test_one_child_more_can_move_a_number_over_the_edge() -> None:
    """Why the guide says: one report a term, of a closed term."""
    assert (hidden.hide_one(12).words, hidden.hide_one(13).words) == ("10", "15")
    assert (hidden.hide_one(9).words, hidden.hide_one(10).words) == ("not shown", "10")


@given(some.integers(10, 80), some.integers(0, 800))
def test_a_mean_to_one_place_fits_every_n_of_the_class(n: int, total: int) -> None:
    mean = hidden.hide_means({"one": (n, total / n)})["one"].mean
    assert mean is not None
    for other in class_of(n):
        near = round(mean * other)
        assert any(round(score / other, 1) == mean for score in range(near - 1, near + 2))


def test_a_mean_is_hidden_with_its_n_and_with_the_one_beside_it() -> None:
    means = hidden.hide_means({"autumn": (12, 3.27), "spring": (4, 1.0), "summer": (20, 2.04)})
    assert [mean.words for mean in means.values()] == ["not shown", "not shown", "2.0 (about 20 children)"]


@given(some.integers(0, 60), some.integers(0, 60))
def test_a_share_is_hidden_if_few_are_counted_or_few_are_not(one: int, other: int) -> None:
    share = hidden.hide_share(one, one + other)
    assert (share.percent is None) == (one < 10 or other < 10)
    if share.percent is not None:
        for counted in class_of(one):
            for rest in class_of(other):
                assert hidden.hide_share(counted, counted + rest) == share


def test_a_share_is_said_with_its_numbers() -> None:
    assert hidden.hide_share(26, 39).words == "about 25 of 40 (63%)"
    assert hidden.hide_share(38, 40).words == "not shown"


def test_an_empty_table_is_empty() -> None:
    assert hidden.hide({}).total == Shown(None)
    assert hidden.hide_table({}).cells == {}


@pytest.mark.parametrize("count", [-1, 2.5, True, "4", None])
def test_only_whole_numbers_are_counts(count: object) -> None:
    with pytest.raises(ValueError, match="whole number"):
        hidden.hide({"a": count})  # type: ignore[dict-item]


def test_rows_need_the_same_columns() -> None:
    with pytest.raises(ValueError, match="same columns"):
        hidden.hide_table({"x": {"a": 1, "b": 2}, "y": {"b": 2, "a": 1}})
    with pytest.raises(ValueError, match="not possible"):
        hidden.hide_share(5, 4)
