"""How to speak with a family: two keystrokes from anywhere, and all that the office sees."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearth.conversations import actions as conversations
from hearth.conversations.forms.speaking import SpeakingNoteForm
from hearth.conversations.models import SecondLook, SpeakingNote
from hearth.conversations.speaking import Line, lines
from hearth.people.leads import lead_to_ask
from hearth.people.models import Relationship
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, keeps_to, row_or_404, staff_may


@staff_may(Permission.READ_SPEAKING_NOTES)
def speaking_notes(request: SignedIn) -> HttpResponse:
    typed = request.GET.get("name", "").strip()
    found = lines(request.user, request.school, typed)
    writes = _writes(request, found)
    return render(request, "staff/speaking_notes.html", {
        "rows": [(line, writes.get((line.child.pk, line.adult.pk))) for line in found],
        "typed": typed, "ask": lead_to_ask(request.school), "looks": _looks(request),
    })  # fmt: skip


def _looks(request: SignedIn) -> QuerySet[SecondLook] | None:
    """For those whose first page this is: who have no Today and no list of children."""
    if any(request.user.may(other, request.school) for other in (Permission.SEE_TODAY, Permission.SEE_CHILD)):
        return None
    return SecondLook.objects.waiting_for(request.user, request.school)


def _writes(request: SignedIn, found: list[Line]) -> dict[tuple[int, int], int]:
    """By child and adult: the notes this member of staff may also change."""
    if not request.user.may(Permission.WRITE_SPEAKING_NOTES, request.school):
        return {}
    reach = Relationship.objects.visible_to(request.user).filter(child__in={line.child.pk for line in found})
    return {(child, adult): pk for pk, child, adult in reach.values_list("pk", "child", "adult")}


@staff_may(Permission.WRITE_SPEAKING_NOTES)
def speaking_note(request: SignedIn, pk: int) -> HttpResponse:
    reach = Relationship.objects.visible_to(request.user).current().filter(child__school=request.school)
    one = row_or_404(request, reach.select_related("adult", "child__school", "child__school_class", "child__group"), pk)
    note = SpeakingNote.objects.for_staff(request.user).filter(child=one.child, adult=one.adult).first()
    form = SpeakingNoteForm(request.POST or None, initial=SpeakingNoteForm.initial_of(note))
    if form.is_valid() and keeps_to(
        form,
        lambda: conversations.agree_speaking_note(one.child, adult=one.adult, **form.cleaned_data, by=request.user),
    ):
        messages.success(request, _("Kept. %(name)s can read and change it.") % {"name": one.adult.name})
        return redirect("staff:people", one.child_id)
    return render(request, "staff/speaking_note.html", {"one": one, "child": one.child, "form": form, "note": note})
