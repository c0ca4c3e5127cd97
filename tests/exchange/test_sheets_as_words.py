"""Any sheet is read cell for cell as a person sees it."""

import csv
import io
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from hearth.exchange.files.limits import FileRefused
from hearth.exchange.files.tables import read_text
from hearth.exchange.files.workbooks import read_workbook

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "spreadsheets"


def book(fill: object, **options: object) -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, options) as made:
        fill(made, made.add_worksheet())  # type: ignore[operator]
    return kept.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"UPN,Name\rA,Zo\xc3\xab\rB,Ren\xc3\xa9e", "carriage returns only"),
        (b"UPN,Name\r\nA,Zo\xc3\xab\r\nB,Ren\xc3\xa9e\r\n", "both line ends"),
        (b"\xef\xbb\xbfUPN,Name\nA,Zo\xc3\xab\nB,Ren\xc3\xa9e\n", "a byte-order mark"),
        (b"UPN,Name\nA,Zo\xeb\nB,Ren\xe9e\n", "Windows-1252"),
        (b"UPN\tName\nA\tZo\xc3\xab\nB\tRen\xc3\xa9e\n", "tabs"),
        (b"UPN;Name\nA;Zo\xc3\xab\nB;Ren\xc3\xa9e\n", "semicolons"),
        (b"sep=|\nUPN|Name\nA|Zo\xc3\xab\nB|Ren\xc3\xa9e\n", "Excel's own first line"),
        ("UPN,Name\nA,Zoë\nB,Renée\n".encode("utf-16"), "UTF-16"),
        ("UPN,Name\nA,Zoë\nB,Renée\n".encode("utf-16-le"), "UTF-16 without a mark"),
        ("UPN,Name\nA,Zoë\nB,Renée\n".encode("utf-16-be"), "UTF-16 the other way round, without a mark"),
        ("UPN,Name\nA,Zoë\nB,Renée\n".encode("utf-32"), "UTF-32"),
        (b'"UPN","Name",,\n"A","Zo\xc3\xab",,\n\nB,Ren\xc3\xa9e\n', "ragged rows, blank rows and empty headings"),
    ],
)
def test_text_is_read_however_it_was_written(data: bytes, why: str) -> None:
    assert read_text(data).rows == [["UPN", "Name"], ["A", "Zoë"], ["B", "Renée"]], why


def test_a_row_keeps_the_number_a_person_sees_beside_it() -> None:
    assert read_text(b"UPN,Name\n\n,\nA,Zoe\n").numbers == [1, 4]


def test_commas_and_lines_within_quotes_belong_to_the_cell() -> None:
    assert read_text(b'Name,Address\n"Lee, Ann","1 Low Road\nSampleford"\n').rows[1] == [
        "Lee, Ann",
        "1 Low Road\nSampleford",
    ]


def test_addresses_full_of_commas_do_not_hide_the_tabs() -> None:
    assert read_text(b"Name\tAddress\nAnn\t1, Low Road, Sampleford\nBen\t2, Low Road\n").rows[2] == [
        "Ben",
        "2, Low Road",
    ]


def test_words_in_capitals_with_curled_quotes_are_still_windows_letters() -> None:
    assert read_text("Name\nRENÉ’S\nZOË\n".encode("cp1252")).rows[1:] == [["RENÉ’S"], ["ZOË"]]


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfName\nZo\xeb\n",
        "Name\nZoë\n".encode() + b"Ren\xe9e\n",
        b"Name\nZo\x81\n",
        b"Name\nZo\xc3",
    ],
)
def test_letters_that_would_be_guessed_at_are_refused(data: bytes) -> None:
    if data.endswith(b"\xc3"):  # a last letter cut in half reads as a Windows letter, and nothing else tells
        assert read_text(data).rows[1] == ["ZoÃ"]
        return
    with pytest.raises(FileRefused, match="letters in this file"):
        read_text(data)


def test_a_workbook_says_what_a_person_sees() -> None:
    def fill(made: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        day = made.add_format({"num_format": "dd/mm/yy"})
        sheet.write_row(0, 0, ["text of a number", "number", "part", "day", "hour", "yes", "", "late heading"])
        sheet.write_string(1, 0, "007")
        sheet.write_number(1, 1, 123)
        sheet.write_number(1, 2, 12.3)
        sheet.write_datetime(1, 3, datetime(2016, 9, 1), day)
        sheet.write_datetime(1, 4, datetime(2016, 9, 1, 8, 30), made.add_format({"num_format": "dd/mm/yy hh:mm"}))
        sheet.write_boolean(1, 5, True)
        sheet.write_number(1, 6, 66)
        sheet.write_formula(2, 0, "=A2", value="007")
        sheet.write_rich_string(2, 7, "rich ", made.add_format({"bold": True}), "words")

    assert read_workbook(book(fill)).rows == [
        ["text of a number", "number", "part", "day", "hour", "yes", "", "late heading"],
        ["007", "123", "12.3", "2016-09-01 00:00:00", "2016-09-01 08:30:00", "TRUE", "66", ""],
        ["007", "", "", "", "", "", "", "rich words"],
    ]


def test_days_counted_from_1904_are_the_same_days() -> None:
    def fill(made: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_datetime(0, 0, date(2016, 9, 1), made.add_format({"num_format": "yyyy-mm-dd"}))

    assert read_workbook(book(fill, date_1904=True)).rows == [["2016-09-01 00:00:00"]]


def test_hidden_rows_and_columns_are_left_out_and_merged_cells_repeat() -> None:
    def fill(made: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        for row in range(6):
            sheet.write_row(row, 0, [f"{letter}{row + 1}" for letter in "ABCDEF"])
        sheet.set_column(1, 1, None, None, {"hidden": True})
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.merge_range("C2:D2", "wide")
        sheet.merge_range("E2:E4", "tall, over a hidden row")
        sheet.merge_range("B5:C5", "begins in a hidden column")
        sheet.merge_range("D5:F6", "both ways")

    table = read_workbook(book(fill))
    assert table.rows == [
        ["A1", "C1", "D1", "E1", "F1"],
        ["A2", "wide", "wide", "tall, over a hidden row", "F2"],
        ["A4", "C4", "D4", "tall, over a hidden row", "F4"],
        ["A5", "begins in a hidden column", "both ways", "both ways", "both ways"],
        ["A6", "C6", "both ways", "both ways", "both ways"],
    ]
    assert (table.numbers, table.hidden_rows) == ([1, 2, 4, 5, 6], 1)


def test_the_first_sheet_with_something_in_it_is_read_and_the_others_are_named() -> None:
    def fill(made: xlsxwriter.Workbook, empty: xlsxwriter.worksheet.Worksheet) -> None:
        hidden = made.add_worksheet("Old")
        hidden.write(0, 0, "hidden")
        hidden.hide()
        made.add_worksheet("Year 4").write(0, 0, "here")
        made.add_worksheet("Year 5").write(0, 0, "not read")
        made.set_properties({"created": datetime(2026, 9, 1, 8)})

    table = read_workbook(book(fill))
    assert (table.rows, table.left_out) == ([["here"]], ("Year 5",))
    assert table.made_at is not None and table.made_at.date() == date(2026, 9, 1)


@pytest.mark.skipif(not SAMPLES.exists(), reason="the real files stay outside the repository")
class TestRealSheets:
    @pytest.mark.parametrize("name", ["xlsx_exotic_types", "xlsx_hidden_merged"])
    def test_a_workbook_reads_cell_for_cell_as_expected(self, name: str) -> None:
        with (SAMPLES / f"{name}.expected.csv").open(newline="") as file:
            expected = list(csv.reader(file))
        assert read_workbook((SAMPLES / f"{name}.xlsx").read_bytes()).rows == expected

    def test_the_same_table_is_read_from_three_kinds_of_file(self) -> None:
        as_book = read_workbook((SAMPLES / "excel_2007.xlsx").read_bytes()).rows
        assert as_book[1] == ["07739 468 050", "Pete", "Coral", "tomato"]
        assert read_text((SAMPLES / "newline_windows.csv").read_bytes()).rows == as_book
        assert read_text((SAMPLES / "tab_separated.tsv").read_bytes()).rows == as_book
