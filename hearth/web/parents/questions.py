"""The questions about home: saved as you go, sent once, and changed on any day."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.assessments import actions as assessments
from hearth.assessments.drafts import draft_of
from hearth.assessments.forms import AnswersForm
from hearth.assessments.models import Assessment
from hearth.assessments.side_by_side import given
from hearth.web.access import SignedIn, keeps_to, parents_only, row_or_404
from hearth.web.read_over import locked


def _mine(request: SignedIn, pk: int) -> Assessment:
    """Their own, also when the words went to the safeguarding lead: if the page were gone, that would tell."""
    own = Assessment.objects.for_respondent(request.user)
    rows: QuerySet[Assessment] = own.select_related("child", "journey", "respondent", "entered_by")
    return row_or_404(request, rows, pk)


@parents_only
@locked("questionnaire")
def questions(request: SignedIn, pk: int) -> HttpResponse:
    assessment = _mine(request, pk)
    if not assessment.is_waiting:
        if request.method == "POST":
            messages.info(request, _("You have sent these answers already. They are safe with us."))
        return render(request, "parents/answers.html", _context(assessment, answers=given(assessment)))
    posted = request.POST if request.method == "POST" else None
    draft = draft_of(assessment, request.user)
    form = AnswersForm(assessment.instrument, posted, initial=draft.answers)
    shown = request.POST.get("shown")
    if form.is_valid() and keeps_to(
        form, lambda: assessments.submit(assessment, answers=form.cleaned_data, shown=shown, by=request.user)
    ):
        messages.success(request, _("Thank you. What you told us helps us plan together."))
        return redirect("parents:home")
    return render(request, "parents/questions.html", _context(assessment, form=form, draft=draft))


@require_POST
@parents_only
@locked("questionnaire")
def questions_draft(request: SignedIn, pk: int) -> HttpResponse:
    assessment = _mine(request, pk)
    typed = AnswersForm(assessment.instrument, request.POST).typed()
    assessment = assessments.save_draft(assessment, answers=typed, shown=request.POST.get("shown"), by=request.user)
    if request.headers.get("HX-Request"):
        return render(request, "parts/saved.html", {"draft": draft_of(assessment, request.user)})
    messages.success(request, _("Saved. You can come back to it on any day."))
    return redirect("parents:questions", pk)


@require_POST
@parents_only
@locked("questionnaire")
def questions_again(request: SignedIn, pk: int) -> HttpResponse:
    """They want to change what they said: a new page begins from the old answers."""
    again = assessments.put_right(_mine(request, pk), by=request.user)
    return redirect("parents:questions", again.pk)


def _context(assessment: Assessment, **more: object) -> dict[str, object]:
    return {"assessment": assessment, "child": assessment.child, "instrument": assessment.instrument, **more}
