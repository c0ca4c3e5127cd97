"""What every template may use: the school, the main links, and what this person may do."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from hearth.people.models import User
from hearth.people.roles import ROLE_MAY, Permission, Role
from hearth.schools.models import School


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    current: bool
    key: str = ""


STAFF_LINKS = (
    ("Today", "staff:today", Permission.SEE_TODAY, ""),
    ("Children", "staff:children", Permission.SEE_CHILD, ""),
    ("Group", "staff:group", Permission.SEE_GROUP, ""),
    ("Speaking notes", "staff:speaking_notes", Permission.READ_SPEAKING_NOTES, "s"),
    ("Raise a concern", "staff:new_concern", Permission.RAISE_CONCERN, ""),
    ("Bring in children", "staff:imports", Permission.IMPORT_CHILDREN, ""),
    ("Staff", "staff:team", Permission.MANAGE_STAFF, ""),
    ("Safeguarding", "staff:handoffs", Permission.RECEIVE_HANDOFFS, ""),
)


def here(request: HttpRequest) -> dict[str, Any]:
    user, school = request.user, getattr(request, "school", None)
    if not isinstance(user, User) or school is None:
        return {"school": None, "nav": [], "may": frozenset()}
    may = frozenset(p for m in user.roles if m.school_id == school.pk for p in ROLE_MAY[Role(m.role)])
    return {"school": school, "nav": _links(request, school, may), "may": may}


def _links(request: HttpRequest, school: School, may: frozenset[Permission]) -> list[Link]:
    here = request.path
    return [
        Link(label, url := reverse(name), here == url or (name == "staff:children" and here.startswith(url)), key)
        for label, name, permission, key in STAFF_LINKS
        if permission in may
    ]
