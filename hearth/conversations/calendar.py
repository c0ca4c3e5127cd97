"""A meeting as a file for a calendar (RFC 5545, 5546 and 7986). A whole family, or a colleague, may see a calendar:
it says that the school and somebody meet, when, and nothing else. No child, no reason, no address.

Nothing is mailed as an invitation: whoever wants the file takes it from their page."""

from datetime import UTC, datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event, Timezone, vCalAddress, vUri

from hearth.base import dates
from hearth.conversations.models import Meeting
from hearth.notices import outside
from hearth.schools.models import School

TITLES = {Meeting.What.TALK: "talk", Meeting.What.VISIT: "visit"}
BEFORE = (timedelta(days=1), timedelta(hours=1))
# Written out: the rules of a calendar that knows no Europe/London, since 1996.
LONDON = b"""BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
END:STANDARD
END:VTIMEZONE
"""


def of_meeting(meeting: Meeting, *, school: School, starts_at: datetime) -> bytes:
    """After a change the same event again, with a higher sequence; called off, the same event as no longer so."""
    off = meeting.cancelled_at is not None
    calendar = Calendar()
    calendar.add("prodid", "-//Hearth//Hearth//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if off else "PUBLISH")
    calendar.add_component(Timezone.from_ical(LONDON))
    calendar.add_component(_event(meeting, title(meeting, school), school, starts_at, off=off))
    return bytes(calendar.to_ical())


def title(meeting: Meeting, school: School) -> str:
    said = outside.calendar_title(_line(school.outside), TITLES.get(Meeting.What(meeting.what), "meeting"))  # type: ignore[arg-type]
    outside.keep_quiet([outside.Seen("calendar", said)], chosen=(_line(school.outside),))
    return said


def _event(meeting: Meeting, said: str, school: School, starts_at: datetime, *, off: bool) -> Event:
    event = Event()
    event.add("uid", meeting.uid)
    event.add("dtstamp", dates.now().astimezone(UTC))
    event.add("sequence", meeting.sequence)
    event.add("dtstart", starts_at.astimezone(dates.LONDON))
    event.add("dtend", (starts_at + timedelta(minutes=meeting.minutes)).astimezone(dates.LONDON))
    event.add("summary", said)
    event.add("status", "CANCELLED" if off else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("organizer", _organizer(school))
    event.add("description", _("See your page: %(address)s") % {"address": settings.SITE_URL})
    if meeting.how == Meeting.How.IN_PERSON:
        event.add("location", _("At school"))
    if meeting.how == Meeting.How.VIDEO:
        room = _line(meeting.video_link)
        event.add("url", room)
        event.add("conference", vUri(room, params={"VALUE": "URI", "FEATURE": ["AUDIO", "VIDEO"]}))
    if not off:
        for before in BEFORE:
            event.add_component(_alarm(said, before))
    return event


def _alarm(said: str, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -before)
    alarm.add("description", said)
    return alarm


def _organizer(school: School) -> vCalAddress:
    """The school, under its name for outside: never one of its adults."""
    organizer = vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    organizer.params["CN"] = _line(school.outside).replace('"', "")
    return organizer


def _line(text: str) -> str:
    """On one line, and nothing in it that is no letter or sign: no end of a line, no turning round of what follows."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())
