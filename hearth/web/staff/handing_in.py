"""Handing a file in, whatever is in it: what waits to be looked at, what was brought in before, and another."""

from collections.abc import Callable
from typing import Any

from hearth.base.errors import RuleBroken
from hearth.exchange.files.limits import take_from
from hearth.exchange.forms import HandInForm
from hearth.exchange.models import ImportRun, ImportRunQuerySet
from hearth.web.access import SignedIn

SHOWN = 20


def handed_in(request: SignedIn, form: HandInForm, hand_in: Callable[..., ImportRun]) -> ImportRun | None:
    """The file as it waits to be looked at; without one, the form says why."""
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    try:
        return hand_in(request.school, file_name=file.name, data=take_from(file), by=request.user)
    except RuleBroken as broken:
        form.add_error("file", broken.sentence)
        return None


def page(form: HandInForm, runs: ImportRunQuerySet) -> dict[str, Any]:
    here = runs.select_related("handed_in_by", "confirmed_by").defer("file")
    return {"form": form, "waiting": here.waiting(), "before": here.confirmed()[:SHOWN]}
