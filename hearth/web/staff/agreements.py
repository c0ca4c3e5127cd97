"""Asking for agreement, and everything anyone said."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from hearth.agreements import actions as agreements
from hearth.agreements.asking import askable
from hearth.agreements.forms import AskForm, ChildSayForm, DecisionForm, EnteredAnswerForm, HappenedForm
from hearth.agreements.models import Answer, Ask, ChildSay, Decision
from hearth.agreements.now import standing_now
from hearth.agreements.standing import Standing
from hearth.agreements.story import told
from hearth.base import dates
from hearth.conversations.around import somebody_we_talk_with
from hearth.journeys.actions import agreeing
from hearth.people.models import Child
from hearth.people.roles import Permission
from hearth.schools.days import school_day_after
from hearth.schools.models import NurtureGroup
from hearth.web import place_offered
from hearth.web.access import SignedIn, child_here, keeps_to, row_or_404, staff_may

P = Permission


@staff_may(P.SEE_CHILD)
def agreement(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    now = standing_now(child)
    decisions = Decision.objects.visible_to(request.user).filter(child=child).select_related("decided_by")
    says = ChildSay.objects.filter(child=child).select_related("beside")
    return render(request, "staff/agreement.html", {
        "child": child, "now": now, "divided": now.standing is Standing.DIVIDED, "sayers": told(child),
        "says": says.order_by("-said_on", "-pk"), "decisions": decisions.order_by("-decided_at"),
    })  # fmt: skip


@staff_may(P.ASK_AGREEMENT)
def new_ask(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    group = _group(child)
    around = askable(child)
    can_be_asked = [one for one, hindrance in around if not hindrance]
    form = AskForm(can_be_asked, request.POST or None, initial=_drafts(child, group) if group else None)
    if group and form.is_valid():
        typed = form.cleaned_data
        adult = typed.pop("relationship").adult
        if keeps_to(form, lambda: agreeing.ask_family(child, group=group, adult=adult, **typed, by=request.user)):
            messages.success(request, f"{adult.name} is asked. Ring or print for those who read no e-mail.")
            return redirect("staff:agreement", child.pk)
    return render(request, "staff/new_ask.html", {
        "child": child, "group": group, "form": form, "can_be_asked": can_be_asked,
        "not_yet": [(one, hindrance) for one, hindrance in around if hindrance],
    })  # fmt: skip


def _group(child: Child) -> NurtureGroup | None:
    """The group the child is known to, or the school's open one."""
    return child.group or next((g for g in child.school.groups.order_by("pk") if g.is_open(dates.today())), None)


def _drafts(child: Child, group: NurtureGroup) -> dict[str, object]:
    known = place_offered.about(child, group)
    return {
        "offer": render_to_string("staff/drafts/offer.txt", known).strip(),
        "why": render_to_string("staff/drafts/why.txt", known).strip(),
        "call_by": school_day_after(child.school, dates.today(), after=5),
    }


@staff_may(P.ASK_AGREEMENT)
def ask_paper(request: SignedIn, pk: int) -> HttpResponse:
    """Nothing goes to somebody who is kept away, nor on paper."""
    ask = _ask(request, pk)
    somebody_we_talk_with(ask.child, ask.adult)
    return render(request, "paper/agreement.html", place_offered.on_paper(ask))


@staff_may(P.ASK_AGREEMENT)
def enter_answer(request: SignedIn, pk: int) -> HttpResponse:
    ask = _ask(request, pk)
    before = ask.answers.last()
    taken_back = before is not None and before.kind != Answer.Kind.WITHDRAWN
    form = EnteredAnswerForm(ask.child, ask.adult.name, taken_back, request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: agreeing.take_answer(ask, **form.cleaned_data, by=request.user)):
        messages.success(request, f"What {ask.adult.name} said is written down, with your name and the day.")
        return redirect("staff:agreement", ask.child_id)
    return render(request, "staff/enter_answer.html", {"child": ask.child, "ask": ask, "form": form})


@staff_may(P.ASK_AGREEMENT)
def close_ask(request: SignedIn, pk: int) -> HttpResponse:
    ask = _ask(request, pk)
    if request.method == "POST":
        agreements.close_ask(ask, by=request.user)
        messages.success(request, f"Closed. {ask.adult.name} is not asked again unless something changes.")
        return redirect("staff:agreement", ask.child_id)
    last = ask.answers.last()
    owed = Answer.objects.filter(ask=ask, wants_talk=True).wanting_a_talk().exists()
    return render(request, "staff/close_ask.html", {"child": ask.child, "ask": ask, "last": last, "owed": owed})


def _ask(request: SignedIn, pk: int) -> Ask:
    rows = (
        Ask.objects.visible_to(request.user)
        .filter(child__school=request.school)
        .select_related("child__school", "child__school_class", "child__group", "adult", "group", "asked_by")
    )
    ask: Ask = row_or_404(request, rows, pk)
    return ask


@staff_may(P.ASK_AGREEMENT)
def note_visit(request: SignedIn, pk: int) -> HttpResponse:
    answer = _answer(request, pk)
    form = HappenedForm(request.POST or None, initial={"on": dates.today()})
    if form.is_valid() and keeps_to(form, lambda: agreements.note_visit(answer, **form.cleaned_data, by=request.user)):
        return redirect("staff:agreement", answer.child_id)
    return render(request, "staff/note_visit.html", {"child": answer.child, "answer": answer, "form": form})


@staff_may(P.ASK_AGREEMENT)
def note_talk_back(request: SignedIn, pk: int) -> HttpResponse:
    answer = _answer(request, pk)
    form = HappenedForm(request.POST or None, initial={"on": dates.today()})
    if form.is_valid() and keeps_to(
        form, lambda: agreements.note_talk_back(answer, **form.cleaned_data, by=request.user)
    ):
        return redirect("staff:agreement", answer.child_id)
    return render(request, "staff/note_talk_back.html", {"child": answer.child, "answer": answer, "form": form})


def _answer(request: SignedIn, pk: int) -> Answer:
    rows = (
        Answer.objects.visible_to(request.user)
        .filter(child__school=request.school)
        .select_related("child__school", "child__school_class", "child__group", "ask__adult")
    )
    answer: Answer = row_or_404(request, rows, pk)
    return answer


@staff_may(P.HEAR_CHILD)
def child_say(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    form = ChildSayForm(child, request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: agreements.hear_child(child, **form.cleaned_data, by=request.user)):
        messages.success(request, f"What {child.name} says is written down.")
        return redirect("staff:agreement", child.pk)
    return render(request, "staff/child_say.html", {"child": child, "form": form})


@staff_may(P.DECIDE_DIVIDED)
def decide(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    now = standing_now(child)
    form = DecisionForm(request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: agreeing.take_decision(child, **form.cleaned_data, by=request.user)):
        messages.success(request, "Decided. Now tell each of them, alone and by voice, before anything is written.")
        return redirect("staff:agreement", child.pk)
    divided = now.standing is Standing.DIVIDED
    return render(request, "staff/decide.html", {
        "child": child, "now": now, "divided": divided, "sayers": told(child), "form": form,
    })  # fmt: skip
