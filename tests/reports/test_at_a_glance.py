"""What a page of measures says first: parts counted or named, never added, and chance beside every movement."""

from datetime import date, timedelta

import pytest

from hearth.assessments import library
from hearth.assessments.chance import Chance
from hearth.assessments.line import Line, Look
from hearth.reports import at_a_glance
from hearth.reports.at_a_glance import HalfSeen

SCALE = library.get("staff-observation", 2)
BEGIN = date(2026, 6, 4)


def line(who: str, strand: int, *values: int | None, sem: float | None = 1.63, apart: int = 60) -> Line:
    assert SCALE.scoring is not None
    one = SCALE.scoring.strands[strand]
    looks = tuple(
        Look(BEGIN + timedelta(days=apart * n), "Along the way", value, 16, 4 if value is not None else 0,
             0 if value is not None else 4, "Class teacher", n)
        for n, value in enumerate(values)
    )  # fmt: skip
    return Line(SCALE, one, SCALE.section(one.section), who, "school", looks, Chance(sem, "x") if sem else None)


def first(*lines: Line) -> str:
    return at_a_glance.of_child(lines)[0].adults[0].said


def test_each_adult_stands_apart_in_each_half_and_what_is_growing_comes_first() -> None:
    lines = [line(who, strand, 5, 7) for strand in (0, 1, 6) for who in ("Mr Reid", "Mrs Bell")]
    growing, in_the_way = at_a_glance.of_child(lines)
    assert (growing.section.arrow, in_the_way.section.arrow) == ("up", "down")
    for half in (growing, in_the_way):
        assert isinstance(half, HalfSeen) and [one.who for one in half.adults] == ["Mr Reid", "Mrs Bell"]
    adult = growing.adults[0]
    assert (adult.role, adult.when) == ("class teacher", "2 looks, 4 June to 3 August 2026")
    assert adult.said == "Further along in two of two parts. None by more than chance alone could give."


def test_what_stayed_and_what_is_harder_is_said_after_and_harder_parts_are_named() -> None:
    said = first(line("Mr Reid", 0, 5, 4), line("Mr Reid", 1, 5, 5), line("Mr Reid", 2, 5, 7))
    harder = line("Mr Reid", 0, 5, 4).strand.title
    assert said.startswith(
        f"Further along in one of three parts, much as before in one, not as far along just now in one ({harder})."
    )


def test_on_the_other_half_less_is_easier() -> None:
    said = first(line("Mr Reid", 6, 12, 4), line("Mr Reid", 7, 5, 6))
    easier, harder = line("Mr Reid", 6, 1).strand.title, line("Mr Reid", 7, 1).strand.title
    assert said == (
        f"Less in the way in one of two parts, more in the way just now in one ({harder}). By more than chance alone "
        f"would often give: {easier} (less in the way)."
    )


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([line("Mr Reid", 0, 5)], "A second look is needed before anything can be said."),
        ([line("Mr Reid", 0, 5, None)], "Too little was seen twice to say."),
        ([line("Mr Reid", 0, 5, 9, apart=10)], "The two looks lie too near each other to say more."),
        ([line("Mr Reid", 0, 5, 9, sem=None)], "How much of this chance alone could give is not known."),
        ([line("Mr Reid", 0, 5, 9), line("Mr Reid", 1, 5, None)], "One could not be seen twice."),
    ],
)
def test_what_cannot_be_said_is_not_said(lines: list[Line], words: str) -> None:
    assert words in first(*lines)


def test_no_number_of_points_stands_in_it() -> None:
    said = " ".join(one.said for half in at_a_glance.of_child([line("Mr Reid", n, 5, 8) for n in range(11)])
                    for one in half.adults)  # fmt: skip
    assert not any(letter.isdigit() for letter in said)
