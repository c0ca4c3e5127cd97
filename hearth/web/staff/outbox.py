"""Letters that could not go out or came back: seen, tried again, or told another way."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.base import dates
from hearth.notices import actions as notices
from hearth.notices.models import Notice, NoticeQuerySet
from hearth.people.models import Child
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, staff_may


@staff_may(Permission.SEE_OUTBOX)
def outbox(request: SignedIn) -> HttpResponse:
    here = notices_here(request).select_related("adult", "child")
    return render(request, "staff/outbox.html", {
        "letters": here.stuck().with_people().order_by("queued_at", "pk"),
        "later": here.waiting().filter(not_before__gt=dates.now()).order_by("not_before", "pk"),
        "to_print": here.to_print().count(),
    })  # fmt: skip


@require_POST
@staff_may(Permission.SEE_OUTBOX)
def try_again(request: SignedIn, pk: int) -> HttpResponse:
    letter = notices.try_again(get_object_or_404(notices_here(request), pk=pk), by=request.user)
    messages.success(request, _tried(letter))
    return redirect("staff:letters" if letter.is_for_paper else "staff:outbox")


@require_POST
@staff_may(Permission.SEE_OUTBOX)
def told_another_way(request: SignedIn, pk: int) -> HttpResponse:
    letter = notices.settle(get_object_or_404(notices_here(request), pk=pk), by=request.user)
    messages.success(request, _("Thank you. That letter is not sent any more."))
    return redirect("staff:letters" if letter.is_for_paper else "staff:outbox")


def _tried(letter: Notice) -> str:
    if letter.is_for_paper:
        return _("It waits to be printed.")
    if letter.not_before is not None:
        when = date_format(letter.not_before.astimezone(dates.LONDON), "l j F, G.i")
        return _("It is their quiet time now. It goes on %(when)s.") % {"when": when}
    return _("It is tried again now. Look here in a few minutes.")


def notices_here(request: SignedIn) -> NoticeQuerySet:
    """Of this school, and about children this person reaches."""
    reach = Child.objects.visible_to(request.user).filter(school=request.school)
    return Notice.objects.of_school(request.school).filter(child__in=reach)
