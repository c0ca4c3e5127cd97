"""Letters that could not go out: seen, tried again, or told another way."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.notices import actions as notices
from hearth.notices.models import Notice, NoticeQuerySet
from hearth.people.models import Child
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, staff_may


@staff_may(Permission.SEE_OUTBOX)
def outbox(request: SignedIn) -> HttpResponse:
    letters = _here(request).stuck().select_related("adult", "child").order_by("queued_at", "pk")
    return render(request, "staff/outbox.html", {"letters": letters, "waiting": _here(request).waiting().count()})


@require_POST
@staff_may(Permission.SEE_OUTBOX)
def try_again(request: SignedIn, pk: int) -> HttpResponse:
    notices.try_again(get_object_or_404(_here(request), pk=pk), by=request.user)
    messages.success(request, _("It is tried again now. Look here in a few minutes."))
    return redirect("staff:outbox")


@require_POST
@staff_may(Permission.SEE_OUTBOX)
def told_another_way(request: SignedIn, pk: int) -> HttpResponse:
    notices.settle(get_object_or_404(_here(request), pk=pk), by=request.user)
    messages.success(request, _("Thank you. That letter is not sent any more."))
    return redirect("staff:outbox")


def _here(request: SignedIn) -> NoticeQuerySet:
    """Of this school, and about children this person reaches."""
    reach = Child.objects.visible_to(request.user).filter(school=request.school)
    return Notice.objects.of_school(request.school).filter(child__in=reach)
