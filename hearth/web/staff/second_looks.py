"""Words a colleague reads before they go: asked from any box, seen by two people, gone when the writer lets them go."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hearth.conversations import actions as conversations
from hearth.conversations import own_words
from hearth.conversations.around import who_can_read_first
from hearth.conversations.forms.words import AskToReadForm, SecondLookForm
from hearth.conversations.models import SecondLook
from hearth.people.models import Child
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, keeps_to, row_or_404, staff_may
from hearth.web.minding import About
from hearth.web.staff.words import MOST_BOXES, looked_at


@sensitive_post_parameters()
@require_POST
@staff_may(Permission.MIND_WORDS)
def ask_to_read(request: SignedIn) -> HttpResponse:
    """First sent here by the form they were written in; then by this page, with a colleague chosen."""
    about = About.read(request.POST.get("about", ""))
    child = _child(request, about.child_pk)
    who = who_can_read_first(request.school, child).exclude(pk=request.user.pk)
    if "reader" not in request.POST:
        form = AskToReadForm(who, initial={"words": _gathered(request, about)})
    else:
        form = AskToReadForm(who, request.POST)
        if form.is_valid() and keeps_to(form, lambda: conversations.ask_second_look(
            request.school, **form.cleaned_data, child=child, page=about.page, by=request.user
        )):  # fmt: skip
            messages.success(request, _("%(name)s finds it on their first page.") % {
                "name": form.cleaned_data["reader"].name
            })  # fmt: skip
            return redirect("staff:words_asked")
    return render(request, "staff/words_ask.html", {"form": form, "about": about, "child": child})


@staff_may(Permission.MIND_WORDS)
def words_asked(request: SignedIn) -> HttpResponse:
    """All words of mine that are out with a colleague, or back; and those I was asked to read."""
    return render(request, "staff/words_asked.html", {
        "looks": SecondLook.objects.waiting_for(request.user, request.school),
    })  # fmt: skip


@sensitive_post_parameters()
@staff_may(Permission.MIND_WORDS)
def second_look(request: SignedIn, pk: int) -> HttpResponse:
    """For its reader, the words with thoughts beside them and two answers; for its writer, the answer."""
    look = _look(request, pk)
    if look.by_id == request.user.pk:
        return render(request, "staff/words_back.html", {"look": look})
    form = SecondLookForm(request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: conversations.give_second_look(look, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, _("Thank you. %(name)s sees it on their first page.") % {"name": look.by.name})
        return redirect("front")
    found = looked_at(request, own_words.of(request.school), About(look.child_id), look.words)
    return render(request, "staff/words_read.html", {"look": look, "found": found, "form": form})


@require_POST
@staff_may(Permission.MIND_WORDS)
def let_words_go(request: SignedIn, pk: int) -> HttpResponse:
    conversations.let_words_go(_look(request, pk), by=request.user)
    messages.success(request, _("Let go. Words and answer are gone from Hearth."))
    return redirect("front")


def _look(request: SignedIn, pk: int) -> SecondLook:
    rows = SecondLook.objects.visible_to(request.user).filter(Q(child=None) | Q(child__school=request.school))
    return row_or_404(request, rows.select_related("by", "reader", "child"), pk)


def _child(request: SignedIn, pk: int | None) -> Child | None:
    """The child of the page the words came from: within reach, or one this person may name in a concern."""
    if pk is None:
        return None
    at_school = Child.objects.filter(school=request.school, pk=pk)
    child = at_school.visible_to(request.user).first() or at_school.nameable_by(request.user).first()
    if child is None:
        raise Http404
    request.child_id = child.pk
    return child


def _gathered(request: SignedIn, about: About) -> str:
    """All that was typed in the form; each box under its own words when there are several."""
    written = [(label, request.POST.get(name, "").strip()) for name, label in about.boxes[:MOST_BOXES]]
    full = [(label, words.replace("\r\n", "\n")) for label, words in written if words]
    if len(full) == 1:
        return full[0][1]
    return "\n\n".join(f"{label}\n{words}" if label else words for label, words in full)
