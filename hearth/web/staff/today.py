"""Today: the room this session, and what is waiting for us."""

from django.http import HttpResponse
from django.shortcuts import render

from hearth.base import dates
from hearth.conversations.models import SecondLook
from hearth.journeys.models import Cover
from hearth.notices.models import Notice
from hearth.people.models import Membership
from hearth.people.roles import Permission
from hearth.room.session import board
from hearth.schools.models import NurtureGroup
from hearth.web.access import SignedIn, staff_may
from hearth.web.staff.waiting import waiting_for_us


@staff_may(Permission.SEE_TODAY)
def today(request: SignedIn) -> HttpResponse:
    user, now, on = request.user, dates.now(), dates.today()
    part, group = dates.part_of_day(now), _room_of(request)
    covers = Cover.objects.visible_to(user).running(on).filter(child__school=request.school)
    return render(request, "staff/today.html", {
        "now": now,
        "part": part,
        "group": group,
        "adults": _adults(group),
        "doors": board(group, on, part, user=user) if group else [],
        "waiting": waiting_for_us(user, request.school, on),
        "covers": covers.select_related("child", "away", "cover"),
        "looks": SecondLook.objects.waiting_for(user, request.school),
        "stuck": Notice.objects.of_school(request.school).stuck().order_by("queued_at", "pk"),
    })  # fmt: skip


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
