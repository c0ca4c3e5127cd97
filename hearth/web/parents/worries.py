"""What other parents worry about, with a first answer; whether it is better; and talking with another parent."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations import fears
from hearth.conversations.forms import AnotherParentForm, BetterForm, WorriesForm
from hearth.conversations.models import Question
from hearth.journeys.whom import who_answers
from hearth.people import actions as people
from hearth.people.forms import WillingForm
from hearth.people.models import Child, Relationship
from hearth.web.access import SignedIn, keeps_to, own_child, parents_only, row_or_404

About = Question.About


@parents_only
def worries(request: SignedIn, child_pk: int) -> HttpResponse:
    """Any of the common ones, or own words: each goes to a named adult, with a day."""
    child = own_child(request, child_pk)
    to, common = who_answers(child), fears.common(child.name)
    form = WorriesForm(common, request.POST or None)
    if to and form.is_valid() and keeps_to(
        form, lambda: conversations.bring_worries(child, **form.facts(), to=to, by=request.user)
    ):  # fmt: skip
        messages.success(request, _("Thank you for telling us. %(name)s answers you here.") % {"name": to.name})
        return redirect("parents:worries", child.pk)
    mine = list(_asked(request, child).filter(about=About.WORRY))
    waiting = {one.fear: one for one in mine if one.answered_at is None and one.fear}
    chosen = set(request.POST.getlist("fears"))
    return render(request, "parents/worries.html", {
        "child": child, "to": to, "form": form, "questions": mine, "today": dates.today(),
        "common": [(fear, waiting.get(fear.key), fear.key in chosen) for fear in common],
    })  # fmt: skip


@parents_only
def if_better(request: SignedIn, pk: int) -> HttpResponse:
    """On the day we said, their front page leads here."""
    rows = Question.objects.for_adult(request.user).exclude(answered_at=None)
    asked = row_or_404(request, rows.select_related("child__school", "to", "answered_by"), pk)
    form = BetterForm(request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: conversations.say_if_better(asked, **form.cleaned_data, by=request.user)
    ):
        not_yet = form.cleaned_data["better"] == Question.Better.NO
        messages.success(
            request,
            _("Thank you. It goes back to us, and we answer you.") if not_yet else _("Thank you for telling us."),
        )
        return redirect("parents:ask_us", asked.child_id)
    return render(request, "parents/if_better.html", {"child": asked.child, "question": asked, "form": form})


@parents_only
def another_parent(request: SignedIn, child_pk: int) -> HttpResponse:
    """Two sides of one thing: to ask for it, and to be there for somebody else."""
    child = own_child(request, child_pk)
    to = who_answers(child)
    form = AnotherParentForm(request.POST or None)
    if to and form.is_valid():
        words = form.cleaned_data["words"].strip() or _("I would like to talk with another parent.")
        if keeps_to(form, lambda: conversations.ask_question(
            child, words=words, about=About.ANOTHER_PARENT, to=to, by=request.user
        )):  # fmt: skip
            messages.success(request, _("Thank you. %(name)s looks for somebody with you.") % {"name": to.name})
            return redirect("parents:another_parent", child.pk)
    mine = _door(request, child)
    return render(request, "parents/another_parent.html", {
        "child": child, "to": to, "form": form, "mine": mine, "today": dates.today(),
        "willing": WillingForm(initial={"words": mine.willing_words}, auto_id="willing_%s"),
        "questions": _asked(request, child).filter(about=About.ANOTHER_PARENT),
    })  # fmt: skip


@parents_only
@require_POST
def willing(request: SignedIn, child_pk: int) -> HttpResponse:
    """To be there for another parent, or to stop: on any day, and nobody asks why."""
    child = own_child(request, child_pk)
    mine = _door(request, child)
    form = WillingForm(request.POST)
    if request.POST.get("stop"):
        people.stop_being_willing(mine, by=request.user)
        messages.success(request, _("We have written down that you would not. Thank you for the time you gave."))
    elif form.is_valid():
        people.be_willing(mine, words=form.cleaned_data["words"], by=request.user)
        messages.success(request, _("Thank you. We ask you first, every time."))
    return redirect("parents:another_parent", child.pk)


def _door(request: SignedIn, child: Child) -> Relationship:
    return Relationship.objects.open_door().get(child=child, adult=request.user)


def _asked(request: SignedIn, child: Child) -> QuerySet[Question]:
    mine = Question.objects.for_adult(request.user).filter(child=child)
    return mine.select_related("to", "answered_by", "read_by", "entered_by", "follows")
