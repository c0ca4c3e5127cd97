"""We did this: when, how many, which of us, and what people will try."""

from datetime import date
from typing import Any

from django import forms

from hearth.base import dates
from hearth.base.inputs import Chips, DayField, Words
from hearth.practice.library import ROLES
from hearth.practice.names import Names, find, plainly


class PracticeForm(forms.Form):
    done_on = DayField(label="On which day?", error_messages={"required": "Say the day.", "invalid": "Say the day."})
    people = forms.IntegerField(
        label="How many took part?",
        min_value=1,
        max_value=500,
        widget=forms.NumberInput({"class": "short", "inputmode": "numeric"}),
        error_messages={"required": "Say how many.", "invalid": "Write a number.", "min_value": "One person at least."},
    )
    roles = forms.MultipleChoiceField(
        label="Who was there?",
        choices=[(role, label.capitalize()) for role, label in ROLES.items()],
        widget=Chips,
        error_messages={"required": "Choose at least one."},
    )
    will_try = forms.CharField(
        label="What will people try?",
        help_text="In their words, one a line, without names. Everybody on the staff can read it.",
        required=False,
        max_length=2000,
        widget=Words(rows=4, minded=False),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["done_on"].initial = dates.today()

    def clean_done_on(self) -> date:
        day: date = self.cleaned_data["done_on"]
        if day > dates.today():
            raise forms.ValidationError("That day has not come yet. Note it once it is done.")
        return day

    def in_plain_words(self, names: Names) -> dict[str, Any]:
        """What was typed, with plain words where names stood; for the same form again."""
        text = self.data.get("will_try", "")
        typed = {name: self.data.get(name, "") for name in ("done_on", "people")}
        return {**typed, "roles": self.data.getlist("roles"), "will_try": plainly(text, find(text, names))}  # type: ignore[attr-defined]
