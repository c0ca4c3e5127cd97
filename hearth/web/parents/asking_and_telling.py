"""Ask us, tell us: a parent's question with a named answer, and what they know with what it changed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations import in_both
from hearth.conversations.forms import MoreForm, QuestionForm, TellForm
from hearth.conversations.models import Contribution, Question
from hearth.journeys.shelves import opening
from hearth.journeys.whom import who_answers
from hearth.web.access import SignedIn, keeps_to, own_child, parents_only, row_or_404


@parents_only
def ask_us(request: SignedIn, child_pk: int) -> HttpResponse:
    child = own_child(request, child_pk)
    to = who_answers(child)
    form = QuestionForm(request.POST or None, initial={"words": opening(child, request.GET.get("about", ""))})
    if to and form.is_valid():
        words = form.cleaned_data["words"]
        if keeps_to(form, lambda: conversations.ask_question(child, words=words, to=to, by=request.user)):
            messages.success(request, _("Thank you for asking. %(name)s answers you here.") % {"name": to.name})
            return redirect("parents:ask_us", child.pk)
    mine = Question.objects.for_adult(request.user).filter(child=child)
    mine = mine.select_related("to", "answered_by", "read_by", "entered_by", "follows")
    in_both.put_beside(questions := list(mine), for_parent=True)
    return render(request, "parents/ask_us.html", {
        "child": child, "to": to, "form": form, "questions": questions, "today": dates.today(),
    })  # fmt: skip


@parents_only
@require_POST
def question_helped(request: SignedIn, pk: int) -> HttpResponse:
    asked = row_or_404(request, Question.objects.for_adult(request.user).select_related("child"), pk)
    form = MoreForm(request.POST)
    if form.is_valid():
        conversations.say_if_it_helped(asked, **form.cleaned_data, by=request.user)
        helped = form.cleaned_data["helped"]
        messages.success(request, _("Thank you for telling us.") if helped else _("Thank you. We will tell you more."))
    return redirect("parents:ask_us", asked.child_id)


@parents_only
def tell_us(request: SignedIn, child_pk: int) -> HttpResponse:
    child = own_child(request, child_pk)
    form = TellForm(child, request.POST or None)
    if form.is_valid():
        told = form.cleaned_data["told"]
        if keeps_to(form, lambda: conversations.tell(child, adult=request.user, told=told, by=request.user)):
            messages.success(request, _("Thank you. We will tell you here what it changes."))
            return redirect("parents:tell_us", child.pk)
    mine = Contribution.objects.for_adult(request.user).filter(child=child).select_related("said_by")
    return render(request, "parents/tell_us.html", {
        "child": child, "to": who_answers(child), "form": form, "contributions": mine,
    })  # fmt: skip
