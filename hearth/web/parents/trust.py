"""Who has looked, who sees what, and how to speak with you."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearth.audit.looks import by_day
from hearth.audit.models import Entry
from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations.forms.speaking import SpeakingNoteForm
from hearth.conversations.models import SpeakingNote
from hearth.people.leads import lead_to_ask
from hearth.people.models import Child, User
from hearth.practice.models import BeforeYouMeet
from hearth.schools.models import School
from hearth.schools.rules import Fact, fact
from hearth.web.access import SignedIn, keeps_to, own_child, parents_only

LAST = 300


@parents_only
def who_looked(request: SignedIn, child_pk: int) -> HttpResponse:
    """Names and days of school staff. Never the safeguarding lead, an adult from outside, or another parent."""
    child = own_child(request, child_pk)
    looks = Entry.objects.about(child.pk).looks_by_school_staff().order_by("-at", "-pk")
    return render(request, "parents/who_looked.html", {"child": child, "days": by_day(looks[:LAST])})


@dataclass(frozen=True)
class Rights:
    """What holds at one school of this parent's children."""

    school: School
    children: list[Child]
    lead: User | None
    copy: Fact | None
    own_say: Fact | None
    keep: Fact | None


@parents_only
def who_sees(request: SignedIn) -> HttpResponse:
    children = list(Child.objects.shared_with(request.user).select_related("school"))
    schools = {child.school_id: child.school for child in children}
    rights = [_rights(school, [c for c in children if c.school_id == pk]) for pk, school in schools.items()]
    return render(request, "parents/who_sees.html", {"rights": rights})


@parents_only
def speaking_note(request: SignedIn, child_pk: int | None = None) -> HttpResponse:
    """A parent's own note. With several children it is kept for each of them."""
    if child_pk is None:
        children = list(Child.objects.shared_with(request.user)[:2])
        if len(children) == 2:
            return render(request, "parents/speaking_notes.html", {"notes": _notes(request.user)})
        child_pk = children[0].pk
    child = own_child(request, child_pk)
    note = SpeakingNote.objects.for_adult(request.user).filter(child=child).first()
    form = SpeakingNoteForm(request.POST or None, initial=SpeakingNoteForm.initial_of(note), to_parent=True)
    if form.is_valid() and keeps_to(
        form,
        lambda: conversations.agree_speaking_note(child, adult=request.user, **form.cleaned_data, by=request.user),
    ):
        messages.success(request, _("Thank you. Everyone at school can see this now."))
        return redirect("parents:home")
    before = BeforeYouMeet.objects.for_adult(request.user).in_force(dates.today()).filter(child=child)
    return render(request, "parents/speaking_note.html", {
        "child": child, "form": form, "note": note, "before": before.select_related("by"),
    })  # fmt: skip


def _rights(school: School, children: list[Child]) -> Rights:
    def about(topic: str) -> Fact | None:
        return fact(topic, jurisdiction=school.jurisdiction, kind=school.kind, on=dates.today())

    return Rights(school, children, lead_to_ask(school), about("copy"), about("own_say"), about("keep"))


def _notes(user: User) -> list[tuple[Child, SpeakingNote | None]]:
    notes = {note.child_id: note for note in SpeakingNote.objects.for_adult(user)}
    return [(child, notes.get(child.pk)) for child in Child.objects.shared_with(user)]
