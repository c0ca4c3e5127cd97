"""Before a hard call: what to say in which order, how to speak with this family, and whom not to ring."""

from django.http import HttpResponse
from django.shortcuts import render

from hearth.conversations.first_calls import script
from hearth.conversations.models import SpeakingNote
from hearth.people.leads import lead_to_ask
from hearth.people.models import Relationship
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, child_here, staff_may


@staff_may(Permission.RECORD_TALK)
def first_call(request: SignedIn, child_pk: int) -> HttpResponse:
    child = child_here(request, child_pk)
    around = Relationship.objects.visible_to(request.user).current().filter(child=child).select_related("adult")
    notes = {note.adult_id: note for note in SpeakingNote.objects.for_staff(request.user).filter(child=child)}
    return render(request, "staff/first_call.html", {
        "child": child, "script": script(child.name), "ask": lead_to_ask(request.school),
        "ring": [(one, notes.get(one.adult_id)) for one in around if one.may_contact and not one.ask_first],
        "not_to_ring": [one for one in around if one.ask_first or not one.may_contact],
    })  # fmt: skip


@staff_may(Permission.RECORD_TALK)
def first_call_paper(request: SignedIn, child_pk: int) -> HttpResponse:
    """The same words beside the phone. Nothing about the family: a sheet on a desk is read by many."""
    child = child_here(request, child_pk)
    words = script(child.name)
    return render(request, "paper/first_call.html", {
        "child": child, "script": words, "situation": words.situation(request.GET.get("for", "")),
    })  # fmt: skip
