"""The week in words, and how full a session gets."""

from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.journeys import week

SESSIONS = st.sets(st.tuples(st.integers(0, 4), st.sampled_from(["am", "pm"])))


@dataclass
class Session:
    weekday: int
    part: str


@dataclass
class Sessions:
    rows: list[Session]

    def all(self) -> list[Session]:
        return self.rows


@dataclass
class Place:
    starts_on: date
    ends_on: date | None
    sessions: Sessions = field(default_factory=lambda: Sessions([Session(0, "am")]))


@pytest.mark.parametrize(
    "sessions, words",
    [
        ([], "no sessions"),
        ([(1, "pm")], "Tuesday afternoon"),
        ([(d, "am") for d in range(5)], "every morning"),
        ([(d, p) for d in range(5) for p in ("am", "pm")], "every morning and afternoon"),
        ([(4, "pm"), (1, "am"), (0, "am")], "Monday and Tuesday mornings, and Friday afternoon"),
        ([*((d, "am") for d in range(5)), (2, "pm")], "every morning, and Wednesday afternoon"),
    ],
)
def test_sessions_are_said_as_people_say_them(sessions, words):
    assert week.said(sessions) == words


def test_a_part_of_the_week_is_said_in_numbers():
    assert week.short([(0, "am"), (1, "am"), (4, "pm")]) == "two mornings and one afternoon a week"
    assert week.short([]) == "no sessions"


@given(SESSIONS)
def test_every_day_of_a_partial_row_is_named(sessions):
    words = week.said(sessions)
    for part, name in week.PARTS:
        days = {weekday for weekday, of in sessions if of == part}
        if 0 < len(days) < 5:
            assert all(week.DAYS[weekday] in words for weekday in days) and name in words


def test_a_session_is_as_full_as_on_its_fullest_day():
    places = [
        Place(date(2026, 9, 1), date(2026, 11, 9)),
        Place(date(2026, 9, 1), None),
        Place(date(2026, 11, 9), date(2026, 11, 16)),
        Place(date(2026, 12, 1), None),
        Place(date(2026, 11, 30), None),
    ]
    assert week.most_at_once(places, date(2026, 11, 2)) == {(0, "am"): 3}
    assert week.most_at_once(places[:3], date(2026, 11, 2)) == {(0, "am"): 2}
    assert week.most_at_once([], date(2026, 11, 2)) == {}
