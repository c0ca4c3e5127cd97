"""What a translator was given: these words, and nothing else about a child."""

from django.http import HttpResponse
from django.shortcuts import render

from hearth.base import dates
from hearth.languages.models import Linguist, Translation
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, staff_may


@staff_may(Permission.TRANSLATE)
def translations(request: SignedIn) -> HttpResponse:
    mine = Translation.objects.given_to(request.user).filter(linguist__school=request.school)
    languages = Linguist.objects.now(dates.today()).filter(school=request.school, user=request.user)
    return render(request, "staff/translations.html", {
        "waiting": mine.open().select_related("adult"), "languages": languages, "today": dates.today(),
    })  # fmt: skip
