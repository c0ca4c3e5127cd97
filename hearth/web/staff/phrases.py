"""The phrase book at school: choose a phrase for one parent, fill its places, see what they will read, send it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from hearth.conversations import actions as conversations
from hearth.conversations.around import who_can_answer
from hearth.conversations.models import Talk
from hearth.languages import catalogue, phrase_book, texts
from hearth.languages.catalogue import ENGLISH, Language
from hearth.languages.forms import PhraseForm
from hearth.languages.forms.phrases import Place
from hearth.languages.phrase_book import Phrase
from hearth.languages.readers import language_of
from hearth.people.models import Child, Relationship
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, keeps_to, row_or_404, staff_may

MAY = Permission.WRITE_TO_FAMILY
BOOK = "phrases"
"""The book's name among our texts, for those who read them over."""
GOOD = "good"


@dataclass(frozen=True)
class Both:
    """What one parent reads: in their language, if we have it there, and in English."""

    english: str
    theirs: str
    language: Language


@staff_may(MAY)
def phrases(request: SignedIn, pk: int) -> HttpResponse:
    one = _relationship(request, pk)
    known, language = _known(one.child), language_of(one.adult)
    groups = [
        (group.title, [(each, _line(each, known), phrase_book.words_in(each, language)) for each in group.phrases])
        for group in phrase_book.groups("school")
    ]
    return render(request, "staff/phrases.html", {
        "one": one, "child": one.child, "groups": groups, **_about(one, request, language),
    })  # fmt: skip


@staff_may(MAY)
def phrase(request: SignedIn, pk: int, key: str) -> HttpResponse:
    """Shown in both languages first, as it will be read; sent when that was seen."""
    one, chosen = _relationship(request, pk), phrase_book.find(key)
    if chosen is None or chosen.side != "school":
        raise Http404
    known, language = _known(one.child), language_of(one.adult)
    adults = [adult.name for adult in who_can_answer(one.child)]
    form = PhraseForm(chosen, adults, request.POST or None, initial={"adult": request.user.name})
    both, asks = None, bool(form.fields)
    if not asks or form.is_valid():
        both = _both(chosen, form.places(known) if asks else dict(known), language)
    if both is not None and "send" in request.POST and keeps_to(form, lambda: _send(request, one, chosen, both)):
        return redirect("staff:thread", one.child_id, pk)
    return render(request, "staff/phrase.html", {
        "one": one, "child": one.child, "phrase": chosen, "line": _line(chosen, known), "form": form, "both": both,
        "asks": asks, **_about(one, request, language),
    })  # fmt: skip


def _send(request: SignedIn, one: Relationship, chosen: Phrase, both: Both) -> None:
    news = Talk.News.GOOD if chosen.group == GOOD else Talk.News.EVERYDAY
    message = conversations.write_message(
        one.child, adult=one.adult, words=both.english, news=news, phrase=chosen.key, translated=both.theirs,
        translated_into=both.language.tag, by=request.user,
    )  # fmt: skip
    if message.was_noticed:
        messages.success(request, f"{one.adult.name} can read it now. A letter says that something is there.")
    else:
        messages.success(request, f"{one.adult.name} can read it now. No letter goes to them: say it another way too.")


def _relationship(request: SignedIn, pk: int) -> Relationship:
    rows = Relationship.objects.current().visible_to(request.user).filter(child__school=request.school)
    return row_or_404(request, rows.select_related("adult", "child__school", "child__school_class", "child__group"), pk)


def _known(child: Child) -> dict[str, str]:
    """Where a child is in no group, a phrase that names the room is not offered."""
    return {"child": child.name} | ({"room": child.group.name} if child.group else {})


def _line(phrase: Phrase, known: dict[str, str]) -> str:
    """In English, with what is known filled in and a gap for each place still open; empty where it cannot be used."""
    if "room" in phrase.places and "room" not in known:
        return ""
    return phrase_book.fill(phrase, {place: known.get(place, "____") for place in phrase.places})


def _both(phrase: Phrase, places: Mapping[str, Place], language: Language) -> Both | None:
    if "room" in phrase.places and "room" not in places:
        return None
    theirs = "" if language.is_source else phrase_book.fill(phrase, places, language)
    return Both(phrase_book.fill(phrase, places, ENGLISH), theirs, language)


def _about(one: Relationship, request: SignedIn, language: Language) -> dict[str, object]:
    signed = language.is_source or texts.is_signed_off(request.school, language, BOOK)
    speaks = catalogue.find(one.adult.language)
    has_any = language.is_source or any(phrase_book.words_in(each, language) for each in phrase_book.phrases("school"))
    return {
        "has_any": has_any, "language": language, "is_signed": signed,
        "may_write": one.may_be_written_to and one.may_see,
        "no_book": language.is_source and (speaks is None or not speaks.is_source),
    }  # fmt: skip
