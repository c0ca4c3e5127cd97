"""The authenticator app of a member of staff: set up once, with spare codes for the day the phone is lost."""

import base64

import qrcode
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.flows import generate_recovery_codes
from allauth.mfa.totp.internal.flows import activate_totp
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from qrcode.image.svg import SvgPathFillImage

from hearth.people.models import User
from hearth.web import locking, second_factor
from hearth.web.account.forms import EnrolForm


@never_cache
@sensitive_post_parameters("code")
def set_up(request: HttpRequest) -> HttpResponse:
    """Everyone who works here does this once, before the first staff page."""
    _staff_or_404(request)
    if second_factor.has_app(request):
        return redirect("front")
    if not locking.typed_lately(request):
        return _password_first(request)
    form = EnrolForm(request.POST or None, user=request.user)
    if form.is_valid():
        app, _codes = activate_totp(request, form)
        record_authentication(request, request.user, method="mfa", id=app.pk, type=app.type)
        return redirect("mfa_view_recovery_codes")
    address = get_adapter().build_totp_url(request.user, form.secret)
    picture = base64.b64encode(qrcode.make(address, image_factory=SvgPathFillImage).to_string()).decode()
    groups = [form.secret[at : at + 4] for at in range(0, len(form.secret), 4)]
    return render(request, "mfa/set_up.html", {"form": form, "picture": picture, "secret": " ".join(groups)})


@never_cache
def spare_codes(request: HttpRequest) -> HttpResponse:
    _staff_or_404(request)
    kept = get_object_or_404(Authenticator, user=request.user, type=Authenticator.Type.RECOVERY_CODES)
    if not locking.typed_lately(request):
        return _password_first(request)
    return render(request, "mfa/spare_codes.html", {"codes": kept.wrap().get_unused_codes()})


@require_POST
def new_spare_codes(request: HttpRequest) -> HttpResponse:
    _staff_or_404(request)
    get_object_or_404(Authenticator, user=request.user, type=Authenticator.Type.TOTP)
    if not locking.typed_lately(request):
        return redirect("mfa_view_recovery_codes")
    generate_recovery_codes(request)
    return redirect("mfa_view_recovery_codes")


def _staff_or_404(request: HttpRequest) -> None:
    if not isinstance(request.user, User) or not request.user.roles or second_factor.by_demo(request):
        raise Http404


def _password_first(request: HttpRequest) -> HttpResponse:
    """Nobody who picks up an open tablet can add a phone of theirs or read the spare codes."""
    return redirect(locking.unlock_address(request))
