"""One mark: here, or somewhere else and with whom; a session the group lost; what the group costs."""

from typing import Any

from django import forms

from hearth.base import dates
from hearth.base.inputs import BigChoice, Chip, DayField
from hearth.journeys.models import PlacedSession
from hearth.room.models import Arrival, LostSession


class MarkForm(forms.Form):
    where = forms.ChoiceField(choices=Arrival.Where.choices)
    place = forms.CharField(label="Where, and with whom?", max_length=120, required=False)
    undo = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = self.fields["place"]
        place.required = self.data.get("where") != Arrival.Where.HERE and not self.data.get("undo")
        place.error_messages["required"] = "Say where, and with whom."


class LostSessionForm(forms.Form):
    """Two taps: why, and Note it. Which session is this one unless somebody says otherwise."""

    why = forms.ChoiceField(
        label="Why could the group not meet?", choices=LostSession.Why.choices, widget=BigChoice,
        error_messages={"required": "Choose why."},
    )  # fmt: skip
    on = DayField(label="On which day?", error_messages={"required": "Say which day.", "invalid": "Say which day."})
    part = forms.ChoiceField(label="Morning or afternoon?", choices=PlacedSession.Part.choices, widget=Chip)
    words = forms.CharField(
        label="Anything more?", help_text="About us, never about a child.", max_length=200, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = dates.today()
        self.fields["part"].initial = dates.part_of_day(dates.now())


class GroupCostForm(forms.Form):
    starts_on = DayField(label="From which day?")
    ends_on = DayField(label="Until which day?")
    pounds = forms.IntegerField(
        label="How many pounds, in all?", min_value=1, max_value=10_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": "Write the sum in whole pounds.", "invalid": "Write whole pounds, as figures."},
    )  # fmt: skip
    what = forms.CharField(
        label="What is in it, and what is not?",
        help_text="For example: both adults with on-costs, food and outings; not the room, not training.",
        max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what is in it and what is not, so that nobody compares two different things."},
    )  # fmt: skip
