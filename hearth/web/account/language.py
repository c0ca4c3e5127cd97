"""The switch: in which language somebody reads their pages. A parent's choice stays with them, on any device; before
signing in it stays on this one."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from hearth.audit import log
from hearth.audit.models import Entry
from hearth.languages import catalogue
from hearth.people.actions import choose_page_language
from hearth.people.models import User


@require_POST
@login_not_required
def choose_language(request: HttpRequest) -> HttpResponse:
    wanted = catalogue.find(request.POST.get("language", ""))
    if wanted is None:
        raise Http404
    on = request.POST.get("next", "")
    response = redirect(on if url_has_allowed_host_and_scheme(on, allowed_hosts={request.get_host()}) else "front")
    if isinstance(request.user, User):
        with log.wearing(Entry.Hat.PARENT):
            choose_page_language(request.user, language=wanted.tag, by=request.user)
    else:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, wanted.tag, max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE, httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )  # fmt: skip
    return response
