"""Lock and unlock on a shared tablet."""

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hearth.web import locking, second_factor
from hearth.web.account import demo
from hearth.web.account.forms import UnlockForm
from hearth.web.locking import opens_when_locked


@opens_when_locked
@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Put the tablet down."""
    locking.lock(request)
    if request.headers.get(locking.BY_SCRIPT):
        return HttpResponse(status=204)
    response = redirect("unlock")
    response["Clear-Site-Data"] = '"cache"'
    return response


@opens_when_locked
@never_cache
@sensitive_post_parameters("password")
def unlock(request: HttpRequest) -> HttpResponse:
    """This person again, by their password. What they sent meanwhile is shown and waits for them to send it on."""
    kept = request.POST.get("kept", "")
    by_press = second_factor.by_demo(request) and demo.is_open(request)
    form = UnlockForm(request.POST if request.method == "POST" else None, person=request.user, by_press=by_press)
    if request.method != "POST":
        return locking.unlock_page(request, form)
    by_script = bool(request.headers.get(locking.BY_SCRIPT))
    if not _tries_left(request):
        form.add_error(None, get_adapter().error_messages["too_many_login_attempts"])
    elif form.is_valid():
        ratelimit.clear(request, action="unlock", user=request.user)
        locking.unlock(request)
        return HttpResponse(status=204) if by_script else _carry_on(request, kept)
    if by_script:
        words = " ".join(str(word) for errors in form.errors.values() for word in errors)
        return HttpResponse(words, status=403, content_type="text/plain; charset=utf-8")
    return locking.unlock_page(request, form, kept=kept)


@require_POST
def still_here(request: HttpRequest) -> HttpResponse:
    """Somebody is typing. The middleware has noted it already, or said that the session is locked."""
    return HttpResponse(status=204)


def _tries_left(request: HttpRequest) -> bool:
    return bool(ratelimit.consume(request, action="unlock", user=request.user))


def _carry_on(request: HttpRequest, kept: str) -> HttpResponse:
    form = locking.unpack(kept) if kept else None
    if form is not None:
        return render(request, "account/carry_on.html", {"kept": form})
    on = request.POST.get("next", "")
    return redirect(on if url_has_allowed_host_and_scheme(on, allowed_hosts={request.get_host()}) else "front")
