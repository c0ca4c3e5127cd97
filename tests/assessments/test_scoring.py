"""Scoring a scale: strand by strand, by item id, by the stated rule; never a total."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.assessments import library, scoring

SCALE = library.get("staff-observation", 1)
ITEMS = [question.id for question in SCALE.questions]
VALUES = ["0", "1", "2", "3", "4", "not-seen", None, ""]
answers = st.dictionaries(st.sampled_from(ITEMS), st.sampled_from(VALUES))


def strand(id: str, given: dict[str, object]) -> scoring.StrandScore:
    return next(one for one in scoring.score(SCALE, given) if one.strand == id)


def five(*values: object) -> dict[str, object]:
    return dict(zip([item.id for item in SCALE.in_strand("joining-in")], values, strict=True))


def test_a_strand_is_the_sum_of_its_five_answers() -> None:
    one = strand("joining-in", five("1", "2", "3", "4", "3"))
    assert (one.value, one.top, one.answered, one.missing, one.said) == (13, 20, 5, 0, "13 of 20")
    assert (one.title, one.half_title, one.direction) == (
        "Joining in",
        "What is growing",
        "More is further along",
    )


def test_not_seen_is_missing_and_not_nought() -> None:
    one = strand("joining-in", five("3", "3", "3", "3", "not-seen"))
    assert (one.value, one.answered, one.missing) == (15, 4, 1)
    assert one.said == "15 of 20, worked out from 4 of 5 answers"


def test_halves_round_up_when_four_answers_stand_for_five() -> None:
    assert strand("joining-in", five("1", "1", "0", "0", None)).value == 3
    assert strand("joining-in", five("1", "0", "0", "0", "not-seen")).value == 1
    assert strand("joining-in", five("0", "0", "0", "0", "")).value == 0


def test_three_answers_are_not_enough() -> None:
    one = strand("joining-in", five("4", "4", "4", "not-seen", None))
    assert (one.value, one.said) == (None, "Not enough seen: 3 of 5 answered")


def test_nothing_answered_scores_nothing() -> None:
    assert {one.value for one in scoring.score(SCALE, {})} == {None}


def test_an_answer_it_does_not_know_is_refused() -> None:
    with pytest.raises(scoring.UnknownAnswer):
        scoring.score(SCALE, {"joining-1": "3"})
    with pytest.raises(scoring.UnknownAnswer):
        scoring.score(SCALE, {"join-offers": "5"})


def test_what_is_not_a_scale_has_no_scores() -> None:
    assert scoring.score(library.get("home-baseline"), {"mornings": "mostly-hard", "hopes": "That he reads."}) == ()
    assert scoring.score(library.get("child-voice"), {"class-is": "windy"}) == ()


@given(answers)
def test_a_value_stays_within_its_strand_and_needs_four_answers(given: dict[str, object]) -> None:
    for one in scoring.score(SCALE, given):
        assert one.answered + one.missing == 5
        assert (one.value is None) == (one.answered < 4)
        assert one.value is None or 0 <= one.value <= one.top == 20


@given(answers, st.randoms())
def test_the_order_of_answers_does_not_matter(given: dict[str, object], random: object) -> None:
    mixed = list(given.items())
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert scoring.score(SCALE, given) == scoring.score(SCALE, dict(mixed))


@given(answers, st.sampled_from(ITEMS))
def test_one_answer_touches_one_strand_only(given: dict[str, object], item: str) -> None:
    before = scoring.score(SCALE, {**given, item: "0"})
    after = scoring.score(SCALE, {**given, item: "4"})
    moved = [b.strand for b, a in zip(before, after, strict=True) if b != a]
    assert moved in ([], [SCALE.question(item).strand])


@given(answers, st.sampled_from(ITEMS))
def test_a_higher_answer_never_lowers_its_strand(given: dict[str, object], item: str) -> None:
    own = SCALE.question(item).strand
    values = [strand(own, {**given, item: str(points)}).value for points in range(5)]
    known = [value for value in values if value is not None]
    assert known == sorted(known) and len(known) in (0, 5)


@given(answers)
def test_the_two_halves_are_told_apart_and_never_totalled(given: dict[str, object]) -> None:
    scores = scoring.score(SCALE, given)
    assert [one.half for one in scores] == ["growing"] * 4 + ["in-the-way"] * 3
    assert {(one.half, one.arrow) for one in scores} == {("growing", "up"), ("in-the-way", "down")}
    assert not hasattr(scoring, "total")
