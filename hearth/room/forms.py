"""One mark: here, or somewhere else and with whom."""

from django import forms

from hearth.room.models import Arrival


class MarkForm(forms.Form):
    where = forms.ChoiceField(choices=Arrival.Where.choices)
    place = forms.CharField(label="Where, and with whom?", max_length=120, required=False)
    undo = forms.BooleanField(required=False)
