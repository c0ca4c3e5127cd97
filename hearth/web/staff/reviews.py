"""Reviews: plan, write, see what the parent will see, share, hear the answers, finish."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hearth.journeys.actions import reviews
from hearth.journeys.forms.reviews import EnteredReplyForm, FinishForm, PlanReviewForm, ReviewForm
from hearth.journeys.models import Review, ReviewSharing
from hearth.people.models import Relationship
from hearth.people.roles import Permission
from hearth.reports import parent_report
from hearth.web.access import SignedIn, child_here, keeps_to, row_or_404, staff_may
from hearth.web.papers import report_sheet
from hearth.web.staff.goals import parents_of
from hearth.web.staff.journeys import open_journey

P = Permission
WRITTEN = ("held_on", "strengths", "harder", "learning", "next_steps")


@staff_may(P.WRITE_REVIEW)
def new_review(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    journey = open_journey(child)
    form = PlanReviewForm(request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: reviews.plan_review(journey, **form.cleaned_data, by=request.user)):
        messages.success(request, "The review is planned. Tell the family the day yourself.")
        return redirect("staff:new_review", child.pk)
    all_reviews = Review.objects.visible_to(request.user).filter(child=child).order_by("-due_on", "-pk")
    return render(request, "staff/new_review.html", {"child": child, "form": form, "reviews": all_reviews})


@staff_may(P.SEE_CHILD)
def review(request: SignedIn, pk: int) -> HttpResponse:
    return _shown(request, _review(request, pk), FinishForm())


def _shown(request: SignedIn, one: Review, finish: FinishForm) -> HttpResponse:
    parents = parents_of(one.child)
    shared = {sharing.adult_id: sharing for sharing in one.sharings.all()}
    chosen = request.GET.get("for", "")
    reader = next((parent for parent in parents if str(parent.pk) == chosen), parents[0] if parents else None)
    return render(request, "staff/review.html", {
        "child": one.child, "review": one, "parents": [(parent, shared.get(parent.pk)) for parent in parents],
        "elsewhere": [sharing for adult, sharing in shared.items() if adult not in {p.pk for p in parents}],
        "reader": reader, "finish": finish, "move": PlanReviewForm(initial={"due_on": one.due_on}),
        "report": parent_report.seen_by(one, reader, sharing=shared.get(reader.pk)) if reader else None,
    })  # fmt: skip


@staff_may(P.WRITE_REVIEW)
def write_review(request: SignedIn, pk: int) -> HttpResponse:
    one = _review(request, pk)
    before = {name: getattr(one, name) for name in WRITTEN}
    form = ReviewForm(request.POST or None, initial=before)
    if form.is_valid() and keeps_to(form, lambda: reviews.write_review(one, **form.cleaned_data, by=request.user)):
        messages.success(request, "Saved. Below is what a parent would read. Nobody has been shown it by this.")
        return redirect("staff:review", pk)
    return render(request, "staff/write_review.html", {"child": one.child, "review": one, "form": form})


@staff_may(P.WRITE_REVIEW)
@require_POST
def move_review(request: SignedIn, pk: int) -> HttpResponse:
    one = _review(request, pk)
    form = PlanReviewForm(request.POST)
    if form.is_valid():
        reviews.move_review(one, **form.cleaned_data, by=request.user)
        messages.success(request, "Moved. Tell the family the new day yourself.")
    else:
        messages.error(request, "Choose a day to come.")
    return redirect("staff:review", pk)


@staff_may(P.WRITE_REVIEW)
@require_POST
def share_review(request: SignedIn, pk: int) -> HttpResponse:
    one = _review(request, pk)
    doors = Relationship.objects.open_door().filter(child=one.child).select_related("adult")
    door = next((one for one in doors if str(one.adult_id) == request.POST.get("adult")), None)
    if door is None:
        raise Http404
    reviews.share_review(one, adult=door.adult, by=request.user)
    messages.success(request, f"{door.adult.name} can read it now, and answer.")
    return redirect("staff:review", pk)


@staff_may(P.WRITE_REVIEW)
def enter_reply(request: SignedIn, pk: int) -> HttpResponse:
    rows = ReviewSharing.objects.visible_to(request.user).filter(child__school=request.school)
    sharing: ReviewSharing = row_or_404(request, rows.select_related("child__school_class", "review", "adult"), pk)
    form = EnteredReplyForm(sharing.adult.name, request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: reviews.reply_to_review(sharing, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, "Written down, in their words.")
        return redirect("staff:review", sharing.review_id)
    return render(request, "staff/enter_reply.html", {"child": sharing.child, "sharing": sharing, "form": form})


@staff_may(P.WRITE_REVIEW)
@require_POST
def finish_review(request: SignedIn, pk: int) -> HttpResponse:
    one = _review(request, pk)
    form = FinishForm(request.POST)
    if form.is_valid() and keeps_to(form, lambda: reviews.finish_review(one, **form.cleaned_data, by=request.user)):
        messages.success(request, "The report is finished, with every answer beside it.")
        return redirect("staff:review", pk)
    return _shown(request, one, form)


@staff_may(P.SEE_CHILD)
def review_pdf(request: SignedIn, pk: int) -> HttpResponse:
    """The sheet of one parent, for printing at school: `pk` is that parent's sharing. None for a door that is shut."""
    rows = ReviewSharing.objects.visible_to(request.user).filter(child__school=request.school)
    sharing: ReviewSharing = row_or_404(request, rows.select_related("adult"), pk)
    get_object_or_404(Relationship.objects.open_door(), child=sharing.child_id, adult=sharing.adult_id)
    report = parent_report.seen_by(_review(request, sharing.review_id), sharing.adult, sharing=sharing)
    return report_sheet(report, at_school=True)


def _review(request: SignedIn, pk: int) -> Review:
    rows = Review.objects.visible_to(request.user).filter(child__school=request.school).with_replies()
    one: Review = row_or_404(request, rows.select_related("child__school_class", "child__group"), pk)
    return one
