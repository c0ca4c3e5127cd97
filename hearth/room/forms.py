"""One mark: here, or somewhere else and with whom."""

from typing import Any

from django import forms

from hearth.room.models import Arrival


class MarkForm(forms.Form):
    where = forms.ChoiceField(choices=Arrival.Where.choices)
    place = forms.CharField(label="Where, and with whom?", max_length=120, required=False)
    undo = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = self.fields["place"]
        place.required = self.data.get("where") != Arrival.Where.HERE and not self.data.get("undo")
        place.error_messages["required"] = "Say where, and with whom."
