"""The unique pupil number: its check letter, what is temporary, and what is shown of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.exchange.pupils import upn

BODY = st.from_regex(r"[0-9]{11}[0-9A-HJ-NP-RT-Z]", fullmatch=True)


@pytest.mark.parametrize("number", ["H801200001001", "A123456789012", "N999990120001", "V99999012301A"])
def test_a_right_number_is_valid(number: str) -> None:
    assert upn.is_valid(number)


@given(BODY)
def test_every_number_has_exactly_one_right_letter(body: str) -> None:
    assert [letter for letter in upn.ALPHABET if upn.is_valid(letter + body)] == [upn.check_letter(body)]


@given(BODY, st.integers(0, 10), st.integers(1, 9))
def test_one_mistyped_digit_is_found(body: str, place: int, shift: int) -> None:
    wrong = body[:place] + str((int(body[place]) + shift) % 10) + body[place + 1 :]
    assert not upn.is_valid(upn.check_letter(body) + wrong)


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("", ""),
        ("H801200001001", ""),
        ("H801200001002", "mistyped"),
        ("V99999012301A", "temporary"),
        ("I801200001001", "look like one"),
        ("123", "look like one"),
        ("H80120000100١", "look like one"),
    ],
)
def test_a_person_is_told_what_is_wrong(number: str, why: str) -> None:
    assert why in upn.problem(number) and bool(upn.problem(number)) == bool(why)


def test_only_the_end_is_shown() -> None:
    assert upn.masked("H801200001001") == "••••••••••001"
    assert upn.masked("12") == "••"


def test_spaces_and_small_letters_are_tidied() -> None:
    assert upn.tidied(" h801 2000 01001 ") == "H801200001001"
