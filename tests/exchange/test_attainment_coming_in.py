"""What the school calls attainment comes in from any sheet: all or nothing, again and again the same."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.assessments.actions.learning import note_learning
from hearth.assessments.models import LearningNote
from hearth.base.errors import RuleBroken
from hearth.exchange.actions.attainment import confirm_attainment, correct_attainment_columns, hand_in_attainment
from hearth.exchange.attainment.looking import look_at_attainment
from hearth.exchange.attainment.plan import AttainmentPlan, Here, make_plan
from hearth.exchange.attainment.reading import read
from hearth.exchange.files.limits import FileRefused
from hearth.exchange.matching import KnownChild
from hearth.exchange.models import ImportRun
from hearth.exchange.plan import ADD, CHANGE, LEAVE
from hearth.records.cast import Cast
from tests.exchange.score_file import book, text
from tests.exchange.test_any_bytes import FIXTURES

TODAY, JULY = date(2026, 11, 24), date(2026, 7, 10)
ANN = KnownChild(1, "Lee", "Ann", born_on=date(2018, 5, 6))
BEN = KnownChild(2, "Oak", "Ben", born_on=date(2018, 1, 2))
CY = KnownChild(3, "Elm", "Cy", born_on=date(2018, 3, 4))
HERE = Here((ANN, BEN, CY), frozenset({1, 2}), {})
LONG = ("First name", "Surname", "DOB", "Date", "Subject", "Attainment", "Scale", "Comment")
WIDE = ("First name", "Surname", "DOB", "Date", "Scale", "Reading", "Mathematics")
ANNS = ("Ann", "Lee", "06/05/2018")
ROW = (*ANNS, "10/07/2026", "Reading", "Working towards", "Steps", "")


def planned(data: bytes, here: Here = HERE) -> AttainmentPlan:
    return make_plan(read(data), here, today=TODAY)


def long(*rows: tuple[str, ...]) -> bytes:
    return text(*rows, head=LONG)


def test_a_row_a_subject_and_a_column_a_subject_say_the_same() -> None:
    rows = planned(long(ROW, (*ANNS, "10/07/2026", "Maths", "Expected", "Steps", "")))
    wide = planned(text((*ANNS, "10/07/2026", "Steps", "Working towards", "Expected"), head=WIDE))
    real = planned(book((*ANNS[:2], date(2018, 5, 6), JULY, "Steps", "Working towards", "Expected"), head=WIDE))
    said = [{(s.child, s.subject, s.on, s.attainment, s.scale) for s in plan.steps} for plan in (rows, wide, real)]
    assert said[0] == said[1] == said[2] == {
        (1, "reading", JULY, "Working towards", "Steps"), (1, "maths", JULY, "Expected", "Steps"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ((*ANNS[:1], "Le", *ROW[2:]), "This may be Ann Lee"),
        ((*ANNS, "25/11/2026", *ROW[4:]), "still to come"),
        ((*ANNS, "", *ROW[4:]), "which day it speaks of"),
        ((*ANNS, "then", *ROW[4:]), "not a day"),
        ((*ROW[:4], "Alchemy", *ROW[5:]), "no subject we know"),
        ((*ROW[:4], "", *ROW[5:]), "which subject"),
        ((*ROW[:6], "", ""), "of which scale"),
        ((*ROW[:5], "x" * 81, *ROW[6:]), "longer than 80 letters"),
        ((*ROW[:6], "y" * 81, ""), "longer than 80 letters"),
    ],
)
def test_a_row_that_cannot_be_is_refused_in_a_sentence_and_the_rest_goes_on(row: tuple[str, ...], why: str) -> None:
    plan = planned(long(("Ben", "Oak", "02/01/2018", *ROW[3:]), row))
    assert [(refusal.row, why in refusal.why) for refusal in plan.refusals] == [(3, True)], plan.refusals
    assert [step.child for step in plan.steps] == [2]


def test_whom_no_way_through_is_for_is_passed_over_and_not_read() -> None:
    plan = planned(long(("Cy", "Elm", "04/03/2018", "x", "y", "z", "", ""), ROW))
    assert (plan.refusals, plan.passed_over, plan.count(ADD)) == ((), 1, 1)


def test_a_file_that_says_two_things_of_one_is_believed_on_neither() -> None:
    plan = planned(long(ROW, (*ROW[:5], "Expected", *ROW[6:])))
    assert plan.steps == () and "“Expected” and “Working towards”" in plan.refusals[0].why
    assert planned(long(ROW, ROW)).count(ADD) == 1
    assert planned(long(ROW, (*ROW[:5], "3b", "Levels", ""))).count(ADD) == 2, "two scales stand beside each other"


@pytest.mark.parametrize("gone", ["Surname", "Date", "Scale", "Subject"])
def test_a_sheet_that_cannot_say_whose_when_or_of_what_is_refused_whole(gone: str) -> None:
    with pytest.raises(FileRefused, match="no list of attainment"):
        read(text(ROW, head=["?x" if words == gone else words for words in LONG]))


CELLS = st.one_of(st.text(max_size=10), st.sampled_from(["", "10/07/2026", "Reading", "Steps", "=1+1", "Ann", "Lee"]))
NOT_OURS = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028\u2029,"\ud800-\udfff]')


@given(st.lists(st.lists(CELLS, min_size=8, max_size=8), max_size=8))
def test_any_cells_are_refused_in_sentences(cells: list[list[str]]) -> None:
    plan = planned(long(*(tuple(NOT_OURS.sub("", cell) for cell in row) for row in cells), ROW))
    assert all(refusal.why.endswith((".", "?")) for refusal in plan.refusals)


@given(st.one_of(st.binary(max_size=2000), st.sampled_from(FIXTURES), st.text(max_size=500).map(str.encode)))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        planned(data)
    except RuleBroken as refused:
        assert refused.sentence.rstrip().endswith((".", "…"))


@given(
    st.lists(
        st.tuples(
            st.sampled_from([ANNS, ("Ben", "Oak", "02/01/2018")]),
            st.integers(0, 3),
            st.sampled_from(["Reading", "Maths", "Nonsense"]),
            st.sampled_from(["A", "B", "", "-"]),
        ),
        max_size=12,
    )  # fmt: skip
)
def test_the_same_file_twice_adds_nothing_in_any_order(rows: list[tuple[tuple[str, ...], int, str, str]]) -> None:
    lines = [
        (*who, f"{JULY - timedelta(days=days):%d/%m/%Y}", subject, called, "Steps", "")
        for who, days, subject, called in rows
    ]
    plan = planned(long(*lines))
    there = {(s.child, s.subject, s.on, s.scale): (n, s.attainment, s.words) for n, s in enumerate(plan.steps)}
    again = planned(long(*reversed(lines)), Here(HERE.children, HERE.of_the_group, there))
    assert again.count(LEAVE) == len(plan.steps) == len(again.steps)


# In the database

AMAL = ("Amal", "Rahman", "14/03/2019", "10/07/2026", "Reading", "Working towards", "Steps", "")


def confirmed(cast: Cast, data: bytes) -> ImportRun:
    lead = cast.adult["Miss Okafor"]
    run = hand_in_attainment(cast.rowan, file_name="attainment.csv", data=data, by=lead)
    return confirm_attainment(run, seen=look_at_attainment(cast.rowan, data).token, by=lead)


def test_notes_out_of_a_file_stand_beside_a_teachers_and_never_touch_them(rowan: Cast) -> None:
    amal, teacher = rowan.child["Amal"], rowan.adult["Mr Reid"]
    own = note_learning(
        amal, subject="reading", words="Reads signs.", attainment="Expected", scale="Steps", on=JULY, by=teacher
    )
    run = confirmed(rowan, long(AMAL))
    assert (run.added, run.changed, run.file) == (1, 0, None)
    own.refresh_from_db()
    assert LearningNote.objects.standing().filter(child=amal).count() == 2 and own.attainment == "Expected"


def test_the_same_file_twice_adds_nothing_and_what_is_put_right_is_kept(rowan: Cast) -> None:
    confirmed(rowan, long(AMAL))
    with pytest.raises(RuleBroken, match="nothing to bring in"):
        confirmed(rowan, long(AMAL))
    run = confirmed(rowan, long((*AMAL[:5], "Expected", *AMAL[6:])))
    assert (run.added, run.changed) == (0, 1)
    later = LearningNote.objects.standing().get(from_file=True)
    assert later.attainment == "Expected" and later.follows is not None
    assert later.follows.attainment == "Working towards"
    look = look_at_attainment(rowan.rowan, long(AMAL))
    assert look.plan.count(CHANGE) == 1, "an older file says it again, and one sees that first"


def test_what_changed_since_one_looked_is_looked_at_again(rowan: Cast) -> None:
    lead = rowan.adult["Miss Okafor"]
    run = hand_in_attainment(rowan.rowan, file_name="a.csv", data=long(AMAL), by=lead)
    token = look_at_attainment(rowan.rowan, long(AMAL)).token
    confirmed(rowan, long((*AMAL[:5], "Expected", *AMAL[6:])))
    with pytest.raises(RuleBroken, match="Something changed"):
        confirm_attainment(run, seen=token, by=lead)
    assert LearningNote.objects.count() == 1


def test_columns_nobody_understood_can_be_said_and_are_remembered(rowan: Cast) -> None:
    data = text(AMAL, head=("First name", "Surname", "DOB", "Tag", "Fach", "Note", "Skala", "?"))
    lead = rowan.adult["Miss Okafor"]
    run = hand_in_attainment(rowan.rowan, file_name="a.csv", data=data, by=lead)
    with pytest.raises(FileRefused):
        look_at_attainment(rowan.rowan, data)
    choices = {3: "on", 4: "subject", 5: "attainment", 6: "scale", 7: ""}
    correct_attainment_columns(run, choices=choices, by=lead)
    assert look_at_attainment(rowan.rowan, data).plan.count(ADD) == 1
