"""How it is going, item by item: what was shared with this parent, and what they say to it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearth.journeys.actions import progress as actions
from hearth.journeys.forms.progress import WordsBackForm
from hearth.journeys.models import ProgressSharing, ReviewSharing
from hearth.journeys.whom import who_answers
from hearth.reports import progress_seen
from hearth.web.access import SignedIn, own_child, parents_only, row_or_404


@parents_only
def progress(request: SignedIn, child_pk: int) -> HttpResponse:
    """Opening it says nothing to anybody: "I have read this" is theirs to say."""
    child, user = own_child(request, child_pk), request.user
    if request.method == "POST":
        new = list(ProgressSharing.objects.for_adult(user).unanswered().filter(child=child))
        if new:
            actions.answer_progress(child, sharings=new, by=user)
            messages.success(request, _("Thank you for telling us."))
        return redirect("parents:progress", child.pk)
    parts = progress_seen.seen_by(child, user)
    reports = ReviewSharing.objects.for_adult(user).filter(child=child).order_by("-shared_at", "-pk")
    return render(request, "parents/progress.html", {
        "child": child, "parts": parts, "to": who_answers(child), "reports": reports,
        "is_new": any(one.is_new for part in parts for one in part.items),
    })  # fmt: skip


@parents_only
def answer_progress(request: SignedIn, pk: int) -> HttpResponse:
    """Words back to one thing we wrote."""
    rows = ProgressSharing.objects.for_adult(request.user).select_related("child__school", "progress", "shared_by")
    sharing = row_or_404(request, rows, pk)
    form = WordsBackForm(request.POST or None)
    if form.is_valid():
        actions.answer_progress(sharing.child, sharings=[sharing], **form.cleaned_data, by=request.user)
        messages.success(request, _("Thank you. What you say stands beside our words."))
        return redirect("parents:progress", sharing.child_id)
    every = [one for part in progress_seen.seen_by(sharing.child, request.user) for one in part.items]
    part = next(iter(progress_seen.parts(one for one in every if one.item.pk == sharing.progress_id)), None)
    return render(request, "parents/answer_progress.html", {
        "child": sharing.child, "sharing": sharing, "part": part, "form": form,
    })  # fmt: skip
