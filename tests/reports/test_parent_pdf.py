"""The parent's sheet: one page, tagged, in the parent's words, whatever those words are."""

import io
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearth.reports.documents import GoalLine, ParentReport, RatingLine, ToldUs
from hearth.reports.on_paper import UNDRAWN
from hearth.reports.pdf import parent_pdf
from hearth.wording import unwanted
from tests.reports.pdf_reader import text_of

LONG = "He sees when a friend is sad, sits beside them, and says in a quiet voice that it will be all right. "
AMAL = ParentReport(
    child="Amal",
    school="Rowan Primary",
    room="Willow Room",
    day=date(2026, 11, 20),
    key_adult="Miss Okafor",
    strengths=(
        "Being kind. He sees when a friend is sad, and sits beside them.",
        "Making things. His boat has been in the hall all week.",
    ),
    goals=(
        GoalLine(
            "Come in when play ends",
            "Amal chose this with you.",
            (RatingLine("child", "Amal says", 2, 6), RatingLine("family", "You say", 3, 3)),
        ),
        GoalLine(
            "Say when something is too much",
            "You chose this.",
            (RatingLine("child", "Amal says", None, 8), RatingLine("family", "You say", None, None)),
        ),
    ),
    told_us=(ToldUs("Amal likes to know what comes next.", "Show him a picture plan every morning."),),
    next_steps=("We meet on Thursday 26 November at 2.30, with Mrs Anwar.",),
    ask=("Ring 01632 960 114 after 2.",),
    since="September",
    your_view="He still cries on Sunday nights.",
    code="KITE 47",
)
VERY_LONG = replace(
    AMAL,
    strengths=(LONG * 3,) * 6,
    goals=AMAL.goals * 3,
    told_us=(ToldUs(LONG * 2, LONG * 3),) * 5,
    next_steps=(LONG,) * 6,
    your_view=LONG * 8,
)


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def tags(pdf: bytes) -> list[str]:
    """The structure's tags in reading order."""
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for one in node:
                walk(one)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node and node.get("/Type", "/StructElem") == "/StructElem":
                found.append(str(node.S).removeprefix("/"))
            if "/K" in node:
                walk(node.K)

    document = opened(pdf)
    walk(document.Root.StructTreeRoot)
    return found


def words(text: str) -> str:
    """Without any space, since a line that breaks has none."""
    return "".join(text.split())


def test_it_is_one_tagged_page_with_its_language_and_title() -> None:
    pdf = opened(parent_pdf(AMAL))
    assert len(pdf.pages) == 1
    assert [round(float(one)) for one in pdf.pages[0].MediaBox] == [0, 0, 595, 842]
    assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang) == "en-GB"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert str(pdf.docinfo["/Title"]) == "How Amal is getting on"
    assert pdf.open_metadata()["pdfuaid:part"] == "1"


def test_headings_come_in_order_and_lists_are_lists() -> None:
    found = tags(parent_pdf(AMAL))
    headings = [tag for tag in found if re.fullmatch(r"H\d", tag)]
    assert headings == ["H1", "H2", "H2", "H3", "H3", "H3", "H3", "H3", "H2", "H2"]
    assert found.count("L") == 3 and found.count("LI") == 4
    assert "Figure" not in found


def test_the_words_come_out_in_the_order_a_parent_reads_strengths_first() -> None:
    assert words(text_of(parent_pdf(AMAL))) == words("""
        Rowan Primary Willow Room 20 November 2026 Your code KITE 47
        How Amal is getting on
        What Amal is good at
        Being kind. He sees when a friend is sad, and sits beside them.
        Making things. His boat has been in the hall all week.
        What we work on together
        Come in when play ends Amal chose this with you. Amal says 2 to 6 You say still 3
        Say when something is too much You chose this. Amal says 8 now You say not asked yet
        0 is not yet. 10 is nearly always. Empty shape: September. Full shape: now.
        You told us Amal likes to know what comes next.
        So we Show him a picture plan every morning.
        You see it this way He still cries on Sunday nights.
        What comes next We meet on Thursday 26 November at 2.30, with Mrs Anwar.
        Who to ask Ask Miss Okafor. Ring 01632 960 114 after 2.
        You know Amal best. If you see it another way, tell us.
    """)


def test_our_own_words_on_it_are_ones_a_parent_may_meet() -> None:
    assert unwanted.found(text_of(parent_pdf(VERY_LONG))) == []


@pytest.mark.parametrize(
    "hostile",
    [
        '#strong[x] $y$ *a* _b_ @c <d> `e` \\f //g /*h*/ = i -- "j" {{k}} #read("/etc/passwd")',
        "Łukasz Żółć, Sinéad Ó Súilleabháin, Nguyễn, Ağışşı",
        "Being 😀 kind 👩‍👩‍👧 ✓",
        "আমিনা আরव ਗੁਰਪ੍ਰੀਤ",
        "]); panic(1)",
    ],
)
def test_whatever_is_typed_stays_text(hostile: str) -> None:
    pdf = parent_pdf(replace(AMAL, child="Ama#l", strengths=(hostile,)))
    assert words(hostile) in words(text_of(pdf))
    document = opened(pdf)
    assert str(document.docinfo["/Title"]) == "How Ama#l is getting on"


@pytest.mark.parametrize("right_to_left", ["لیلا بہت مہربان ہے", "يوسف", "דוד"])
def test_right_to_left_names_are_printed_with_all_their_letters(right_to_left: str) -> None:
    text = text_of(parent_pdf(replace(AMAL, child=right_to_left, strengths=(right_to_left,))))
    assert set(right_to_left) <= set(text) and UNDRAWN not in text


def test_a_letter_nobody_can_draw_leaves_a_box_and_says_so() -> None:
    text = words(text_of(parent_pdf(replace(AMAL, strengths=("She is 中文 at school.", "𓀀", "Kind.")))))
    assert words(f"She is {UNDRAWN * 2} at school.") in text and "Kind." in text
    assert words("We could not print some letters here. They are on your page.") in text


def test_control_and_direction_characters_are_left_out() -> None:
    text = words(text_of(parent_pdf(replace(AMAL, strengths=("a\x00b\u202ec\ud800d\ne\tf\ue000g",)))))
    assert "abcdefg" in text


def test_a_long_report_stays_on_one_page_and_says_there_is_more() -> None:
    pdf = parent_pdf(VERY_LONG)
    text = words(text_of(pdf))
    assert len(opened(pdf).pages) == 1
    assert words("There is more on your page. Ask us for it on paper.") in text
    assert text.count("saysin") >= 2 and "Whotoask" in text


def test_a_goal_never_loses_a_voice_to_save_room() -> None:
    three = tuple(
        RatingLine(who, f"{name} says", 2, 6)
        for who, name in (("child", "Amal"), ("family", "Leila"), ("school", "School"))
    )
    text = text_of(parent_pdf(replace(VERY_LONG, goals=(GoalLine("Come in", "", three),) * 4)))  # type: ignore[arg-type]
    assert text.count("Amal says") == text.count("Leila says") == text.count("School says") >= 1


def test_no_type_is_smaller_than_twelve_points() -> None:
    document = opened(parent_pdf(VERY_LONG))
    drawn: Any = pikepdf.parse_content_stream(document.pages[0])
    sizes = {float(operands[1]) for operands, name in drawn if str(name) == "Tf"}
    assert min(sizes) >= 11.4, "12 pt, or our figures cut to match it"


def test_an_almost_empty_report_is_still_a_sheet() -> None:
    bare = ParentReport("Jo", "Rowan Primary", "Willow Room", date(2026, 11, 20), "Miss Okafor", (), (), (), (), ())
    assert "How Jo is getting on" in text_of(parent_pdf(bare))


def test_the_same_report_makes_the_same_bytes() -> None:
    assert parent_pdf(AMAL) == parent_pdf(AMAL)


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=400), st.text(max_size=60))
def test_no_text_breaks_it(long: str, short: str) -> None:
    report = replace(AMAL, child=short, strengths=(long, short), your_view=long, told_us=(ToldUs(short, long),))
    assert len(opened(parent_pdf(report)).pages) == 1
