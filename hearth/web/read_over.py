"""Whether a qualified reader has read over what a family is about to read; and pages that wait in English until then.

One question of the database a page, and none for a page in English."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.db.models import FilteredRelation, Q
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from hearth.languages import catalogue, texts
from hearth.languages.catalogue import Language
from hearth.people.models import Child, User
from hearth.schools.models import School
from hearth.web.access import SignedIn

P = ParamSpec("P")


@dataclass(frozen=True)
class Sign:
    """Who read a text over, what they are qualified in, and when."""

    name: str
    qualification: str
    read_at: datetime


@dataclass(frozen=True)
class Signs:
    """What stands signed in one language at the schools of one reader."""

    schools: frozenset[int]
    signs: dict[tuple[int, str], Sign]
    phone: str = ""

    def of(self, text: str) -> Sign | None:
        """The signature under a text, if it stands at every school this reader comes to."""
        found = [self.signs.get((school, text)) for school in sorted(self.schools)]
        return found[0] if found and all(found) else None


@dataclass(frozen=True)
class HeldBack:
    """A page that is shown in English, and who can go through it with the parent."""

    interpreter: str
    phone: str


@contextmanager
def read_by(request: HttpRequest, language: Language) -> Iterator[None]:
    """A page for somebody who is not the one signed in, or where nobody is: its frame, its words and what of them is
    signed go by this reader's language."""
    request.spoken, request.signs = language, None  # type: ignore[attr-defined]
    with translation.override(language.code):
        yield


def locked(text: str) -> Callable[[Callable[Concatenate[SignedIn, P], HttpResponse]], Callable[..., HttpResponse]]:
    """`@locked("agreement")`, under `@parents_only`: in English, unless a qualified reader of the parent's language
    has signed what this page says. The frame stays in their language and says why."""

    def decorate(view: Callable[Concatenate[SignedIn, P], HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def shown(request: SignedIn, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if _spoken(request).is_source or signs_of(request).of(text) is not None:
                return view(request, *args, **kwargs)
            user = request.user
            request.held_back = HeldBack(user.interpreter, signs_of(request).phone)  # type: ignore[attr-defined]
            with translation.override(catalogue.ENGLISH.code):
                return view(request, *args, **kwargs)

        shown.locked = text  # type: ignore[attr-defined]
        return shown

    return decorate


def signs_of(request: HttpRequest) -> Signs:
    """Read once a request. For a parent, at their children's schools; for somebody at the door, at every school."""
    kept: Signs | None = getattr(request, "signs", None)
    if kept is None:
        schools = School.objects.all()
        if isinstance(request.user, User):
            schools = schools.filter(pk__in=Child.objects.shared_with(request.user).values("school"))
        kept = _signs(schools, _spoken(request))
        request.signs = kept  # type: ignore[attr-defined]
    return kept


def _signs(schools: Any, language: Language) -> Signs:
    read = schools.annotate(
        reading=FilteredRelation("readings", condition=Q(readings__language=language.tag))
    ).order_by("-reading__read_at", "-reading__pk")
    rows = list(read.values_list(
        "pk", "phone", "reading__text", "reading__digest", "reading__reads_well", "reading__by__known_as",
        "reading__by__forename", "reading__by__surname", "reading__qualification", "reading__read_at",
    ))  # fmt: skip
    known = texts.of(language)
    seen: set[tuple[int, str]] = set()
    signs = {}
    for school, _phone, text, digest, reads_well, known_as, forename, surname, qualification, at in rows:
        if text is None or (school, text) in seen:
            continue
        seen.add((school, text))
        if reads_well and text in known and known[text].digest == digest:
            signs[school, text] = Sign(known_as or f"{forename} {surname}".strip(), qualification, at)
    return Signs(frozenset(row[0] for row in rows), signs, next((row[1] for row in rows if row[1]), ""))


def _spoken(request: HttpRequest) -> Language:
    spoken: Language = request.spoken  # type: ignore[attr-defined]
    return spoken
