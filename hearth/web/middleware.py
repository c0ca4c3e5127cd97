"""What every request knows: the school someone is working in, and which child a page turned out to be about."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from hearth.people.models import User
from hearth.schools.models import School


class Here:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.child_id = None  # type: ignore[attr-defined]
        request.school = _school(request)  # type: ignore[attr-defined]
        return self.get_response(request)


def _school(request: HttpRequest) -> School | None:
    if not isinstance(request.user, User) or not request.user.roles:
        return None
    schools = {m.school_id: m.school for m in request.user.roles}
    return schools.get(request.session.get("school_id", 0)) or next(iter(schools.values()))
