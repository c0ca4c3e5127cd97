"""Whatever is answered, on whatever scale: nothing missing counts as nought, nothing leaves its bounds, nothing is
added across strands or halves."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearth.assessments import library, scoring
from hearth.assessments.instrument import Instrument

SCALES = [one for one in library.every_version() if one.scoring and one.is_shown]
TYPED_IN = [one for one in library.every_version() if one.is_scored_elsewhere]


def answered(document: Instrument) -> st.SearchStrategy[dict[str, str]]:
    """Some of the questions, each with something on offer, or with nothing."""
    rated = [one for one in document.questions if one.kind == "rating"]
    each = {one.id: st.sampled_from(["", *(option.value for option in one.options)]) for one in rated}
    return st.fixed_dictionaries({}, optional=each)


@settings(max_examples=25)
@given(st.data())
@pytest.mark.parametrize("document", SCALES, ids=lambda one: one.name)
def test_a_value_stays_in_its_bounds_and_is_there_only_by_the_rule(document: Instrument, data: Any) -> None:
    assert document.scoring is not None
    for one in scoring.score(document, data.draw(answered(document))):
        items = document.in_strand(one.strand)
        assert one.answered + one.missing == len(items)
        assert one.top == sum(item.top for item in items)
        assert (one.value is None) == (one.answered < document.scoring.at_least)
        assert one.value is None or 0 <= one.value <= one.top


@settings(max_examples=25)
@given(st.data(), st.randoms())
@pytest.mark.parametrize("document", SCALES, ids=lambda one: one.name)
def test_the_order_in_which_it_was_answered_changes_nothing(document: Instrument, data: Any, random: Any) -> None:
    given_ = data.draw(answered(document))
    mixed = list(given_.items())
    random.shuffle(mixed)
    assert scoring.score(document, dict(mixed)) == scoring.score(document, given_)


@settings(max_examples=25)
@given(st.data())
@pytest.mark.parametrize("document", SCALES, ids=lambda one: one.name)
def test_what_was_not_seen_is_what_was_left_blank_and_never_nought(document: Instrument, data: Any) -> None:
    given_ = data.draw(answered(document))
    unseen = {
        item: "" if (option := document.question(item).option(value)) is None or option.points is None else value
        for item, value in given_.items()
    }
    without = {item: value for item, value in unseen.items() if value}
    assert scoring.score(document, given_) == scoring.score(document, unseen) == scoring.score(document, without)
    noughts = dict.fromkeys(given_, "0")
    for blank, nought in zip(scoring.score(document, without), scoring.score(document, noughts), strict=True):
        assert blank.answered <= nought.answered


@settings(max_examples=25)
@given(st.data())
@pytest.mark.parametrize("document", SCALES, ids=lambda one: one.name)
def test_one_answer_touches_one_strand(document: Instrument, data: Any) -> None:
    given_ = data.draw(answered(document))
    item = data.draw(st.sampled_from([one for one in document.questions if one.kind == "rating"]))
    before, after = (scoring.score(document, given_ | {item.id: value}) for value in ("0", str(item.top)))
    moved = {b.strand for b, a in zip(before, after, strict=True) if b != a}
    assert moved <= {item.strand}
    assert {one.half for one in after if one.strand in moved} <= {item.section}


def test_nothing_here_knows_how_to_add_strands_or_halves() -> None:
    assert {name for name in dir(scoring) if "total" in name or "sum_of" in name} == set()


@settings(max_examples=25)
@given(st.integers(0, 1000))
@pytest.mark.parametrize("document", TYPED_IN, ids=lambda one: one.name)
def test_a_number_typed_in_stays_as_it_was_typed(document: Instrument, number: int) -> None:
    first = document.questions[0]
    scored = {one.strand: one for one in scoring.score(document, {first.id: str(number)})}
    assert scored[first.strand].value == number
    assert all(one.value is None and one.said == "Not typed in" for strand, one in scored.items() if strand != first.id)


def test_a_number_says_of_how_much_only_where_somebody_knows() -> None:
    boxall = library.get("boxall-2017")
    assert scoring.score(boxall, {"a": "12"})[0].said == "12"
    assert scoring.score(boxall.with_maxima({"a": 20}), {"a": "12"})[0].said == "12 of 20"
    assert scoring.score(boxall.with_maxima({"a": 8}), {"a": "12"})[0].said == "12", "put right after it was typed in"


@pytest.mark.parametrize("typed", ["twelve", "-1", "1.5", "１２", " "])
def test_what_is_no_whole_number_is_never_scored_by_guess(typed: str) -> None:
    with pytest.raises(scoring.UnknownAnswer):
        scoring.score(library.get("boxall-2017"), {"a": typed})
