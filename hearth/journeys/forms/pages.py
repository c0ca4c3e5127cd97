"""The marked places of the pages parents read, for a school that would like its own words there."""

from collections.abc import Mapping
from typing import Any

from django import forms

from hearth.base.inputs import Words

LABELS = {
    "room": ("What you call the room", "It stands after “the”: the Willow Room."),
    "adults": ("The adults in the room", "Names as children say them."),
    "times": ("When the room is open", "Short: 9.05 to 11.45 on school days."),
    "food": ("What you eat together", "As in: we sit at one table and share toast and fruit."),
    "phone": ("The number to ring", "One that a person answers."),
}


class PlacesForm(forms.Form):
    """One box a place. Empty means: as we know it ourselves."""

    def __init__(self, known: Mapping[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, (label, help_text) in LABELS.items():
            now = f" Left empty, it says: {known[key]}." if known.get(key) else " Left empty, it says each child’s own."
            says = now if known.get(key) or key == "times" else " Left empty, the line is left out."
            self.fields[key] = forms.CharField(
                label=label, help_text=help_text + says, max_length=300, widget=Words(rows=1), required=False
            )
