"""The right page at the right step: what a parent may like to know now, and all the rest to find."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render

from hearth.journeys import ideas, pages, places, shelves
from hearth.journeys.ideas import Idea
from hearth.journeys.models import Goal
from hearth.journeys.pages import Filled, Shelf
from hearth.people.models import Child, User
from hearth.web.access import SignedIn, own_child, parents_only


@parents_only
def page_list(request: SignedIn, child_pk: int) -> HttpResponse:
    child = own_child(request, child_pk)
    journey = shelves.journey_of(child)
    shelf, known = shelves.of_parent(child, journey, request.user), places.of_child(child, journey)
    return render(request, "parents/pages.html", {
        "child": child, "easy": pages.EASY,
        "now": [pages.read(key).filled(known) for key in shelf.now],
        "also": [pages.read(key).filled(known) for key in shelf.also],
    })  # fmt: skip


@parents_only
def page(request: SignedIn, child_pk: int, key: str) -> HttpResponse:
    child = own_child(request, child_pk)
    journey = shelves.journey_of(child)
    shelf = shelves.of_parent(child, journey, request.user)
    if key not in shelf.all:
        raise Http404
    known = places.of_child(child, journey)
    return render(request, "parents/page.html", {
        "child": child, "page": pages.read(key).filled(known), "easy": pages.EASY, "next": _next(shelf, key, known),
        **(at_home(child, request.user) if key == "home-help" else {}),
    })  # fmt: skip


@parents_only
def easy_page(request: SignedIn, child_pk: int, key: str) -> HttpResponse:
    child = own_child(request, child_pk)
    journey = shelves.journey_of(child)
    if key not in pages.EASY:
        raise Http404
    return render(request, "parents/easy_page.html", {
        "child": child, "page": pages.easy(pages.read_easy(key), places.of_child(child, journey)),
        "has_long": key in shelves.of_parent(child, journey, request.user).all,
    })  # fmt: skip


def _next(shelf: Shelf, key: str, known: dict[str, str]) -> Filled | None:
    """Another that helps now, for whoever has read this one."""
    after = shelf.now[shelf.now.index(key) + 1 :] if key in shelf.now else shelf.now
    return pages.read(after[0]).filled(known) if after else None


@dataclass(frozen=True)
class AtHome:
    """A goal in hand, with the idea that was chosen for it."""

    goal: Goal
    idea: Idea | None


def at_home(child: Child, user: User) -> dict[str, object]:
    """Ideas for the goals in hand first, each beside its goal; then the others."""
    shelf = ideas.shelf()
    goals = [AtHome(goal, shelf.get(goal.idea)) for goal in Goal.objects.shared_with(user).open().filter(child=child)]
    tied = {one.idea.key for one in goals if one.idea}
    return {
        "goals": [one for one in goals if one.idea or one.goal.helps_home],
        "ideas": [idea for key, idea in shelf.items() if key not in tied],
    }
