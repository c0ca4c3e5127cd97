"""A meeting as a file for somebody's own calendar, under a name that says nothing."""

from django.http import Http404, HttpResponse

from hearth.base import dates
from hearth.conversations import calendar
from hearth.conversations.models import Meeting
from hearth.notices import outside


def calendar_file(meeting: Meeting) -> HttpResponse:
    if meeting.starts_at is None:
        raise Http404
    school = meeting.child.school
    called = outside.file_name(school.outside, meeting.starts_at.astimezone(dates.LONDON).date(), ending="ics")
    return HttpResponse(
        calendar.of_meeting(meeting, school=school, starts_at=meeting.starts_at),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{called}"'},
    )
