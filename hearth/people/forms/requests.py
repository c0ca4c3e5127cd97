"""A parent asks about the record; a named adult answers; a child is judged to speak for themselves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.base import dates
from hearth.base.inputs import BigChoice, DayField, Words
from hearth.people.models import RecordRequest, User

Kind = RecordRequest.Kind
How = RecordRequest.How
Outcome = RecordRequest.Outcome
WHICH = {"required": "Say which day.", "invalid": "Check the day. Write it like 20 November 2025."}


class RequestForm(forms.Form):
    """Three things a parent may ask, none of them chosen beforehand."""

    kind = forms.ChoiceField(
        label=_("What would you like?"),
        choices=[
            (Kind.CORRECTION, _("Something is wrong")),
            (Kind.COPY, _("A copy of what you keep")),
            (Kind.STOP, _("Stop sharing something")),
        ],
        widget=BigChoice(
            hints={
                "correction": _("We put it right, or we write your view beside ours."),
                "copy": _("To read and to keep."),
                "stop": _("Tell us what, and with whom."),
            }
        ),
        error_messages={"required": _("Choose one of the three.")},
    )
    words = forms.CharField(
        label=_("Tell us more"),
        help_text=_("For a copy you can leave this empty."),
        widget=Words(rows=4, minded=False),
        required=False,
        max_length=4000,
    )


class EnteredRequestForm(RequestForm):
    """The same, asked by phone, at the gate or on paper, and written down for them."""

    adult = forms.ModelChoiceField(
        label="Who asks?", queryset=User.objects.none(), error_messages={"required": "Say who asks."}
    )
    how = forms.ChoiceField(
        label="How did they ask?",
        choices=[(way.value, way.label) for way in (How.PHONE, How.IN_PERSON, How.PAPER)],
        widget=BigChoice,
        error_messages={"required": "Say how they asked."},
    )
    field_order = ["adult", "how", "kind", "words"]

    def __init__(self, *args: Any, adults: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adult"].queryset = adults  # type: ignore[attr-defined]


class AnswerRequestForm(forms.Form):
    outcome = forms.ChoiceField(
        label="What became of it?",
        choices=[(one.value, one.label) for one in Outcome if one.value],
        widget=BigChoice,
        error_messages={"required": "Say what became of it."},
    )
    answer = forms.CharField(
        label="What we did, or why not",
        help_text="They read this. Where you could not, say because of what, and whom else they can ask.",
        widget=Words(rows=5),
        error_messages={"required": "Say what we did, or why not."},
    )


class OwnSayForm(forms.Form):
    """What a child understands, seen by somebody who knows them. Never a birthday."""

    why = forms.CharField(
        label="What showed that they understand?",
        help_text="What they said or asked about what is kept and shared, in their words if you can.",
        max_length=300,
        widget=Words(rows=3, minded=False),
        error_messages={"required": "Say what showed it. A birthday alone does not."},
    )
    on = DayField(label="On which day?", error_messages=WHICH)

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if day > dates.today():
            raise forms.ValidationError("That day has not come yet.")
        return day
