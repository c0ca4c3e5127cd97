"""Our texts in other languages: qualified readers sign each, or say what is wrong; the leads see how they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from hearth.base import dates
from hearth.languages import actions as languages
from hearth.languages import catalogue, texts
from hearth.languages.catalogue import Language
from hearth.languages.forms import ReadingForm
from hearth.languages.models import Linguist
from hearth.languages.texts import State
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, keeps_to, staff_may


@dataclass(frozen=True)
class Shelf:
    """One language's texts under their headings, those that are locked until they are signed first."""

    language: Language
    heaps: list[tuple[str, list[State]]]


HEAPS = (
    ("Kept in English until it is signed", texts.LOCKED),
    ("What stands on families’ pages", ("interface",)),
    ("Pages to read", ("pages",)),
    ("The same in short, with pictures", ("easy",)),
    ("Letters and notices", ("notices",)),
)


@staff_may(Permission.TRANSLATE)
def to_read(request: SignedIn) -> HttpResponse:
    """Every text of the languages this person is named for."""
    return render(
        request, "staff/readings.html", {"shelves": _shelves(request, _own(request)), "page": "staff:read_text"}
    )


@staff_may(Permission.TRANSLATE)
def read_text(request: SignedIn, language: str, text: str) -> HttpResponse:
    spoken = next((one for one in _own(request) if one.tag == language), None)
    state = _state(request, spoken, text)
    form = ReadingForm(request.POST or None, initial={"digest": state.text.digest})
    if form.is_valid() and keeps_to(
        form,
        lambda: languages.read_over(request.school, language=language, text=text, **form.facts(), by=request.user),
    ):
        messages.success(request, f"Thank you. “{state.text.title}” has your word now.")
        return redirect("staff:to_read")
    return render(request, "staff/reading.html", {
        "state": state, "language": spoken, "form": form, "back": "staff:to_read",
    })  # fmt: skip


@staff_may(Permission.NAME_LINGUISTS)
def readings(request: SignedIn) -> HttpResponse:
    """Who has read what over, in every language: to see, not to sign."""
    return render(request, "staff/readings.html", {
        "shelves": _shelves(request, catalogue.OTHERS), "page": "staff:reading",
    })  # fmt: skip


@staff_may(Permission.NAME_LINGUISTS)
def reading(request: SignedIn, language: str, text: str) -> HttpResponse:
    spoken = next((one for one in catalogue.OTHERS if one.tag == language), None)
    return render(request, "staff/reading.html", {
        "state": _state(request, spoken, text), "language": spoken, "back": "staff:readings",
    })  # fmt: skip


def _own(request: SignedIn) -> list[Language]:
    named = Linguist.objects.now(dates.today()).filter(school=request.school, user=request.user)
    tags = set(named.values_list("language", flat=True))
    return [one for one in catalogue.OTHERS if one.tag in tags]


def _shelves(request: SignedIn, spoken: Iterable[Language]) -> list[Shelf]:
    return [Shelf(one, _heaps(texts.states(request.school, one))) for one in spoken]


def _heaps(states: list[State]) -> list[tuple[str, list[State]]]:
    heaps = [(title, [one for one in states if one.text.group in groups]) for title, groups in HEAPS]
    known = {group for _, groups in HEAPS for group in groups}
    return [*heaps, ("Small books", [one for one in states if one.text.group not in known])]


def _state(request: SignedIn, spoken: Language | None, text: str) -> State:
    if spoken is None:
        raise Http404
    found = next((one for one in texts.states(request.school, spoken) if one.text.id == text), None)
    if found is None:
        raise Http404
    return found
