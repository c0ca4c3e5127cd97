"""What a parent told us, and what it changed."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hearth.base import dates
from hearth.base.inputs import BigChoice, DayField, Words
from hearth.conversations.forms.people import PersonField
from hearth.conversations.models import Contribution
from hearth.people.models import Child, User

How = Contribution.How


class TellForm(forms.Form):
    """The parents' own."""

    told = forms.CharField(
        label=_("What would you like us to know?"),
        widget=Words(rows=4, minded=False),
        error_messages={"required": _("Write a few words first.")},
    )

    def __init__(self, child: Child, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["told"].label = _("What would you like us to know about %(child)s?") % {"child": child.name}


class ContributionForm(forms.Form):
    """What a parent said to a member of staff."""

    adult = PersonField(label="Who told us?", error_messages={"required": "Choose who told us."})
    told = forms.CharField(
        label="What they told us, in their words",
        widget=Words(rows=4, minded=False),
        error_messages={"required": "Write what they told us."},
    )
    how = forms.ChoiceField(
        label="How did they tell us?",
        choices=[(way.value, way.label.capitalize()) for way in (How.IN_PERSON, How.PHONE, How.PAPER)],
        widget=BigChoice,
        error_messages={"required": "Say how they told us."},
    )
    told_on = DayField(
        label="On which day?", error_messages={"required": "Say which day.", "invalid": "Say which day."}
    )

    def __init__(self, who: QuerySet[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adult"].queryset = who  # type: ignore[attr-defined]
        self.fields["told_on"].initial = dates.today()

    def clean_told_on(self) -> date:
        day: date = self.cleaned_data["told_on"]
        if day > dates.today():
            raise forms.ValidationError("That day has not come yet.")
        return day


class SoWeForm(forms.Form):
    could_not = forms.TypedChoiceField(
        label="Did something change?",
        choices=[("did", "So we…"), ("could_not", "So we could not…, because…")],
        coerce=lambda value: value == "could_not",
        widget=BigChoice(hints={"did": "Something changed.", "could_not": "Nothing could change, and we say why."}),
        error_messages={"required": "Choose whether something changed."},
    )
    so_we = forms.CharField(
        label="Say what",
        help_text="Go on from “So we”. The family reads it.",
        widget=Words(rows=3),
        error_messages={"required": "Say what we did, or why we could not."},
    )
    since = DayField(label="Since when?", help_text="Only if something changed.", required=False)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("could_not"):
            typed["since"] = None
        return typed
