"""Impossible input is refused with a sentence, never answered with a number."""

import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hearth.evidence import agreement, differences, missing, proportions, regression, reliable, sizes
from hearth.evidence.differences import NoSpread, Summary, TooFew

TWO = Summary(10, 5, 2)
CHANGE = differences.paired([1, 2, 4], [2, 4, 5])


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: Summary(1, 5, 2), "at least two"),
        (lambda: Summary(10, 5, -1), "below 0"),
        (lambda: Summary(10, math.nan, 1), "finite"),
        (lambda: differences.summarise([]), "at least two"),
        (lambda: differences.paired([1, 2], [1, 2, 3]), "Pairs are needed"),
        (lambda: differences.paired([1, math.nan], [1, 2]), "gaps"),
        (lambda: differences.paired([[1, 2], [3, 4]], [1, 2]), "one row"),
        (lambda: differences.paired([1, 2, 3], [3, 4, 5]), "same amount"),
        (lambda: differences.paired_from_summaries(TWO, Summary(11, 5, 2), r=0.5), "same children"),
        (lambda: differences.paired_from_summaries(TWO, Summary(10, 7, 2)), "Give either"),
        (lambda: differences.paired_from_summaries(TWO, Summary(10, 7, 2), r=0.5, t=2), "Give either"),
        (lambda: differences.paired_from_summaries(TWO, Summary(10, 7, 2), r=1.2), "between -1 and 1"),
        (lambda: differences.paired_from_summaries(TWO, Summary(10, 7, 2), r=1), "same amount"),
        (lambda: differences.paired_from_summaries(TWO, Summary(10, 7, 2), t=0.5), "cannot all be true"),
        (lambda: differences.paired_from_summaries(TWO, TWO, t=2), "cannot be read back"),
        (lambda: _sums(n=1), "at least two"),
        (lambda: _sums(before_squares=1), "same pairs"),
        (lambda: _sums(products=900), "same pairs"),
        (lambda: differences.paired([1, 2, 4], [2, 4, 5], level=95), "between 0 and 1"),
        (lambda: differences.independent([1, 1], [2, 2]), "alike"),
        (lambda: sizes.d_av(differences.paired_from_changes([1, 2, 4])), "before and after"),
        (lambda: sizes.d_pre(differences.paired_from_changes([1, 2, 4])), "before"),
        (lambda: sizes.hedges_g(sizes.d_av(CHANGE)), "d_z and d_s"),
        (lambda: sizes.hedges_factor(1), "at least 2"),
        (lambda: sizes.noncentral_t(math.inf, 5), "finite"),
        (lambda: reliable.sem(0, 0.8), "above 0"),
        (lambda: reliable.sem(5, 1.1), "between 0 and 1"),
        (lambda: reliable.sem_if_one_step_off(0), "at least one question"),
        (lambda: reliable.limit(0), "above 0"),
        (lambda: reliable.reliable_change(1, 2, math.nan), "above 0"),
        (lambda: reliable.chance_band(21, 1, highest=20), "not on this scale"),
        (lambda: reliable.cut_off(Summary(5, 1, 0), Summary(5, 2, 0)), "no cut-off"),
        (lambda: proportions.wilson(1, 0), "at least one child"),
        (lambda: proportions.wilson(5, 4), "not possible"),
        (lambda: proportions.share_difference(proportions.wilson(1, 4, level=0.9), proportions.wilson(1, 4)), "level"),
        (lambda: regression.expected_shift(30, 40, -0.1), "between 0 and 1"),
        (lambda: regression.expected_if_chosen_below(30, mean=40, sd=0, reliability=0.7), "above 0"),
        (lambda: missing.missing([1], [1, 2]), "One place a child"),
        (lambda: missing.seen({"start": [1], "end": [1, 2]}), "one place for every child"),
        (lambda: agreement.icc_2_1([[1, 2], [3, 4]]), "three children"),
        (lambda: agreement.icc_2_1([[1, 2], [3, 4], [5, math.nan]]), "gaps"),
        (lambda: agreement.icc_2_1([[2, 2], [2, 2], [2, 2]]), "same"),
        (lambda: agreement.weighted_kappa([1, 2], [1], [1, 2]), "Pairs are needed"),
        (lambda: agreement.weighted_kappa([1, 2], [1, 5], [1, 2]), "Not one of the steps: 5"),
        (lambda: agreement.weighted_kappa([1, 1], [1, 1], [1, 2]), "same step"),
        (lambda: agreement.weighted_kappa_of_table([[1, 2]]), "square"),
        (lambda: agreement.weighted_kappa_of_table([[1, -2], [1, 1]]), "below 0"),
        (lambda: agreement.weighted_kappa_of_table([[1, 0], [0, 0]]), "at least two"),
        (lambda: agreement.two_raters([1, 2], [1]), "Pairs are needed"),
        (lambda: agreement.two_raters([1], [1]), "At least two"),
    ],
)
def test_it_is_refused_with_a_sentence(ask: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        ask()


def _sums(**others: float) -> differences.Paired:
    given = {"n": 3, "before": 7.0, "after": 11.0, "before_squares": 21.0, "after_squares": 45.0, "products": 30.0}
    return differences.paired_from_sums(**{**given, **others})  # type: ignore[arg-type]


def test_the_same_sums_are_answered_when_they_are_possible() -> None:
    assert _sums().t == pytest.approx(CHANGE.t)


SCORES = some.lists(some.integers(0, 12), min_size=2, max_size=12)


@given(SCORES, some.data())
def test_turning_a_scale_round_turns_every_sign_and_nothing_else(before: list[int], data: some.DataObject) -> None:
    after = data.draw(some.lists(some.integers(0, 12), min_size=len(before), max_size=len(before)))
    try:
        found = differences.paired(before, after)
    except NoSpread:
        return
    turned = differences.paired([12 - score for score in before], [12 - score for score in after])
    assert (turned.t, turned.p) == (pytest.approx(-found.t), pytest.approx(found.p))
    assert turned.interval.low == pytest.approx(-found.interval.high)
    assert sizes.d_z(turned).value == pytest.approx(-sizes.d_z(found).value)
    assert sizes.d_av(turned).value == pytest.approx(-sizes.d_av(found).value)


@given(SCORES, some.data())
def test_sums_from_a_database_say_what_the_values_say(before: list[int], data: some.DataObject) -> None:
    after = data.draw(some.lists(some.integers(0, 12), min_size=len(before), max_size=len(before)))

    def by_sums() -> differences.Paired:
        return differences.paired_from_sums(
            len(before),
            before=sum(before),
            after=sum(after),
            before_squares=sum(x * x for x in before),
            after_squares=sum(y * y for y in after),
            products=sum(x * y for x, y in zip(before, after, strict=True)),
        )

    try:
        found = differences.paired(before, after)
    except NoSpread:
        with pytest.raises(NoSpread):
            by_sums()
        return
    sums = by_sums()
    assert (sums.change, sums.sd_change, sums.p) == pytest.approx((found.change, found.sd_change, found.p), abs=1e-9)
    assert sums.r == (None if found.r is None else pytest.approx(found.r, abs=1e-9))


@given(some.integers(0, 40), some.integers(1, 40))
def test_a_share_stays_between_nought_and_one_and_inside_its_interval(count: int, more: int) -> None:
    found = proportions.wilson(count, count + more)
    assert 0 <= found.interval.low <= found.share <= found.interval.high <= 1
    turned = proportions.wilson(more, count + more)
    assert turned.interval.low == pytest.approx(1 - found.interval.high)


@given(some.floats(0, 30), some.floats(0.5, 5))
def test_the_band_of_one_score_stays_on_the_scale(score: float, sem: float) -> None:
    band = reliable.chance_band(score, sem, lowest=0, highest=30)
    assert 0 <= band.low <= score <= band.high <= 30


@pytest.mark.parametrize(
    ("before", "after", "higher_is_better", "outcome"),
    [
        (32.5, 52.0, True, reliable.Clinical.REACHED),
        (32.5, 47.5, True, reliable.Clinical.BETTER),
        (32.5, 40.0, True, reliable.Clinical.NO_MORE_THAN_CHANCE),
        (47.5, 32.5, True, reliable.Clinical.LESS_WELL),
        (67.5, 48.0, False, reliable.Clinical.REACHED),
        (47.5, 67.5, False, reliable.Clinical.LESS_WELL),
    ],
)
def test_the_four_outcomes_of_one_child(
    before: float, after: float, higher_is_better: bool, outcome: reliable.Clinical
) -> None:
    change = reliable.reliable_change(before, after, reliable.sem(7.5, 0.8))
    assert reliable.clinical_change(change, 50, higher_is_better=higher_is_better) is outcome


def test_too_few_and_no_spread_can_be_told_apart() -> None:
    with pytest.raises(TooFew):
        differences.paired([1], [2])
    with pytest.raises(NoSpread):
        differences.paired([1, 2], [2, 3])
