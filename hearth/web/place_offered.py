"""What any family would ask about the place on offer: who is there, who stays the teacher, whom to ring."""

from typing import Any

from hearth.agreements.models import Ask
from hearth.agreements.papers import code
from hearth.journeys.places import is_secondary
from hearth.people.models import Child, Membership
from hearth.schools.models import NurtureGroup, SchoolClass


def about(child: Child, group: NurtureGroup) -> dict[str, Any]:
    return {
        "child": child,
        "group": group,
        "room_adults": _names(group),
        "teachers": _names(child.school_class) if child.school_class else [],
        "school": child.school,
        "older": is_secondary(child),
    }


def on_paper(ask: Ask) -> dict[str, Any]:
    """The printed twin: the same words in the same order, and a short code."""
    return {"ask": ask, "code": code(ask.pk), **about(ask.child, ask.group)}


def _names(place: NurtureGroup | SchoolClass) -> list[str]:
    where = {"group": place} if isinstance(place, NurtureGroup) else {"school_class": place}
    here = Membership.objects.now().filter(**where).select_related("user").order_by("begins_on", "pk")
    return list(dict.fromkeys(membership.user.name for membership in here))
