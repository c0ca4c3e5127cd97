"""Days, sessions and codes as registers write them. What could be two things is refused, never guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.exchange.marks.sessions import Session, code_of, day_of, part_of, session_of, week_of

TODAY = date(2026, 11, 24)
THIRD = date(2026, 11, 3)


@pytest.mark.parametrize(
    ("heading", "on", "part"),
    [
        ("Tue 3 Nov AM", THIRD, "am"),
        ("Tuesday 3 November 2026 PM", THIRD, "pm"),
        ("Tue, 3rd Nov (PM)", THIRD, "pm"),
        ("03/11/2026 AM", THIRD, "am"),
        ("AM 03/11/2026", THIRD, "am"),
        ("2026-11-03 pm", THIRD, "pm"),
        ("2026-11-03_AM", THIRD, "am"),
        ("03/11/2026AM", THIRD, "am"),
        ("2026-11-03 00:00:00 AM", THIRD, "am"),
        ("3 Nov - morning", THIRD, "am"),
        ("03-Nov-26 Afternoon", THIRD, "pm"),
        ("3/11 a.m.", THIRD, "am"),
        ("46329 AM", THIRD, "am"),
        ("Wed 3 Dec AM", date(2025, 12, 3), "am"),
    ],
)
def test_a_heading_that_names_a_session(heading: str, on: date, part: str) -> None:
    assert session_of(heading, TODAY) == Session(on, part)


@pytest.mark.parametrize("heading", ["", "AM", "Name", "03/11/2026", "Attendance %", "Pamela 3", "Amal", "Ampm 3"])
def test_a_heading_that_names_none(heading: str) -> None:
    assert session_of(heading, TODAY) is None


@pytest.mark.parametrize("heading", ["Mon 03/11/2026 AM", "31/02/2026 AM", "99 Nov PM", "Fri 3 Nov 2026 PM", "3 13 AM"])
def test_a_day_that_cannot_be_is_said(heading: str) -> None:
    with pytest.raises(ValueError, match="."):
        session_of(heading, TODAY)


def test_without_a_year_it_is_the_latest_that_has_come() -> None:
    assert day_of("24 Nov", TODAY) == TODAY
    assert day_of("25 Nov", TODAY) == date(2025, 11, 25)


@pytest.mark.parametrize(
    ("cell", "code"),
    [("/", "/"), ("\\", "\\"), (" l ", "L"), ("c2", "C2"), ("", ""), ("-", ""), ("–", ""), ("#", "#"), ("\xa0", ""),
     ("I - Illness", "I"), ("N: no reason", "N"), ("/ (present)", "/"), ("TBC", "TBC"), ("L 10", "L"), ("02", "02"),
     ("{", "{")],
)  # fmt: skip
def test_a_code_in_a_cell(cell: str, code: str) -> None:
    assert code_of(cell) == code


@pytest.mark.parametrize("cell", ["Present", "ILLNESS", "12345"])
def test_words_are_no_code(cell: str) -> None:
    with pytest.raises(ValueError, match="not a code"):
        code_of(cell)


def test_a_week_in_a_row_as_it_is_printed() -> None:
    monday = date(2026, 11, 2)
    marks = week_of(monday, r"/\/\LN")
    assert [(s.on.weekday(), s.part, code) for s, code in marks] == [
        (0, "am", "/"), (0, "pm", "\\"), (1, "am", "/"), (1, "pm", "\\"), (2, "am", "L"), (2, "pm", "N"),
    ]  # fmt: skip
    assert week_of(monday, r"/\ /\ LN") == marks == week_of(monday, r"/\ /\ LN -- --")
    told = ["Y4", "Y4", "C2", "J1", "/", "\\", "L", "/"]
    assert [code for _, code in week_of(monday, r"Y4Y4C2J1/\L-/")] == told


@pytest.mark.parametrize("marks", [r"/\/\/\/\/\/", r"/\ / /\ ", r"/\ \ ", "/\\9", r"/ \ / \ /"])
def test_a_week_that_does_not_say_which_is_which_is_refused(marks: str) -> None:
    with pytest.raises(ValueError, match="."):
        week_of(date(2026, 11, 2), marks)


def test_a_week_begins_on_a_monday() -> None:
    with pytest.raises(ValueError, match="is a Tuesday"):
        week_of(THIRD, "/\\")


@pytest.mark.parametrize(("words", "part"), [("AM", "am"), ("pm", "pm"), ("Morning", "am"), ("1", ""), ("all day", "")])
def test_a_part_of_the_day(words: str, part: str) -> None:
    assert part_of(words) == part


@given(st.text(max_size=80))
def test_any_words_are_read_or_refused_with_a_sentence(words: str) -> None:
    for read in (lambda: session_of(words, TODAY), lambda: code_of(words), lambda: week_of(date(2026, 11, 2), words)):
        try:
            read()
        except ValueError as why:
            assert str(why).endswith(".")


@given(st.dates(TODAY - timedelta(days=300), TODAY), st.sampled_from(["AM", "PM"]))
def test_a_day_written_and_read_is_the_same_day(on: date, part: str) -> None:
    for shape in ("%a %d %b", "%d/%m/%Y", "%A %d %B %Y", "%Y-%m-%d"):
        assert session_of(f"{on.strftime(shape)} {part}", TODAY) == Session(on, part.lower())
