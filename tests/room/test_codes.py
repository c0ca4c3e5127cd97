"""What a register's codes mean, by nation and by day. A code we do not know is kept, and never guessed at."""

from datetime import date

import pytest

from hearth.room.codes import COUNTS_AS, Seen, codes_of, meaning
from hearth.schools.models import Jurisdiction
from hearth.wording import unwanted

NOW = date(2026, 11, 24)
BEFORE = date(2024, 8, 18)
FIRST = date(2024, 8, 19)
ENGLAND = {
    Seen.CAME: "/ \\", Seen.LATE: "L U", Seen.ELSEWHERE: "K V P W B D",
    Seen.AWAY: "C C1 E I J1 M R S T G N O", Seen.NO_SESSION: "C2 X Q Y1 Y2 Y3 Y4 Y5 Y6 Y7 Z #",
}  # fmt: skip


@pytest.mark.parametrize("nation", Jurisdiction.values)
def test_every_nation_has_its_document_with_a_source_for_each_code(nation: str) -> None:
    codes = codes_of(nation, NOW)
    assert codes
    for code in codes:
        found = meaning(code, nation, NOW)
        assert found.source and found.words and found.counts_as in COUNTS_AS and 1 <= len(code) <= 4
        assert unwanted.found(found.words) == [], "no word a parent may not meet: their copy shows these"


def test_england_from_august_2024_is_the_whole_list_and_checked() -> None:
    assert codes_of("england", NOW) == {code for codes in ENGLAND.values() for code in codes.split()}
    for seen, codes in ENGLAND.items():
        assert {meaning(code, "england", NOW).seen for code in codes.split()} == {seen}
    assert all(meaning(code, "england", NOW).checked for code in codes_of("england", NOW))


@pytest.mark.parametrize(
    ("code", "counts_as"),
    [("I", "authorised"), ("C2", "authorised"), ("U", "unauthorised"), ("N", "unauthorised"), ("G", "unauthorised"),
     ("D", "not_possible"), ("Q", "not_possible"), ("Y7", "not_possible"), ("X", "not_possible"), ("Z", "not_counted"),
     ("#", "not_counted"), ("K", "elsewhere"), ("L", "late"), ("/", "present")],
)  # fmt: skip
def test_what_the_law_counts_is_kept_beside_what_was_seen(code: str, counts_as: str) -> None:
    assert meaning(code, "england", NOW).counts_as == counts_as


@pytest.mark.parametrize("code", ["H", "J", "Y", "F"])
def test_retired_codes_are_read_in_history_and_not_now(code: str) -> None:
    assert meaning(code, "england", BEFORE).is_known
    assert not meaning(code, "england", FIRST).is_known


@pytest.mark.parametrize("code", ["C1", "C2", "J1", "Y4", "K", "Q"])
def test_new_codes_mean_nothing_before_their_day(code: str) -> None:
    assert meaning(code, "england", FIRST).is_known
    assert not meaning(code, "england", BEFORE).is_known


@pytest.mark.parametrize("nation", ["wales", "scotland", "northern_ireland"])
def test_what_nobody_checked_says_so(nation: str) -> None:
    assert not any(meaning(code, nation, NOW).checked for code in codes_of(nation, NOW))


def test_an_unknown_code_is_a_code_we_do_not_know() -> None:
    found = meaning("Q9", "england", NOW)
    assert (found.code, found.words, found.seen, found.counts_as) == ("Q9", "a code we do not know", Seen.UNKNOWN, "")
    assert meaning("/", "england", date(1999, 1, 4)).seen == Seen.UNKNOWN, "before every document"


def test_illness_and_appointments_stand_apart() -> None:
    assert {code for code in codes_of("england", NOW) if meaning(code, "england", NOW).health} == {"I", "M"}


def test_the_room_has_no_code_of_its_own() -> None:
    for nation in Jurisdiction.values:
        for code in codes_of(nation, NOW):
            assert "nurture" not in meaning(code, nation, NOW).words
