"""The phrase book at home: everyday words in the parent's own language with the English under them, to show at the gate
or to send."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.base.errors import RuleBroken
from hearth.conversations import actions as conversations
from hearth.journeys.whom import who_answers
from hearth.languages import catalogue, phrase_book
from hearth.languages.phrase_book import Group, Phrase
from hearth.people.models import Child
from hearth.web.access import SignedIn, own_child, parents_only


@parents_only
def phrases(request: SignedIn, child_pk: int) -> HttpResponse:
    child, language = own_child(request, child_pk), catalogue.now()
    groups = [
        (phrase_book.title(group, language), [(one.key, *_both(one, child)) for one in _fitting(group, child)])
        for group in phrase_book.groups("home")
    ]
    return render(request, "parents/phrases.html", {
        "child": child, "groups": groups, "language": language, "to": who_answers(child),
    })  # fmt: skip


@parents_only
@require_POST
def say_phrase(request: SignedIn, child_pk: int, key: str) -> HttpResponse:
    child, phrase, language = own_child(request, child_pk), phrase_book.find(key), catalogue.now()
    if phrase is None or phrase.side != "home" or not _fits(phrase, child):
        raise Http404
    if (to := who_answers(child)) is None:
        raise RuleBroken(_("Please ring us. A person will answer you."))
    theirs, english = _both(phrase, child)
    conversations.say_in_a_phrase(
        child, phrase=key, words=theirs or english, language=language.tag if theirs else "en-GB", english=english,
        to=to, by=request.user,
    )  # fmt: skip
    messages.success(request, _("Sent. %(name)s answers you here.") % {"name": to.name})
    return redirect("parents:talk", child.pk)


def _fitting(group: Group, child: Child) -> list[Phrase]:
    return [phrase for phrase in group.phrases if _fits(phrase, child)]


def _fits(phrase: Phrase, child: Child) -> bool:
    return "room" not in phrase.places or child.group is not None


def _both(phrase: Phrase, child: Child) -> tuple[str, str]:
    """In the language of the page (empty where that is English, or lacks it), and in English."""
    places = {"child": child.name, "room": child.group.name if child.group else ""}
    language = catalogue.now()
    theirs = "" if language.is_source else phrase_book.fill(phrase, places, language)
    return theirs, phrase_book.fill(phrase, places)
