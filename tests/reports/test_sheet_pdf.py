"""Any report as a PDF: tagged, in its language, with everybody's words as they were typed, and nothing empty on it."""

import io
from datetime import date
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearth.records.cast import Cast
from hearth.reports.chart_on_paper import drawn as drawn_on_paper
from hearth.reports.charts import Table, Voice, When, trajectories
from hearth.reports.on_paper import UNDRAWN
from hearth.reports.sheet import (
    Block,
    Bullets,
    Care,
    ChartBlock,
    Facts,
    Part,
    Quote,
    Sheet,
    Subhead,
    TableBlock,
    Words,
)
from hearth.reports.sheet_pdf import sheet_pdf
from tests.reports.every_report import REPORTS
from tests.reports.pdf_reader import said_in_order, text_of
from tests.reports.test_page_and_pdf_say_the_same import differ, words
from tests.reports.test_parent_pdf import tags

CHART = trajectories(
    "g1", "Come in", [When("Sep", "September"), When("Now", "now")],
    [Voice("child", "Amal", (2, 6)), Voice("school", "School", (1, 4))],
)  # fmt: skip


def sheet(*blocks: Block, language: str = "en-GB", title: str = "How it goes") -> Sheet:
    parts = (Part("First", blocks), Part("Nothing under it", (Words(" "), Bullets(("",)), Facts((("Empty", ""),)))))
    return Sheet(
        title, "", "Rowan Primary", date(2026, 11, 24), "For staff. Miss Okafor has it.", parts, language=language
    )


EVERY_KIND = sheet(
    Words("A sentence."), Subhead("Under it"), Bullets(("One", "Two")), Facts((("Class", "3R"),)), ChartBlock.of(CHART),
    TableBlock(Table("A table", ("Who", "When"), (("Amal", "Monday"),))), Quote("Boats.", "Amal", "child"),
    Care("With care."),
)  # fmt: skip


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def figures(pdf: bytes) -> list[str]:
    """What stands in the place of each drawing for whoever does not see it."""
    with opened(pdf) as document:
        rows = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
        return [str(one.Alt) for one in rows if one.get("/S") == "/Figure"]


def test_it_is_tagged_with_its_title_its_language_and_its_day() -> None:
    pdf = opened(sheet_pdf(EVERY_KIND))
    assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang) == "en-GB" and pdf.Root.ViewerPreferences.DisplayDocTitle
    assert str(pdf.docinfo["/Title"]) == "How it goes"
    assert pdf.open_metadata()["pdfuaid:part"] == "1"


def test_headings_lists_tables_and_drawings_are_what_they_are() -> None:
    found = tags(sheet_pdf(EVERY_KIND))
    assert [tag for tag in found if tag in ("H1", "H2", "H3")] == ["H1", "H2", "H3", "H3"]
    assert found.count("L") == 2 and found.count("Table") == 2 and found.count("Figure") == 1
    assert found.count("BlockQuote") == 1 and found.count("TH") == 5


def test_a_drawing_says_what_it_is_and_its_numbers_stand_in_a_table() -> None:
    pdf = sheet_pdf(EVERY_KIND)
    (alt,) = figures(pdf)
    assert alt.startswith("Come in. A line chart from 0, not yet, to 10")
    assert words("Amal 2 6 School 1 4") in words(said_in_order(pdf))


def test_every_page_says_who_it_is_for() -> None:
    long = sheet(*(Words("A sentence that fills the page. " * 20) for _ in range(30)))
    with opened(sheet_pdf(long)) as pdf:
        pages = len(pdf.pages)
    assert pages > 2
    assert words(text_of(sheet_pdf(long))).count(words("For staff. Miss Okafor has it.")) == pages + 1


def test_nothing_empty_is_on_it() -> None:
    text = words(said_in_order(sheet_pdf(sheet(Subhead("Alone"), Subhead("With words"), Words("Words.")))))
    assert "Alone" not in text and "Nothingunderit" not in text and "Withwords" in text


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("en-GB", '#strong[x] $y$ *a* _b_ @c <d> `e` \\f //g /*h*/ = i -- "j" {{k}} #read("/etc/passwd")'),
        ("pl", "Łukasz Żółć idzie do szkoły"), ("cy", "Mae Siân yn hoffi’r ŵyl"),
        ("en-GB", "Nguyễn, Ağışşı, Sinéad Ó Súilleabháin"), ("en-GB", "&amp; <b>bold</b> ]); panic(1)"),
    ],
)  # fmt: skip
def test_whatever_is_typed_stays_text_in_every_block(language: str, typed: str) -> None:
    made = sheet(
        Words(typed), Bullets((typed,)), Facts(((typed, typed),)), Quote(typed, typed),
        TableBlock(Table(typed, (typed,), ((typed,),))), language=language, title=typed,
    )  # fmt: skip
    pdf = sheet_pdf(made)
    assert words(said_in_order(pdf)).count(words(typed)) == 10
    document = opened(pdf)
    assert str(document.Root.Lang) == language and str(document.docinfo["/Title"]) == typed
    assert differ(made) == ""


@pytest.mark.parametrize(("language", "typed"), [("ur", "لیلا بہت مہربان ہے"), ("ar", "يوسف يحب القوارب")])
def test_what_runs_from_the_right_has_all_its_letters(language: str, typed: str) -> None:
    pdf = sheet_pdf(
        sheet(Words(typed), Bullets((typed,)), TableBlock(Table(typed, (typed,), ((typed,),))), language=language)
    )
    assert set(typed) - {" "} <= set(text_of(pdf)) and UNDRAWN not in text_of(pdf)
    assert str(opened(pdf).Root.Lang) == language


def test_a_letter_nobody_can_draw_leaves_a_box_and_says_so() -> None:
    drawn = trajectories("g2", "中", [When("Sep", "September")], [Voice("child", "中文", (2,))])
    text = words(text_of(sheet_pdf(sheet(Words("She is 中文 here."), ChartBlock.of(drawn)))))
    assert words(f"She is {UNDRAWN * 2} here.") in text
    assert words("We could not print some letters here. Please ask us.") in text


def test_a_chart_on_paper_has_its_colours_and_no_variable() -> None:
    drawing = drawn_on_paper(CHART.svg)
    assert "var(" not in drawing.svg and "#c46a00" in drawing.svg and "<text" not in drawing.svg
    assert {label.words for label in drawing.labels} >= {"Amal 6", "School 4", "Sep", "Now"}


@pytest.mark.parametrize("name", ["لیلا بہت", "يوسف", "আমিনা", "Nguyễn", "Łukasz", "دוד", "e\u0301\u0323", "中文", "😀"])
@pytest.mark.parametrize("rtl", [False, True])
def test_a_name_in_any_script_stands_in_a_drawing(name: str, rtl: bool) -> None:
    chart = trajectories("g4", name, [When("Sep", "September")], [Voice("child", name, (2,))], rtl=rtl)
    assert len(opened(sheet_pdf(sheet(ChartBlock.of(chart)))).pages) == 1


def test_a_chart_nobody_is_in_yet_keeps_its_sentence_and_its_table() -> None:
    made = sheet(ChartBlock("", "Nobody looked yet.", Table("Looks", ("Part", "Children"), (("Trust", "0"),))))
    assert "Nobodylookedyet." in words(said_in_order(sheet_pdf(made))) and differ(made) == ""


@settings(max_examples=12, deadline=None)
@given(st.text(max_size=200), st.text(max_size=60))
def test_no_text_breaks_it(long: str, short: str) -> None:
    drawn = trajectories("g3", short, [When("Sep", short)], [Voice("child", short, (2,))])
    made = sheet(
        Words(long), Quote(long, short), ChartBlock.of(drawn), TableBlock(Table(short, (long,), ((short, long),)))
    )
    assert len(opened(sheet_pdf(made)).pages) >= 1


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_is_tagged_and_small(rowan: Cast, name: str) -> None:
    made = REPORTS[name](rowan)
    pdf = sheet_pdf(made)
    found: list[Any] = tags(pdf)
    assert found.count("H1") == 1 and found.count("H2") == len(made.standing)
    assert all(alt for alt in figures(pdf))
    assert len(pdf) < 120 * 1024


def test_what_helps_stays_on_one_side_however_much_there_is(rowan: Cast) -> None:
    with opened(sheet_pdf(REPORTS["what helps, Amal"](rowan))) as pdf:
        assert len(pdf.pages) == 1
