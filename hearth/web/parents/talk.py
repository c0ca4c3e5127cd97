"""Talk to us: words both ways between one parent and school, newest first, and every way to reach us."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations import in_both, thread
from hearth.conversations.forms import TalkToUsForm, WriteBackForm
from hearth.conversations.models import Meeting, Message, Question, Talk
from hearth.journeys.whom import Reader, Readers, readers_of
from hearth.people.models import Child
from hearth.web.access import SignedIn, keeps_to, own_child, parents_only, row_or_404


@parents_only
def talk(request: SignedIn, child_pk: int) -> HttpResponse:
    child = own_child(request, child_pk)
    readers = readers_of(child)
    form = TalkToUsForm(request.POST or None)
    if (reader := readers.now) is not None and form.is_valid():
        words = form.cleaned_data["words"]
        if keeps_to(form, lambda: conversations.ask_question(child, words=words, to=reader.to, by=request.user)):
            messages.success(request, _("Thank you. %(name)s answers you here.") % {"name": reader.to.name})
            return redirect("parents:talk", child.pk)
    return _page(request, child, readers, form)


@parents_only
def write_back(request: SignedIn, pk: int) -> HttpResponse:
    """Words back to one message. Opened by itself it is that message alone."""
    message = row_or_404(request, _messages(request), pk)
    child = own_child(request, message.child_id)
    reader = readers_of(child).of(message.by)
    form = WriteBackForm(request.POST or None)
    if reader is not None and form.is_valid():
        words = form.cleaned_data["words"]
        if keeps_to(form, lambda: conversations.write_back(message, words=words, to=reader.to, by=request.user)):
            messages.success(
                request, _("Thank you. %(name)s reads it, and answers you here.") % {"name": reader.to.name}
            )
            return redirect("parents:talk", child.pk)
    return render(request, "parents/write_back.html", {
        "child": child, "message": message, "reader": reader, "form": form, "today": dates.today(),
    })  # fmt: skip


@parents_only
@require_POST
def thank(request: SignedIn, pk: int) -> HttpResponse:
    message = row_or_404(request, _messages(request), pk)
    conversations.say_thanks(message, by=request.user)
    messages.success(request, _("We have passed on your thanks."))
    return redirect("parents:talk", message.child_id)


def _messages(request: SignedIn) -> QuerySet[Message]:
    return Message.objects.for_adult(request.user).select_related("by", "child", "translation__linguist__user")


def _page(request: SignedIn, child: Child, readers: Readers, form: TalkToUsForm) -> HttpResponse:
    user = request.user
    mine = Question.objects.for_adult(user).filter(child=child)
    said = thread.page(
        messages=Message.objects.for_adult(user).filter(child=child),
        questions=mine,
        talks=Talk.objects.for_adult(user).filter(child=child),
        meetings=Meeting.objects.for_adult(user).filter(child=child),
        number=thread.number_of(request.GET.get("page", "")),
    )
    in_both.put_beside([one.row for one in said.said if one.kind == "question"], for_parent=True)
    return render(request, "parents/talk.html", {
        "child": child, "form": form, "page": said, "reader": readers.now, "today": dates.today(),
        "rows": [(one, _who_reads(one, readers)) for one in said.said],
        "written_back": set(mine.exclude(to_message=None).values_list("to_message", flat=True)),
    })  # fmt: skip


def _who_reads(one: thread.Said, readers: Readers) -> Reader | None:
    """Who would read words back to this message, where that is not whoever wrote it."""
    reader = readers.of(one.row.by) if one.kind == "message" else None
    return reader if reader is not None and reader.away is not None else None
