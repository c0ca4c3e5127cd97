"""A place: which mornings, which afternoons, from when."""

from typing import Any

from django import forms

from hearth.base.inputs import Chips, DayField, Words
from hearth.journeys.forms.days import WHICH
from hearth.journeys.week import DAYS, Session

WEEKDAYS = [(str(number), name) for number, name in enumerate(DAYS)]


class SessionsForm(forms.Form):
    """Ten sessions of the week as two rows of days."""

    am = forms.TypedMultipleChoiceField(label="Mornings", choices=WEEKDAYS, coerce=int, widget=Chips, required=False)
    pm = forms.TypedMultipleChoiceField(label="Afternoons", choices=WEEKDAYS, coerce=int, widget=Chips, required=False)

    def sessions(self) -> list[Session]:
        return sorted((weekday, part) for part in ("am", "pm") for weekday in self.cleaned_data[part])

    def has_sessions(self) -> bool:
        return bool(self.cleaned_data.get("am") or self.cleaned_data.get("pm"))

    @staticmethod
    def ticked(sessions: "list[Session] | frozenset[Session]") -> dict[str, list[int]]:
        """What to tick beforehand: the sessions the child has now."""
        return {part: [weekday for weekday, of in sessions if of == part] for part in ("am", "pm")}


class PlaceForm(SessionsForm):
    starts_on = DayField(label="From which day?", error_messages=WHICH)
    why = forms.CharField(
        label="Why this, in a few words",
        help_text="For example “One afternoon more, because painting helps”. The family may read it.",
        max_length=200,
        required=False,
    )

    field_order = ["starts_on", "am", "pm", "why"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.has_sessions():
            self.add_error("am", "Choose at least one morning or afternoon.")
        return typed


class EndPlaceForm(forms.Form):
    """The family took their agreement back, or something else helps now."""

    on = DayField(label="The first day without it", error_messages=WHICH)
    why = forms.CharField(
        label="Why the place ends",
        help_text="In words the family may read.",
        max_length=200,
        widget=Words(rows=2),
        error_messages={"required": "Say in a few words why the place ends."},
    )
