"""Words both ways with one parent: write to them, and read what was said before."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations import actions as conversations
from hearth.conversations import in_both
from hearth.conversations import thread as talk
from hearth.conversations.around import somebody_we_write_to
from hearth.conversations.forms import MessageForm
from hearth.conversations.models import Meeting, Message, Question, SpeakingNote, Talk
from hearth.languages.asked import translators_for
from hearth.languages.forms import AskTranslationForm
from hearth.people.models import Relationship
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, child_here, keeps_to, row_or_404, staff_may

TRANSLATE = "translate"


@staff_may(Permission.WRITE_TO_FAMILY)
def thread(request: SignedIn, child_pk: int, pk: int) -> HttpResponse:
    """One parent at a time: there is no list to send to. `translate`: the form that asks a translator, beneath."""
    child = child_here(request, child_pk)
    one = get_object_or_404(Relationship.objects.filter(child=child).select_related("adult"), pk=pk)
    form, ask = MessageForm(request.POST or None), _translator(request, one)
    if form.is_valid() and (ask is None or ask.is_valid()):
        facts = {**form.facts(), **(ask.facts() if ask is not None else {})}
        if keeps_to(form, lambda: _say(request, conversations.write_message(
            child, adult=one.adult, **facts, by=request.user
        ))):  # fmt: skip
            return redirect("staff:thread", child.pk, pk)
    return _page(request, one, form, ask)


@staff_may(Permission.WRITE_TO_FAMILY)
@require_POST
def send_held(request: SignedIn, pk: int) -> HttpResponse:
    """A message that waits for its translation goes as it is: somebody reads it to them, or they read English."""
    rows = Message.objects.visible_to(request.user).filter(child__school=request.school)
    message = row_or_404(request, rows.select_related("child__school", "adult"), pk)
    _say(request, conversations.send_as_written(message, by=request.user))
    one = Relationship.objects.get(child=message.child_id, adult=message.adult_id)
    return redirect("staff:thread", message.child_id, one.pk)


def _say(request: SignedIn, message: Message) -> None:
    name = message.adult.name
    if message.sent_at is None and message.translation is not None:
        messages.success(request, f"It goes to {name} when it is translated, by {message.translation.due_on:%-d %B}.")
    elif message.was_noticed:
        messages.success(request, f"{name} can read it now, with your name. A letter says that something is there.")
    else:
        messages.success(request, f"{name} can read it now. No letter goes to {name}: say it another way too.")


def _translator(request: SignedIn, one: Relationship) -> AskTranslationForm | None:
    """Where somebody is named who translates into this adult's language."""
    found = translators_for(one.child, one.adult)
    return AskTranslationForm(found, request.POST or None, prefix=TRANSLATE) if found else None


def _page(request: SignedIn, one: Relationship, form: MessageForm, ask: AskTranslationForm | None) -> HttpResponse:
    user, child, adult = request.user, one.child, one.adult
    notes = SpeakingNote.objects.for_staff(user).filter(child=child, adult=adult)
    said = talk.page(
        messages=Message.objects.visible_to(user).filter(child=child, adult=adult),
        questions=Question.objects.visible_to(user).filter(child=child, adult=adult),
        talks=Talk.objects.visible_to(user).filter(child=child, adult=adult),
        meetings=Meeting.objects.visible_to(user).filter(child=child, adult=adult),
        number=talk.number_of(request.GET.get("page", "")),
    )
    in_both.put_beside([each.row for each in said.said if each.kind == "question"])
    return render(request, "staff/thread.html", {
        "child": child, "one": one, "form": form, "ask": ask, "why_not": _why_not(one), "note": notes.first(),
        "today": dates.today(), "page": said,
    })  # fmt: skip


def _why_not(one: Relationship) -> str:
    """Why nobody writes to this adult now; empty where they may."""
    try:
        somebody_we_write_to(one.child, one.adult)
    except RuleBroken as broken:
        return broken.sentence
    return ""
