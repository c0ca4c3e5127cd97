"""Staff come in by password and authenticator app, both in this session. A demo's own sign-in counts as both."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

DEMO = "demo_sign_in"


def missing(request: HttpRequest) -> HttpResponse | None:
    """None if this session may open staff pages; otherwise where to go first."""
    if by_demo(request):
        return None
    used = {record["method"] for record in get_authentication_records(request, request.user)}
    if {"password", "mfa"} <= used:
        return None
    if "password" in used and not has_app(request):
        return redirect("mfa_activate_totp")
    # Came by a parent's code and works here since, or set up the app on another device just now.
    logout(request)
    return redirect("account_login")


def by_demo(request: HttpRequest) -> bool:
    return bool(request.session.get(DEMO)) and not settings.PRODUCTION


def has_app(request: HttpRequest) -> bool:
    return bool(is_mfa_enabled(request.user, [Authenticator.Type.TOTP]))
