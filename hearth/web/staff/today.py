"""Today: the room this session, and what is waiting for us."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from hearth.base import dates
from hearth.conversations.models import Meeting, SecondLook
from hearth.journeys.models import Cover
from hearth.notices.models import Notice
from hearth.people.models import Child, Membership
from hearth.people.roles import Permission
from hearth.room.session import board
from hearth.schools.models import NurtureGroup
from hearth.web.access import SignedIn, staff_may
from hearth.web.staff.waiting import waiting_for_us

SOON = timedelta(days=7)
"""So far ahead Today shows whom we meet."""


@staff_may(Permission.SEE_TODAY)
def today(request: SignedIn) -> HttpResponse:
    user, now, on = request.user, dates.now(), dates.today()
    part, group = dates.part_of_day(now), _room_of(request)
    covers = Cover.objects.visible_to(user).running(on).filter(child__school=request.school)
    soon = Meeting.objects.visible_to(user).between(dates.moment(on, "0:00"), dates.moment(on + SOON, "0:00"))
    return render(request, "staff/today.html", {
        "now": now,
        "part": part,
        "group": group,
        "adults": _adults(group),
        "doors": board(group, on, part, user=user) if group else [],
        "meetings": soon.filter(child__school=request.school).with_somebody_we_talk_with().with_people(),
        "waiting": waiting_for_us(user, request.school, on),
        "covers": covers.select_related("child", "away", "cover"),
        "looks": SecondLook.objects.waiting_for(user, request.school),
        **_letters(request),
    })  # fmt: skip


def _letters(request: SignedIn) -> dict[str, list[Notice]]:
    """Of children this person reaches: what could not go out, what came back, and what waits to be printed."""
    reach = Child.objects.visible_to(request.user).filter(school=request.school)
    here = Notice.objects.of_school(request.school).filter(child__in=reach).needs_somebody()
    letters = list(here.with_people().select_related("adult", "child").order_by("queued_at", "pk"))
    back = [one for one in letters if one.bounced_at]
    to_print = [one for one in letters if one.is_for_paper and not one.trouble]
    return {"back": back, "to_print": to_print, "stuck": [one for one in letters if one not in back + to_print]}


def _room_of(request: SignedIn) -> NurtureGroup | None:
    """The room this person works in; for those who lead the whole school, its first open one."""
    own = [m.group_id for m in request.user.roles if m.school_id == request.school.pk and m.group_id]
    rooms = list(NurtureGroup.objects.filter(school=request.school, closed_on=None).order_by("pk"))
    return next((room for room in rooms if room.pk in own), rooms[0] if rooms else None)


def _adults(group: NurtureGroup | None) -> list[str]:
    return (
        sorted({m.user.name for m in Membership.objects.now().filter(group=group).select_related("user")})
        if group
        else []
    )
