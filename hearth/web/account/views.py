"""The front door, the doors behind it, and the way out."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hearth.base.errors import RuleBroken
from hearth.people.actions import use_code
from hearth.people.models import User
from hearth.schools.models import School
from hearth.web import access, second_factor
from hearth.web.account import demo
from hearth.web.account.forms import PaperCodeForm
from hearth.web.locking import opens_when_locked


@login_not_required
@never_cache
def front(request: HttpRequest) -> HttpResponse:
    """Everybody's first page: two doors, or in a demo the cast, or straight on to where this person belongs."""
    if isinstance(request.user, User):
        return _straight_on(request, request.user)
    people = demo.people() if demo.is_open(request) else []
    return render(request, "account/front.html", {"people": people, "next": _next(request)})


def _straight_on(request: HttpRequest, user: User) -> HttpResponse:
    if not user.roles and not user.is_parent:
        return render(request, "account/no_door.html", {"schools": School.objects.exclude(phone="")[:5]})
    if len(_schools(user)) > 1 and "school_id" not in request.session:
        return redirect("doors")
    return access.front_door(user, getattr(request, "school", None))


@require_POST
@login_not_required
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Come in as one of the cast. Anywhere but at home, this page does not exist."""
    if not demo.is_open(request) or (user := demo.may_be(request.POST.get("person"))) is None:
        raise Http404
    request.session.flush()
    get_adapter().login(request, user)
    request.session[second_factor.DEMO] = True
    return redirect(_next(request) or "front")


def doors(request: HttpRequest) -> HttpResponse:
    """For somebody with more than one: the schools they work at, and their own child."""
    user = request.user
    if not isinstance(user, User) or not user.roles:
        raise Http404
    schools = _schools(user)
    if request.method == "POST":
        school = schools.get(request.POST.get("school", ""))
        if school is None:
            raise Http404
        request.session["school_id"] = school.pk
        return access.staff_door(user, school)
    return render(request, "account/doors.html", {"schools": schools.values(), "is_parent": user.is_parent})


@login_not_required
@never_cache
@sensitive_post_parameters("code")
def paper_code(request: HttpRequest) -> HttpResponse:
    """A parent comes in with the code on their letter."""
    form = PaperCodeForm(request.POST or None)
    if request.method == "POST":
        if not ratelimit.consume(request, action="paper_code"):
            form.add_error("code", get_adapter().error_messages["too_many_login_attempts"])
        elif form.is_valid() and (came := _whose(form)) is not None:
            record_authentication(request, came, method="code")
            get_adapter().login(request, came)
            return redirect("front")
    return render(request, "account/paper_code.html", {"form": form})


def _whose(form: PaperCodeForm) -> User | None:
    try:
        user = use_code(form.cleaned_data["code"])
    except RuleBroken as broken:
        form.add_error("code", broken.sentence)
        return None
    if user.roles or not user.is_active:
        form.add_error("code", _("You work here, so please come in with your password."))
        return None
    return user


@opens_when_locked
@require_POST
@login_not_required
def sign_out(request: HttpRequest) -> HttpResponse:
    """Out, and the browser forgets the pages it kept, for the next person on this tablet."""
    get_adapter().logout(request)
    response = redirect("front")
    response["Clear-Site-Data"] = '"cache"'
    return response


def _next(request: HttpRequest) -> str:
    url: str = request.POST.get("next") or request.GET.get("next", "")
    return url if url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()}) else ""


def _schools(user: User) -> dict[str, School]:
    return {str(m.school_id): m.school for m in user.roles}
