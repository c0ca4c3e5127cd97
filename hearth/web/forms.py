"""How a form looks: label, hint, error, box, with a summary on top when something needs an answer."""

from functools import cached_property
from pathlib import Path
from typing import Any

import django.forms
from django.forms.renderers import BaseRenderer
from django.http import HttpRequest
from django.template.backends.base import BaseEngine
from django.template.backends.django import DjangoTemplates

from hearth.base.inputs import BigChoice, BigTicks, Chip, Chips, Day, DayField, PegPicture, Rating, RatingField, Words
from hearth.web.minding import thoughts_for

__all__ = ["BigChoice", "BigTicks", "Chip", "Chips", "Day", "DayField", "HearthRenderer", "PegPicture"]
__all__ += ["Rating", "RatingField", "Words"]


class HearthRenderer(BaseRenderer):
    """Ours first, Django's own templates after, whatever else is installed."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"

    @cached_property
    def engine(self) -> BaseEngine:
        ours = Path(__file__).parent / "templates"
        theirs = Path(django.forms.__file__).parent / "templates"
        return DjangoTemplates({"NAME": "forms", "APP_DIRS": False, "DIRS": [ours, theirs], "OPTIONS": {}})

    def get_template(self, template_name: str):  # type: ignore[no-untyped-def]
        return self.engine.get_template(template_name)

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> Any:
        """Every form, field and box; those in which staff write to or about a family say so of themselves."""
        return super().render(template_name, {**context, **thoughts_for(context)}, request)
