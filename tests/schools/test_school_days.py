"""A day we promise is a day on which somebody is there."""

from datetime import date

from hearth.records.cast import Cast
from hearth.schools.days import school_day_after


def test_weekends_and_holidays_do_not_count(rowan: Cast) -> None:
    assert school_day_after(rowan.rowan, date(2026, 11, 27)) == date(2026, 11, 30)
    assert school_day_after(rowan.rowan, date(2026, 12, 17), after=2) == date(2027, 1, 4)


def test_beyond_the_terms_we_know_weekdays_count(rowan: Cast) -> None:
    assert school_day_after(rowan.rowan, date(2030, 3, 1)) == date(2030, 3, 4)


def test_a_school_without_terms_counts_weekdays(rowan: Cast) -> None:
    rowan.rowan.terms.all().delete()
    assert school_day_after(rowan.rowan, date(2026, 12, 24), after=2) == date(2026, 12, 28)
