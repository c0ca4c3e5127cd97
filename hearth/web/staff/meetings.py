"""Before you meet a parent: what has gone wrong on our side, what we will do differently, and whether they read it."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.base import dates
from hearth.conversations import own_words
from hearth.conversations.around import somebody_we_talk_with
from hearth.people.models import Relationship
from hearth.people.roles import Permission
from hearth.practice import actions as practice
from hearth.practice.fit_to_read import Hint, hints
from hearth.practice.forms import BeforeYouMeetForm
from hearth.practice.models import BeforeYouMeet
from hearth.web.access import SignedIn, keeps_to, row_or_404, staff_may

MAY = Permission.WRITE_BEFORE_MEETING


@staff_may(MAY)
def before_you_meet(request: SignedIn, pk: int) -> HttpResponse:
    """The note in force about one adult, as they would read it; or an empty page to write one on."""
    reach = Relationship.objects.visible_to(request.user).current().filter(child__school=request.school)
    one = row_or_404(request, reach.select_related("adult", "child__school", "child__school_class", "child__group"), pk)
    somebody_we_talk_with(one.child, one.adult)
    note = _notes(request).filter(child=one.child, adult=one.adult).first()
    if note is not None:
        return render(request, "staff/before_note.html", {
            "one": one, "child": one.child, "note": note, "has_door": one.may_see,
            "hints": [] if note.shared_at else _hints(note),
        })  # fmt: skip
    form = BeforeYouMeetForm(request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: practice.write_before_meeting(one.child, adult=one.adult, **form.facts(), by=request.user)
    ):
        messages.success(request, _("Kept, for those who work with %(child)s.") % {"child": one.child.name})
        return redirect("staff:before_you_meet", pk)
    return render(request, "staff/before_you_meet.html", {"one": one, "child": one.child, "form": form})


@staff_may(MAY)
@require_POST
def share_before(request: SignedIn, pk: int) -> HttpResponse:
    note = row_or_404(request, _notes(request), pk)
    practice.share_before_meeting(note, by=request.user)
    messages.success(request, _("%(name)s can read it now.") % {"name": note.adult.name})
    return redirect("staff:child", note.child_id)


@staff_may(MAY)
@require_POST
def end_before(request: SignedIn, pk: int) -> HttpResponse:
    note = row_or_404(request, _notes(request), pk)
    practice.end_before_meeting(note, by=request.user)
    messages.success(request, _("Ended. It is on nobody’s page now."))
    return redirect("staff:child", note.child_id)


def _hints(note: BeforeYouMeet) -> list[Hint]:
    """While there is still time to write it again."""
    book = own_words.of(note.child.school).book
    return hints(note.gone_wrong, note.differently, name=note.adult.name, book=book)


def _notes(request: SignedIn) -> QuerySet[BeforeYouMeet]:
    rows = BeforeYouMeet.objects.for_staff(request.user, dates.today()).filter(child__school=request.school)
    return rows.select_related("child__school", "adult", "by", "shared_by")
