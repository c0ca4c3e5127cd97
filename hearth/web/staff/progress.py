"""How it goes, item by item: write, choose one parent, see exactly what they will see, share. What is shared stays."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hearth.journeys.actions import progress as actions
from hearth.journeys.forms.progress import ProgressForm, RewriteForm, ShareForm, ToWhomForm
from hearth.journeys.models import Goal, Journey, Progress, ProgressSharing, Review
from hearth.people.models import Child
from hearth.people.roles import Permission
from hearth.reports import progress_seen
from hearth.reports.progress_seen import TITLES, OwnWords
from hearth.web.access import SignedIn, child_here, keeps_to, row_or_404, staff_may
from hearth.web.staff.goals import parents_of

MAY = Permission.WRITE_TO_FAMILY
Area = Progress.Area


@staff_may(MAY)
def progress(request: SignedIn, child_pk: int) -> HttpResponse:
    """All that is written, who has it and what they said to it; and a place to write one more."""
    child = child_here(request, child_pk)
    journey = _way(child)
    form = ProgressForm(request.POST or None)
    if journey and form.is_valid() and keeps_to(
        form, lambda: actions.write_progress(journey, **form.cleaned_data, by=request.user)
    ):  # fmt: skip
        messages.success(request, "Written. Nobody has been shown it by this.")
        return redirect("staff:progress", child.pk)
    return _page(request, child, journey, form)


def _page(request: SignedIn, child: Child, journey: Journey | None, form: ProgressForm) -> HttpResponse:
    items = list(_items(request, child))
    own = progress_seen.own_words(child)
    goals = Goal.objects.visible_to(request.user).filter(journey=journey).open() if journey else Goal.objects.none()
    said = {item.own_words for item in items}
    aims = {item.goal_id for item in items}
    return render(request, "staff/progress.html", {
        "child": child, "journey": journey, "form": form, "chosen": _numbers(request.GET.getlist("item")),
        "whom": ToWhomForm(parents_of(child), request.GET if "adult" in request.GET else None),
        "parts": _by_area(items, own), "own": [one for pk, one in own.items() if pk not in said],
        "goals": [goal for goal in goals if goal.pk not in aims],
        "reviews": Review.objects.visible_to(request.user).filter(child=child).order_by("-due_on", "-pk"),
    })  # fmt: skip


@staff_may(MAY)
@require_POST
def put_in_progress(request: SignedIn, child_pk: int) -> HttpResponse:
    """A goal with its lines, or the child's own words that were cleared for home: as they stand, and not written
    again."""
    child = child_here(request, child_pk)
    journey = _way(child)
    if journey is None:
        raise Http404
    if goal_pk := _number(request.POST.get("goal")):
        goal = get_object_or_404(Goal.objects.visible_to(request.user).filter(journey=journey), pk=goal_pk)
        actions.write_progress(journey, area=Area.GOAL, goal=goal, by=request.user)
    elif (said := _number(request.POST.get("own_words"))) in progress_seen.own_words(child):
        actions.write_progress(journey, area=Area.CHILD, own_words=said, by=request.user)
    else:
        raise Http404
    messages.success(request, "Put in. Nobody has been shown it by this.")
    return redirect("staff:progress", child.pk)


@staff_may(MAY)
def progress_item(request: SignedIn, pk: int) -> HttpResponse:
    """Other words: in its place where nobody has it yet, as a new item where somebody has."""
    rows = Progress.objects.visible_to(request.user).standing().filter(child__school=request.school)
    item = row_or_404(request, rows.select_related("goal", "child__school", "child__school_class", "child__group"), pk)
    form = RewriteForm(request.POST or None, initial={"words": item.words})
    if form.is_valid() and keeps_to(form, lambda: actions.rewrite_progress(item, **form.cleaned_data, by=request.user)):
        messages.success(request, "Written. Whoever had the old words keeps them until you share the new ones.")
        return redirect("staff:progress", item.child_id)
    shared = ProgressSharing.objects.visible_to(request.user).filter(progress=item).select_related("adult")
    return render(request, "staff/progress_item.html", {
        "child": item.child, "item": item, "form": form, "shared": shared, "title": TITLES[Area(item.area)],
    })  # fmt: skip


@staff_may(MAY)
def share_progress(request: SignedIn, child_pk: int) -> HttpResponse:
    """First the page exactly as this parent will meet it, then one button. Nothing goes out before."""
    child = child_here(request, child_pk)
    chosen = request.POST if request.method == "POST" else request.GET
    parents = parents_of(child)
    adult = next((one for one in parents if str(one.pk) == chosen.get("adult")), None)
    which = _numbers(chosen.getlist("item"))
    items = [item for item in _items(request, child) if item.pk in which]
    if adult is None or not items:
        messages.error(request, "Choose what to share, and one parent.")
        return _page(request, child, _way(child), ProgressForm())
    form = ShareForm(child.name, request.POST or None, has_own_say=child.has_own_say)
    stands = progress_seen.as_it_stands(items)
    if request.method == "POST" and chosen.get("seen") != stands:
        form.add_error(None, "Something here has changed since you looked. Read it once more, then share it.")
    if request.method == "POST" and form.is_valid() and keeps_to(
        form,
        lambda: actions.share_progress(child, items=items, adult=adult, **form.cleaned_data, by=request.user),
    ):  # fmt: skip
        messages.success(request, f"{adult.name} can read it now, and write back.")
        return redirect("staff:progress", child.pk)
    had = {one.adult_id for item in items for one in item.sharings.all()}
    return render(request, "staff/share_progress.html", {
        "child": child, "adult": adult, "items": items, "form": form, "stands": stands,
        "has_one_already": adult.pk in had,
        "parts": progress_seen.seen_by(child, adult, also=items), "preview": True,
    })  # fmt: skip


def _way(child: Child) -> Journey | None:
    """The way this child is on, or the last one."""
    ways: Journey | None = Journey.objects.in_sight().filter(child=child).select_related("child").first()
    return ways


def _items(request: SignedIn, child: Child) -> list[Progress]:
    shared = ProgressSharing.objects.visible_to(request.user).select_related("adult", "shared_by")
    rows = Progress.objects.visible_to(request.user).standing().filter(child=child)
    return list(rows.select_related("goal", "by", "follows").prefetch_related(Prefetch("sharings", shared)))


def _by_area(
    items: list[Progress], own: dict[int, OwnWords]
) -> list[tuple[str, list[tuple[Progress, OwnWords | None]]]]:
    """In the order a parent reads them, each with the child's own words where it holds them. What went to the
    safeguarding lead takes its item with it."""
    seen = [
        item
        for item in items
        if (item.goal is None or item.goal.withheld_at is None) and (item.own_words is None or item.own_words in own)
    ]
    found = [
        (str(title), [(item, own.get(item.own_words or 0)) for item in seen if item.area == area])
        for area, title in TITLES.items()
    ]
    return [(title, of_area) for title, of_area in found if of_area]


def _numbers(values: list[str]) -> set[int]:
    return {pk for value in values if (pk := _number(value))}


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 12 else 0
