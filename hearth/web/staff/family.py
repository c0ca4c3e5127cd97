"""What we owe a family: answers and promises."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations import containing, fears, in_both
from hearth.conversations.around import adults_we_talk_with, who_can_answer
from hearth.conversations.forms import (
    AnswerQuestionForm,
    EnteredQuestionForm,
    KeptForm,
    LetGoForm,
    PassForm,
    PromiseForm,
)
from hearth.conversations.models import Promise, Question
from hearth.journeys.models import Journey
from hearth.journeys.whom import who_answers
from hearth.languages.asked import translators_for, wanted_by
from hearth.languages.catalogue import ENGLISH
from hearth.languages.forms import AskTranslationForm
from hearth.people.models import Relationship, User
from hearth.people.roles import Permission, Role
from hearth.schools.days import school_day_after
from hearth.web.access import SignedIn, child_here, keeps_to, row_or_404, staff_may

MAY = Permission.ANSWER_FAMILY
CHILD = ("child__school", "child__school_class", "child__group", "adult")


@staff_may(MAY)
def questions(request: SignedIn, child_pk: int) -> HttpResponse:
    """All that this family asked, and all that we promised."""
    child = child_here(request, child_pk)
    asked = Question.objects.visible_to(request.user).filter(child=child)
    promised = Promise.objects.visible_to(request.user).filter(child=child)
    return render(request, "staff/questions.html", {
        "child": child, "today": dates.today(),
        "questions": asked.select_related("adult", "to", "answered_by").order_by("-asked_at", "-pk"),
        "promises": promised.select_related("adult", "made_by", "kept_by").order_by("-due_on", "-pk"),
    })  # fmt: skip


@staff_may(MAY)
def new_question(request: SignedIn, child_pk: int) -> HttpResponse:
    """What a parent asked by phone, at the gate or on paper: the same row, the same named answer, the same day."""
    child = child_here(request, child_pk)
    around, answering = adults_we_talk_with(child), who_can_answer(child)
    common = fears.common(child.name, ENGLISH)
    # From a page that came back on paper: whose it was is known.
    on_paper = {"adult": request.GET["adult"], "how": Question.How.PAPER} if "adult" in request.GET else {}
    first = {"to": who_answers(child), **on_paper}
    form = EnteredQuestionForm(around, answering, common, request.POST or None, initial=first)
    if form.is_valid() and keeps_to(
        form, lambda: conversations.ask_question(child, **form.cleaned_data, by=request.user)
    ):
        who = form.cleaned_data["adult"]
        messages.success(request, f"Written down. {who.name} sees it too, with the name and the day.")
        return redirect("staff:questions", child.pk)
    return render(request, "staff/new_question.html", {"child": child, "form": form})


@staff_may(MAY)
def question(request: SignedIn, pk: int) -> HttpResponse:
    """`begin`: words to begin with were asked for. Nothing is sent yet, and what was typed stays. Opened for the first
    time by somebody who may answer, it is read, and the parent sees by whom; never the safeguarding lead's name."""
    asked = row_or_404(request, _questions(request), pk)
    first = request.method == "GET" and asked.read_at is None
    if first and not request.user.is_(Role.SAFEGUARDING_LEAD, request.school):
        conversations.note_read(asked, by=request.user)
    if begin := request.POST.get("begin") or request.GET.get("begin"):
        words = containing.begun(begin, asked.child.name, typed=request.POST.get("answer", ""))
        typed = {"answer": words, "we_will": request.POST.get("we_will", "")}
        return _question_page(request, asked, AnswerQuestionForm(asked=asked, initial=typed), _pass_form(asked))
    form, ask = AnswerQuestionForm(request.POST or None, asked=asked), _translator(request, asked)
    if form.is_valid() and (ask is None or ask.is_valid()):
        facts = {**form.cleaned_data, **(ask.facts() if ask is not None else {})}
        if keeps_to(form, lambda: conversations.answer_question(asked, **facts, by=request.user)):
            messages.success(request, f"Answered. {asked.adult.name} sees it with your name.")
            return redirect("staff:question", pk)
    return _question_page(request, asked, form, _pass_form(asked))


@staff_may(MAY)
def pass_question(request: SignedIn, pk: int) -> HttpResponse:
    asked = row_or_404(request, _questions(request), pk)
    form = PassForm(_others(asked), request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: conversations.pass_question(asked, **form.cleaned_data, by=request.user)
    ):
        to, day = form.cleaned_data["to"], form.cleaned_data["answer_by"]
        messages.success(
            request, f"{to.name} has it. {asked.adult.name} sees the new name and day: {day:%A} {day.day} {day:%B}."
        )
        return redirect("staff:question", pk)
    return _question_page(request, asked, AnswerQuestionForm(asked=asked), form)


def _questions(request: SignedIn) -> QuerySet[Question]:
    rows = Question.objects.visible_to(request.user).filter(child__school=request.school)
    return rows.select_related(*CHILD, "to", "answered_by", "read_by", "entered_by", "follows__answered_by")


def _others(asked: Question) -> QuerySet[User]:
    return who_can_answer(asked.child).exclude(pk=asked.to_id)


def _pass_form(asked: Question) -> PassForm:
    return PassForm(_others(asked), initial={"answer_by": school_day_after(asked.child.school, dates.today())})


def _translator(request: SignedIn, asked: Question) -> AskTranslationForm | None:
    """Under an answer still to be sent, where somebody is named who puts it into this adult's language."""
    found = translators_for(asked.child, asked.adult) if asked.answered_at is None else None
    return AskTranslationForm(found, request.POST or None, prefix="translate") if found else None


def _question_page(request: SignedIn, asked: Question, form: AnswerQuestionForm, passing: PassForm) -> HttpResponse:
    in_both.put_beside([asked])
    around = Relationship.objects.filter(child=asked.child_id, adult=asked.adult_id).first()
    return render(request, "staff/question.html", {
        "ask": _translator(request, asked), "speaks_other": wanted_by(asked.adult) != "",
        "child": asked.child, "question": asked, "form": form, "passing": passing, "relationship": around,
        "late": asked.is_late(dates.today()), "today": dates.today(), **_replies(asked),
        "fear": fears.of(asked.fear, asked.child.name, ENGLISH) if asked.fear else None,
        "willing": _willing(request, asked), "asks_for_a_parent": asked.about == Question.About.ANOTHER_PARENT,
    })  # fmt: skip


def _willing(request: SignedIn, asked: Question) -> list[Relationship]:
    """Parents of other families of the same group who said that they would talk: those this person reaches. Whoever is
    restricted, held or without a door is not among them; nor anybody of the child's own family."""
    if asked.about != Question.About.ANOTHER_PARENT or asked.answered_at is not None:
        return []
    groups = [asked.child.group_id, *Journey.objects.filter(child=asked.child_id).values_list("group", flat=True)]
    family = Relationship.objects.filter(child=asked.child_id).values("adult")
    others = Relationship.objects.visible_to(request.user).willing_to_talk().exclude(adult__in=family)
    of_the_group = others.filter(child__journeys__group__in=[group for group in groups if group])
    found = of_the_group.select_related("adult").order_by("adult__forename", "pk").distinct()
    return list({one.adult_id: one for one in found}.values())


def _replies(asked: Question) -> dict[str, object]:
    """Words to begin an answer with, first those the message brings to mind. Made for this page, and never kept."""
    if asked.answered_at is not None:
        return {}
    near = containing.kinds_in(asked.words, asked.child.name)
    keys = {kind.key for kind in near}
    return {"near": near, "others": [kind for kind in containing.kinds(asked.child.name) if kind.key not in keys]}


@staff_may(MAY)
def replies(request: SignedIn) -> HttpResponse:
    """The whole guide, to read before it is needed, and to print."""
    return render(request, "staff/replies.html", {"kinds": containing.kinds()})


@staff_may(MAY)
def new_promise(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    form = PromiseForm(adults_we_talk_with(child), request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: conversations.promise(child, **form.cleaned_data, by=request.user)):
        messages.success(request, "Promised. It stays on Today until it is kept.")
        return redirect("staff:questions", child.pk)
    return render(request, "staff/new_promise.html", {"child": child, "form": form})


@staff_may(MAY)
def promise(request: SignedIn, pk: int) -> HttpResponse:
    promised = row_or_404(request, _promises(request), pk)
    form = KeptForm(request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: conversations.keep_promise(promised, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, "Kept.")
        return redirect("staff:questions", promised.child_id)
    return _promise_page(request, promised, form, LetGoForm())


@staff_may(MAY)
def let_promise_go(request: SignedIn, pk: int) -> HttpResponse:
    promised = row_or_404(request, _promises(request), pk)
    form = LetGoForm(request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: conversations.let_promise_go(promised, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, "Written down, with what you told them.")
        return redirect("staff:questions", promised.child_id)
    return _promise_page(request, promised, KeptForm(), form)


def _promises(request: SignedIn) -> QuerySet[Promise]:
    rows = Promise.objects.visible_to(request.user).filter(child__school=request.school)
    return rows.select_related(*CHILD, "made_by", "kept_by")


def _promise_page(request: SignedIn, promised: Promise, kept: KeptForm, let_go: LetGoForm) -> HttpResponse:
    return render(request, "staff/promise.html", {
        "child": promised.child, "promise": promised, "form": kept, "let_go": let_go,
        "open": promised.kept_on is None and not promised.let_go_why, "late": promised.is_late(dates.today()),
    })  # fmt: skip
