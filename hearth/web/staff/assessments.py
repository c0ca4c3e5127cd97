"""Views side by side, none ranked; asking for them; answering, and writing in what was given by phone or on paper."""

from collections.abc import Iterator

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.assessments import actions as assessments
from hearth.assessments.drafts import draft_of
from hearth.assessments.forms import AnswersForm, AskRoundForm, GivenForm, ShareWordsForm
from hearth.assessments.models import Assessment
from hearth.assessments.rater_forms import FilledInForm, RaterForm
from hearth.assessments.side_by_side import Answered, given, look, people_to_ask
from hearth.assessments.twins import twin_of
from hearth.people.roles import Permission
from hearth.reports.seesaw import seesaw
from hearth.web.access import SignedIn, child_here, keeps_to, row_or_404, staff_may
from hearth.web.staff.journeys import open_journey

Is = Assessment.RespondentIs


@staff_may(Permission.SEE_CHILD)
def side_by_side(request: SignedIn, child_pk: int) -> HttpResponse:
    """Home, school and child beside each other, question area by question area, first and latest."""
    child = child_here(request, child_pk)
    rows = Assessment.objects.visible_to(request.user).filter(child=child)
    seen = look(child, rows.select_related("child", "respondent", "entered_by", "journey"))
    journey = child.journeys.open().first()
    context = {
        "child": child, "seen": seen, "journey": journey,
        "raters": [(rater, seesaw(rater.then, rater.now)) for rater in seen.raters],
        "may_begin": journey is not None and not any(one.respondent_is == Is.CHILD for one in seen.waiting),
    }  # fmt: skip
    return render(request, "staff/assessments.html", context)


@require_POST
@staff_may(Permission.HEAR_CHILD)
def hear_child(request: SignedIn, child_pk: int) -> HttpResponse:
    """Beside the child, without having been asked first."""
    begun = assessments.hear_child(open_journey(child_here(request, child_pk)), by=request.user)
    return redirect("staff:assessment", begun.pk)


@staff_may(Permission.INVITE_PARENT)
def ask_for_assessment(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    journey = open_journey(child)
    people = people_to_ask(journey)
    form = AskRoundForm(request.POST or None, people=[(key, one.label) for key, one in people.items()])
    left: list[str] = []

    def ask() -> None:
        whom, occasion, due_on = (form.cleaned_data[name] for name in ("whom", "occasion", "due_on"))
        if whom == "all":
            asked = assessments.ask_round(journey, occasion=occasion, due_on=due_on, by=request.user)
            new = {(one.instrument_key, one.respondent_id) for one in asked}
            everybody = assessments.round_of(journey, occasion)
            left.extend(who.name for key, _is, who in everybody if (key, who.pk) not in new)
            return
        one = people[whom]
        assessments.ask_for(
            journey, instrument_key=one.instrument_key, occasion=occasion, respondent=one.respondent,
            respondent_is=one.respondent_is, due_on=due_on, by=request.user,
        )  # fmt: skip

    if form.is_valid() and keeps_to(form, ask):
        messages.success(request, _("Asked. Parents who cannot read it on a screen are rung, or given the paper."))
        if left:
            names = ", ".join(dict.fromkeys(left))
            messages.info(
                request, _("Answered on this occasion already, and not asked again: %(names)s.") % {"names": names}
            )
        return redirect("staff:assessments", child.pk)
    return render(request, "staff/ask_for_assessment.html", {"child": child, "form": form})


def _reached(request: SignedIn, pk: int) -> Assessment:
    reach = Assessment.objects.visible_to(request.user).filter(child__school=request.school)
    rows: QuerySet[Assessment] = reach.select_related(
        "child__school_class", "child__group", "journey", "respondent", "entered_by"
    )
    return row_or_404(request, rows, pk)


@staff_may(Permission.OBSERVE)
def assessment(request: SignedIn, pk: int) -> HttpResponse:
    """One questionnaire: to answer, or to read. A parent's is written in with how and when it was given."""
    asked = _reached(request, pk)
    if not asked.is_waiting:
        if request.method == "POST":
            messages.info(request, _("These answers have been sent already. They are safe."))
        return render(request, "staff/answers.html", _context(asked, answers=_sent(asked), form=ShareWordsForm()))
    posted = request.POST if request.method == "POST" else None
    beside = {"adult-beside": request.user.name} if asked.respondent_is == Is.CHILD else {}
    draft = draft_of(asked, request.user)
    mine = asked.respondent_is == Is.STAFF
    form = AnswersForm(asked.instrument, posted, initial={**beside, **draft.answers}, minded=mine)
    about = list(_about(asked, posted))
    if form.is_valid() and all(one.is_valid() for one in about):
        facts = {"shown": request.POST.get("shown")} | {k: v for one in about for k, v in one.cleaned_data.items()}
        if keeps_to(form, lambda: assessments.submit(asked, answers=form.cleaned_data, **facts, by=request.user)):
            messages.success(request, _("Sent, and kept beside the other views.") + _not_counted(asked))
            return redirect("staff:assessments", asked.child_id)
    twin = twin_of(asked)
    return render(request, "staff/assessment.html", _context(asked, form=form, about=about, draft=draft, twin=twin))


def _not_counted(asked: Assessment) -> str:
    """What was left too empty for the instrument's own rule is said by name, to staff alone."""
    scoring = asked.instrument.scoring
    titles = {strand.id: strand.title for strand in scoring.strands} if scoring else {}
    empty = [titles[one.strand] for one in asked.scores.filter(value=None) if one.strand in titles]
    return " " + _("Not counted, too few answers: %(parts)s.") % {"parts": ", ".join(empty)} if empty else ""


def _about(asked: Assessment, posted: QueryDict | None) -> Iterator[Form]:
    """What is asked beside the questions: how a parent gave them, where staff see the child, the day on the form."""
    if asked.respondent_is == Is.PARENT:
        yield GivenForm(posted)
    elif asked.instrument.is_scored_elsewhere:
        yield FilledInForm(posted)
    if asked.respondent_is == Is.STAFF:
        yield RaterForm(posted, child=asked.child)


@require_POST
@staff_may(Permission.OBSERVE)
def put_assessment_right(request: SignedIn, pk: int) -> HttpResponse:
    """Something in sent answers was wrong: a new page begins from them, and they are kept."""
    again = assessments.put_right(_reached(request, pk), by=request.user)
    return redirect("staff:assessment", again.pk)


@require_POST
@staff_may(Permission.OBSERVE)
def assessment_draft(request: SignedIn, pk: int) -> HttpResponse:
    asked = _reached(request, pk)
    typed = AnswersForm(asked.instrument, request.POST).typed()
    asked = assessments.save_draft(asked, answers=typed, shown=request.POST.get("shown"), by=request.user)
    if request.headers.get("HX-Request"):
        return render(request, "parts/saved.html", {"draft": draft_of(asked, request.user)})
    messages.success(request, _("Saved. You can come back to it on any day."))
    return redirect("staff:assessment", pk)


@require_POST
@staff_may(Permission.HEAR_CHILD)
def child_words(request: SignedIn, pk: int) -> HttpResponse:
    """A child's words go home only after an adult read them and asked the child; and can be kept here again."""
    asked = _reached(request, pk)
    form = ShareWordsForm(request.POST)
    if "keep" in request.POST:
        assessments.keep_child_words(asked, by=request.user)
        messages.success(request, _("These words stay at school now."))
    elif form.is_valid() and keeps_to(form, lambda: assessments.share_child_words(asked, by=request.user)):
        messages.success(request, _("The family can read these words now."))
    else:
        return render(request, "staff/answers.html", _context(asked, answers=_sent(asked), form=form))
    return redirect("staff:assessment", pk)


@require_POST
@staff_may(Permission.INVITE_PARENT)
def let_go(request: SignedIn, pk: int) -> HttpResponse:
    asked = _reached(request, pk)
    assessments.let_go(asked, by=request.user)
    messages.success(request, _("We are not waiting for it any more."))
    return redirect("staff:assessments", asked.child_id)


def _sent(asked: Assessment) -> list[Answered]:
    """What was sent. A draft nobody waits for any more stays its writer's."""
    return given(asked) if asked.submitted_at else []


def _context(asked: Assessment, **more: object) -> dict[str, object]:
    later = Assessment.objects.submitted().in_sight().filter(corrects=asked).first()
    return {"assessment": asked, "child": asked.child, "instrument": asked.instrument, "later": later, **more}
