"""Going back to class: the plan, a step, and looking in afterwards."""

from datetime import date
from typing import Any

from django import forms

from hearth.base import dates
from hearth.base.inputs import BigChoice, DayField, Words
from hearth.journeys.forms.days import WHICH, not_ahead
from hearth.journeys.forms.placements import SessionsForm
from hearth.journeys.models import ReturnStep
from hearth.journeys.week import Session
from hearth.people.models import Child

Kind = ReturnStep.Kind


class PlanForm(forms.Form):
    """Four people's part in it. The family reads all of it."""

    child_wants = forms.CharField(
        label="What the child wants to happen",
        help_text="Ask, beside the child: which lesson first, who comes along, where to go if it gets much.",
        widget=Words(rows=3, minded=False),
        error_messages={"required": "Ask the child first, and write down what was said."},
    )
    parent_wants = forms.CharField(
        label="What the family wants to happen", widget=Words(rows=3, minded=False), required=False
    )
    teacher_does = forms.CharField(
        label="What the class teacher will carry on",
        help_text="Which pieces of the group move into class: the picture plan, a quiet place, a job to do.",
        widget=Words(rows=3),
        error_messages={"required": "Say what the class teacher will carry on."},
    )
    if_hard = forms.CharField(
        label="What we do if it gets hard",
        help_text="A pause or a step back is not a failure. Say who decides, and how the family hears.",
        widget=Words(rows=3),
        error_messages={"required": "Say what we do if it gets hard."},
    )

    def __init__(self, child: Child, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["child_wants"].label = f"What {child.name} wants to happen"


class StepForm(SessionsForm):
    """One step: more time in class, a pause, or a step back."""

    kind = forms.ChoiceField(
        label="What happens now?",
        choices=Kind.choices,
        widget=BigChoice(
            hints={
                Kind.FORWARD: "One or more sessions fewer here.",
                Kind.PAUSE: "It stays as it is for a while.",
                Kind.BACK: "One or more sessions here again.",
            }
        ),
        error_messages={"required": "Choose one of the three."},
    )
    on = DayField(label="From which day?", error_messages=WHICH)
    beside = forms.CharField(label="Who goes along to class?", max_length=80, required=False)
    how_it_is = forms.CharField(
        label="How it is now", help_text="What was seen and what helps.", max_length=300, widget=Words(rows=2),
        required=False,
    )  # fmt: skip

    field_order = ["kind", "on", "am", "pm", "beside", "how_it_is"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["am"].label = "Mornings still in the group"
        self.fields["pm"].label = "Afternoons still in the group"
        self.fields["am"].help_text = "Leave all of them empty when the last one goes."

    def left(self) -> list[Session] | None:
        """The sessions left here; a pause leaves them as they are."""
        return None if self.cleaned_data["kind"] == Kind.PAUSE else self.sessions()


class CheckInForm(forms.Form):
    """Three voices, none in place of another."""

    held_on = DayField(label="On which day?", error_messages=WHICH)
    child_says = forms.CharField(label="What the child says", widget=Words(rows=3, minded=False), required=False)
    parent_says = forms.CharField(label="What the family says", widget=Words(rows=3, minded=False), required=False)
    teacher_says = forms.CharField(label="What the class teacher says", widget=Words(rows=3), required=False)
    next_steps = forms.CharField(
        label="What comes next", help_text="Who does what. The group’s door stays open.", widget=Words(rows=2),
        required=False,
    )  # fmt: skip

    def __init__(self, child: Child, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["child_says"].label = f"What {child.name} says"
        self.fields["held_on"].initial = dates.today()

    def clean_held_on(self) -> date:
        return not_ahead(self.cleaned_data["held_on"])

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not any(typed.get(name) for name in ("child_says", "parent_says", "teacher_says")):
            self.add_error("child_says", "Write down what at least one of them said.")
        return typed
