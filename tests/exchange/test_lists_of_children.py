"""Sheets as four school systems write them, folded into children with their adults."""

from datetime import date
from pathlib import Path

import pytest

from hearth.exchange.files.limits import FileRefused
from hearth.exchange.pupils.reading import PupilFile, columns_of, of_table, read, read_table
from hearth.exchange.pupils.rows import PupilRow

FIXTURES = Path(__file__).parent / "fixtures"
SAMPLES = Path(__file__).parents[3] / "shared" / "samples"


def fixture(name: str) -> PupilFile:
    return read((FIXTURES / name).read_bytes())


def sheet(text: str) -> PupilFile:
    return read(text.encode())


def told(pupil: PupilRow) -> list[tuple[str, str, bool | None]]:
    return [(f"{c.forename} {c.surname}".strip(), c.relationship, c.responsibility) for c in pupil.contacts]


def test_a_sims_report_with_a_title_above_and_a_row_for_each_contact() -> None:
    found = fixture("sims.csv")
    assert [(p.row, p.forename, p.known_as, p.born_on, p.year_group, p.class_name) for p in found.pupils] == [
        (4, "Zoë", "", date(2015, 10, 14), "5", "5 Oak"),
        (6, "Mohammed", "Mo", date(2016, 3, 2), "5", "5 Oak"),
        (8, "Niamh", "", date(2016, 8, 30), "5", "5 Elm"),
        (9, "Ivan", "", date(2019, 1, 9), "1", "1 Ash"),
    ]
    assert told(found.pupils[0]) == [("Renée Bramley", "Mother", True), ("Colin Bramley", "Father", True)]
    assert [c.court_order for c in found.pupils[1].contacts] == [False, True]
    assert told(found.pupils[2]) == [("Sinéad O'Dowd", "Mother", None)]


def test_an_arbor_list_with_guardians_side_by_side_and_whole_names() -> None:
    found = fixture("arbor.csv")
    assert [(p.forename, p.surname) for p in found.pupils] == [
        ("Ada", "Finch"),
        ("Mateo", "Garcia Lopez"),
        ("Kwame", "Mensah"),
    ]
    assert told(found.pupils[0]) == [("Łucja Finch", "Mother", True), ("Paul Finch", "Father", True)]
    assert found.pupils[0].contacts[1].mobile == "07700900212"
    assert told(found.pupils[2]) == [("Abena Mensah", "Grandparent", False), ("Kofi Mensah", "Father", None)]


def test_a_bromcom_list_with_padding_and_headings_run_together() -> None:
    found = fixture("bromcom.tsv")
    assert [(p.forename, p.known_as, p.year_group, p.upn) for p in found.pupils] == [
        ("Poppy", "", "3", "V999990122007"),
        ("Tomasz", "Tomek", "3", "J999990122008"),
        ("Maisie", "", "R", ""),
    ]
    assert told(found.pupils[0]) == [("Gail Langdon", "Mother", True), ("Ian Cole", "Step-father", False)]


def test_a_parent_booking_list_where_headings_repeat_and_rows_are_folded() -> None:
    found = fixture("booking.csv")
    assert found.columns is not None
    assert [column.field for column in found.columns.columns] == [
        "pupil_id", "forename", "surname", "", "1.order", "1.responsibility", "1.lives_with", "1.title",
        "1.forename", "1.surname", "1.email", "1.phone", "1.email", "1.mobile", "", "class_name",
    ]  # fmt: skip
    ruby, jay, _lily = found.pupils
    assert told(ruby) == [("Carol Ashdown", "", True), ("Neil Ashdown", "", True)]
    assert (ruby.class_name, ruby.contacts[1].email) == ("Willow", "neil.ashdown@example.org")
    assert (jay.contacts[0].responsibility, jay.contacts[0].lives_with) == (False, True)


def test_no_fixture_refuses_a_row() -> None:
    for path in FIXTURES.iterdir():
        assert read(path.read_bytes()).refusals == ()


def test_mother_and_father_in_the_headings_say_who_they_are() -> None:
    found = sheet(
        "First name,Last name,Class,Mother's name,Mother's mobile,Father's name,Father's email\n"
        "Ann,Lee,3A,Mrs Bo Lee,07700 900101,Cy Lee,cy@example.org\n"
    )
    assert told(found.pupils[0]) == [("Bo Lee", "Mother", None), ("Cy Lee", "Father", None)]
    assert found.pupils[0].contacts[0].mobile == "07700900101"


def test_a_row_of_groups_above_the_headings_says_whose_they_are() -> None:
    found = sheet(
        "Pupil,,,Contact 1,,Contact 2,\nForename,Surname,DOB,Name,PR,Name,PR\nAnn,Lee,1/2/2016,Bo Lee,Y,Cy Lee,N\n"
    )
    assert told(found.pupils[0]) == [("Bo Lee", "", True), ("Cy Lee", "", False)]


def test_a_child_written_once_above_several_adults_has_them_all() -> None:
    found = sheet("Forename,Surname,DOB,Contact Name,PR\nAnn,Lee,1/2/2016,Bo Lee,Y\n,,,Cy Lee,N\n")
    assert told(found.pupils[0]) == [("Bo Lee", "", True), ("Cy Lee", "", False)]


def test_rows_that_disagree_on_responsibility_leave_it_unclear() -> None:
    found = sheet("Forename,Surname,DOB,Contact Name,PR\nAnn,Lee,1/2/2016,Bo Lee,Y\nAnn,Lee,1/2/2016,Bo Lee,N\n")
    assert told(found.pupils[0]) == [("Bo Lee", "", None)]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",Lee,1/2/2016", "first name"),
        ("Ann,,1/2/2016", "surname"),
        ("Ann,Lee,2/31/2016", "day"),
        ("ZoÃ«,Lee,1/2/2016", "spoiled"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_with_its_number_and_the_others_are_kept(row: str, why: str) -> None:
    found = sheet(f"Forename,Surname,DOB\n{row}\nBen,Lee,3/4/2016\n")
    assert [p.forename for p in found.pupils] == ["Ben"]
    [refusal] = found.refusals
    assert refusal.row == 2 and why in refusal.why


def test_two_names_under_one_number_are_not_one_child() -> None:
    found = sheet("UPN,Forename,Surname\nN999990120001,Ann,Lee\nN999990120001,Ben,Cole\n")
    assert [(r.row, "same number as row 2" in r.why) for r in found.refusals] == [(3, True)]


def test_numbers_under_an_unknown_heading_are_recognised_and_a_wrong_heading_is_not_believed() -> None:
    found = sheet("Ref,UPN,Forename,Surname,Class\nN999990120001,12,Ann,Lee,3A\n")
    assert found.pupils[0].upn == "N999990120001"


def test_a_day_kept_as_a_number_is_a_day() -> None:
    assert sheet("Forename,Surname,DOB\nAnn,Lee,42614\n").pupils[0].born_on == date(2016, 9, 1)


def test_the_surname_a_child_goes_by_does_not_make_an_adult_of_them() -> None:
    found = sheet("Legal Forename,Legal Surname,Chosen name,Chosen Surname,Class\nAnn,Lee,Annie,Cole,3A\n")
    assert (found.pupils[0].known_as, found.pupils[0].contacts) == ("Annie", ())


def test_a_correction_by_a_person_is_used_and_can_be_remembered() -> None:
    data = b"Given,Clan,Class\nAnn,Lee,3A\n"
    guessed = columns_of(read_table(data))
    assert guessed.missing()
    corrected = guessed.corrected({0: "forename", 1: "surname", 2: "no such field"})
    assert of_table(read_table(data), corrected).pupils[0].surname == "Lee"
    again = read(data, {guessed.signature: corrected.choices()})
    assert (again.pupils[0].forename, again.pupils[0].class_name) == ("Ann", "3A")


def test_the_signature_depends_on_the_headings_and_not_on_the_children() -> None:
    one = columns_of(read_table(b"Forename,Surname,Class\nAnn,Lee,3A\n"))
    other = columns_of(read_table(b"forename, SURNAME,Class:\nBen,Cole,4B\n"))
    third = columns_of(read_table(b"Surname,Forename,Class\nLee,Ann,3A\n"))
    assert one.signature == other.signature != third.signature


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("phone number,name,favourite colour\n07700 900101,Pete,coral\n", "“phone number”, “name”"),
        ("Type,Amount\nPens,4\n", "no column for a child's first name and surname"),
        ("Forename,Surname,DOB\n", "no children under them"),
    ],
)
def test_a_sheet_that_is_no_list_of_pupils_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(FileRefused, match=why):
        sheet(text)


@pytest.mark.skipif(not SAMPLES.exists(), reason="the real files stay outside the repository")
def test_every_real_sheet_of_other_things_is_refused_as_a_list_of_pupils() -> None:
    sheets = [p for p in (SAMPLES / "spreadsheets").iterdir() if p.suffix != ".md"]
    assert len(sheets) == 7
    for path in sheets:
        with pytest.raises(FileRefused, match="not a list of pupils"):
            read(path.read_bytes())
