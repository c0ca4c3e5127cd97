"""What bringing a file in does: added, changed, left alone, held, refused; all or nothing; twice changes nothing."""

import io
import re
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.exchange.actions import bring_in, confirm, correct_columns, decide, hand_in, set_aside
from hearth.exchange.files.limits import FileRefused
from hearth.exchange.look import Look, as_json, look
from hearth.exchange.models import ImportRun
from hearth.exchange.plan import Here, make_plan
from hearth.exchange.pupils.reading import read
from hearth.exchange.pupils.rows import ContactRow, PupilRow
from hearth.people.actions import change_adult, release_held
from hearth.people.models import Child, Relationship, User
from hearth.people.roles import Role
from hearth.records.cast import Cast
from hearth.schools.actions import installation, open_school
from hearth.schools.models import Installation, School

FIXTURES = Path(__file__).parent / "fixtures"
CTF = (FIXTURES / "ctf25_rowan.xml").read_bytes()
SHEETS = ["sims.csv", "arbor.csv", "bromcom.tsv", "booking.csv"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return open_school("Alder Primary", urn="999955", jurisdiction="england", kind="academy", by=None)


def rows(*lines: str) -> bytes:
    head = (
        "UPN,Forename,Surname,DOB,Year,Class,Contact Forename,Contact Surname,Relationship,PR,Court Order,Email,Mobile"
    )
    return "\n".join([head, *lines, ""]).encode()


ANN = "N999990120001,Ann,Lee,02/09/2016,5,5 Oak,Bo,Lee,Mother,T,F,bo.lee@example.org,07700900301"


def brought(school: School, data: bytes) -> dict[str, int]:
    counts: dict[str, int] = as_json(look(school, data))["would"]
    bring_in(school, file_name="list.csv", data=data, by=None)
    return counts


def between(school: School, child: str, surname: str = "Lee") -> Relationship:
    return Relationship.objects.get(child__school=school, child__forename=child, adult__surname=surname)


def test_children_come_with_class_adults_and_the_right_to_be_contacted_but_no_open_door(school: School) -> None:
    assert brought(school, rows(ANN)) == {"add": 1, "change": 0, "leave": 0, "hold": 0, "refuse": 0}
    ann = Child.objects.get(school=school)
    assert (ann.upn, ann.forename, ann.surname, ann.born_on) == ("N999990120001", "Ann", "Lee", date(2016, 9, 2))
    assert ann.school_class is not None
    assert (ann.year_group, ann.school_class.name) == ("5", "5 Oak")
    bo = between(school, "Ann")
    assert (bo.kind, bo.has_responsibility, bo.may_contact, bo.may_see, bo.held) == ("mother", True, True, False, False)
    assert not bo.may_be_written_to, "nobody has spoken with her yet"
    assert (bo.adult.contact_email, bo.adult.email, bo.adult.has_usable_password()) == (
        "bo.lee@example.org",
        None,
        False,
    )


@pytest.mark.parametrize("name", [*SHEETS, "ctf25_rowan.xml"])
def test_the_same_file_twice_changes_nothing(school: School, name: str) -> None:
    data = (FIXTURES / name).read_bytes()
    first = brought(school, data)
    told = list(Relationship.objects.filter(child__school=school).order_by("pk").values())
    again = look(school, data)
    assert again.plan.changes_nothing() and first["add"] == as_json(again)["would"]["leave"] > 0
    bring_in(school, file_name=name, data=data, by=None)
    assert list(Relationship.objects.filter(child__school=school).order_by("pk").values()) == told
    assert User.objects.filter(relationships__child__school=school).distinct().count() == len(told)


def test_nothing_is_written_before_a_person_confirms(school: School) -> None:
    hand_in(school, file_name="list.csv", data=rows(ANN), by=None)
    look(school, rows(ANN))
    assert not Child.objects.filter(school=school).exists()


def test_absence_deletes_nothing_and_an_empty_cell_erases_nothing(school: School) -> None:
    brought(school, rows(ANN))
    assert brought(school, rows("N999990120001,Ann,Lee,,,,,,,,,,"))["leave"] == 1
    assert brought(school, rows("C999990120002,Ben,Cole,03/10/2016,5,5 Oak,,,,,,,"))["add"] == 1
    ann = Child.objects.get(school=school, forename="Ann")
    assert (ann.born_on, ann.left_on, ann.relationships.current().count()) == (date(2016, 9, 2), None, 1)


def test_what_changed_is_changed_and_shown_before(school: School) -> None:
    brought(school, rows(ANN))
    later = rows(ANN.replace("5,5 Oak", "6,6 Elm").replace("07700900301", "07700900302"))
    [step] = look(school, later).plan.steps
    assert (dict(step.before), dict(step.changes)) == (
        {"year_group": "5", "class_name": "5 Oak"},
        {"year_group": "6", "class_name": "6 Elm"},
    )
    assert dict(step.adults[0].adult_changes) == {"mobile": "07700900302"}
    assert brought(school, later)["change"] == 1
    ann = Child.objects.select_related("school_class").get(school=school)
    assert ann.school_class is not None and ann.school_class.name == "6 Elm"
    assert between(school, "Ann").adult.mobile == "07700900302"


def test_what_people_here_put_right_is_not_undone_by_a_file_that_says_nothing_new(school: School, rowan: Cast) -> None:
    brought(school, rows(ANN))
    change_adult(between(school, "Ann"), mobile="07700900399", by=rowan.adult["Miss Okafor"])
    assert brought(school, rows(ANN.replace("bo.lee@", "bo@")))["change"] == 1
    assert (between(school, "Ann").adult.mobile, between(school, "Ann").adult.contact_email) == (
        "07700900399",
        "bo@example.org",
    )


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [(",T,F,", ",,F,", "does not say clearly"), (",T,F,", ",maybe,F,", "clearly"), (",T,F,", ",T,Y,", "court order")],
)
def test_an_uncertain_adult_is_held_until_a_person_looked(school: School, before: str, after: str, why: str) -> None:
    assert brought(school, rows(ANN.replace(before, after))) == {
        "add": 1, "change": 0, "leave": 0, "hold": 1, "refuse": 0,
    }  # fmt: skip
    bo = between(school, "Ann")
    assert (bo.held, bo.may_contact, bo.may_see) == (True, False, False) and why in bo.held_why


def test_somebody_without_responsibility_is_not_contacted_and_not_held(school: School) -> None:
    brought(school, rows(ANN.replace(",T,F,", ",F,F,")))
    bo = between(school, "Ann")
    assert (bo.has_responsibility, bo.may_contact, bo.held) == (False, False, False)


def test_what_a_person_looked_at_is_not_held_again_but_a_new_court_order_is(school: School, rowan: Cast) -> None:
    okafor, ordered = rowan.adult["Miss Okafor"], rows(ANN.replace(",T,F,", ",T,Y,"))
    brought(school, ordered)
    release_held(between(school, "Ann"), has_responsibility=True, may_see=True, may_contact=True, by=okafor)
    assert brought(school, ordered) == {"add": 0, "change": 0, "leave": 1, "hold": 0, "refuse": 0}
    assert between(school, "Ann").may_see
    brought(school, rows(ANN))
    assert not between(school, "Ann").held
    assert brought(school, ordered)["hold"] == 1
    assert between(school, "Ann").held and not between(school, "Ann").may_contact


def test_news_about_responsibility_shuts_the_door_until_a_person_looked(school: School, rowan: Cast) -> None:
    brought(school, rows(ANN))
    assert brought(school, rows(ANN.replace(",T,F,", ",F,F,")))["hold"] == 1
    bo = between(school, "Ann")
    assert (bo.has_responsibility, bo.held) == (False, True) and "now says" in bo.held_why
    release_held(bo, has_responsibility=True, may_see=True, may_contact=True, by=rowan.adult["Miss Okafor"])
    assert brought(school, rows(ANN.replace(",T,F,", ",F,F,")))["change"] == 0
    assert between(school, "Ann").has_responsibility is True


def test_brothers_and_sisters_share_one_adult_and_a_name_alone_does_not(school: School) -> None:
    sister = ANN.replace("N999990120001,Ann", "C999990120002,Amy").replace("2016", "2018")
    stranger = "R999990120003,Ivy,Lee,01/01/2017,4,4 Ash,Bo,Lee,Mother,T,F,,"
    brought(school, rows(ANN, sister, stranger))
    assert between(school, "Ann").adult == between(school, "Amy").adult != between(school, "Ivy").adult
    later = "R999990121004,Abe,Lee,05/05/2019,1,1 Ash,Bo,Lee,Mother,T,F,,07700 900301"
    brought(school, rows(later))
    assert between(school, "Abe").adult == between(school, "Ann").adult


def test_a_parent_who_works_here_keeps_one_account(rowan: Cast) -> None:
    doyle = User.objects.get(memberships__school=rowan.rowan, surname="Doyle", memberships__role=Role.CLASS_TEACHER)
    mail = doyle.email or doyle.contact_email
    line = f"N999990120001,Ann,Doyle,02/09/2016,5,5 Oak,{doyle.forename},Doyle,Mother,T,F,{mail},"
    brought(rowan.rowan, rows(line))
    assert Relationship.objects.get(child__upn="N999990120001").adult == doyle


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("V99999012301A,Ivan,Petrov,09/01/2019,1,1 Ash,,,,,,,", "temporary"),
        ("N999990120009,Ivan,Petrov,09/01/2019,1,1 Ash,,,,,,,", "mistyped"),
        ("12345,Ivan,Petrov,09/01/2019,1,1 Ash,,,,,,,", "look like one"),
        (",Anne,Lee,02/09/2016,5,5 Oak,,,,,,,", "may be Ann Lee"),
        (",Ann,Lee,09/02/2016,5,5 Oak,,,,,,,", "may be Ann Lee"),
        (",Ann,Cole,02/09/2016,5,5 Oak,,,,,,,", "may be Ann Lee"),
        (",Ann,Lee,,5,5 Elm,,,,,,,", "may be Ann Lee"),
        ("C999990120002,Ann,Lee,02/09/2016,5,5 Oak,,,,,,,", "another UPN"),
        ("N999990120001,Tim,Park,03/03/2015,6,6 Oak,,,,,,,", "has this UPN"),
    ],
)
def test_an_uncertain_child_is_held_and_not_written(school: School, line: str, why: str) -> None:
    brought(school, rows(ANN))
    assert brought(school, rows(line)) == {"add": 0, "change": 0, "leave": 0, "hold": 1, "refuse": 0}
    assert why in look(school, rows(line)).plan.held()[0].why
    assert Child.objects.filter(school=school).count() == 1


@pytest.mark.parametrize(
    "line",
    [
        "N999990120001,Anna,Lee,02/09/2016,5,5 Oak,,,,,,,",
        "N999990120001,Ann,Cole,02/09/2016,5,5 Oak,,,,,,,",
        ",Ann,Lee,02/09/2016,5,5 Oak,,,,,,,",
        ",Ann,Lee,,5,5 Oak,,,,,,,",
        "12345,Ann,Lee,02/09/2016,5,5 Oak,,,,,,,",
    ],
)
def test_the_same_child_is_known_again(school: School, line: str) -> None:
    brought(school, rows(ANN))
    assert brought(school, rows(line))["hold"] == 0
    assert [child.upn for child in Child.objects.filter(school=school)] == ["N999990120001"]


def test_twins_are_two_children(school: School) -> None:
    twin = ANN.replace("N999990120001,Ann", "C999990120002,Eve")
    assert brought(school, rows(ANN, twin))["add"] == 2


def test_one_child_twice_in_a_file_is_held_the_second_time(school: School) -> None:
    again = ANN.replace("N999990120001", "C999990120002")
    assert brought(school, rows(ANN, again)) == {"add": 1, "change": 0, "leave": 0, "hold": 1, "refuse": 0}


def test_a_lasting_number_takes_the_place_of_a_former_one(school: School) -> None:
    brought(school, CTF)
    child = Child.objects.get(school=school, upn="P999990119009")
    text = CTF.decode().replace("<UPN>P999990119009", "<UPN>P999990119011").replace("V99999012301A", "P999990119009")
    assert brought(school, text.encode())["change"] == 1
    child.refresh_from_db()
    assert child.upn == "P999990119011"


def test_a_person_decides_who_a_held_child_is(school: School, rowan: Cast) -> None:
    okafor, data = rowan.adult["Miss Okafor"], rows(ANN)
    brought(school, data)
    ann = Child.objects.get(school=school)
    uncertain = rows(",Anne,Lee,02/09/2016,5,5 Oak,,,,,,,", "V99999012301A,Ivan,Petrov,09/01/2019,1,1 Ash,,,,,,,")
    run = hand_in(school, file_name="list.csv", data=uncertain, by=okafor)
    decide(run, row=2, child=ann, by=okafor)
    decide(run, row=3, child=None, by=okafor)
    seen = look(school, uncertain, decisions=run.decisions.all())
    assert not seen.plan.held()
    confirm(run, seen=seen.token, heard=True, by=okafor)
    assert sorted(Child.objects.filter(school=school).values_list("forename", "upn")) == [
        ("Anne", "N999990120001"),
        ("Ivan", ""),
    ]
    assert as_json(look(school, uncertain))["would"]["leave"] == 2, "and it is not asked again"


def test_leaving_is_taken_from_our_own_file_only(school: School) -> None:
    ours = CTF.replace(b"<URN>999901</URN>", b"<URN>999955</URN>")
    brought(school, ours)
    assert Child.objects.get(school=school, forename="Erin").left_on == date(2026, 9, 4)
    other = open_school("Birch Primary", urn="999956", jurisdiction="england", kind="academy", by=None)
    brought(other, ours)
    assert Child.objects.get(school=other, forename="Erin").left_on is None


def test_language_comes_as_a_tag_and_an_unknown_one_not_at_all(school: School) -> None:
    brought(school, CTF)
    assert dict(Child.objects.filter(school=school).values_list("forename", "language")) == {
        "Benjamin": "bfi", "Simran": "pa-Guru", "Erin": "",
    }  # fmt: skip


def test_a_day_of_birth_to_come_is_refused(school: School) -> None:
    assert brought(school, rows(ANN.replace("2016", "2029")))["refuse"] == 1


class TestWhatAFileSaysOfItselfComesFirst:
    def said(self, school: School, data: bytes) -> str:
        return " ".join(look(school, data).cautions)

    def test_another_school(self, school: School) -> None:
        assert "another school: Rowan Primary" in self.said(school, CTF)

    def test_another_year(self, school: School) -> None:
        ours = CTF.replace(b"999901", b"999955")
        assert self.said(school, ours) == ""
        assert "another year: 2024/25" in self.said(school, ours.replace(b"<AcademicYear>2026", b"<AcademicYear>2024"))

    def test_a_sheet_for_another_year_is_known_by_ages(self, school: School) -> None:
        lines = [f",Child{n},Name{n},0{n}/10/2016,{{}},5 Oak,,,,,,," for n in range(1, 8)]
        assert self.said(school, rows(*(line.format("Year 5") for line in lines))) == ""
        assert "another year: 2025/26" in self.said(school, rows(*(line.format("Year 4") for line in lines)))

    def test_an_older_file_and_the_very_same(self, school: School) -> None:
        ours = CTF.replace(b"999901", b"999955")
        brought(school, ours)
        assert self.said(school, ours) == "This very file was brought in before."
        assert "older than the last one: it was made on 01/09/2026" in self.said(
            school, ours.replace(b"2026-09-11T", b"2026-09-01T")
        )

    def test_an_older_workbook(self, school: School) -> None:
        def book(day: int) -> bytes:
            kept = io.BytesIO()
            with xlsxwriter.Workbook(kept) as made:
                sheet = made.add_worksheet()
                sheet.write_row(0, 0, ["Forename", "Surname", "Class"])
                sheet.write_row(1, 0, ["Ann", "Lee", "3A"])
                made.set_properties({"created": datetime(2026, 9, day)})
            return kept.getvalue()

        brought(school, book(8))
        assert "older than the last one" in self.said(school, book(7))
        assert self.said(school, book(9)) == ""

    def test_the_demo_is_shut_by_real_children_and_not_by_invented_ones(self, rowan: Cast) -> None:
        here = installation()
        here.demo_made_at, here.real_children_at = dates.now(), None
        here.save()
        brought(rowan.rowan, CTF)
        assert Installation.objects.get().is_demo
        real = rows(",Ann,Lee,02/09/2016,5,5 Oak,,,,,,,")
        assert "shut for good" in self.said(rowan.rowan, real)
        brought(rowan.rowan, real)
        assert not Installation.objects.get().is_demo


class TestConfirming:
    def handed_in(self, school: School, rowan: Cast, data: bytes = rows(ANN)) -> tuple[ImportRun, Look, User]:
        by = rowan.adult["Miss Okafor"]
        return hand_in(school, file_name="list.csv", data=data, by=by), look(school, data), by

    def test_it_says_who_when_and_how_many_and_lets_the_file_go(self, school: School, rowan: Cast) -> None:
        run, seen, by = self.handed_in(school, rowan)
        before = Entry.objects.count()
        run = confirm(run, seen=seen.token, heard=False, by=by)
        assert (run.added, run.held, run.file, run.confirmed_by, run.confirmed_at) == (1, 0, None, by, dates.now())
        assert Entry.objects.count() == before + 1

    def test_a_second_confirmation_is_refused(self, school: School, rowan: Cast) -> None:
        run, seen, by = self.handed_in(school, rowan)
        confirm(run, seen=seen.token, heard=False, by=by)
        with pytest.raises(RuleBroken, match="not here any more"):
            confirm(run, seen=seen.token, heard=False, by=by)

    def test_what_was_not_seen_is_not_done(self, school: School, rowan: Cast) -> None:
        run, seen, by = self.handed_in(school, rowan)
        brought(school, rows(ANN.replace("5 Oak", "5 Elm")))
        with pytest.raises(RuleBroken, match="changed since you looked"):
            confirm(run, seen=seen.token, heard=True, by=by)

    def test_what_the_file_says_of_itself_must_be_heard(self, school: School, rowan: Cast) -> None:
        run, seen, by = self.handed_in(school, rowan, CTF)
        with pytest.raises(RuleBroken, match="Tick"):
            confirm(run, seen=seen.token, heard=False, by=by)
        assert confirm(run, seen=seen.token, heard=True, by=by).added == 3

    def test_all_or_nothing(self, school: School, rowan: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        run, seen, by = self.handed_in(school, rowan)

        def broken(*args: object, **kwargs: object) -> None:
            raise OSError("the disk is full")

        monkeypatch.setattr(Relationship.objects, "bulk_create", broken)
        with pytest.raises(OSError):
            confirm(run, seen=seen.token, heard=True, by=by)
        assert not Child.objects.filter(school=school).exists()
        assert not User.objects.filter(contact_email="bo.lee@example.org").exists()

    def test_a_file_is_kept_for_a_day_and_can_be_let_go_before(self, school: School, rowan: Cast) -> None:
        run, _, by = self.handed_in(school, rowan)
        other, _, _ = self.handed_in(school, rowan)
        set_aside(other, by=by)
        with dates.at(dates.now() + dates.timedelta(hours=25)):
            with pytest.raises(RuleBroken, match="not here any more"):
                confirm(run, seen="", heard=True, by=by)
            self.handed_in(school, rowan)
        run.refresh_from_db()
        assert (run.file, other.file) == (None, None)

    def test_a_file_that_cannot_be_read_is_not_kept(self, school: School) -> None:
        with pytest.raises(FileRefused):
            hand_in(school, file_name="bad.xml", data=b"<CTfile><Header>", by=None)
        assert not ImportRun.objects.filter(school=school).exists()


def test_corrected_columns_are_remembered_for_this_school_alone(school: School, rowan: Cast) -> None:
    data, by = b"Given,Clan,Form\nAnn,Lee,3A\n", rowan.adult["Miss Okafor"]
    run = hand_in(school, file_name="odd.csv", data=data, by=by)
    with pytest.raises(FileRefused, match="not a list of pupils"):
        look(school, data)
    with pytest.raises(RuleBroken, match="first name and surname"):
        correct_columns(run, choices={0: "forename"}, by=by)
    correct_columns(run, choices={0: "forename", 1: "surname"}, by=by)
    assert as_json(look(school, data))["would"]["add"] == 1
    assert as_json(look(school, b"given, clan ,FORM\nBen,Cole,4B\n"))["would"]["add"] == 1
    with pytest.raises(FileRefused):
        look(rowan.rowan, data)


def test_a_whole_school_takes_as_many_queries_as_a_class(school: School) -> None:
    def many(number: int, first: int) -> bytes:
        return rows(
            *(
                f",Child{n},Name{n},0{n % 9 + 1}/10/2016,5,5 Oak,Bo,Name{n},Mother,T,F,bo{n}@example.org,"
                for n in range(first, first + number)
            )
        )

    with CaptureQueriesContext(
        connection,
    ) as few:
        brought(school, many(10, 0))
    with CaptureQueriesContext(connection) as more:
        brought(school, many(200, 1000))
    assert asked(more) <= asked(few) + 1, "one class fewer to make"


def asked(seen: CaptureQueriesContext) -> int:
    """How many queries; rows of one table put in as several batches are one, for how many go into one batch is the
    database's own affair."""
    tables = [re.match(r'INSERT INTO ("\w+")', query["sql"]) for query in seen.captured_queries]
    into = [table.group(1) for table in tables if table]
    return len(tables) - len(into) + len(set(into))


NAMES = st.sampled_from(["Ann", "Anne", "Ben", "Bea", "Zoë"])
SURNAMES = st.sampled_from(["Lee", "Cole", "Lea"])
TRUTHS = st.sampled_from([True, False, None])
CONTACTS = st.builds(
    ContactRow,
    order=st.integers(1, 4),
    title=st.sampled_from(["", "Mrs"]),
    surname=SURNAMES,
    forename=NAMES,
    relationship=st.sampled_from(["Mother", "", "Step-father"]),
    responsibility=TRUTHS,
    lives_with=TRUTHS,
    court_order=TRUTHS,
    email=st.sampled_from(["", "a@example.org", "b@example.org"]),
    mobile=st.sampled_from(["", "07700900301", "07700900302"]),
    address=st.sampled_from(["", "1 Low Road", "2 High Road"]),
)
PUPILS = st.lists(
    st.builds(
        PupilRow,
        row=st.integers(1, 9),
        upn=st.sampled_from(["", "N999990120001", "C999990120002", "V99999012301A", "N999990120002"]),
        surname=SURNAMES,
        forename=NAMES,
        born_on=st.sampled_from([None, date(2016, 9, 2), date(2016, 2, 9)]),
        class_name=st.sampled_from(["", "5 Oak"]),
        contacts=st.lists(CONTACTS, max_size=3).map(tuple),
    ),
    max_size=4,
    unique_by=lambda pupil: pupil.row,
)


def as_sheet(pupils: list[PupilRow]) -> bytes:
    """The rows as a school would write them."""
    contacts = max((len(p.contacts) for p in pupils), default=0)
    head = "UPN,Forename,Surname,DOB,Class" + "".join(
        f",Contact {n} Order,Contact {n} Title,Contact {n} Forename,Contact {n} Surname,Contact {n} Relationship,"
        f"Contact {n} PR,Contact {n} Lives with,Contact {n} Court Order,Contact {n} Email,Contact {n} Mobile,"
        f"Contact {n} Address"
        for n in range(1, contacts + 1)
    )
    told = {True: "T", False: "F", None: ""}
    lines = []
    for p in pupils:
        cells = [p.upn, p.forename, p.surname, str(p.born_on or ""), p.class_name]
        for c in p.contacts:
            cells += [str(c.order), c.title, c.forename, c.surname, c.relationship, told[c.responsibility]]
            cells += [told[c.lives_with], told[c.court_order], c.email, c.mobile, c.address]
        lines.append(",".join(cells))
    return "\n".join([head, *lines, ""]).encode()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.lists(PUPILS, min_size=1, max_size=3))
def test_after_any_files_the_last_one_again_changes_nothing(school: School, files: list[list[PupilRow]]) -> None:
    Child.objects.filter(school=school).delete()
    for pupils in files:
        data = as_sheet(pupils)
        try:
            bring_in(school, file_name="list.csv", data=data, by=None)
        except FileRefused:
            return
    assert look(school, data).plan.changes_nothing()


@given(PUPILS)
def test_every_row_has_one_fate(pupils: list[PupilRow]) -> None:
    plan = make_plan(pupils, (), Here(), today=date(2026, 11, 17))
    assert len(plan.steps) + len(plan.refusals) == len(pupils)
    assert all(step.does in ("add", "hold") for step in plan.steps)


SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "ctf"


@pytest.mark.skipif(not SAMPLES.exists(), reason="the real files stay outside the repository")
def test_the_real_transfer_files_come_in_and_twice_change_nothing(school: School) -> None:
    for path in SAMPLES.glob("*.xml"):
        data = path.read_bytes()
        assert read(data).refusals == ()
        bring_in(school, file_name=path.name, data=data, by=None)
        assert look(school, data).plan.changes_nothing()
