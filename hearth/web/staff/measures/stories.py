"""A child's story without names: begun from the record, settled, agreed to, read over by somebody else, printed."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys.models import Journey
from hearth.people.models import Relationship, User
from hearth.people.roles import Permission
from hearth.reports import actions, names_around, story_ready, story_sheet, unnamed
from hearth.reports.forms import BeginStoryForm, SignStoryForm, StoryAnswerForm, StoryForm, box_of
from hearth.reports.models import Story
from hearth.reports.sheet import Sheet
from hearth.reports.sheet_pdf import sheet_pdf
from hearth.reports.unnamed import Mark
from hearth.web.access import SignedIn, child_here, keeps_to, row_or_404, staff_may

P = Permission
NOWHERE = {"outside": "A nurture group", "name": "A nurture group"}
"""What stands for the school on a story: it may say no place."""


@dataclass(frozen=True)
class Stretch:
    """A piece of the text; with a mark where there is something to look at."""

    text: str
    mark: Mark | None = None
    settled: bool = False


@staff_may(P.MAKE_REPORTS)
def begin_story(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    journey = get_object_or_404(Journey.objects.visible_to(request.user).filter(child=child)[:1])
    form = BeginStoryForm(request.POST or None)
    made: list[Story] = []
    if form.is_valid() and keeps_to(
        form, lambda: made.append(actions.begin_story(journey, **form.cleaned_data, by=request.user))
    ):
        return redirect("staff:story", made[0].pk)
    stories = Story.objects.visible_to(request.user).standing().whole().filter(child=child)
    return render(request, "staff/measures/begin_story.html", {"child": child, "form": form, "stories": stories})


@staff_may(P.MAKE_REPORTS)
def story(request: SignedIn, pk: int) -> HttpResponse:
    """Its text with what may point at somebody, who said yes, and what stands against printing it."""
    one = _story(request, pk)
    text, around = one.latest, names_around.of(one.child)
    typed = request.POST.get("text", "") if request.method == "POST" else text.text
    found = unnamed.marks(typed, around)
    initial = {"text": text.text, "shown": text.pk, **StoryForm.boxes(text.kept, found)}
    form = StoryForm(_keepable(one, found), request.POST or None, initial=initial)
    if form.is_valid() and keeps_to(form, lambda: _write(one, form, request.user)):
        messages.success(request, "Saved. Whoever signs it reads this text.")
        return redirect("staff:story", pk)
    return render(request, "staff/measures/story.html", _about(one, form, found, typed, request.user))


@require_POST
@staff_may(P.MAKE_REPORTS)
def story_answer(request: SignedIn, pk: int) -> HttpResponse:
    one = _story(request, pk)
    form = _answer_form(one, request)
    if form.is_valid() and keeps_to(
        form, lambda: actions.note_story_answer(one, **form.answer(), by=request.user)
    ):  # fmt: skip
        messages.success(request, "Written down.")
        return redirect("staff:story", pk)
    return render(request, "staff/measures/story_answer.html", {"story": one, "form": form})


@staff_may(P.SIGN_STORY)
def sign_story(request: SignedIn, pk: int) -> HttpResponse:
    """The very text, as it would leave, for somebody who wrote none of it."""
    one = _story(request, pk)
    text = one.latest
    form = SignStoryForm(request.POST or None, initial={"digest": text.digest})
    if form.is_valid() and keeps_to(
        form, lambda: actions.sign_story(one, digest=form.cleaned_data["digest"], by=request.user)
    ):
        messages.success(request, "Signed. It can be printed for as long as the family’s yes stands.")
        return redirect("staff:story", pk)
    found = unnamed.marks(text.text, names_around.of(one.child))
    return render(request, "staff/measures/sign_story.html", {
        "story": one, "text": text, "form": form, "against": story_ready.against_signing(text),
        "may_sign": story_ready.may_sign(text, request.user), "kept": _kept(text.kept, found),
        "parts": story_sheet.parts(text),
    })  # fmt: skip


@require_POST
@staff_may(P.MAKE_REPORTS)
def put_story_away(request: SignedIn, pk: int) -> HttpResponse:
    one = _story(request, pk)
    actions.put_story_away(one, by=request.user)
    messages.success(request, "Put away. Nobody can print it any more.")
    return redirect("staff:begin_story", one.child_id)


@staff_may(P.MAKE_REPORTS)
def story_page(request: SignedIn, pk: int) -> HttpResponse:
    return render(request, "reports/sheet.html", {
        "sheet": _printable(request, pk), "school": NOWHERE, "pdf_url": reverse("staff:story_pdf", args=[pk]),
        "back_url": reverse("staff:story", args=[pk]), "back": "Back to the story",
    })  # fmt: skip


@staff_may(P.MAKE_REPORTS)
def story_pdf(request: SignedIn, pk: int) -> HttpResponse:
    """Made each time, kept nowhere, under a name that says no school."""
    made = sheet_pdf(_printable(request, pk))
    named = f'inline; filename="story-{dates.today():%Y-%m-%d}.pdf"'
    return HttpResponse(
        made, content_type="application/pdf", headers={"Content-Disposition": named, "Cache-Control": "no-store"}
    )


def _printable(request: SignedIn, pk: int) -> Sheet:
    one = _story(request, pk)
    if against := story_ready.against_printing(one):
        raise RuleBroken(against[0])
    return story_sheet.sheet(one, dates.today())


def _story(request: SignedIn, pk: int) -> Story:
    rows = Story.objects.visible_to(request.user).filter(child__school=request.school)
    one: Story = row_or_404(request, rows.standing().whole(), pk)
    return one


def _keepable(one: Story, found: tuple[Mark, ...]) -> list[Mark]:
    hidden = story_ready.is_hidden(one)
    return [mark for mark in found if unnamed.may_be_kept(mark, is_hidden=hidden)]


def _write(one: Story, form: StoryForm, by: User) -> None:
    data = form.cleaned_data
    actions.write_story(one, text=data["text"], kept=form.kept(), shown=data["shown"], by=by)


def _about(one: Story, form: StoryForm, found: tuple[Mark, ...], typed: str, user: User) -> dict[str, object]:
    hidden, kept = story_ready.is_hidden(one), one.latest.kept
    once = {mark.key: mark for mark in reversed(found)}
    marks = sorted(once.values(), key=lambda mark: mark.start)
    return {
        "story": one, "text": one.latest, "form": form, "child": one.child,
        "stretches": _stretches(typed, found, lambda mark: unnamed.settled(mark, kept, is_hidden=hidden)),
        "marks": [
            (mark, form[box_of(mark)] if box_of(mark) in form.fields else None,
             unnamed.settled(mark, kept, is_hidden=hidden)) for mark in marks
        ],
        "against": story_ready.against_printing(one), "answers": one.asked.all(),
        "answer_form": _answer_form(one, None), "may_sign": story_ready.may_sign(one.latest, user),
    }  # fmt: skip


BEGINS = {"## ": "part", "- ": "point", "> ": "quote"}


def _stretches(
    text: str, found: tuple[Mark, ...], is_settled: Callable[[Mark], bool]
) -> list[tuple[str, list[Stretch]]]:
    """Line by line, with what it is: a part, a point, somebody's own words, or "" for a paragraph."""
    lines: list[tuple[str, list[Stretch]]] = []
    start = 0
    for line in text.split("\n"):
        sign = next((one for one in BEGINS if line.startswith(one)), "")
        pieces, at, end = [], start + len(sign), start + len(line)
        for mark in (one for one in found if start <= one.start < end):
            pieces += [Stretch(text[at : mark.start]), Stretch(mark.words, mark, is_settled(mark))]
            at = mark.end
        lines.append((BEGINS.get(sign, ""), [*pieces, Stretch(text[at:end])]))
        start = end + 1
    return [line for line in lines if any(piece.text.strip() for piece in line[1])]


def _kept(kept: dict[str, str], found: tuple[Mark, ...]) -> list[tuple[str, str]]:
    once = {mark.key: mark.words for mark in found}
    return [(words, kept[key]) for key, words in once.items() if kept.get(key)]


def _answer_form(one: Story, request: SignedIn | None) -> StoryAnswerForm:
    having = Relationship.objects.with_a_say().filter(child=one.child_id).values("adult")
    who = User.objects.filter(pk__in=having).order_by("surname", "forename", "pk")
    return StoryAnswerForm(who, one.child.name, request.POST if request else None)
