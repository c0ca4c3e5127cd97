"""A meeting in somebody's calendar: the same event for life, and nothing in it that tells who or why."""

from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations import calendar
from hearth.conversations.models import Meeting
from hearth.records.cast import Cast
from hearth.schools.models import School

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "ical"


def a_meeting(**more: object) -> Meeting:
    said = {"what": "review", "how": "in_person", "minutes": 45, "uid": "5a1c", "about": "How Amal eats.", **more}
    return Meeting(**said)


def rowan(outside: str = "") -> School:
    return School(name="Rowan Primary", outside_name=outside)


def written(
    meeting: Meeting, school: School | None = None, clock: str = "15:15", day: date = date(2026, 12, 3)
) -> bytes:
    return calendar.of_meeting(meeting, school=school or rowan(), starts_at=dates.moment(day, clock))


def the_event(data: bytes) -> Event:
    events = Calendar.from_ical(data).walk("VEVENT")
    assert len(events) == 1
    return events[0]


def test_it_says_when_and_that_the_school_and_somebody_meet() -> None:
    event = the_event(written(a_meeting()))
    assert str(event["summary"]) == "Rowan Primary: a time to meet"
    assert event["dtstart"].dt == dates.moment(date(2026, 12, 3), "15:15")
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=45)
    assert (str(event["status"]), str(event["class"]), str(event["location"])) == ("CONFIRMED", "PRIVATE", "At school")
    assert event["dtstart"].params["TZID"] == "Europe/London"
    assert [str(alarm["action"]) for alarm in event.walk("VALARM")] == ["DISPLAY", "DISPLAY"]


def test_called_off_it_is_the_same_event_and_no_longer_so() -> None:
    data = written(a_meeting(cancelled_at=dates.now(), sequence=3))
    event = the_event(data)
    assert str(Calendar.from_ical(data)["method"]) == "CANCEL"
    assert (str(event["status"]), str(event["uid"]), event["sequence"]) == ("CANCELLED", "5a1c", 3)
    assert event.walk("VALARM") == []


def test_a_home_is_nowhere_in_it_and_a_phone_has_no_place() -> None:
    for how in ("home", "phone", "video"):
        assert "location" not in the_event(written(a_meeting(how=how, video_link="https://meet.example.org/x1")))


def test_a_video_room_is_where_calendars_look_for_it() -> None:
    event = the_event(written(a_meeting(how="video", video_link="https://meet.example.org/x1")))
    assert str(event["url"]) == str(event["conference"]) == "https://meet.example.org/x1"
    assert event["conference"].params["FEATURE"] == ["AUDIO", "VIDEO"]


@pytest.mark.parametrize("day", [date(2026, 3, 30), date(2026, 7, 2), date(2026, 10, 26), date(2026, 12, 3)])
def test_a_calendar_that_knows_only_the_file_has_the_same_moment(day: date) -> None:
    """The zone is written out; what it says agrees with the rest of the world, summer and winter."""
    data = written(a_meeting(), day=day)
    zone = Calendar.from_ical(data).walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    here = the_event(data)["dtstart"].dt.replace(tzinfo=None)
    assert zone.utcoffset(here) == here.replace(tzinfo=ZoneInfo("Europe/London")).utcoffset()


@pytest.mark.parametrize(
    "name",
    [
        "Rowan\r\nBEGIN:VEVENT\r\nSUMMARY:Amal", "Rowan; SUMMARY:x, y \\n z", "\u202eyramirP nawoR",
        "Rowan 🌳 Primary", "مدرسة روان الابتدائية",
        "Ysgol y Griafolen ar y bryn uwchben y pentref lle mae’r afon yn troi tua’r gorllewin eto",
        'Rowan "the" Primary:', "\x00Rowan\x07",
    ],
)  # fmt: skip
def test_a_strange_name_stays_one_line_of_one_event(name: str) -> None:
    data = written(a_meeting(), rowan(name))
    event = the_event(data)
    assert {str(key) for key in event} <= {
        "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS", "CLASS", "ORGANIZER",
        "DESCRIPTION", "LOCATION",
    }  # fmt: skip
    assert "\n" not in str(event["summary"]) and "\u202e" not in str(event["summary"])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert str(event["summary"]).startswith("".join(c for c in " ".join(name.split()) if c.isprintable()))


@pytest.mark.django_db
def test_after_a_change_the_same_number_and_a_higher_sequence(rowan: Cast) -> None:
    tom = rowan.adult["Tom"]
    meeting = Meeting.objects.get(adult=tom)
    before = the_event(calendar.of_meeting(meeting, school=rowan.rowan, starts_at=meeting.starts_at))
    now = conversations.choose_time(meeting, time=meeting.times.last(), by=tom)
    after = the_event(calendar.of_meeting(now, school=rowan.rowan, starts_at=now.starts_at))
    assert after["uid"] == before["uid"] and after["sequence"] > before["sequence"]
    assert after["dtstart"].dt > before["dtstart"].dt


@pytest.mark.django_db
def test_no_meeting_of_the_cast_tells_anything_in_a_calendar(rowan: Cast) -> None:
    for meeting in Meeting.objects.select_related("child", "adult", "by"):
        for how in Meeting.How.values:
            meeting.how, meeting.video_link = how, "https://meet.example.org/x1"
            text = written(meeting, rowan.rowan).decode().replace("\r\n ", "").lower()
            hidden = [meeting.child.name, meeting.child.surname, meeting.adult.name, meeting.by.surname, meeting.about]
            hidden += [meeting.adult.address, "nurture", "willow", "behaviour", "larkspur"]
            assert [word for word in hidden if word and word.lower() in text] == []


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples stay out of the repository")
def test_files_of_other_calendars_are_read_the_same_way() -> None:
    """What we read ours back with reads theirs too, also the damaged ones; each event survives a round."""
    files = sorted(SAMPLES.glob("*.ics"))
    assert len(files) == 9
    for file in files:
        for found in Calendar.from_ical(file.read_bytes(), multiple=True):
            again = Calendar.from_ical(found.to_ical())
            assert len(again.walk("VEVENT")) == len(found.walk("VEVENT"))
