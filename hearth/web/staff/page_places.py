"""The pages parents read, from our side: the places a school may fill, how a page looks, what a family reads now."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hearth.base import dates
from hearth.journeys import pages, places, shelves
from hearth.journeys.actions.pages import fill_places
from hearth.journeys.forms.pages import PlacesForm
from hearth.journeys.models import Journey, PagePlace
from hearth.journeys.pages import Filled
from hearth.languages import catalogue
from hearth.people.models import Child, User
from hearth.people.roles import Permission
from hearth.schools.models import NurtureGroup
from hearth.web.access import SignedIn, child_here, keeps_to, staff_may
from hearth.web.staff.goals import parents_of

P = Permission


@staff_may(P.KEEP_PAGES)
def page_groups(request: SignedIn) -> HttpResponse:
    """One group is the rule: straight to its places."""
    groups = [group for group in _groups(request) if group.is_open(dates.today())]
    if len(groups) == 1:
        return _places(request, groups[0])
    return render(request, "staff/page_groups.html", {"groups": groups})


@staff_may(P.KEEP_PAGES)
def page_places(request: SignedIn, pk: int) -> HttpResponse:
    return _places(request, _group(request, pk))


def _places(request: SignedIn, group: NurtureGroup) -> HttpResponse:
    stands = {one.key: one.words for one in PagePlace.objects.filter(group=group)}
    form = PlacesForm(places.of_group(group, request.school), request.POST or None, initial=stands)
    if form.is_valid() and keeps_to(form, lambda: fill_places(group, words=form.cleaned_data, by=request.user)):
        messages.success(request, "The pages read so from now on, in every language.")
        return redirect("staff:page_places", group.pk)
    older = request.school.phase != "primary"
    shown = [key for key in pages.ALL if older or key not in pages.SECONDARY]
    known = places.as_an_example(group)
    return render(request, "staff/page_places.html", {
        "group": group, "form": form, "easy": pages.EASY,
        "pages": [pages.read(key, catalogue.ENGLISH).filled(known) for key in shown],
    })  # fmt: skip


@staff_may(P.KEEP_PAGES)
def page_preview(request: SignedIn, pk: int, key: str) -> HttpResponse:
    """A page as parents of this group read it, without any child's name."""
    known = places.as_an_example(_group(request, pk))
    return render(request, "staff/page_preview.html", {"page": _filled(request, key, known), "group_pk": pk})


@staff_may(P.SEE_CHILD)
def family_pages(request: SignedIn, child_pk: int) -> HttpResponse:
    """What each parent who sees the record can read now. Never whether they did."""
    child = child_here(request, child_pk)
    journey = shelves.journey_of(child)
    known = places.of_child(child, journey)
    return render(request, "staff/family_pages.html", {
        "child": child, "readers": [_reader(child, journey, known, adult) for adult in parents_of(child)],
    })  # fmt: skip


@staff_may(P.SEE_CHILD)
def family_page(request: SignedIn, child_pk: int, key: str) -> HttpResponse:
    child = child_here(request, child_pk)
    known = places.of_child(child, shelves.journey_of(child))
    return render(request, "staff/page_preview.html", {"page": _filled(request, key, known), "child": child})


@dataclass(frozen=True)
class Reader:
    adult: User
    now: list[Filled]


def _reader(child: Child, journey: Journey | None, known: dict[str, str], adult: User) -> Reader:
    shelf = shelves.of_parent(child, journey, adult)
    return Reader(adult, [pages.read(key, catalogue.ENGLISH).filled(known) for key in shelf.now])


def _filled(request: SignedIn, key: str, known: dict[str, str]) -> Filled:
    """In English, or easy-read when that is asked for."""
    easy = "easy" in request.GET
    if key not in (pages.EASY if easy else pages.ALL):
        raise Http404
    if easy:
        return pages.easy(pages.read_easy(key, catalogue.ENGLISH), known)
    return pages.read(key, catalogue.ENGLISH).filled(known)


def _groups(request: SignedIn) -> list[NurtureGroup]:
    return list(NurtureGroup.objects.filter(school=request.school).select_related("school").order_by("pk"))


def _group(request: SignedIn, pk: int) -> NurtureGroup:
    return get_object_or_404(NurtureGroup.objects.filter(school=request.school).select_related("school"), pk=pk)
