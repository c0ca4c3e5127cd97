"""Who is there when the key adult is not."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hearth.base.inputs import BigChoice, DayField
from hearth.journeys.forms.days import WHICH, not_ahead, which
from hearth.people.models import Child, User

TOLD = "Before the cover begins."


class CoverForm(forms.Form):
    cover = forms.TypedChoiceField(
        label="Who is there instead?",
        coerce=int,
        widget=BigChoice,
        error_messages={"required": "Choose somebody the child knows."},
    )
    leaving = forms.BooleanField(
        label="The key adult is leaving for good",
        help_text="Whoever you choose becomes the key adult from that day.",
        required=False,
    )
    starts_on = DayField(label="From which day?", error_messages=which("Say from which day."))
    ends_on = DayField(label="When is the key adult back?", help_text="Leave it empty if nobody knows.", required=False)
    child_told_on = DayField(
        label="When was the child told?", help_text=TOLD, error_messages=which("Say when the child was told.")
    )
    parent_told_on = DayField(
        label="When was the family told?", help_text=TOLD, error_messages=which("Say when the family was told.")
    )

    def __init__(self, child: Child, key_adult: User, adults: Iterable[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.adults = {adult.pk: adult for adult in adults}
        self.fields["cover"].choices = [(pk, adult.name) for pk, adult in self.adults.items()]  # type: ignore[attr-defined]
        self.fields["leaving"].label = f"{key_adult.name} is leaving for good"
        self.fields["ends_on"].label = f"When is {key_adult.name} back?"
        self.fields["child_told_on"].label = f"When was {child.name} told?"

    def clean_child_told_on(self) -> Any:
        return not_ahead(self.cleaned_data["child_told_on"])

    def clean_parent_told_on(self) -> Any:
        return not_ahead(self.cleaned_data["parent_told_on"])

    def adult(self) -> User:
        return self.adults[self.cleaned_data["cover"]]


class BackForm(forms.Form):
    """The key adult is back, sooner or later than we said."""

    ends_on = DayField(label="On which day is the key adult back?", error_messages=WHICH)
