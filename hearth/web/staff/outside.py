"""The name used where others can see, and everything a neighbour sees of what we send."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearth.base import dates
from hearth.notices import actions as notices
from hearth.notices import outside, post
from hearth.notices.forms import OutsideNameForm
from hearth.people.roles import Permission
from hearth.schools.models import School
from hearth.web.access import SignedIn, keeps_to, staff_may


@staff_may(Permission.KEEP_WORDS)
def outside_name(request: SignedIn) -> HttpResponse:
    school = request.school
    form = OutsideNameForm(request.POST or None, initial={"name": school.outside_name})
    if form.is_valid() and keeps_to(
        form, lambda: notices.choose_outside_name(school, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, _("From now on, “%(name)s” stands outside.") % {"name": school.outside})
        return redirect("staff:outside")
    return render(request, "staff/outside.html", {
        "form": form, "seen": _seen(school),
        "rooms": [group for group in school.groups.filter(closed_on=None) if outside.gives_away(group.name)],
    })  # fmt: skip


def _seen(school: School) -> list[outside.Seen]:
    """All of it, as it would go out today."""
    name, link = school.outside, f"{settings.SITE_URL}/home/"
    letters = [post.words(kind, school=name, phone=school.phone, link=link) for kind in sorted(post.KINDS)]
    return [
        outside.Seen(_("Who it is from"), name),
        *(outside.Seen(_("Subject of an e-mail"), subject) for subject, _text in letters),
        *(outside.Seen(_("First line on a locked phone"), outside.preview(text)) for _subject, text in letters),
        outside.Seen(_("Head of a letter"), name),
        outside.Seen(_("Name of a file"), outside.file_name(name, dates.today())),
        outside.Seen(_("In a calendar"), outside.calendar_title(name)),
    ]
