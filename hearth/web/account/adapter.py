"""How sign-in behaves here: nobody signs themselves up, staff never come by code, and dead mail is said calmly."""

import smtplib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.stagekit import clear_login
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearth.people.models import User
from hearth.schools.models import School
from hearth.web import locking

OWN_PHONE = 30 * 24 * 60 * 60


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("That e-mail and password do not go together. Look at both and try again."),
        "incorrect_code": _("That is not the code. Look at it again: it may be an older one."),
        "too_many_login_attempts": _("That was a lot of tries. Please wait ten minutes, then try again."),
        "rate_limited": _("That was a lot of tries. Please wait ten minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Only pages: no second way in that answers in JSON."""
        return False

    def add_message(self, request: HttpRequest, level: int, *args: Any, message: str | None = None, **kw: Any) -> None:
        """Our pages say what happened; only errors raised as words pass through."""
        if message:
            messages.add_message(request, level, message)

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        if user.roles and _methods(request, user) == {"code"}:
            clear_login(request)
            messages.error(request, _("You work here, so please come in with your password."))
            return redirect("account_login")
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return response

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        locking.came_in(request, by_password="password" in _methods(request, user))
        if request.POST.get("own_phone") and not user.roles:
            request.session.set_expiry(OWN_PHONE)

    def is_reauthentication_required(self, *, app: str) -> bool:
        return not locking.typed_lately(self.request)

    def get_reauthentication_methods(self, user: User) -> list[dict[str, str]]:
        return [{"id": "reauthenticate", "description": "", "url": reverse("unlock")}]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        try:
            super().send_mail(template_prefix, email, context)
        except (smtplib.SMTPException, OSError) as trouble:
            raise ImmediateHttpResponse(mail_is_down(self.request)) from trouble


def mail_is_down(request: HttpRequest) -> HttpResponse:
    """The same page whether or not we know the address: it names every school here, with its telephone."""
    schools = School.objects.exclude(phone="").order_by("name")[:5]
    return render(request, "account/mail_is_down.html", {"schools": schools}, status=503)


def _methods(request: HttpRequest, user: User) -> set[str]:
    return {record["method"] for record in get_authentication_records(request, user)}
