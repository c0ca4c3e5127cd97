"""Staff come in by password and authenticator app. The development sign-in of a demo counts as both."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

DEMO = "demo_sign_in"


def missing(request: HttpRequest) -> HttpResponse | None:
    """None if this session may open staff pages; otherwise where to go first."""
    if request.session.get(DEMO) or _used_an_app(request):
        return None
    return redirect("mfa_activate_totp")


def _used_an_app(request: HttpRequest) -> bool:
    methods = request.session.get("account_authentication_methods", [])
    return any(m.get("method") == "mfa" for m in methods)
