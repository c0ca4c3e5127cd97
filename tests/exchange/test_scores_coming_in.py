"""Scores of a licensed measure come in from any sheet: all or nothing, again and again the same, nothing taken away."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from hearth.assessments import library
from hearth.assessments.actions.shelf import enter_maxima, give_word
from hearth.assessments.models import Assessment, Score
from hearth.base.errors import RuleBroken
from hearth.exchange.actions.scores import confirm_scores, correct_score_columns, hand_in_scores
from hearth.exchange.files.limits import FileRefused
from hearth.exchange.matching import KnownChild
from hearth.exchange.models import ImportRun
from hearth.exchange.plan import ADD, CHANGE, LEAVE
from hearth.exchange.scores.looking import look_at_scores
from hearth.exchange.scores.plan import Given, Here, ScoresPlan, Way, make_plan
from hearth.exchange.scores.reading import read
from hearth.notices.models import Notice
from hearth.people.models import Relationship
from hearth.records.cast import Cast
from tests.exchange.score_file import HEAD, book, text
from tests.exchange.test_any_bytes import FIXTURES

TODAY, SEPTEMBER = date(2026, 11, 24), date(2026, 9, 14)
BOXALL = library.get("boxall-2017")
ANN = KnownChild(1, "Lee", "Ann", born_on=date(2018, 5, 6), class_name="3R")
BEN = KnownChild(2, "Oak", "Ben", known_as="Benny", born_on=date(2018, 1, 2))
CY = KnownChild(3, "Elm", "Cy", born_on=date(2018, 3, 4))
TEACHER, BELL, OTHER = 11, 12, 13
HERE = Here(
    (ANN, BEN, CY),
    {
        1: (Way(101, date(2025, 9, 1), date(2026, 3, 1)), Way(102, date(2026, 9, 7), None)),
        2: (Way(201, date(2026, 9, 7), None),),
    },
    {
        "mr reid": frozenset({TEACHER}), "mrs bell": frozenset({BELL}), "mr brown": frozenset({OTHER}),
        "a smith": frozenset({TEACHER, BELL}),
    },
    frozenset({(TEACHER, 1), (BELL, 1), (BELL, 2)}),
    (),
)  # fmt: skip
OTHER_HEADS = ("Strand A", "Boxall B total", "q score")
ANNS = ("", "Ann", "Lee", "06/05/2018")
BENS = ("", "Ben", "Oak", "02/01/2018")
FORM = (*ANNS, "14/09/2026", "Mr Reid", "At the start", "12", "7", "3")


def planned(data: bytes, here: Here = HERE) -> ScoresPlan:
    full = BOXALL.with_maxima({"a": 20})
    return make_plan(read(data, BOXALL), full, here, today=TODAY)


def with_given(*given: Given) -> Here:
    return Here(HERE.children, HERE.ways, HERE.raters, HERE.met, given)


@pytest.mark.parametrize(
    "data",
    [
        text(FORM), text(FORM, tab="\t"), text(FORM, tab=";"), text(FORM).decode().encode("utf-16"),
        b"\xef\xbb\xbf" + text(FORM).replace(b"\n", b"\r\n"), b"Boxall,,,,\n,,,,\n" + text(FORM),
        book((*ANNS[:3], date(2018, 5, 6), SEPTEMBER, "Mr Reid", "Baseline", 12, 7, 3)),
        text(FORM, head=(*HEAD[:3], "DOB", "Assessment date", "Completed by", "Stage", *OTHER_HEADS)),
    ],
    ids=["commas", "tabs", "semicolons", "utf-16", "windows", "rows above", "workbook", "other headings"],
)  # fmt: skip
def test_every_shape_says_the_same(data: bytes) -> None:
    plan = planned(data)
    assert plan.refusals == () and plan.count(ADD) == 1
    step = plan.steps[0]
    assert (step.child, step.journey, step.rater, step.on, step.occasion) == (1, 102, TEACHER, SEPTEMBER, "start")
    assert dict(step.scores) == {"a": "12", "b": "7", "q": "3"}


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ((*ANNS[:2], "Le", ANNS[3], *FORM[4:]), "This may be Ann Lee"),
        ((*ANNS[:2], "", *FORM[3:]), "no whole name"),
        ((*ANNS, "25/11/2026", *FORM[5:]), "still to come"),
        ((*ANNS, "", *FORM[5:]), "without a day"),
        ((*ANNS, "soon", *FORM[5:]), "not a day"),
        ((*ANNS, "14/09/2010", *FORM[5:]), "children of 4 to 11"),
        ((*FORM[:5], "", *FORM[6:]), "does not say who"),
        ((*FORM[:5], "Dr Nobody", *FORM[6:]), "Nobody who could have filled it in is called “Dr Nobody”"),
        ((*FORM[:5], "Mr Brown", *FORM[6:]), "does not work with this child"),
        ((*FORM[:5], "A Smith", *FORM[6:]), "Two people here are called"),
        ((*FORM[:6], "", *FORM[7:]), "does not say when on the way"),
        ((*FORM[:6], "sometime", *FORM[7:]), "“sometime” is not when on the way"),
        ((*FORM[:7], "21", "7", "3"), "cannot be more than 20"),
        ((*FORM[:7], "-4", "7", "3"), "type a whole number"),
        ((*FORM[:7], "twelve", "7", "3"), "type a whole number"),
        ((*FORM[:7], "12.5", "7", "3"), "type a whole number"),
        ((*FORM[:7], "=1+1", "7", "3"), "type a whole number"),
        ((*FORM[:7], "9" * 40, "7", "3"), "cannot be more than 20"),
        ((*FORM[:7], "12", "130", "3"), "cannot come to more than 136"),
    ],
)
def test_a_row_that_cannot_be_is_refused_in_a_sentence_and_the_rest_goes_on(row: tuple[str, ...], why: str) -> None:
    fine = (*BENS, "14/09/2026", "Mrs Bell", "start", "1", "2", "3")
    plan = planned(text(fine, row))
    assert [(refusal.row, why in refusal.why) for refusal in plan.refusals] == [(3, True)], plan.refusals
    assert [step.child for step in plan.steps] == [2]


def test_two_children_alike_are_nobodys_to_guess() -> None:
    twin = KnownChild(4, "Lee", "Ann", born_on=ANN.born_on)
    here = Here((ANN, BEN, twin), {**HERE.ways, 4: HERE.ways[2]}, HERE.raters, HERE.met, ())
    plan = planned(text(FORM), here)
    assert plan.steps == () and "2 children of this name and birthday" in plan.refusals[0].why


def test_whom_no_way_through_is_for_is_passed_over_and_not_read() -> None:
    plan = planned(text(("", "Cy", "Elm", "04/03/2018", "nonsense", "nobody", "never", "x", "y", "z"), FORM))
    assert plan.refusals == () and plan.passed_over == 1 and plan.count(ADD) == 1


def test_a_row_without_a_score_says_nothing() -> None:
    plan = planned(text((*ANNS, "", "", "", "", "-", "n/a"), FORM))
    assert plan.refusals == () and plan.count(ADD) == 1


def test_a_letter_of_another_form_is_named_and_left_out() -> None:
    plan = planned(text((*FORM, "5"), head=(*HEAD, "Strand K")))
    assert plan.count(ADD) == 1 and "“Strand K” is no part of" in plan.refusals[0].why


def test_what_is_there_is_the_same_or_different_and_never_twice() -> None:
    there = Given(9, 102, 1, TEACHER, SEPTEMBER, "start", (("a", "12"), ("b", "7"), ("q", "3")))
    assert planned(text(FORM), with_given(there)).steps[0].does == LEAVE
    changed = planned(text((*FORM[:7], "13", "", "3")), with_given(there)).steps[0]
    assert (changed.does, changed.known, dict(changed.scores)) == (CHANGE, 9, {"a": "13", "b": "7", "q": "3"})
    later = planned(text((*ANNS, "20/10/2026", *FORM[5:])), with_given(there))
    assert later.steps == () and "one “At the start” by the same adult already, of 14/09/2026" in later.refusals[0].why
    along = planned(text((*ANNS, "20/10/2026", "Mr Reid", "Along the way", *FORM[7:])), with_given(there))
    assert along.count(ADD) == 1
    beside = planned(text((*ANNS, "14/09/2026", "Mrs Bell", *FORM[6:])), with_given(there))
    assert beside.count(ADD) == 1, "two adults who look at one child are two looks"


def test_a_file_that_says_two_things_of_one_is_believed_on_neither() -> None:
    plan = planned(text(FORM, (*FORM[:7], "13", "7", "3")))
    assert plan.steps == () and "Rows 2 and 3 say different things" in plan.refusals[0].why
    assert planned(text(FORM, FORM)).count(ADD) == 1
    starts = planned(text(FORM, (*ANNS, "21/09/2026", *FORM[5:])))
    assert starts.count(ADD) == 1 and "“At the start” by the same adult already" in starts.refusals[0].why


def test_what_was_before_the_first_way_belongs_to_it() -> None:
    assert planned(text((*ANNS, "01/06/2025", *FORM[5:]))).steps[0].journey == 101
    assert planned(text((*ANNS, "01/05/2026", *FORM[5:]))).steps[0].journey == 101


@pytest.mark.parametrize("gone", ["Date", "Who filled it in", "When on the way", "Surname"])
def test_a_sheet_that_cannot_say_whose_when_or_by_whom_is_refused_whole(gone: str) -> None:
    with pytest.raises(FileRefused, match="no list of these scores"):
        read(text(FORM, head=[f"?{words}?x" if words in (gone, "UPN") else words for words in HEAD]), BOXALL)


def test_another_measures_sheet_is_refused_whole() -> None:
    with pytest.raises(FileRefused, match="a part of “SDQ"):
        read(text(FORM), library.get("sdq-teacher"))


forms = st.lists(
    st.tuples(
        st.sampled_from([ANNS, BENS]), st.integers(0, 90), st.sampled_from(["Mr Reid", "Mrs Bell", "Nobody"]),
        st.sampled_from(["start", "along", "end", "later", "?"]), st.sampled_from(["", "0", "7", "20", "21", "x"]),
        st.sampled_from(["", "3", "4.0"]),
    ),
    max_size=12,
)  # fmt: skip


def _row(one: tuple[tuple[str, ...], int, str, str, str, str]) -> tuple[str, ...]:
    child, days, rater, occasion, a, b = one
    return (*child, f"{SEPTEMBER - timedelta(days=days):%d/%m/%Y}", rater, occasion, a, b, "")


@given(forms)
def test_the_order_of_rows_decides_nothing_of_what_is_read_and_the_same_again_adds_nothing(
    given_forms: list[tuple[tuple[str, ...], int, str, str, str, str]],
) -> None:
    rows = [_row(one) for one in given_forms]
    plan = planned(text(*rows))
    there = tuple(
        Given(n, step.journey, step.child, step.rater, step.on, step.occasion, tuple(sorted(step.scores)))
        for n, step in enumerate(plan.steps)
    )
    again = planned(text(*rows), with_given(*there))
    assert again.count(ADD) == 0 and again.count(CHANGE) == 0
    assert again.count(LEAVE) == len(plan.steps)
    turned = planned(text(*reversed(rows)))
    what = [(step.child, step.rater, step.on, step.occasion, step.scores) for step in plan.steps]
    assert [(step.child, step.rater, step.on, step.occasion, step.scores) for step in turned.steps] == what


CELLS = st.one_of(st.text(max_size=10), st.sampled_from(["", "14/09/2026", "Mr Reid", "start", "12", "=1+1", "Ann"]))


@given(st.lists(st.lists(CELLS, min_size=10, max_size=10), max_size=8))
def test_any_cells_are_refused_in_sentences(cells: list[list[str]]) -> None:
    rows = [[re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029,\"\ud800-\udfff]", "", cell) for cell in row] for row in cells]
    plan = planned(text(*rows, FORM))
    assert all(refusal.why.endswith((".", "?")) for refusal in plan.refusals)


@given(st.one_of(st.binary(max_size=2000), st.sampled_from(FIXTURES), st.text(max_size=500).map(str.encode)))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        planned(data)
    except RuleBroken as refused:
        assert refused.sentence.rstrip().endswith((".", "…"))


# In the database


@pytest.fixture
def licensed(rowan: Cast) -> Cast:
    lead = rowan.adult["Miss Okafor"]
    give_word(rowan.rowan, instrument_key="boxall-2017", words="Subscription 42, in the office.", by=lead)
    enter_maxima(rowan.rowan, instrument_key="boxall-2017", most={"a": 20}, by=lead)
    return rowan


AMAL = ("", "Amal", "Rahman", "14/03/2019", "15/09/2026", "Mr Reid", "At the start", "12", "7", "3")
EFFIE = ("", "Effie", "Ashby", "28/04/2019", "16/09/2026", "Callum Reid", "At the start", "9", "", "5")


def handed_in(cast: Cast, data: bytes, measure: str = "boxall-2017") -> ImportRun:
    lead = cast.adult["Miss Okafor"]
    return hand_in_scores(cast.rowan, measure=measure, file_name="scores.csv", data=data, by=lead)


def confirmed(cast: Cast, data: bytes, put_right: tuple[int, ...] = ()) -> ImportRun:
    run = handed_in(cast, data)
    token = look_at_scores(cast.rowan, data, run.measure).token
    return confirm_scores(run, seen=token, put_right=put_right, by=cast.adult["Miss Okafor"])


def test_without_the_schools_word_no_score_comes_in(rowan: Cast) -> None:
    with pytest.raises(RuleBroken, match="not yet said that it may use"):
        handed_in(rowan, text(AMAL))
    with pytest.raises(RuleBroken, match="answered here, line by line"):
        handed_in(rowan, text(AMAL), "staff-observation")
    with pytest.raises(RuleBroken, match="not here any more"):
        handed_in(rowan, text(AMAL), "no-such-measure")


def test_scores_are_kept_as_if_each_form_had_been_sent_on_its_day(licensed: Cast) -> None:
    before = Notice.objects.count()
    run = confirmed(licensed, text(AMAL, EFFIE))
    assert (run.added, run.changed, run.refused, run.file) == (2, 0, 0, None)
    sent = Assessment.objects.get(child=licensed.child["Amal"], instrument_key="boxall-2017")
    assert (sent.day, sent.respondent, sent.entered_by) == (
        date(2026, 9, 15),
        licensed.adult["Mr Reid"],
        licensed.adult["Miss Okafor"],
    )
    assert (sent.how, sent.rater_role, sent.occasion) == ("paper", "class_teacher", "start")
    scores = {one.strand: (one.value, one.most, one.missing) for one in Score.objects.filter(assessment=sent)}
    assert scores["a"] == (12, 20, 0) and scores["q"] == (3, None, 0) and scores["c"] == (None, None, 1)
    assert Notice.objects.count() == before, "nobody is written to"


def test_the_same_file_twice_adds_nothing_and_a_shorter_one_takes_nothing_away(licensed: Cast) -> None:
    confirmed(licensed, text(AMAL, EFFIE))
    with pytest.raises(RuleBroken, match="nothing to bring in"):
        confirmed(licensed, text(AMAL, EFFIE))
    with pytest.raises(RuleBroken, match="nothing to bring in"):
        confirmed(licensed, text(AMAL))
    assert Assessment.objects.filter(instrument_key="boxall-2017").count() == 2


def test_what_is_different_goes_in_only_where_it_is_ticked_and_the_old_is_kept(licensed: Cast) -> None:
    confirmed(licensed, text(AMAL, EFFIE))
    other = text((*AMAL[:7], "14", "7", "3"), (*EFFIE[:7], "10", "", "5"))
    run = confirmed(licensed, other, put_right=(2,))
    assert (run.added, run.changed) == (0, 1)
    amals = Assessment.objects.filter(child=licensed.child["Amal"], instrument_key="boxall-2017")
    old, new = amals.get(corrects=None), amals.that_count().get()
    assert new.corrects == old and old.answers["a"] == "12" and new.answers["a"] == "14" and new.day == old.day
    effies = Assessment.objects.get(child=licensed.child["Effie"], instrument_key="boxall-2017")
    assert effies.answers["a"] == "9"
    look = look_at_scores(licensed.rowan, other, "boxall-2017")
    assert (look.plan.count(LEAVE), look.plan.count(CHANGE)) == (1, 1)


def test_what_changed_since_one_looked_is_looked_at_again(licensed: Cast) -> None:
    data = text(AMAL)
    run = handed_in(licensed, data)
    token = look_at_scores(licensed.rowan, data, "boxall-2017").token
    enter_maxima(licensed.rowan, instrument_key="boxall-2017", most={"a": 11}, by=licensed.adult["Miss Okafor"])
    with pytest.raises(RuleBroken, match="Something changed"):
        confirm_scores(run, seen=token, by=licensed.adult["Miss Okafor"])
    assert not Assessment.objects.filter(instrument_key="boxall-2017").exists()


def test_who_never_met_the_child_is_refused(licensed: Cast) -> None:
    def why(rater: str) -> str:
        data = text((*AMAL[:5], rater, *AMAL[6:]))
        return look_at_scores(licensed.rowan, data, "boxall-2017").plan.refusals[0].why

    assert "does not work with this child" in why("Mrs Doyle")
    assert "does not work with this child" in why("Mrs Pike")
    assert "Nobody who could" in why("Leila"), "a parent did not fill in a form for staff"


def test_a_parents_form_is_by_a_parent_we_have_spoken_with(licensed: Cast) -> None:
    lead = licensed.adult["Miss Okafor"]
    give_word(licensed.rowan, instrument_key="sdq-parent", words="Paper copies.", by=lead)
    head = (*HEAD[:7], "Emotional symptoms", "Peer problems", "Impact")

    def look(rater: str):  # type: ignore[no-untyped-def]
        data = text((*AMAL[:5], rater, *AMAL[6:7], "4", "5", "1"), head=head)
        return look_at_scores(licensed.rowan, data, "sdq-parent").plan

    assert look("Leila").count(ADD) == 1 and "Nobody who could" in look("Mr Reid").refusals[0].why
    Relationship.objects.filter(adult=licensed.adult["Leila"]).update(held=True, held_why="?")
    assert look("Leila").count(ADD) == 0


def test_what_the_safeguarding_lead_has_leaves_no_gap(licensed: Cast) -> None:
    confirmed(licensed, text(AMAL))
    Assessment.objects.filter(instrument_key="boxall-2017").update(withheld_at="2026-11-01T00:00Z")
    assert look_at_scores(licensed.rowan, text(AMAL), "boxall-2017").plan.count(ADD) == 1


def test_columns_nobody_understood_can_be_said_and_are_remembered(licensed: Cast) -> None:
    data = text(AMAL, head=(*HEAD[:7], "Erste", "Zweite", "Dritte"))
    run = handed_in(licensed, data)
    with pytest.raises(FileRefused):
        look_at_scores(licensed.rowan, data, "boxall-2017")
    lead = licensed.adult["Miss Okafor"]
    correct_score_columns(run, choices={7: "strand.a", 8: "strand.b", 9: "strand.q"}, by=lead)
    assert dict(look_at_scores(licensed.rowan, data, "boxall-2017").plan.steps[0].scores) == {
        "a": "12",
        "b": "7",
        "q": "3",
    }


def test_looking_asks_as_much_of_a_long_file_as_of_a_short_one(
    licensed: Cast,
) -> None:  # type: ignore[no-untyped-def]

    counts = []
    for many in (1, 40):
        rows = [
            (*AMAL[:4], f"{date(2026, 9, 1) - timedelta(days=8 * n):%d/%m/%Y}", *AMAL[5:6], "along", *AMAL[7:])
            for n in range(many)
        ]
        with CaptureQueriesContext(connection) as seen:
            assert look_at_scores(licensed.rowan, text(*rows), "boxall-2017").plan.count(ADD) == many
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 16
