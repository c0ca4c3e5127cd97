"""The register's marks come in from any sheet: all or nothing, again and again the same, and only of those we know."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.base.errors import RuleBroken
from hearth.exchange.actions import confirm_marks, correct_mark_columns, hand_in_marks
from hearth.exchange.files.limits import FileRefused
from hearth.exchange.marks.looking import look_at_marks
from hearth.exchange.marks.plan import Here, make_plan
from hearth.exchange.marks.reading import read
from hearth.exchange.matching import KnownChild
from hearth.exchange.models import ImportRun
from hearth.exchange.plan import ADD, CHANGE, LEAVE
from hearth.people.models import Child
from hearth.room.models import AttendanceMark
from tests.exchange.register_file import Row, book, long, weekly, wide
from tests.exchange.test_any_bytes import FIXTURES
from tests.exchange.test_sheets_as_words import SAMPLES

TODAY = date(2026, 11, 24)
MONDAY = date(2026, 11, 16)
AUTUMN = (date(2026, 9, 2), date(2026, 12, 18))
SUMMER = (date(2026, 4, 13), date(2026, 7, 21))
ANN = KnownChild(1, "Lee", "Ann", upn="N999990120001", born_on=date(2017, 5, 6), class_name="3R")
BEN = KnownChild(2, "Oak", "Ben", known_as="Benny", born_on=date(2017, 1, 2))
CY = KnownChild(3, "Elm", "Cy", upn="C999990120002", born_on=date(2018, 3, 4))
HERE = Here((ANN, BEN, CY), frozenset({1, 2}), {}, (SUMMER, AUTUMN))


def rows(*marks: tuple[KnownChild, int, str, str]) -> list[Row]:
    """Child, days after the Monday, AM or PM, code."""
    return [
        (one.upn, one.forename, one.surname, f"{one.born_on:%d/%m/%Y}", MONDAY + timedelta(days=n), part, code, "")
        for one, n, part, code in marks
    ]


TWO = rows((ANN, 0, "AM", "/"), (ANN, 0, "PM", "\\"), (ANN, 1, "AM", "L"), (BEN, 0, "AM", "I"), (CY, 0, "AM", "/"))
SAID = {(1, MONDAY, "am", "/"), (1, MONDAY, "pm", "\\"), (1, date(2026, 11, 17), "am", "L"), (2, MONDAY, "am", "I")}


def planned(data: bytes, here: Here = HERE):  # type: ignore[no-untyped-def]
    return make_plan(read(data, today=TODAY), here, today=TODAY)


def said(plan) -> set[tuple[int, date, str, str]]:  # type: ignore[no-untyped-def]
    return {(step.child, step.on, step.part, step.code) for step in plan.steps}


@pytest.mark.parametrize(
    "data",
    [
        long(TWO), long(TWO, tab="\t"), long(TWO, tab=";"), book(TWO), wide(TWO), wide(TWO, "%d/%m/%Y {part}"),
        wide(TWO, "{part} %Y-%m-%d"), wide(TWO, "%A %d %B %Y {part}"), wide(TWO, above=True), weekly(TWO),
        long(TWO).decode().encode("utf-16"), b"\xef\xbb\xbf" + wide(TWO).replace(b"\n", b"\r\n"),
        b"Register of 3R,,,,,,,\n,,,,,,,\n" + long(TWO),
    ],
    ids=["long", "tabs", "semicolons", "workbook", "wide", "numbers", "iso", "in full", "days above", "week in a row",
         "utf-16", "windows", "rows above"],
)  # fmt: skip
def test_every_shape_says_the_same(data: bytes) -> None:
    plan = planned(data)
    assert (said(plan), plan.refusals, plan.passed_over) == (SAID, (), 1)
    assert plan.count(ADD) == 4


def test_whom_the_group_does_not_know_is_passed_over_and_not_read() -> None:
    nonsense = long(rows((CY, 0, "AM", "NOT A CODE AT ALL"), (ANN, 0, "AM", "/")))
    plan = planned(nonsense)
    assert [refusal.why for refusal in plan.refusals] == [] and plan.passed_over == 1


def test_by_number_first_and_by_name_and_birthday_else() -> None:
    sheet = b"UPN,Name,DOB,Date,AM/PM,Mark\n"
    by_number = planned(sheet + b"n99999 0120001,,,16/11/2026,AM,/\n")
    by_name = planned(sheet + b',"Oak, Benny",02/01/2017,16/11/2026,AM,/\n,Ann Lee,06/05/2017,16/11/2026,PM,\\\n')
    assert said(by_number) == {(1, MONDAY, "am", "/")}
    assert said(by_name) == {(1, MONDAY, "pm", "\\")} and "may be Ben" in by_name.refusals[0].why
    assert planned(sheet + b",,,16/11/2026,AM,/\n").steps == ()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (",Ann,Le,06/05/2017,16/11/2026,AM,/,", "This may be Ann Lee"),
        (",Ann,Lee,05/06/2017,16/11/2026,AM,/,", "This may be Ann Lee"),
        ("N999990120001,Zed,Quill,01/01/2016,16/11/2026,AM,/,", "Another child here, Ann Lee, has this UPN"),
        (",Ann,,06/05/2017,16/11/2026,AM,/,", "no whole name"),
        (",Ann,Lee,nonsense,16/11/2026,AM,/,", "day of birth"),
        (",Ann,Lee,06/05/2017,25/11/2026,AM,/,", "still to come"),
        (",Ann,Lee,06/05/2017,21/11/2026,AM,/,", "is a Saturday"),
        (",Ann,Lee,06/05/2017,12/08/2026,AM,/,", "between two terms"),
        (",Ann,Lee,06/05/2017,31/02/2026,AM,/,", "not a day"),
        (",Ann,Lee,06/05/2017,,AM,/,", "without a day"),
        (",Ann,Lee,06/05/2017,16/11/2026,both,/,", "neither morning"),
        (",Ann,Lee,06/05/2017,16/11/2026,AM,Present,", "not a code"),
        (",Ann,Lee,06/05/2017,16/11/2026,AM,L,soon", "not a number of minutes"),
    ],
)
def test_a_row_that_cannot_be_is_refused_in_a_sentence_and_the_rest_goes_on(line: str, why: str) -> None:
    plan = planned(long(rows((BEN, 0, "AM", "/"))) + f"{line}\n".encode())
    assert [(refusal.row, why in refusal.why) for refusal in plan.refusals] == [(3, True)]
    assert said(plan) == {(2, MONDAY, "am", "/")}


def test_a_column_that_cannot_be_is_left_out_once() -> None:
    sheet = b"UPN,Forename,Surname,DOB,Mon 16 Nov AM,Sat 21 Nov AM,Wed 25 Nov 2026 AM,Mon 17 Nov 2026 PM\n"
    plan = planned(sheet + b"N999990120001,Ann,Lee,,/,/,/,/\n,Ben,Oak,02/01/2017,/,/,/,/\n")
    assert {refusal.row for refusal in plan.refusals} == {0} and len(plan.refusals) == 3
    assert said(plan) == {(1, MONDAY, "am", "/"), (2, MONDAY, "am", "/")}


def test_before_the_terms_we_know_of_nobody_can_say() -> None:
    assert said(planned(long([(ANN.upn, "Ann", "Lee", "", date(2024, 8, 5), "AM", "H", "")]))) == {
        (1, date(2024, 8, 5), "am", "H")
    }


def test_an_unknown_code_is_kept_as_it_stands() -> None:
    assert said(planned(long(rows((ANN, 0, "AM", "Q9"))))) == {(1, MONDAY, "am", "Q9")}


def test_an_empty_cell_empties_nothing() -> None:
    here = Here(HERE.children, HERE.of_the_group, {(1, MONDAY, "am"): ("L", 9)}, HERE.terms)
    assert planned(long(rows((ANN, 0, "AM", ""))), here).steps == ()
    assert planned(wide(rows((ANN, 0, "AM", "-"), (ANN, 0, "PM", "\\"))), here).count(ADD) == 1
    (same,) = planned(long(rows((ANN, 0, "AM", "L"))), here).steps
    assert (same.does, same.minutes) == (LEAVE, 9), "a file without minutes does not empty them"
    (other,) = planned(long(rows((ANN, 0, "AM", "I"))), here).steps
    assert (other.does, other.minutes, other.before) == (CHANGE, None, "L"), "an illness has no minutes"


def test_two_marks_of_one_session_are_not_believed() -> None:
    plan = planned(long(rows((ANN, 0, "AM", "/"), (ANN, 0, "AM", "N"), (ANN, 0, "PM", "\\"), (ANN, 0, "PM", "\\"))))
    assert said(plan) == {(1, MONDAY, "pm", "\\")}
    assert [(one.row, "/ and N" in one.why) for one in plan.refusals] == [(2, True)]


@pytest.mark.parametrize(
    "data",
    [
        b"UPN,Forename,Surname\nN999990120001,Ann,Lee\n", b"Date,Session,Code\n16/11/2026,AM,/\n", b"a,b\n1,2\n",
        b"<?xml version='1.0'?><CTfile/>", b"%PDF-1.4 marks", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old",
        b"<html><table><tr><td>UPN</td></tr></table></html>", b"",
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_of_marks_is_refused_whole(data: bytes) -> None:
    with pytest.raises(FileRefused, match=r"\."):
        read(data, today=TODAY)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.*")) if SAMPLES.exists() else [], ids=lambda path: path.name)
def test_other_peoples_odd_sheets_are_refused_with_a_sentence(path) -> None:  # type: ignore[no-untyped-def]
    if path.suffix != ".md":
        with pytest.raises(RuleBroken):
            planned(path.read_bytes())


CODES = st.sampled_from(["/", "\\", "L", "I", "N", "C2", "Y4", "Q9", ""])
DAYS = st.sampled_from([-7, -5, 0, 1, 2, 3, 4, 7])
MARKS = st.lists(
    st.tuples(st.sampled_from([ANN, BEN, CY]), DAYS, st.sampled_from(["AM", "PM"]), CODES),
    min_size=1, max_size=25,
)  # fmt: skip


@given(MARKS, st.randoms(use_true_random=False))
def test_the_order_of_rows_decides_nothing(marks, random) -> None:  # type: ignore[no-untyped-def]
    turned = list(marks)
    random.shuffle(turned)
    one, other = planned(long(rows(*marks))), planned(long(rows(*turned)))
    assert one.steps == other.steps
    assert {refusal.why for refusal in one.refusals} == {refusal.why for refusal in other.refusals}


@given(MARKS)
def test_what_was_brought_in_is_the_same_the_next_time(marks) -> None:  # type: ignore[no-untyped-def]
    data = long(rows(*marks))
    first = planned(data)
    after = {(step.child, step.on, step.part): (step.code, step.minutes) for step in first.steps}
    again = planned(data, Here(HERE.children, HERE.of_the_group, after, HERE.terms))
    assert again.to_write() == [] and said(again) == said(first) and again.refusals == first.refusals


@given(MARKS)
def test_a_row_a_mark_and_a_column_a_session_say_the_same(marks) -> None:  # type: ignore[no-untyped-def]
    once = list({mark[:3]: mark for mark in marks if mark[3]}.values())
    if once:
        assert said(planned(wide(rows(*once)))) == said(planned(long(rows(*once))))


@given(st.one_of(st.binary(max_size=2000), st.sampled_from(FIXTURES), st.text(max_size=500).map(str.encode)))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        planned(data)
    except RuleBroken as refused:
        assert refused.sentence.rstrip().endswith((".", "…"))


CELLS = st.one_of(st.text(max_size=10), CODES, st.just("16/11/2026"), st.just("AM"))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(CELLS, min_size=8, max_size=8), max_size=6))
def test_any_cells_under_good_headings(cells: list[list[str]]) -> None:
    head = "UPN\tForename\tSurname\tDOB\tDate\tSession\tCode\tMinutes\n"
    body = "\n".join(
        "\t".join(cell.replace("\t", "").replace("\n", "").replace('"', "") for cell in row) for row in cells
    )
    try:
        planned((head + body + "\n").encode(errors="replace"))
    except RuleBroken as refused:
        assert refused.sentence.rstrip().endswith((".", "…"))


# With the database


def of(child: Child, *marks: tuple[int, str, str]) -> list[Row]:
    born = f"{child.born_on:%d/%m/%Y}"
    return [
        (child.upn, child.forename, child.surname, born, MONDAY + timedelta(days=n), part, code, "")
        for n, part, code in marks
    ]


def brought(cast, data: bytes, name: str = "marks.csv") -> ImportRun:  # type: ignore[no-untyped-def]
    run = hand_in_marks(cast.rowan, file_name=name, data=data, by=cast.adult["Miss Okafor"])
    return confirm_marks(run, seen=look_at_marks(cast.rowan, data).token, by=cast.adult["Miss Okafor"])


@pytest.mark.django_db
def test_the_same_file_again_brings_nothing_new(rowan) -> None:  # type: ignore[no-untyped-def]
    amal, ada = rowan.child["Amal"], Child.objects.get(forename="Ada")
    AttendanceMark.objects.filter(child=amal).delete()
    data = long(of(amal, (0, "AM", "/"), (0, "PM", "\\"), (1, "AM", "L")) + of(ada, (0, "AM", "/")))
    first = brought(rowan, data)
    assert (first.added, first.changed, first.left_alone, first.file) == (3, 0, 0, None)
    read_at = list(AttendanceMark.objects.filter(child=amal).values_list("pk", "read_at"))
    second = brought(rowan, data, "again.csv")
    assert (second.added, second.changed, second.left_alone) == (0, 0, 3)
    assert list(AttendanceMark.objects.filter(child=amal).values_list("pk", "read_at")) == read_at
    assert not AttendanceMark.objects.filter(child=ada).exists()
    fewer = brought(rowan, long(of(amal, (1, "AM", "I"))))
    assert (fewer.added, fewer.changed) == (0, 1) and AttendanceMark.objects.filter(child=amal).count() == 3


@pytest.mark.django_db
def test_a_child_with_a_way_is_known_also_when_the_way_is_closed(rowan) -> None:  # type: ignore[no-untyped-def]
    plan = look_at_marks(rowan.rowan, long(of(rowan.child["Zara"], (0, "AM", "/")))).plan
    assert plan.count(ADD) == 1


@pytest.mark.django_db
def test_what_changed_meanwhile_is_looked_at_again_and_nothing_is_written(rowan) -> None:  # type: ignore[no-untyped-def]
    okafor, zara = rowan.adult["Miss Okafor"], rowan.child["Zara"]
    data = long(of(zara, (0, "AM", "/"), (1, "AM", "L")))
    run, token = (
        hand_in_marks(rowan.rowan, file_name="a.csv", data=data, by=okafor),
        look_at_marks(rowan.rowan, data).token,
    )
    brought(rowan, long(of(zara, (0, "AM", "I"))))
    with pytest.raises(RuleBroken, match="Something changed"):
        confirm_marks(run, seen=token, by=okafor)
    assert AttendanceMark.objects.filter(child=zara).count() == 1
    with pytest.raises(RuleBroken, match="not here any more"):
        confirm_marks(ImportRun.objects.of_marks().confirmed().latest("pk"), seen=token, by=okafor)


@pytest.mark.django_db
def test_a_correction_of_columns_is_remembered(rowan) -> None:  # type: ignore[no-untyped-def]
    okafor = rowan.adult["Miss Okafor"]
    data = long(of(rowan.child["Zara"], (0, "AM", "/"))).replace(b"Session", b"Glocke").replace(b"Code", b"Zeichen")
    run = hand_in_marks(rowan.rowan, file_name="a.csv", data=data, by=okafor)
    with pytest.raises(FileRefused, match="a day with its code"):
        look_at_marks(rowan.rowan, data)
    with pytest.raises(RuleBroken, match="no list of marks"):
        correct_mark_columns(run, choices={5: "part"}, by=okafor)
    correct_mark_columns(run, choices={5: "part", 6: "code"}, by=okafor)
    assert look_at_marks(rowan.rowan, data).plan.count(ADD) == 1


@pytest.mark.django_db
def test_a_large_register_takes_as_many_queries_as_a_small_one(rowan, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    everybody = list(Child.objects.filter(school=rowan.rowan, born_on__isnull=False))
    marks = [(n, part, "/" if part == "AM" else "\\") for n in range(-14, -9) for part in ("AM", "PM")]
    for children in (everybody[:3], everybody):
        data = wide([row for child in children for row in of(child, *marks)])
        with django_assert_max_num_queries(8):
            look_at_marks(rowan.rowan, data)
