"""What others published comes out the same here; what cannot be right is said to be so."""

import pytest
from scipy import special

from hearth.evidence import agreement, differences, missing, regression, sizes
from hearth.evidence.differences import Summary
from tools import published


def test_the_guide_prints_the_table_of_today() -> None:
    text = published.PAGE.read_text(encoding="utf-8")
    assert text == published.page(text), "run python -m tools.published"


@pytest.mark.parametrize(
    "row", [*published.counselling(), *published.trial(), *published.raw_data()], ids=lambda row: row.what
)
def test_ours_is_theirs_to_the_last_printed_place(row: published.Row) -> None:
    assert row.misses() == []


def test_the_check_does_find_a_figure_that_differs() -> None:
    assert published.Row("", "", [("t", "13.78", 13.774), ("p", ".05", 0.0501)]).misses() == ["t"]


def test_the_rows_that_cannot_be_right_are_said_to_be_so() -> None:
    words = [f"{each.what}: {each.why}" for each in published.sceptical()]
    assert "both parent rows print t = 11.29" in words[0]
    assert "6.30 and then 7.28" in words[0]
    assert "the sign is minus (-0.08)" in words[1]
    assert "Printed after the sign was turned" in words[2]
    assert "= 2,207, but 2,114 is printed" in words[3]
    assert [("no interval can be given" in words[4]), ("No n and no SD" in words[5])] == [True, True]


def test_only_one_row_of_the_trial_has_the_sign_of_the_other_group() -> None:
    wrong = [row.what for row in published.trial() if "did not turn the sign" in row.note]
    assert wrong == ["CBCL externalising, n = 172 and 164"]


def test_raw_values_summaries_and_sums_give_one_answer() -> None:
    before, after = published.SLEEP
    raw = differences.paired(before, after)
    start, end = differences.summarise(before), differences.summarise(after)
    by_r = differences.paired_from_summaries(start, end, r=raw.r)
    by_t = differences.paired_from_summaries(start, end, t=raw.t)
    by_sums = differences.paired_from_sums(
        len(before),
        before=sum(before),
        after=sum(after),
        before_squares=sum(x * x for x in before),
        after_squares=sum(y * y for y in after),
        products=sum(x * y for x, y in zip(before, after, strict=True)),
    )
    alone = differences.paired_from_changes([y - x for x, y in zip(before, after, strict=True)])
    for other in (by_r, by_t, by_sums, alone):
        assert (other.t, other.p, other.change) == pytest.approx((raw.t, raw.p, raw.change), rel=1e-9)
        assert (other.interval.low, other.interval.high) == pytest.approx((raw.interval.low, raw.interval.high))
    assert (by_t.r, by_sums.r, alone.r) == (pytest.approx(raw.r), pytest.approx(raw.r), None)


def test_the_three_sizes_of_one_change_are_three_numbers() -> None:
    change = differences.paired(*published.SLEEP)
    found = {
        size.variant: round(size.value, 3) for size in (sizes.d_z(change), sizes.d_av(change), sizes.d_pre(change))
    }
    assert found == {"d_z": 1.285, "d_av": 0.832, "d_pre": 0.883}
    assert sizes.d_av(change).interval is None
    assert "standard deviation of the changes" in sizes.d_z(change).explained


@pytest.mark.parametrize(
    ("t", "df"), [(2.83, 126), (-4.06, 9), (0.0, 5), (13.78, 739), (0.3, 2), (50.0, 30), (400.0, 1e6)]
)
def test_the_exact_interval_solves_its_own_equation(t: float, df: float) -> None:
    low, high = sizes.noncentral_t(t, df)
    if t >= 0:
        assert float(special.nctdtr(df, low, t)) == pytest.approx(0.975, abs=1e-6)
        assert float(special.nctdtr(df, high, t)) == pytest.approx(0.025, abs=1e-6)
    mirrored = sizes.noncentral_t(-t, df)
    assert (low, high) == pytest.approx((-mirrored[1], -mirrored[0]))


def test_the_interval_of_d_s_is_that_of_its_t() -> None:
    groups = differences.independent_from_summaries(Summary(7, 14, 3), Summary(11, 11, 4), equal_spread=True)
    size = sizes.d_s(groups)
    assert size.interval is not None
    root = (1 / 7 + 1 / 11) ** 0.5
    assert float(special.nctdtr(16, size.interval.low / root, groups.t)) == pytest.approx(0.975, abs=1e-8)
    assert float(special.nctdtr(16, size.interval.high / root, groups.t)) == pytest.approx(0.025, abs=1e-8)


def test_the_correction_is_nearly_the_one_that_papers_use() -> None:
    for df in (4, 10, 50, 739):
        assert sizes.hedges_factor(df) == pytest.approx(1 - 3 / (4 * df - 1), abs=3e-3)
    groups = differences.independent_from_summaries(Summary(53, 14.06, 3.65), Summary(43, 13.37, 3.53))
    assert round(sizes.hedges_g(sizes.d_s(groups)).value, 4) == 0.1903


def test_an_icc_of_full_agreement_is_one_and_leniency_counts_only_in_the_second_kind() -> None:
    same, lenient = [[1, 1], [2, 2], [4, 4]], [[1, 3], [2, 4], [4, 6]]
    assert (agreement.icc_2_1(same).value, agreement.icc_3_1(lenient).value) == (1, pytest.approx(1))
    assert agreement.icc_2_1(lenient).value < 0.7
    pair = agreement.two_raters([1, 2, 4], [3, 4, 6])
    assert (pair.bias, pair.sem, round(pair.sem_with_bias, 3)) == (-2, 0, 1.414)


def test_the_expected_return_to_the_middle_is_a_share_of_the_distance() -> None:
    """Davis 1976: chosen at 30 where all children average 40, reliability 0.7: three points by choosing alone."""
    expected = regression.expected_shift(30, 40, 0.7)
    assert (round(expected.shift, 9), round(expected.beyond(5), 9)) == (3, 2)
    assert regression.expected_shift(30, 40, 1).shift == 0
    below = regression.expected_if_chosen_below(40, mean=40, sd=10, reliability=0.5)
    assert below.chosen_mean == pytest.approx(40 - 10 * 0.797885, abs=1e-4)  # the mean of half a normal curve
    above = regression.expected_if_chosen_above(40, mean=40, sd=10, reliability=0.5)
    assert above.shift == pytest.approx(-below.shift)
    far = regression.expected_if_chosen_below(-400, mean=0, sd=10, reliability=0.5)
    assert -401 < far.chosen_mean < -400


def test_who_was_lost_is_compared_at_the_start() -> None:
    found = missing.missing([10, 12, 14, 4, 6, None, None, float("nan")], [15, 16, 17, None, None, 9, None, 3])
    assert (found.n, found.both, found.before_only, found.after_only, found.neither) == (8, 3, 2, 2, 1)
    assert found.difference is not None
    assert found.difference.difference == 7
    assert found.words == (
        "3 of 8 children were seen both times. Those not seen again began 7.0 lower on average than those who were."
    )
    assert missing.complete_pairs([1, None, 3], [4, 5, None]) == ([1], [4])
    assert missing.seen({"start": [1, None], "end": [None, None]})["end"] == missing.Seen(0, 2)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ([1, 2], [3, 4], "All 2 children were seen both times."),
        ([1, None], [3, 4], "1 of 2 children were seen both times. Nobody who was seen at the start is missing later."),
        ([1, 2, 3], [3, 4, None], "2 of 3 children were seen both times. Too few are missing to compare how they began;"
         " the change may be different with them."),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_in_one_sentence(
    before: list[float | None], after: list[float | None], words: str
) -> None:
    assert missing.missing(before, after).words == words
