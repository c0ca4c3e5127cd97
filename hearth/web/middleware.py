"""What every request knows: the school someone is working in, and which child a page turned out to be about. And that
no browser keeps what somebody signed in was shown.
And the language: families read in theirs; work at school is in English.
And the lock: a session left alone on a shared tablet shows nothing until its own person is back."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from hearth.languages import catalogue
from hearth.languages.readers import language_of
from hearth.people.models import User
from hearth.schools.models import School
from hearth.web import locking

# What comes after these is for those who work here; their pages need a person who is signed in.
STAFF_DOORS = ("/password/", "/sign-in/app/", "/unlock/", "/app/")


class Here:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.child_id = None  # type: ignore[attr-defined]
        request.school = _school(request)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if isinstance(request.user, User):
            # No browser keeps a page about a child: not for the Back button, nor for the next person on this tablet.
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _school(request: HttpRequest) -> School | None:
    if not isinstance(request.user, User) or not request.user.roles:
        return None
    schools = {m.school_id: m.school for m in request.user.roles}
    return schools.get(request.session.get("school_id", 0)) or next(iter(schools.values()))


class Language:
    """Stands after sign-in is known, and asks nothing more of the database. Every page under /home/ is in the
    parent's language; whoever is not signed in chose one on this device, or brought one in their browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_for_work = _is_for_work(request)
        spoken = catalogue.ENGLISH if is_for_work else _language(request)
        request.spoken, request.has_switch = spoken, not is_for_work  # type: ignore[attr-defined]
        with translation.override(spoken.code):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", spoken.tag)
        # The session's cookie decides as well; its own middleware says so.
        patch_vary_headers(response, ("Cookie", "Accept-Language"))
        return response


def _is_for_work(request: HttpRequest) -> bool:
    """Staff's pages, and the doors that only staff come in by."""
    if isinstance(request.user, User) and request.user.roles:
        return not request.path.startswith(reverse("parents:home"))
    return request.path == reverse("account_login") or request.path.startswith(STAFF_DOORS)


def _language(request: HttpRequest) -> catalogue.Language:
    user = request.user
    if not isinstance(user, User):
        return catalogue.for_stranger(
            kept=request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""),
            accepts=request.headers.get("Accept-Language", ""),
        )
    return language_of(user)


class Lock:
    """Stands after the check that a form came from our own page: a stranger's form is never kept and sent on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        school: School | None = request.school  # type: ignore[attr-defined]
        if school is None:
            return None
        if not locking.is_locked(request, school.idle_minutes):
            locking.touch(request)
            return None
        return None if getattr(view, "opens_when_locked", False) else locking.turned_away(request)
