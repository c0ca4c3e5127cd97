"""The one clock, and school days."""

from datetime import UTC, date, datetime

import pytest

from hearth.base import dates


def test_the_clock_can_be_set_and_goes_back() -> None:
    before = dates.now()
    with dates.at(datetime(2026, 5, 6, 12, 0, tzinfo=UTC)):
        assert dates.today() == date(2026, 5, 6)
    assert dates.now() == before


def test_today_is_the_day_in_london_and_not_in_greenwich() -> None:
    with dates.at(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)):
        assert dates.today() == date(2026, 7, 1)


@pytest.mark.parametrize(("clock", "part"), [("9:05", "am"), ("11:59", "am"), ("12:00", "pm"), ("15:10", "pm")])
def test_the_part_of_the_day_changes_at_noon_by_the_school_clock(clock: str, part: str) -> None:
    assert dates.part_of_day(dates.moment(date(2026, 7, 1), clock)) == part


def test_a_weekday_after_friday_is_monday() -> None:
    assert dates.next_weekday(date(2026, 11, 20)) == date(2026, 11, 23)
    assert dates.next_weekday(date(2026, 11, 20), 5) == date(2026, 11, 27)
