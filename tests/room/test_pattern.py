"""When one child came: counted, said with how many each time, and no more than that."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.room import pattern
from hearth.room.codes import Seen, codes_of
from hearth.room.pattern import ENOUGH, Happened

MONDAY = date(2026, 9, 7)
ENGLAND = sorted(codes_of("england", MONDAY))


@dataclass
class Mark:
    on: date
    part: str
    code: str
    minutes_late: int | None = None


def place(*weekdays: int, part: str = "am", since: date = MONDAY, until: date | None = None) -> SimpleNamespace:
    rows = [SimpleNamespace(weekday=weekday, part=part) for weekday in weekdays]
    return SimpleNamespace(starts_on=since, ends_on=until, sessions=SimpleNamespace(all=lambda: rows))


def mornings(codes: str, since: date = MONDAY) -> list[Mark]:
    """One morning after another, Monday to Friday, week after week."""
    days = (since + timedelta(days=n) for n in range(400))
    return [Mark(on, "am", code) for on, code in zip((d for d in days if d.weekday() < 5), codes.split(), strict=False)]


def found(marks: list[Mark], *placements: SimpleNamespace) -> list[pattern.Session]:
    return pattern.sessions(marks, placements, "england")  # type: ignore[arg-type]


def test_the_sentence_of_the_room_and_of_other_mornings() -> None:
    marks = mornings("L / / / / " * 6 + "/ / / / /")
    said = pattern.by_session(found(marks, place(0, 1)), "Finn", "Willow Room")
    assert said[0] == "On mornings in the Willow Room Finn came late 6 of 14 times. On other mornings 0 of 21 times."


def test_too_few_to_see_anything() -> None:
    said = pattern.by_session(found(mornings("L L L L L"), place(0, 1, 2, 3, 4)), "Finn", "Willow Room")
    assert said[0] == "On mornings in the Willow Room there are 5 marks: too few to see anything."
    assert not any("late" in one for one in said)
    assert pattern.by_session(found(mornings("L")), "Finn", "Willow Room")[0].startswith("On mornings there is 1 mark:")


def test_exactly_enough_is_said() -> None:
    said = pattern.by_session(found(mornings("L " * ENOUGH)), "Finn", "Willow Room")
    assert said[0] == "On mornings Finn came late 6 of 6 times."


def test_a_room_that_has_the_in_its_name() -> None:
    said = pattern.by_session(found(mornings("/ " * 10), place(0, 1, 2, 3, 4)), "Wren", "The Nest")
    assert "in The Nest" in said[0]


def test_health_stands_apart_from_every_other_reason() -> None:
    said = pattern.by_session(found(mornings("I M O / / / /")), "Bea", "Willow Room")
    assert said[1] == "On mornings Bea was not here 1 of 7 (another reason, or none known: 1)."
    assert said[2] == "On mornings Bea was away for health 2 of 7 (ill: 1, medical or dental appointment: 1)."


def test_no_session_somewhere_else_and_unknown_codes_are_counted_as_nothing() -> None:
    marks = mornings("/ / / / / / # C2 Y4 V QQ")
    counted = pattern.tally(found(marks))
    assert (counted.of, counted.came, counted.elsewhere, counted.unknown) == (6, 6, 1, 1)


def test_after_the_register_closed_is_late_at_the_door() -> None:
    assert pattern.tally(found(mornings("U /"))).late == 1


def test_a_place_holds_from_its_first_day_until_its_end() -> None:
    marks = mornings("/ " * 15)
    inside = [s.on for s in found(marks, place(0, since=date(2026, 9, 14), until=date(2026, 9, 21))) if s.in_room]
    assert inside == [date(2026, 9, 14)]


def test_five_school_days_before_and_after_without_the_day_itself() -> None:
    marks = mornings("/ / / / / / / / L I L L / / / /")  # 7 to 28 September
    marks += [Mark(one.on, "pm", "\\") for one in marks]
    (one,) = pattern.around(found(marks), [Happened(date(2026, 9, 17), "We asked about a place")])
    assert (one.days_before, one.days_after, one.before.of, one.after.of) == (5, 5, 10, 10)
    assert pattern.around_it(one) == (
        "Five school days before: late 0 of 10 times; not here 0 of 10 times. "
        "Five school days after: late 2 of 10 times; not here 0 of 10 times; away for health 1 of 10 (ill: 1)."
    )


def test_a_week_of_holiday_is_stepped_over_and_a_month_is_not() -> None:
    after = mornings("/ " * 10, date(2026, 11, 2))
    closed = mornings("# # # # #", date(2026, 10, 26))
    (one,) = pattern.around(found(closed + after), [Happened(date(2026, 10, 23), "A meeting")])
    assert (one.days_before, one.days_after) == (0, 5)
    (far,) = pattern.around(found(after), [Happened(date(2026, 9, 25), "A meeting")])
    assert pattern.around_it(far) == "We have no marks of the days around it."


def test_what_just_happened_has_too_few_days_after_it() -> None:
    (one,) = pattern.around(found(mornings("/ / / / / / L L")), [Happened(date(2026, 9, 14), "A review")])
    assert "Two school days after: there are 2 marks: too few" in pattern.around_it(one)


def test_the_same_thing_of_one_day_is_said_once_and_in_order() -> None:
    twice = [Happened(MONDAY + timedelta(days=3), "B"), Happened(MONDAY, "A"), Happened(MONDAY, "A")]
    assert [one.happened.what for one in pattern.around(found(mornings("/ / / / /")), twice)] == ["A", "B"]


def test_weeks_have_ten_places_and_none_is_missing() -> None:
    marks = [Mark(MONDAY, "pm", "\\"), Mark(MONDAY + timedelta(days=11), "am", "L", 5)]
    rows = pattern.weeks(found(marks), MONDAY, MONDAY + timedelta(days=14))
    assert [one.monday for one in rows] == [MONDAY + timedelta(days=7 * n) for n in range(3)]
    assert all(len(one.cells) == 10 for one in rows)
    assert rows[0].cells[1].words == "here" and rows[1].cells[8].words == "late, 5 min"  # type: ignore[union-attr]
    assert pattern.sessions([Mark(MONDAY, "am", "QQ")], [], "england")[0].words == "a code we do not know: QQ"


MARKS = st.lists(st.tuples(st.integers(0, 80), st.sampled_from(["am", "pm"]), st.sampled_from([*ENGLAND, "QQ"])),
                 unique_by=lambda one: one[:2], max_size=120)  # fmt: skip


@given(MARKS, st.randoms())
def test_order_decides_nothing_and_every_mark_is_counted_once(rows: list[tuple[int, str, str]], random: object) -> None:
    marks = [Mark(MONDAY + timedelta(days=n), part, code) for n, part, code in rows]
    turned = list(marks)
    random.shuffle(turned)  # type: ignore[attr-defined]
    here = place(0, 2, since=MONDAY + timedelta(days=20))
    assert found(marks, here) == found(turned, here)
    counted = pattern.tally(found(marks, here))
    none = sum(one.means.seen == Seen.NO_SESSION for one in found(marks, here))
    assert counted.of + counted.elsewhere + counted.unknown + none == len(marks)
    for sentence in pattern.by_session(found(marks, here), "Finn", "Willow Room"):
        assert "%" not in sentence
        for part, whole in re.findall(r"(\d+) of (\d+)", sentence):
            assert int(whole) >= ENOUGH and int(part) <= int(whole)


@pytest.mark.parametrize("number", range(5))
def test_around_never_counts_a_day_twice(number: int) -> None:
    marks = mornings("/ L I O V # " * 12)
    (one,) = pattern.around(found(marks), [Happened(MONDAY + timedelta(days=7 * number), "A meeting")])
    assert one.days_before <= 5 and one.days_after <= 5 and one.before.of <= 5 and one.after.of <= 5
