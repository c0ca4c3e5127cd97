"""Whatever the bytes are, they are read or refused with a sentence. Nothing else happens."""

import io
import zipfile
from pathlib import Path

import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.base.errors import RuleBroken
from hearth.exchange.pupils.reading import read

FIXTURES = [path.read_bytes() for path in sorted((Path(__file__).parent / "fixtures").iterdir())]

HEADINGS = st.sampled_from(
    ["UPN", "Forename", "Surname", "DOB", "Year", "Class", "Priority", "PR", "Court Order", "Mother name",
     "Contact 1 Surname", "Contact 12 name", "Parent", "ID", "Email", "Mobile", "Address line 1", "", "Größe", "1", "²"]
)  # fmt: skip
CELLS = st.one_of(
    st.text(max_size=12), st.sampled_from(["01/02/2016", "T", "42614", "99999", "N999990120001", "²", "٣"])
)


def assert_read_or_refused(data: bytes) -> None:
    try:
        found = read(data)
    except RuleBroken as refused:
        assert refused.sentence.rstrip().endswith((".", "…"))
    else:
        assert found.pupils or found.refusals


@given(st.binary(max_size=4000))
def test_any_bytes(data: bytes) -> None:
    assert_read_or_refused(data)


@given(st.text(max_size=2000), st.sampled_from(["utf-8", "utf-16", "utf-8-sig", "utf-32"]))
def test_any_words(words: str, encoding: str) -> None:
    assert_read_or_refused(words.encode(encoding, "surrogatepass"))


@given(st.lists(HEADINGS, min_size=1, max_size=12), st.lists(st.lists(CELLS, max_size=12), max_size=6))
def test_any_sheet_with_headings(headings: list[str], rows: list[list[str]]) -> None:
    lines = [headings, ["Ann"] * len(headings), *rows]
    text = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    assert_read_or_refused(text.encode("utf-8", "surrogatepass"))


@given(st.sampled_from(FIXTURES), st.integers(0, 100_000), st.binary(min_size=1, max_size=8), st.booleans())
def test_a_good_file_with_a_spoiled_place_or_cut_short(data: bytes, at: int, spoil: bytes, cut: bool) -> None:
    place = at % len(data)
    assert_read_or_refused(data[:place] if cut else data[:place] + spoil + data[place + len(spoil) :])


TAGS = (
    ["Pupil", "UPN", "Surname", "Forename", "DOB", "BasicDetails", "Contacts", "Contact", "Order", "Address"]
    + ["Phones", "Phone", "PhoneNo", "Header", "SchoolHistory", "School", "LEA", "LeavingDate", "Languages"]
    + ["Type", "Language", "SuppInfo", "CourtOrder", "CTfile"]
)
XML = st.recursive(
    st.text("ab<&> \n2016-", max_size=6).map(lambda words: words.replace("<", "&lt;").replace("&>", "")),
    lambda inside: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(TAGS),
        st.lists(inside, max_size=4),
    ),
    max_leaves=30,
)


@given(st.lists(XML, max_size=4))
def test_any_transfer_file(parts: list[str]) -> None:
    assert_read_or_refused(f"<CTfile>{''.join(parts)}</CTfile>".encode())


def _workbook() -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["UPN", "Forename", "Surname", "DOB"])
        sheet.write_row(1, 0, ["N999990120001", "Ann", "Lee", 42614])
        sheet.merge_range("A3:B4", "x")
    return kept.getvalue()


WORKBOOK = _workbook()
with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as archive:
    PARTS = {name: archive.read(name) for name in archive.namelist()}


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(PARTS)), st.integers(0, 10_000), st.binary(min_size=1, max_size=6), st.booleans())
def test_a_workbook_with_a_spoiled_part(name: str, at: int, spoil: bytes, absent: bool) -> None:
    place = at % len(PARTS[name])
    changed = PARTS[name][:place] + spoil + PARTS[name][place + len(spoil) :]
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as book:
        for part, content in PARTS.items():
            if part != name or not absent:
                book.writestr(part, changed if part == name else content)
    assert_read_or_refused(kept.getvalue())


SHEET_WORDS = st.sampled_from(
    [
        '<row r="1">', '<row r="2" hidden="1">', "<row>", "</row>", "<v>loose</v>",
        '<c r="A1" t="s"><v>0</v></c>', '<c t="s"><v>9</v></c>', '<c r="B2" t="n"><v>1e400</v></c>',
        '<c r="C3" t="d"><v>x</v></c>', '<c s="99"><v>1</v></c>', '<c r="1A"><v>1</v></c>', '<c r="a5"><v/></c>',
        '<c t="b"><v>7</v></c>', '<c t="e"><v>#N/A</v></c>', '<c t="inlineStr"><is><t>in</t></is></c>',
        '<c r="D0"><v>1</v></c>',
    ]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(SHEET_WORDS, max_size=12),
    st.sampled_from(["", '<mergeCell ref="A1:A9"/>', '<mergeCell ref="B9:A1"/>', '<mergeCell ref="A"/>']),
)
def test_a_strange_sheet(words: list[str], merge: str) -> None:
    text = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + "".join(words)
        + f"</sheetData><mergeCells>{merge}</mergeCells></worksheet>"
    )
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as book:
        for part, content in PARTS.items():
            book.writestr(part, text if part.endswith("sheet1.xml") else content)
    assert_read_or_refused(kept.getvalue())
