"""Thoughts on words while they are written: beside the box, or on a page of their own where there is no script.

What is sent here is answered and forgotten: no row, no session, no entry, no line in a log has any of it.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hearth.conversations import hints, own_words
from hearth.conversations.hints import Look
from hearth.conversations.own_words import OwnWords
from hearth.journeys.models import Journey
from hearth.journeys.stages import Stage, stage_now
from hearth.people.models import Child
from hearth.people.roles import Permission, Role
from hearth.web.access import SignedIn, staff_may
from hearth.web.minding import About

# As the engine calls those who write.
SENDERS = {
    Role.HEAD: "head", Role.SAFEGUARDING_LEAD: "senior", Role.CLASS_TEACHER: "teacher", Role.ASSISTANT: "assistant",
    Role.NURTURE_TEACHER: "nurture", Role.NURTURE_LEAD: "senco", Role.OFFICE: "office",
}  # fmt: skip
MOST_BOXES = 12


@sensitive_post_parameters()
@require_POST
@staff_may(Permission.MIND_WORDS, is_a_look=False)
def look_at_words(request: SignedIn) -> HttpResponse:
    """One box, on a pause in typing: a piece of a page to stand under it."""
    about = About.read(request.POST.get("about", ""))
    kept = frozenset(
        (rule, words) for rule, _, words in (one.partition("\n") for one in request.POST.getlist("kept")[:200])
    )
    found = looked_at(request, own_words.of(request.school), about, request.POST.get("words", ""), kept)
    if not found.has_something_to_say:
        return HttpResponse(status=204)
    return render(request, "parts/hints.html", {"look": found, "about": about, "in_page": True})


@sensitive_post_parameters()
@require_POST
@staff_may(Permission.MIND_WORDS, is_a_look=False)
def preview_words(request: SignedIn) -> HttpResponse:
    """A whole form, sent to a page beside it: how it may sound, with the thoughts as a list."""
    about, own = About.read(request.POST.get("about", "")), own_words.of(request.school)
    looks = [
        (name, label, looked_at(request, own, about, words))
        for name, label in about.boxes[:MOST_BOXES]
        if (words := request.POST.get(name, "").strip())
    ]
    return render(request, "staff/words_preview.html", {"looks": looks, "about": about})


def looked_at(
    request: SignedIn, own: OwnWords, about: About, words: str, kept: frozenset[tuple[str, str]] = frozenset()
) -> Look:
    sender, stage = _sender(request), _stage(request, about.child_pk)
    return hints.look(words, own, channel=about.channel, sender_role=sender, stage=stage, kept=kept)


def _sender(request: SignedIn) -> str:
    here = (Role(m.role) for m in request.user.roles if m.school_id == request.school.pk)
    return next((SENDERS[role] for role in here), "")


def _stage(request: SignedIn, child_pk: int | None) -> str:
    """Where the child is on the way, as the engine calls it; nothing of a child out of reach."""
    if child_pk is None or not Child.objects.visible_to(request.user).filter(pk=child_pk).exists():
        return ""
    journey = Journey.objects.in_sight().open().filter(child=child_pk).prefetch_related("steps").first()
    if journey is None:
        return "school"
    stage = stage_now(journey, journey.steps.all())
    return "before" if stage < Stage.SETTLING else "during" if stage < Stage.RETURNING else "return"
