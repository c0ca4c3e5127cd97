"""A promise of ours."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from hearth.base import dates
from hearth.base.inputs import DayField, Words
from hearth.conversations.forms.people import PersonField
from hearth.people.models import User


class PromiseForm(forms.Form):
    what = forms.CharField(
        label="What will we do?",
        help_text="One thing, as you said it. They may read it.",
        max_length=200,
        widget=Words(rows=2),
        error_messages={"required": "Say what we will do."},
    )
    due_on = DayField(
        label="By which day?", error_messages={"required": "Say by which day.", "invalid": "Say by which day."}
    )
    adult = PersonField(label="Promised to", help_text="Leave it empty for a promise to the child.", required=False)

    def __init__(self, who: QuerySet[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adult"].queryset = who  # type: ignore[attr-defined]

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if day < dates.today():
            raise forms.ValidationError("That day has passed. Promise a day to come.")
        return day


class KeptForm(forms.Form):
    on = DayField(label="On which day?", error_messages={"required": "Say which day.", "invalid": "Say which day."})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = dates.today()

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > dates.today():
            raise forms.ValidationError("That day has not come yet.")
        return day


class LetGoForm(forms.Form):
    why = forms.CharField(
        label="What did you tell them?",
        help_text="Tell them first. Then write here what you said, and what happens instead.",
        max_length=200,
        widget=Words(rows=3),
        error_messages={"required": "Tell them first, then write here what you told them."},
    )
