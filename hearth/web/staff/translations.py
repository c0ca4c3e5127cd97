"""What a translator was given: these words, and nothing else about a child."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.languages import actions
from hearth.languages.forms import TranslationForm
from hearth.languages.models import Linguist, Translation, TranslationQuerySet
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, keeps_to, row_or_404, staff_may


@staff_may(Permission.TRANSLATE)
def translations(request: SignedIn) -> HttpResponse:
    mine = _mine(request)
    named = Linguist.objects.now(dates.today()).filter(school=request.school, user=request.user)
    return render(request, "staff/translations.html", {
        "waiting": mine.open(), "done": mine.exclude(done_at=None).order_by("-done_at", "-pk"),
        "named": named, "today": dates.today(),
    })  # fmt: skip


@staff_may(Permission.TRANSLATE)
def translation(request: SignedIn, pk: int) -> HttpResponse:
    """Kept for later as often as they like; given once, and then the school has it."""
    one = row_or_404(request, _mine(request), pk)
    form = TranslationForm(request.POST or None, language=one.into_language, initial={"text": one.text})
    if form.is_valid():
        text, later = form.cleaned_data["text"], "later" in request.POST
        act = actions.keep_translation if later else conversations.give_translated
        if keeps_to(form, lambda: act(one, text=text, by=request.user)):
            messages.success(request, "Kept for later." if later else f"Thank you. {one.asked_by.name} has it.")
            return redirect("staff:translation", pk) if later else redirect("staff:translations")
    return render(request, "staff/translation.html", {
        "one": one, "form": form, "to": one.adult.forename or one.adult.name,
        "from_home": one.kind in actions.FROM_HOME, "late": one.is_late(dates.today()),
    })  # fmt: skip


def _mine(request: SignedIn) -> TranslationQuerySet:
    rows: TranslationQuerySet = Translation.objects.given_to(request.user).filter(linguist__school=request.school)
    return rows.select_related("adult", "asked_by", "linguist")
