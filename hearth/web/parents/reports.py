"""A report shared with this parent: read it, answer it, have it on paper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from hearth.journeys.actions import reviews
from hearth.journeys.forms.reviews import ReplyForm
from hearth.journeys.models import Review, ReviewSharing
from hearth.languages import catalogue
from hearth.reports import parent_report
from hearth.reports.parent_report import ReportSeen
from hearth.web.access import SignedIn, keeps_to, parents_only, row_or_404
from hearth.web.papers import report_sheet
from hearth.web.read_over import locked


@parents_only
@locked("hard_news")
def report(request: SignedIn, pk: int) -> HttpResponse:
    seen = _seen(request, pk)
    sharing = seen.sharing
    assert sharing is not None
    form = ReplyForm(request.POST or None, initial={"words": sharing.words})
    if form.is_valid() and keeps_to(
        form, lambda: reviews.reply_to_review(sharing, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, _("Thank you. What you say is put beside the report."))
        return redirect("parents:report", pk)
    return render(request, "parents/report.html", {
        "child": seen.review.child, "report": seen, "review": seen.review, "sharing": sharing, "form": form,
    })  # fmt: skip


@parents_only
@locked("hard_news")
def report_pdf(request: SignedIn, pk: int) -> HttpResponse:
    # The sheet itself is in English as yet, whoever has read the page over.
    with translation.override(catalogue.ENGLISH.code):
        return report_sheet(_seen(request, pk))


def _seen(request: SignedIn, pk: int) -> ReportSeen:
    rows = ReviewSharing.objects.for_adult(request.user).select_related("shared_by", "review", "adult", "child")
    sharing: ReviewSharing = row_or_404(request, rows, pk)
    review: Review = Review.objects.in_sight().select_related(
        "child__school", "journey__group", "journey__key_adult", "final_by", "written_by"
    ).get(pk=sharing.review_id)  # fmt: skip
    return parent_report.seen_by(review, request.user, sharing=sharing, at_school=False)
