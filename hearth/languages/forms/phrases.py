"""What is typed into the places of a phrase."""

import datetime
from collections.abc import Mapping
from typing import Any

from django import forms

from hearth.base import dates
from hearth.base.inputs import DayField
from hearth.languages.phrase_book import Phrase

Place = str | datetime.date | datetime.time


class Clock(forms.TimeInput):
    input_type = "time"


class PhraseForm(forms.Form):
    """The places that a person fills in. The child and the room are known."""

    adult = forms.ChoiceField(label="Which adult?", error_messages={"required": "Choose the adult."})
    day = DayField(label="Which day?", error_messages={"required": "Choose the day.", "invalid": "Choose the day."})
    time = forms.TimeField(
        label="At what time?",
        widget=Clock(attrs={"class": "day"}, format="%H:%M"),
        error_messages={"required": "Say the time.", "invalid": "Write the time, such as 9:30."},
    )

    def __init__(self, phrase: Phrase, adults: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adult"].choices = [(name, name) for name in adults]  # type: ignore[attr-defined]
        for name in list(self.fields):
            if name not in phrase.places:
                del self.fields[name]

    def clean_day(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["day"]
        if day < dates.today():
            raise forms.ValidationError("That day has passed. Choose a day to come.")
        return day

    def places(self, known: Mapping[str, str]) -> dict[str, Place]:
        return {**known, **self.cleaned_data}
