"""Nothing reaches a phone in the hours its owner keeps quiet; by the clock on the wall, also when the clocks change."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from hypothesis import assume, given
from hypothesis import strategies as st
from pytest_django import Settings

from hearth.base import dates
from hearth.base.dates import LONDON
from hearth.notices import quiet
from hearth.notices.actions import deliver, queue, requeue_due, take_up, try_again
from hearth.notices.models import LATE, Notice
from hearth.people.models import Relationship, User
from hearth.records.cast import Cast
from tests.smtp import mail_server

MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("day", "clock", "ends"),
    [
        ((2026, 11, 24), "9:05", None),
        ((2026, 11, 24), "19:59", None),
        ((2026, 11, 24), "20:00", "2026-11-25 07:00"),
        ((2026, 11, 25), "3:00", "2026-11-25 07:00"),
        ((2026, 11, 25), "6:59", "2026-11-25 07:00"),
        ((2026, 11, 25), "7:00", None),
        ((2026, 11, 27), "20:30", "2026-11-30 07:00"),  # Friday night: over the weekend, and Monday's night
        ((2026, 11, 28), "12:00", "2026-11-30 07:00"),
        ((2026, 11, 29), "23:30", "2026-11-30 07:00"),
        ((2026, 3, 27), "21:00", "2026-03-30 07:00"),  # the clocks go forward that Sunday
        ((2026, 10, 23), "21:00", "2026-10-26 07:00"),  # and back
    ],
)
def test_from_eight_to_seven_and_not_at_weekends(day: tuple[int, int, int], clock: str, ends: str | None) -> None:
    moment = dates.moment(datetime(*day).date(), clock)
    found = quiet.ends_at(moment, begins=time(20), ends=time(7), weekends=True)
    assert (f"{found.astimezone(LONDON):%Y-%m-%d %H:%M}" if found else None) == ends


def test_hours_by_day_for_somebody_who_works_at_night() -> None:
    wishes = {"begins": time(8), "ends": time(16), "weekends": False}
    saturday = dates.moment(datetime(2026, 11, 28).date(), "9:00")
    assert quiet.ends_at(saturday, **wishes) == dates.moment(datetime(2026, 11, 28).date(), "16:00")
    assert quiet.ends_at(saturday - timedelta(hours=2), **wishes) is None


@given(moment=MOMENTS, clock=CLOCKS)
def test_the_same_time_twice_is_no_quiet_time(moment: datetime, clock: time) -> None:
    assert quiet.ends_at(moment, begins=clock, ends=clock, weekends=False) is None


@given(moment=MOMENTS, begins=CLOCKS, ends=CLOCKS, weekends=st.booleans())
def test_it_ends_later_and_when_it_has_ended_it_is_not_quiet(
    moment: datetime, begins: time, ends: time, weekends: bool
) -> None:
    wishes = {"begins": begins, "ends": ends, "weekends": weekends}
    found = quiet.ends_at(moment, **wishes)
    assert (found is not None) == quiet.is_quiet(moment, **wishes)
    if found is not None:
        assert moment < found <= moment + timedelta(days=4)
        assert not quiet.is_quiet(found, **wishes)


@given(moment=MOMENTS, begins=CLOCKS, ends=CLOCKS, weekends=st.booleans(), part=st.floats(0, 0.99))
def test_until_then_it_is_quiet(moment: datetime, begins: time, ends: time, weekends: bool, part: float) -> None:
    wishes = {"begins": begins, "ends": ends, "weekends": weekends}
    found = quiet.ends_at(moment, **wishes)
    assume(found is not None)
    assert found is not None
    offsets = {at.astimezone(LONDON).utcoffset() for at in (moment, found)}
    assume(len(offsets) == 1)  # on the night of a leap it may be an hour late, never early
    assert quiet.is_quiet(moment + (found - moment) * part, **wishes)


# What is queued


@pytest.fixture
def lead(rowan: Cast) -> User:
    return rowan.adult["Miss Okafor"]


@pytest.fixture
def leila(rowan: Cast) -> Relationship:
    Notice.objects.all().delete()
    DBTaskResult.objects.all().delete()
    leila = rowan.between("Amal", "Leila")
    leila.adult.quiet_from, leila.adult.quiet_until, leila.adult.quiet_weekends = time(20), time(7), True
    leila.adult.save()
    return leila


def evening() -> datetime:
    return dates.moment(dates.today(), "21:15")


def morning() -> datetime:
    return dates.moment(dates.today() + timedelta(days=1), "7:00")


def test_a_letter_of_the_evening_goes_in_the_morning(leila: Relationship, lead: User, settings: Settings) -> None:
    with mail_server(settings) as box:
        with dates.at(evening()):
            notice = queue(leila, kind="report_shared", by=lead)
            assert notice is not None and notice.not_before == morning()
            wait = DBTaskResult.objects.get().run_after - DBTaskResult.objects.get().enqueued_at
            assert round(wait.total_seconds() / 60) == 9 * 60 + 45
            deliver.call(notice.pk)  # somebody gave it to the worker all the same
        assert box.letters == []
        with dates.at(morning()):
            deliver.call(notice.pk)
    assert len(box.letters) == 1


def test_nobody_is_told_that_it_is_stuck_while_it_is_quiet(leila: Relationship, lead: User) -> None:
    with dates.at(evening()):
        notice = queue(leila, kind="report_shared", by=lead)
    with dates.at(evening() + LATE * 2):
        assert not Notice.objects.stuck().exists() and not Notice.objects.due().exists()
    with dates.at(morning() + LATE + timedelta(minutes=1)):
        assert list(Notice.objects.stuck()) == [notice]


def test_the_tick_gives_it_back_when_the_quiet_is_over_and_not_before(leila: Relationship, lead: User) -> None:
    with dates.at(evening()):
        queue(leila, kind="report_shared", by=lead)
        DBTaskResult.objects.all().delete()
        assert requeue_due() == 0
    with dates.at(morning()):
        assert requeue_due() == 1


def test_a_demo_whose_clock_went_on_does_not_wait_for_the_machines(leila: Relationship, lead: User) -> None:
    with dates.at(evening()):
        queue(leila, kind="report_shared", by=lead)
    assert not DBTaskResult.objects.ready().exists()
    with dates.at(morning()):
        assert requeue_due() == 0
    assert DBTaskResult.objects.ready().count() == 1


def test_a_second_try_keeps_the_hours_too(leila: Relationship, lead: User, settings: Settings) -> None:
    notice = queue(leila, kind="report_shared", by=lead)
    assert notice is not None and notice.not_before is None
    with mail_server(settings) as box:
        box.says = "451 Try later"
        deliver.call(notice.pk)
        box.says = ""
        with dates.at(evening()):
            deliver.call(notice.pk)
        assert box.letters == []
        notice.refresh_from_db()
        assert notice.not_before == morning() and notice.tries == 1
        with dates.at(morning()):
            deliver.call(notice.pk)
    assert len(box.letters) == 1


def test_a_person_who_tries_again_does_not_wake_anybody(leila: Relationship, lead: User) -> None:
    notice = queue(leila, kind="report_shared", by=lead)
    assert notice is not None
    with dates.at(evening()):
        assert try_again(notice, by=lead).not_before == morning()
        assert take_up(notice, by=None) is None


def test_a_letter_on_paper_wakes_nobody(leila: Relationship, lead: User) -> None:
    leila.contact_how = Relationship.How.LETTER
    with dates.at(evening()):
        notice = queue(leila, kind="report_shared", by=lead)
    assert notice is not None and notice.not_before is None
