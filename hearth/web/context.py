"""What every template may use: the school, the main links, and what this person may do."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hearth.base import dates
from hearth.people.models import Child, User
from hearth.people.roles import ROLE_MAY, Permission, Role
from hearth.practice.models import Reflection


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
    ("Concerns", "staff:concerns", Permission.LEAD_JOURNEY, ""),
    ("Raise a concern", "staff:new_concern", Permission.RAISE_CONCERN, ""),
    ("Speaking notes", "staff:speaking_notes", Permission.READ_SPEAKING_NOTES, "s"),
    ("To translate", "staff:translations", Permission.TRANSLATE, ""),
    ("Safeguarding", "staff:handoffs", Permission.RECEIVE_HANDOFFS, ""),
    ("Practice", "staff:practice", Permission.PRACTISE, ""),
)


def here(request: HttpRequest) -> dict[str, Any]:
    user, school = request.user, getattr(request, "school", None)
    if not isinstance(user, User):
        return {"school": None, "nav": [], "may": frozenset()}
    if request.resolver_match is not None and request.resolver_match.namespace == "parents":
        # The frame stays in the parent's language, also round a page that is held back in English.
        with translation.override(request.spoken.code):  # type: ignore[attr-defined]
            return _at_home(request, user)
    if school is None:
        return {"school": None, "nav": [], "may": frozenset()}
    may = frozenset(p for m in user.roles if m.school_id == school.pk for p in ROLE_MAY[Role(m.role)])
    return {
        "school": school,
        "nav": _staff_links(request, may),
        "may": may,
        "reflections_for_me": lambda: Reflection.objects.shared_with(user, dates.today()).select_related("writer"),
    }


def _staff_links(request: HttpRequest, may: frozenset[Permission]) -> list[Link]:
    """Those who lead raise a concern from their list of concerns; everybody else has a link of their own."""
    return [
        Link(label, url := reverse(name), _is_here(request, name, url), key)
        for label, name, permission, key in STAFF_LINKS
        if permission in may and not (name == "staff:new_concern" and Permission.LEAD_JOURNEY in may)
    ]


def _is_here(request: HttpRequest, name: str, url: str) -> bool:
    """A page about a child is under Children, whatever its address begins with."""
    if name == "staff:children":
        return request.path.startswith(url) or getattr(request, "child_id", None) is not None
    if name == "staff:translations":
        return request.path.startswith(url)
    if name == "staff:practice":
        return request.path.startswith((url, reverse("staff:reflections")))
    return request.path == url or (name == "staff:handoffs" and request.path.startswith(url))


def _at_home(request: HttpRequest, user: User) -> dict[str, Any]:
    """A parent's four links. With several children, the links lead to the one the page is about, or the first."""
    children = list(Child.objects.shared_with(user).select_related("school"))
    if not children:
        return {"school": None, "nav": [], "may": frozenset()}
    child_id = getattr(request, "child_id", None)
    child: Child = next((c for c in children if c.pk == child_id), children[0])
    links = (
        (_("Home"), reverse("parents:home"), "home"),
        (child.name, reverse("parents:child", args=[child.pk]), "child"),
        (_("Tell us"), reverse("parents:tell_us", args=[child.pk]), "tell"),
        (_("Talk to us"), reverse("parents:talk", args=[child.pk]), "talk"),
    )
    nav = [Link(label, url, request.path == url, key) for label, url, key in links]
    return {"school": child.school, "nav": nav, "may": frozenset(), "own_children": children}
