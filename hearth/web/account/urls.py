"""Coming in and going out. Of allauth's pages only these exist; everything else it offers has no address here.

allauth finds its own pages by name, so the names are its own and the addresses are ours."""

from allauth.account import views as allauth
from allauth.mfa.base import views as mfa
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, re_path

from hearth.web.account import app, language, lock, views


@login_not_required
def closed(request: HttpRequest) -> HttpResponse:
    """allauth asks for this name when it writes to an unknown address. Nobody signs themselves up."""
    raise Http404


urlpatterns = [
    path("", views.front, name="front"),
    path("doors/", views.doors, name="doors"),
    path("demo/", views.demo_sign_in, name="demo_sign_in"),
    path("code/", views.paper_code, name="paper_code"),
    path("language/", language.choose_language, name="choose_language"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("lock/", lock.lock, name="lock"),
    path("lock/here/", lock.still_here, name="still_here"),
    path("unlock/", lock.unlock, name="unlock"),
    path("sign-in/", allauth.login, name="account_login"),
    path("sign-in/app/", mfa.authenticate, name="mfa_authenticate"),
    path("sign-in/code/", allauth.request_login_code, name="account_request_login_code"),
    path("sign-in/code/type/", allauth.confirm_login_code, name="account_confirm_login_code"),
    path("sign-in/ended/", allauth.account_inactive, name="account_inactive"),
    path("sign-in/new/", closed, name="account_signup"),
    path("password/", allauth.password_reset, name="account_reset_password"),
    path("password/sent/", allauth.password_reset_done, name="account_reset_password_done"),
    path("password/changed/", allauth.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("app/", app.set_up, name="mfa_activate_totp"),
    path("app/codes/", app.spare_codes, name="mfa_view_recovery_codes"),
    path("app/codes/new/", app.new_spare_codes, name="mfa_generate_recovery_codes"),
]
