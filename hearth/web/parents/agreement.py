"""A parent is asked, answers, changes the answer, takes it back. Each alone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.agreements.forms import AnswerForm
from hearth.agreements.models import Answer, Ask
from hearth.base import dates
from hearth.journeys.actions import agreeing
from hearth.journeys.models import Placement
from hearth.web import place_offered
from hearth.web.access import SignedIn, keeps_to, parents_only, row_or_404
from hearth.web.read_over import locked


@parents_only
@locked("agreement")
def ask(request: SignedIn, pk: int) -> HttpResponse:
    asked = _ask(request, pk)
    form = AnswerForm(asked.child, request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: agreeing.take_answer(asked, **form.cleaned_data, by=request.user)):
        messages.success(request, _("Thank you. We have your answer."))
        return redirect("parents:ask", pk)
    mine = list(asked.answers.select_related("entered_by").order_by("-entered_at", "-pk"))
    said_day = (mine[0].ring_by if mine else None) or asked.call_by
    return render(request, "parents/ask.html", {
        "ask": asked, "form": form, "answer": mine[0] if mine else None, "earlier": mine[1:],
        "has_begun": Placement.objects.filter(child=asked.child, starts_on__lte=dates.today()).exists(),
        "call_passed": said_day is not None and said_day < dates.today(),
        "took_back": bool(mine) and mine[0].kind == Answer.Kind.WITHDRAWN,
        **place_offered.about(asked.child, asked.group),
    })  # fmt: skip


@parents_only
@require_POST
@locked("agreement")
def take_back(request: SignedIn, pk: int) -> HttpResponse:
    asked = _ask(request, pk)
    agreeing.take_answer(asked, kind=Answer.Kind.WITHDRAWN, by=request.user)
    messages.success(request, _("We took back your answer."))
    return redirect("parents:ask", pk)


@parents_only
@locked("agreement")
def ask_paper(request: SignedIn, pk: int) -> HttpResponse:
    return render(request, "paper/agreement.html", place_offered.on_paper(_ask(request, pk)))


def _ask(request: SignedIn, pk: int) -> Ask:
    rows = Ask.objects.for_adult(request.user).select_related(
        "child__school", "child__school_class", "child__group", "adult", "group", "asked_by"
    )
    asked: Ask = row_or_404(request, rows, pk)
    return asked
