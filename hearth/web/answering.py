"""One answer from a notice, without signing in: shows one thing, takes one answer to it, and is then spent.

Looking changes nothing, so a mail program that opens links by itself spends none. Whoever holds the link is taken for
the adult it was sent to, for this and nothing else; the code in the address is what proves it, and stands in for the
usual check of where a form came from. So this page sets no cookie, and tells no other page where it was."""

from collections.abc import Callable

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations.actions.links import found
from hearth.conversations.forms import BetterForm, ChooseTimeForm, WriteBackForm
from hearth.conversations.models import Meeting, Message, OneAnswer, Question, Talk
from hearth.journeys.whom import readers_of
from hearth.languages.readers import language_of
from hearth.web.access import keeps_to
from hearth.web.read_over import read_by

HEADERS = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}
NOT_HERE = ("wants_interpreter", "step_free", "children_along", "needs")


@csrf_exempt
@login_not_required
@never_cache
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Only codes that open nothing count as tries: a family behind one address with many others is not shut out."""
    if not _may_try(request, counts=False):
        return _quiet(render(request, "429.html", status=429))
    link = found(code)
    if link is None:
        _may_try(request, counts=True)
        return _quiet(_no_good(request))
    adult = link.relationship.adult
    spoken = language_of(adult)
    with read_by(request, spoken):
        return _quiet(KINDS[link.kind](request, link), spoken.tag)


def _may_try(request: HttpRequest, *, counts: bool) -> bool:
    """Looking is a try as well: a code is guessed at by opening addresses."""
    usage = ratelimit.consume(
        request, app="allauth.account", action="answer", limit_get=True, dry_run=not counts, key=None
    )
    return usage is not None


def _message(request: HttpRequest, link: OneAnswer) -> HttpResponse:
    adult, child = link.relationship.adult, link.relationship.child
    mine = Message.objects.for_adult(adult).filter(child=child).exclude(news=Talk.News.HARD)
    message = mine.select_related("by", "translation__linguist__user").filter(pk=link.row).first()
    if message is None or (reader := readers_of(child).of(message.by)) is None:
        return _no_good(request)
    form, sent = WriteBackForm(request.POST or None), []
    if form.is_valid() and keeps_to(form, lambda: sent.append(conversations.answer_message(
        link, message=message, words=form.cleaned_data["words"], to=reader.to, by=adult
    ))):  # fmt: skip
        return render(request, "answer/thanks.html", {"to": reader.to, "answer_by": sent[0].answer_by})
    return render(request, "answer/message.html", {"message": message, "form": form, "reader": reader})


def _meeting(request: HttpRequest, link: OneAnswer) -> HttpResponse:
    adult, child = link.relationship.adult, link.relationship.child
    mine = Meeting.objects.for_adult(adult).filter(child=child, pk=link.row).select_related("by", "child__school")
    meeting = mine.prefetch_related("times").first()
    if meeting is None or meeting.is_over or not meeting.times_to_choose(dates.now()):
        return _no_good(request)
    form = ChooseTimeForm(meeting, request.POST or None)
    for name in NOT_HERE:
        form.fields.pop(name, None)
    if form.is_valid() and keeps_to(
        form, lambda: conversations.answer_meeting(link, meeting=meeting, time=form.cleaned_data["time"], by=adult)
    ):
        return render(request, "answer/thanks.html", {"at": form.cleaned_data["time"].starts_at})
    return render(request, "answer/meeting.html", {"meeting": meeting, "form": form})


def _worry(request: HttpRequest, link: OneAnswer) -> HttpResponse:
    adult, child = link.relationship.adult, link.relationship.child
    mine = Question.objects.for_adult(adult).filter(child=child, pk=link.row, answered_at__isnull=False, better="")
    question = mine.select_related("answered_by").first()
    if question is None:
        return _no_good(request)
    form = BetterForm(request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: conversations.answer_worry(link, question=question, **form.cleaned_data, by=adult)
    ):
        return render(request, "answer/thanks.html", {"to": question.answered_by})
    return render(request, "answer/worry.html", {"question": question, "form": form})


def _no_good(request: HttpRequest) -> HttpResponse:
    """Used, too old, ended or never made: whoever holds it is not told which."""
    return render(request, "answer/no_good.html", status=404)


def _quiet(response: HttpResponse, tag: str = "") -> HttpResponse:
    for name, value in HEADERS.items():
        response[name] = value
    if tag:
        response["Content-Language"] = tag
    return response


KINDS: dict[str, Callable[[HttpRequest, OneAnswer], HttpResponse]] = {
    OneAnswer.Kind.MESSAGE: _message, OneAnswer.Kind.MEETING: _meeting, OneAnswer.Kind.WORRY: _worry,
}  # fmt: skip
