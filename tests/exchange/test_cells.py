"""One cell at a time: days, yes and no, years, telephone numbers, names."""

from datetime import date

import pytest

from hearth.exchange.pupils import values


@pytest.mark.parametrize(
    "words",
    [
        "2016-09-01", "01/09/2016", "1/9/2016", "01/09/16", "1-Sep-16", "01-Sep-2016", "1 September 2016",
        "1st September 2016", "01.09.2016", "20160901", "2016-09-01 00:00:00", "2016-09-01T00:00:00Z", "42614",
        "42614.0", " 01/09/2016 ", "1 Sep 2016",
    ],
)  # fmt: skip
def test_a_day_is_read_however_schools_write_it(words: str) -> None:
    assert values.day(words) == date(2016, 9, 1)


@pytest.mark.parametrize("words", ["09/31/2016", "31/02/2016", "soon", "2016", "1/9", "01/09/0016"])
def test_what_is_no_day_is_not_guessed_at(words: str) -> None:
    with pytest.raises(ValueError):
        values.day(words)


def test_no_day_is_none() -> None:
    assert values.day("  ") is None


@pytest.mark.parametrize(
    ("words", "means"),
    [("T", True), ("y", True), ("Yes", True), ("TRUE", True), ("1", True), ("F", False), ("No ", False),
     ("0", False), ("false", False), ("", None), ("unknown", None), ("see file", None), ("x", None)],
)  # fmt: skip
def test_yes_and_no(words: str, means: bool | None) -> None:
    assert values.yes_no(words) is means


@pytest.mark.parametrize(
    ("words", "means"),
    [("Year 3", "3"), ("Yr 3", "3"), ("Y3", "3"), ("03", "3"), ("3.0", "3"), ("Reception", "R"), ("R", "R"),
     ("Year R", "R"), ("0", "R"), ("YR", "R"), ("Nursery 1", "N1"), ("N2", "N2"), ("NC Year 10", "10"), ("P4", "P4"),
     ("E1", "E1"), ("", "")],
)  # fmt: skip
def test_year_groups(words: str, means: str) -> None:
    assert values.year_group(words) == means


@pytest.mark.parametrize(
    ("words", "means"),
    [("07700 900123", "07700900123"), ("+44 7700 900123", "07700900123"), ("+44 (0)7700 900123", "07700900123"),
     ("0044 7700 900123", "07700900123"), ("7700900123", "07700900123"), ("7700900123.0", "07700900123"),
     ("(01632) 960101", "01632960101"), ("960101", "960101"), ("01632 960101 ext 4", "01632960101"),
     ("+33 1 23 45 67 89", "+33123456789"), ("none", ""), ("", "")],
)  # fmt: skip
def test_telephone_numbers(words: str, means: str) -> None:
    assert values.phone(words) == means


def test_a_name_is_one_line_without_padding_and_accents_are_written_one_way() -> None:
    assert values.tidy("  Zoe\u0308 \u200b\ufeff\xa0Bront\xeb \x00") == "Zoë Brontë"
    assert values.tidy("حمید\u200cالله") == "حمید\u200cالله"


@pytest.mark.parametrize(
    ("name", "is_spoiled"),
    [("ZoÃ«", True), ("Zo\ufffd", True), ("Zoë", False), ("Łucja", False), ("Ã", False), ("O’Dowd", False)],
)
def test_a_spoiled_name_is_seen(name: str, is_spoiled: bool) -> None:
    assert values.spoiled(name) is is_spoiled


def test_an_address_says_each_line_once() -> None:
    assert values.address("   Mill Cottage", "Low Road", "", "Sampleford", "SAMPLEFORD", "ZZ99 9ZZ") == (
        "Mill Cottage\nLow Road\nSampleford\nZZ99 9ZZ"
    )
