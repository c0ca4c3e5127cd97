"""You told us, so we: one list a child and one for everybody, of what families told us and what it changed."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from hearth.agreements.models import Answer
from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations import in_both
from hearth.conversations.around import adults_we_talk_with
from hearth.conversations.forms import ContributionForm, SoWeForm
from hearth.conversations.models import Contribution, Question
from hearth.languages.asked import wanted_by
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, child_here, keeps_to, row_or_404, staff_may
from hearth.web.staff import told
from hearth.web.staff.told import Said

MAY = Permission.ANSWER_FAMILY
CHILD = ("child__school", "child__school_class", "child__group", "adult")
Source = Contribution.Source


@staff_may(MAY)
def contributions(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    of_child = Contribution.objects.visible_to(request.user).filter(child=child)
    rows = list(of_child.select_related("adult", "said_by", "entered_by").order_by("-told_on", "-pk"))
    in_both.put_beside_told(rows)
    return render(request, "staff/contributions.html", {
        "child": child, "waiting": [row for row in rows if not row.so_we],
        "said": told.of_child(child, request.user, dates.today()),
        "answered": [row for row in rows if row.so_we],
    })  # fmt: skip


@staff_may(Permission.SEE_SILENCES)
def told_us(request: SignedIn) -> HttpResponse:
    """Of the whole group, oldest first: what nobody has said "so we" to."""
    user, on = request.user, dates.today()
    told_us = Contribution.objects.visible_to(user).unanswered().filter(child__school=request.school)
    sources: list[tuple[QuerySet[Assessment] | QuerySet[Question] | QuerySet[Answer], str]] = [
        (told.home_answers(user), "respondent"), (told.worries(user, on), "adult"), (told.refusals(user), "ask__adult"),
    ]  # fmt: skip
    said = [
        (row.child, told.owed(row, on).words, told.adult_of(row))
        for rows, adult in sources
        for row in rows.filter(child__school=request.school).select_related("child", adult)
    ]
    return render(request, "staff/told_us.html", {
        "waiting": told_us.select_related("child", "adult").order_by("told_on", "pk"), "said": said,
    })  # fmt: skip


@staff_may(MAY)
def new_contribution(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    form = ContributionForm(adults_we_talk_with(child), request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: conversations.tell(child, **form.cleaned_data, by=request.user)):
        messages.success(request, "Written down. When you know what it changes, say so here.")
        return redirect("staff:contributions", child.pk)
    return render(request, "staff/new_contribution.html", {"child": child, "form": form})


@staff_may(MAY)
def so_we(request: SignedIn, pk: int) -> HttpResponse:
    rows = Contribution.objects.visible_to(request.user).filter(child__school=request.school)
    one = row_or_404(request, rows.select_related(*CHILD), pk)
    before = {"so_we": one.so_we, "since": one.since, "could_not": "could_not" if one.could_not else "did"}
    form = SoWeForm(request.POST or None, initial=before if one.so_we else None)
    if form.is_valid() and keeps_to(
        form, lambda: conversations.say_what_changed(one, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, f"{one.adult.name} sees it beside their own words.")
        return redirect("staff:contributions", one.child_id)
    in_both.put_beside_told([one])
    kind, pk = (one.source, one.row or 0) if one.source else ("contribution", one.pk)
    return render(request, "staff/so_we.html", {
        "child": one.child, "told": one, "form": form, "hand_kind": kind, "hand_pk": pk,
        "speaks_other": not one.source and wanted_by(one.adult) != "",
    })  # fmt: skip


@staff_may(MAY)
def answer_for(request: SignedIn, source: str, pk: int) -> HttpResponse:
    """Words that stood elsewhere: what did they change, or why could they not?"""
    one = _said(request, source, pk)
    form = SoWeForm(request.POST or None)
    if form.is_valid() and keeps_to(
        form,
        lambda: conversations.answer_for(
            one.child, adult=one.adult, told=one.words, told_on=one.on, how=one.how, source=one.source, row=one.row,
            part=one.part, **form.cleaned_data, by=request.user,
        ),
    ):  # fmt: skip
        messages.success(request, f"{one.adult.name} sees it beside their own words.")
        return redirect("staff:contributions", one.child.pk)
    return render(request, "staff/so_we.html", {
        "child": one.child, "said": one, "form": form, "hand_kind": source, "hand_pk": pk,
    })  # fmt: skip


def _said(request: SignedIn, source: str, pk: int) -> Said:
    """The words asked for, out of rows this person reaches."""
    user, school, joined = request.user, request.school, ("child__school", "child__school_class", "child__group")
    if source == Source.HOME:
        sent = Assessment.objects.visible_to(user).submitted().filter(child__school=school)
        sent = sent.filter(instrument_key__in=told.ASKED_AT_HOME)
        part = request.GET.get("part", "")
        row = row_or_404(request, sent.select_related("respondent", *joined), pk)
        found = next((one for one in told.in_home_answers(row) if one.part == part), None)
    elif source == Source.WORRY:
        asked = Question.objects.visible_to(user).worries_answered(dates.today()).filter(child__school=school)
        found = told.in_worry(row_or_404(request, asked.select_related("adult", *joined), pk))
    elif source == Source.REFUSAL:
        not_yes = Answer.objects.visible_to(user).filter(kind__in=told.NOT_YES, child__school=school)
        row_of = row_or_404(request, not_yes.select_related("ask__adult", *joined), pk)
        found = told.in_answer(row_of) if row_of.words or row_of.parts else None
    else:
        found = None
    if found is None:
        raise Http404
    return found
