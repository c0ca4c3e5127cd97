"""A shared tablet: the session of a member of staff locks at a press or when left alone, and nothing typed is lost.

The clock here is the machine's own, never the demo's: it measures a person's absence, not a school day."""

import json
import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from hearth.web.account.forms import UnlockForm

LOCKED = "locked"
SEEN_AT = "seen_at"
PASSWORD_AT = "password_at"
# How often the session row is written just to say that somebody is there.
EVERY = 30
FRESH = 600
BY_SCRIPT = "X-Hearth-Cover"

V = TypeVar("V", bound=Callable[..., HttpResponse])


def opens_when_locked(view: V) -> V:
    """The few pages a locked session still gets."""
    view.opens_when_locked = True  # type: ignore[attr-defined]
    return view


def lock(request: HttpRequest) -> None:
    request.session[LOCKED] = True


def unlock(request: HttpRequest) -> None:
    request.session.pop(LOCKED, None)
    request.session[SEEN_AT] = request.session[PASSWORD_AT] = time.time()


def came_in(request: HttpRequest, *, by_password: bool) -> None:
    request.session.pop(LOCKED, None)
    request.session[SEEN_AT] = time.time()
    if by_password:
        request.session[PASSWORD_AT] = time.time()


def is_locked(request: HttpRequest, idle_minutes: int) -> bool:
    """Locked by a press, or left alone too long; the second becomes the first, so that no clock undoes it."""
    if not request.session.get(LOCKED) and time.time() - _seen_at(request) > idle_minutes * 60:
        lock(request)
    return bool(request.session.get(LOCKED))


def touch(request: HttpRequest) -> None:
    if time.time() - request.session.get(SEEN_AT, 0) > EVERY:
        request.session[SEEN_AT] = time.time()


def typed_lately(request: HttpRequest) -> bool:
    """Whether the password was typed in the last ten minutes, as setting up an app asks."""
    return bool(time.time() - request.session.get(PASSWORD_AT, 0) < FRESH)


def unlock_address(request: HttpRequest) -> str:
    return f"{reverse('unlock')}?{urlencode({'next': request.get_full_path()})}"


def turned_away(request: HttpRequest) -> HttpResponse:
    """What a locked session gets instead of the page: the unlock page, with what was typed kept in it."""
    if request.headers.get(BY_SCRIPT) or request.headers.get("HX-Request"):
        return HttpResponse(status=423, headers={"HX-Trigger": "hearth:locked"})
    if request.method != "POST":
        return redirect(unlock_address(request))
    return unlock_page(request, UnlockForm(person=request.user), kept=pack(request), status=423)


def unlock_page(request: HttpRequest, form: UnlockForm, *, kept: str = "", status: int = 200) -> HttpResponse:
    context = {"form": form, "kept": kept, "next": request.GET.get("next", "")}
    return render(request, "account/unlock.html", context, status=status)


def pack(request: HttpRequest) -> str:
    """A form sent while locked, to travel through the unlock page in the browser and never be stored here."""
    fields = [[name, value] for name, values in request.POST.lists() for value in values if name != _TOKEN]
    return json.dumps({"to": request.get_full_path(), "fields": fields, "files": bool(request.FILES)})


def unpack(kept: str) -> dict[str, Any] | None:
    """The form again, or None if this was not packed by us."""
    try:
        form = json.loads(kept)
        to, fields = str(form["to"]), [(str(name), str(value)) for name, value in form["fields"]]
    except (ValueError, KeyError, TypeError):
        return None
    if not to.startswith("/") or not url_has_allowed_host_and_scheme(to, allowed_hosts=None):
        return None
    return {"to": to, "fields": fields, "files": bool(form.get("files"))}


_TOKEN = "csrfmiddlewaretoken"


def _seen_at(request: HttpRequest) -> float:
    return float(request.session.get(SEEN_AT, time.time()))
