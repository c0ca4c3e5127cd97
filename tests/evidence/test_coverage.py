"""An interval of 95 in 100 holds the truth about 95 times in 100. Fixed seeds; nothing is timed."""

import numpy as np
import pytest
from scipy import special

from hearth.evidence import agreement, differences, proportions, regression, reliable, sizes

TIMES = 1500
NEAR = 0.02  # of 1,500 the share within has a standard error of 0.0056


def test_the_interval_of_a_mean_change() -> None:
    random = np.random.default_rng(1)
    sets = random.normal(2.0, 5.0, (TIMES, 8))
    held = sum(differences.paired_from_changes(changes).interval.holds(2.0) for changes in sets)
    assert held / TIMES == pytest.approx(0.95, abs=NEAR)


def test_the_interval_of_a_change_from_raw_pairs_that_are_not_normal() -> None:
    """Strands are whole numbers with a floor and a ceiling: near enough at twelve children."""
    random = np.random.default_rng(2)
    level = random.integers(0, 9, (TIMES, 12))
    before, after = (np.clip(level + random.integers(-1, 2, level.shape) + more, 0, 12) for more in (1, 2))
    true = 1.0
    held = sum(
        differences.paired(one.astype(float), two.astype(float)).interval.holds(true)
        for one, two in zip(before, after, strict=True)
    )
    assert held / TIMES == pytest.approx(0.95, abs=0.03)


def test_the_exact_interval_of_d_z_and_of_d_s() -> None:
    random = np.random.default_rng(3)
    held = dict.fromkeys(("d_z", "d_s"), 0)
    for _ in range(500):
        change = sizes.d_z(differences.paired_from_changes(random.normal(0.6, 1, 8)))
        apart = sizes.d_s(differences.independent(random.normal(0.8, 1, 7), random.normal(0, 1, 11)))
        for size, true in ((change, 0.6), (apart, 0.8)):
            assert size.interval is not None
            held[size.variant] += size.interval.holds(true)
    assert [count / 500 for count in held.values()] == pytest.approx([0.95, 0.95], abs=0.03)


def test_g_is_right_on_average_where_d_is_too_large() -> None:
    random = np.random.default_rng(4)
    found = [sizes.d_z(differences.paired_from_changes(random.normal(0.8, 1, 6))) for _ in range(600)]
    assert np.mean([size.value for size in found]) > 0.9
    assert np.mean([sizes.hedges_g(size).value for size in found]) == pytest.approx(0.8, abs=0.05)


def test_welch_holds_where_the_spreads_differ_and_students_does_not() -> None:
    random = np.random.default_rng(5)
    welch = student = 0
    for _ in range(TIMES):
        few, many = random.normal(0, 4, 6), random.normal(0, 1, 24)
        welch += differences.independent(few, many).interval.holds(0)
        student += differences.independent(few, many, equal_spread=True).interval.holds(0)
    assert welch / TIMES == pytest.approx(0.95, abs=NEAR)
    assert student / TIMES < 0.80


@pytest.mark.parametrize("n", [6, 12, 40])
def test_wilson_on_average_over_all_true_shares(n: int) -> None:
    """Exact, not drawn: the chance of each count times whether its interval holds the share."""
    shares = np.linspace(0.02, 0.98, 97)
    counts = np.arange(n + 1)
    ends = [proportions.wilson(int(count), n).interval for count in counts]
    chances = special.binom(n, counts)[:, None] * shares ** counts[:, None] * (1 - shares) ** (n - counts)[:, None]
    holds = np.array([[end.holds(share) for share in shares] for end in ends])
    assert (chances * holds).sum(axis=0).mean() == pytest.approx(0.95, abs=0.01)
    assert (chances * holds).sum(axis=0).min() > 0.80


def test_children_chosen_for_a_low_score_move_back_as_far_as_expected_with_nothing_done() -> None:
    random = np.random.default_rng(6)
    true = random.normal(40, 10 * 0.7**0.5, 200_000)
    first, second = (true + random.normal(0, 10 * 0.3**0.5, true.size) for _ in range(2))
    chosen = first < 28
    expected = regression.expected_if_chosen_below(28, mean=40, sd=10, reliability=0.7)
    moved = float((second - first)[chosen].mean())
    assert first[chosen].mean() == pytest.approx(expected.chosen_mean, abs=0.1)
    assert moved == pytest.approx(expected.shift, abs=0.1)
    assert moved > 4, "five points on a scale with an SD of ten, and nobody did anything"
    assert expected.beyond(moved) == pytest.approx(0, abs=0.1)
    again = regression.expected_shift(float(first[chosen].mean()), 40, 0.7)
    assert again.shift == pytest.approx(expected.shift, abs=0.1)


def test_one_child_in_twenty_goes_beyond_chance_by_chance() -> None:
    random = np.random.default_rng(7)
    before, after = random.normal(20, 2, (2, 20_000))
    found = reliable.tally(list(after - before), 2.0)
    assert (found.higher + found.lower) / found.n == pytest.approx(0.05, abs=0.005)
    assert found.higher == pytest.approx(found.lower, rel=0.15)


def test_one_step_off_either_way_is_the_error_we_assume() -> None:
    random = np.random.default_rng(8)
    strands = random.integers(-1, 2, (50_000, 7)).sum(axis=1)
    assert strands.std() == pytest.approx(reliable.sem_if_one_step_off(7), rel=0.01)


def test_the_interval_of_agreement_between_two_adults() -> None:
    random = np.random.default_rng(9)
    held = 0
    for _ in range(TIMES):
        child, adult, rest = random.normal(0, 3, (20, 1)), random.normal(0, 0.5, (1, 4)), random.normal(0, 2, (20, 4))
        held += agreement.icc_2_1(child + adult + rest).interval.holds(9 / (9 + 0.25 + 4))
    assert held / TIMES == pytest.approx(0.95, abs=NEAR)


def test_two_adults_tell_the_error_of_one() -> None:
    random = np.random.default_rng(10)
    child = random.normal(20, 6, 20_000)
    pair = agreement.two_raters(child + random.normal(1, 2, child.size), child + random.normal(0, 2, child.size))
    assert (pair.sem, pair.bias) == (pytest.approx(2, rel=0.02), pytest.approx(1, abs=0.06))
    assert pair.sem_with_bias > pair.sem


@pytest.mark.parametrize("weights", ["none", "linear", "quadratic"])
def test_the_standard_error_of_kappa_is_how_much_kappa_varies(weights: agreement.Weights) -> None:
    random = np.random.default_rng(11)
    shares = np.array([[14, 5, 2], [6, 20, 8], [1, 9, 35]]) / 100
    found = [
        agreement.weighted_kappa_of_table(random.multinomial(150, shares.ravel()).reshape(3, 3), weights=weights)
        for _ in range(TIMES)
    ]
    assert np.std([kappa.value for kappa in found]) == pytest.approx(np.mean([kappa.se for kappa in found]), rel=0.06)
    true = agreement.weighted_kappa_of_table(shares * 1e6, weights=weights).value
    assert np.mean([kappa.interval.holds(true) for kappa in found]) == pytest.approx(0.95, abs=NEAR)
