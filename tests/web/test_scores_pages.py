"""Bringing scores and attainment in by the page: looked at first, ticked where it differs, and an empty sheet."""

import io
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hearth.assessments.actions.shelf import enter_maxima, give_word
from hearth.assessments.models import Assessment, LearningNote
from hearth.audit.models import Entry
from hearth.exchange.models import ImportRun
from hearth.journeys.models import Journey
from hearth.people.models import Child
from hearth.records.cast import Cast
from tests.exchange.score_file import HEAD, text
from tests.exchange.test_attainment_coming_in import AMAL as AMALS_READING
from tests.exchange.test_attainment_coming_in import long
from tests.exchange.test_scores_coming_in import AMAL, EFFIE
from tests.web.signed_in import browser_of

KEY = "boxall-2017"


@pytest.fixture
def licensed(rowan: Cast) -> Cast:
    lead = rowan.adult["Miss Okafor"]
    give_word(rowan.rowan, instrument_key=KEY, words="Subscription 42, in the office.", by=lead)
    enter_maxima(rowan.rowan, instrument_key=KEY, most={"a": 20}, by=lead)
    return rowan


@pytest.fixture
def okafor(licensed: Cast) -> Client:
    return browser_of(licensed.adult["Miss Okafor"])


def handed_in(client: Client, data: bytes, name: str = "scores.csv") -> str:
    answer = client.post(reverse("staff:scores_files"), {"measure": KEY, "file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302, answer.content.decode()
    return answer.url


def test_without_a_word_the_page_says_what_comes_first(rowan: Cast) -> None:
    okafor = browser_of(rowan.adult["Miss Okafor"])
    shown = okafor.get(reverse("staff:scores_files")).content.decode()
    assert "Boxall" not in shown and "PSC" in shown, "what needs no licence is there"
    assert okafor.get(reverse("staff:scores_sheet", args=[KEY])).status_code == 404
    file = SimpleUploadedFile("a.csv", text(AMAL))
    answer = okafor.post(reverse("staff:scores_files"), {"measure": KEY, "file": file})
    assert answer.status_code == 200 and not ImportRun.objects.of_scores().exists()


def test_a_file_is_looked_at_row_by_row_and_then_brought_in(licensed: Cast, okafor: Client) -> None:
    path = handed_in(okafor, text(AMAL, EFFIE, (*EFFIE[:7], "21", "", ""), ("", "Ada", "Novak", *AMAL[3:])))
    answer = okafor.get(path)
    shown = answer.content.decode()
    assert "Nothing is written yet" in shown and "New: 2." in shown and "Cannot come in: 1." in shown
    assert "Strand A 12, Strand B 7, Strand Q 3" in shown and "cannot be more than 20" in shown
    assert "One more child is in the file" in shown and "Ada" not in shown
    assert "Columns that are not taken" not in shown
    assert not Assessment.objects.filter(instrument_key=KEY).exists()
    entries = Entry.objects.filter(looked=False).count()
    assert okafor.post(path, {"seen": answer.context["seen"].token}).url == reverse("staff:scores_files")
    assert Entry.objects.filter(looked=False).count() == entries + 1
    assert Assessment.objects.filter(instrument_key=KEY).count() == 2
    assert "scores.csv" in okafor.get(reverse("staff:scores_files")).content.decode()
    assert okafor.get(path).status_code == 404 and ImportRun.objects.of_scores().get().file is None


def test_what_differs_is_put_right_only_where_it_is_ticked(licensed: Cast, okafor: Client) -> None:
    path = handed_in(okafor, text(AMAL))
    okafor.post(path, {"seen": okafor.get(path).context["seen"].token})
    path = handed_in(okafor, text((*AMAL[:7], "15", "7", "3")))
    answer = okafor.get(path)
    shown = answer.content.decode()
    assert "Strand A: 12 here, 15 in the file" in shown and "checked" not in shown
    refused = okafor.post(path, {"seen": answer.context["seen"].token, "right": ["x", "²", "-1"]})
    assert "Tick what is to be put right" in refused.content.decode()
    assert okafor.post(path, {"seen": answer.context["seen"].token, "right": "2"}).status_code == 302
    assert Assessment.objects.that_count().get(instrument_key=KEY).answers["a"] == "15"
    path = handed_in(okafor, text((*AMAL[:7], "15", "7", "3")))
    assert "These scores are here already" in okafor.get(path).content.decode()
    assert okafor.post(reverse("staff:scores_aside", args=[ImportRun.objects.latest("pk").pk])).status_code == 302


def test_ones_own_child_is_a_colleagues_to_read(licensed: Cast) -> None:
    """Mrs Doyle leads for a day; her son Oskar is in the group."""
    doyle = licensed.adult["Mrs Doyle"]
    doyle.memberships.update(role="nurture_lead", school_class=None)
    row = ("", "Oskar", "Doyle", "12/09/2018", "15/09/2026", "Mr Reid", "start", "19", "", "")
    shown = browser_of(doyle).get(handed_in(browser_of(doyle), text(row))).content.decode()
    assert "Your own child. A colleague reads what is new." in shown and "Strand A 19" not in shown


def test_columns_nobody_understood_can_be_said(licensed: Cast, okafor: Client) -> None:
    head = ("UPN", "First name", "Surname", "DOB", "Date", "Who filled it in", "Occasion", "Eins", "Zwei", "Drei")
    path = handed_in(okafor, text(AMAL, head=head))
    assert "cannot be brought in as it is" in okafor.get(path).content.decode()
    half = handed_in(okafor, text(AMAL, head=(*HEAD[:9], "Drei")))
    assert "Columns that are not taken: “<bdi>Drei</bdi>”." in okafor.get(half).content.decode()
    fields = ("upn", "forename", "surname", "born_on", "on", "rater", "occasion", "strand.a", "strand.b", "strand.q")
    assert okafor.post(f"{path}columns/", {f"c{n}": field for n, field in enumerate(fields)}).url == path
    assert len(okafor.get(path).context["page"].new) == 1


def test_the_empty_sheet_comes_back_filled_in(licensed: Cast, okafor: Client) -> None:
    answer = okafor.get(reverse("staff:scores_sheet", args=[KEY]))
    assert answer["Content-Disposition"] == f'attachment; filename="scores-{KEY}.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    sheet = book.active
    names = {row[0].value for row in sheet.iter_rows(min_row=2)}
    ways = Journey.objects.open().filter(child__school=licensed.rowan)
    assert names == set(ways.values_list("child__forename", flat=True))
    at = next(row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value == "Amal")
    head = {cell.value: cell.column for cell in sheet[1]}
    for title, value in (
        ("Date", "15/09/2026"),
        ("Who filled it in", "Mr Reid"),
        ("When on the way", "At the start"),
        ("Strand A", 12),
    ):
        sheet.cell(at, head[title], value)
    kept = io.BytesIO()
    book.save(kept)
    seen = okafor.get(handed_in(okafor, kept.getvalue(), "scores.xlsx")).context["seen"]
    assert [dict(step.scores) for step in seen.plan.steps] == [{"a": "12"}] and seen.plan.refusals == ()


def test_nothing_a_name_holds_is_worked_out_in_the_empty_sheet(licensed: Cast, okafor: Client) -> None:
    Child.objects.filter(pk=licensed.child["Amal"].pk).update(
        forename='=HYPERLINK("http://x.example","a")', surname="@SUM(1)"
    )
    answer = okafor.get(reverse("staff:scores_sheet", args=[KEY]))
    inside = zipfile.ZipFile(io.BytesIO(answer.content))
    assert "<f>" not in inside.read("xl/worksheets/sheet1.xml").decode()
    assert not [name for name in inside.namelist() if "rels" in name and b"x.example" in inside.read(name)]


def test_attainment_is_looked_at_and_brought_in(licensed: Cast, okafor: Client) -> None:
    file = SimpleUploadedFile("attainment.csv", long(AMALS_READING))
    path = okafor.post(reverse("staff:learning_files"), {"file": file}).url
    answer = okafor.get(path)
    assert "New: Reading, 10 July 2026: “Working towards”, of “Steps”." in answer.content.decode()
    assert not LearningNote.objects.exists()
    assert okafor.post(path, {"seen": answer.context["seen"].token}).url == reverse("staff:learning_files")
    shown = okafor.get(reverse("staff:learning", args=[licensed.child["Amal"].pk])).content.decode()
    assert "Out of a file Miss Okafor brought in on 24 November 2026." in shown
    for name in ("staff:imports", "staff:marks_files", "staff:scores_files"):
        assert "attainment.csv" not in okafor.get(reverse(name)).content.decode()


def test_a_bad_file_is_said_and_not_kept(licensed: Cast, okafor: Client) -> None:
    for name, more in (("staff:scores_files", {"measure": KEY}), ("staff:learning_files", {})):
        file = SimpleUploadedFile("a.xml", b"<?xml version='1.0'?><a/>")
        answer = okafor.post(reverse(name), {**more, "file": file})
        assert "This is a transfer file" in answer.content.decode() and not ImportRun.objects.filter(
            kind__in=("scores", "learning")
        )
