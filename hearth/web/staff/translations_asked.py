"""Words that staff give to a named translator: asked, passed on, let go."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from hearth.base import dates
from hearth.conversations.models import Contribution, Message, Question
from hearth.languages import actions as languages
from hearth.languages import asked
from hearth.languages.forms import AskTranslationForm, LetTranslationGoForm, PassTranslationForm
from hearth.languages.models import Linguist, Translation
from hearth.people.models import AboutChildQuerySet
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, keeps_to, row_or_404, staff_may

MAY = Permission.ANSWER_FAMILY
Kind = Translation.Kind
ENGLISH = "en-GB"


@dataclass(frozen=True)
class Words:
    """Which rows hold words that may be translated, under which name, and where one goes on afterwards."""

    rows: AboutChildQuerySet
    field: str
    page: str
    into_english: bool = False


KINDS = {
    Kind.QUESTION: Words(Question.objects.all(), "words", "staff:question", True),
    Kind.ANSWER: Words(Question.objects.exclude(answer=""), "all_of_the_answer", "staff:question"),
    Kind.TOLD: Words(Contribution.objects.all(), "told", "staff:so_we", True),
}


@staff_may(MAY)
def ask_translation(request: SignedIn, kind: str, pk: int) -> HttpResponse:
    """Words from home into English for all who work with the family, or our answer into theirs."""
    if kind not in KINDS:
        raise Http404
    what = KINDS[Kind(kind)]
    row = row_or_404(request, _here(what.rows, request), pk)
    words, theirs = getattr(row, what.field), asked.wanted_by(row.adult)
    form = AskTranslationForm(asked.translators_for(row.child, row.adult), request.POST or None, must=True)
    if form.is_valid() and keeps_to(form, lambda: languages.ask_translation(
        row.child, adult=row.adult, kind=kind, row=pk, words=words,
        from_language=theirs if what.into_english else ENGLISH, into_language=ENGLISH if what.into_english else theirs,
        **form.facts(), by=request.user,
    )):  # fmt: skip
        messages.success(request, f"{form.cleaned_data['linguist'].user.name} has it.")
        return redirect(what.page, pk)
    return render(request, "staff/ask_translation.html", {
        "child": row.child, "row": row, "words": words, "form": form, "from_home": what.into_english,
        "tongue": theirs if what.into_english else ENGLISH, "back": reverse(what.page, args=[pk]),
    })  # fmt: skip


@staff_may(MAY)
def asked_translation(request: SignedIn, pk: int) -> HttpResponse:
    one = _asked(request, pk)
    return _page(request, one, PassTranslationForm(_others(one)), LetTranslationGoForm())


@staff_may(MAY)
def pass_translation(request: SignedIn, pk: int) -> HttpResponse:
    one = _asked(request, pk)
    form = PassTranslationForm(_others(one), request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: languages.pass_translation(one, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, f"{form.cleaned_data['linguist'].user.name} has it now.")
        return redirect("staff:asked_translation", pk)
    return _page(request, one, form, LetTranslationGoForm())


@staff_may(MAY)
def let_translation_go(request: SignedIn, pk: int) -> HttpResponse:
    one = _asked(request, pk)
    form = LetTranslationGoForm(request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: languages.let_translation_go(one, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, "It is taken back. The translator no longer sees it.")
        return redirect("staff:asked_translation", pk)
    return _page(request, one, PassTranslationForm(_others(one)), form)


def waits_to_go(one: Translation) -> Message | None:
    """A message of ours whose translation is done or let go, and which has not gone out."""
    if one.kind != Kind.MESSAGE or one.is_open:
        return None
    return Message.objects.in_sight().filter(translation=one, sent_at=None).first()


def _here(rows: AboutChildQuerySet, request: SignedIn) -> QuerySet[Any]:
    found = rows.visible_to(request.user).filter(child__school=request.school)
    return found.select_related("child__school", "child__school_class", "child__group", "adult")


def _asked(request: SignedIn, pk: int) -> Translation:
    rows = _here(Translation.objects.all(), request).select_related("asked_by", "linguist__user")
    one: Translation = row_or_404(request, rows, pk)
    return one


def _others(one: Translation) -> QuerySet[Linguist]:
    return asked.translators_for(one.child, one.adult).exclude(pk=one.linguist_id or 0)


def _page(
    request: SignedIn, one: Translation, passing: PassTranslationForm, let_go: LetTranslationGoForm
) -> HttpResponse:
    return render(request, "staff/asked_translation.html", {
        "child": one.child, "one": one, "passing": passing, "let_go": let_go, "others": _others(one).exists(),
        "late": one.is_late(dates.today()), "message": waits_to_go(one),
    })  # fmt: skip
