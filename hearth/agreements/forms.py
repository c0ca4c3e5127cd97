"""What is typed about an agreement: by a parent, by staff for a parent, for a child, by the head."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.agreements.models import Answer, ChildSay
from hearth.base import dates
from hearth.base.inputs import BigChoice, DayField, Words
from hearth.people.models import Child, Relationship

Kind, How = Answer.Kind, Answer.How
FOUR = [(kind.value, kind.label) for kind in (Kind.YES, Kind.NOT_YET, Kind.PARTLY, Kind.NO)]


class AnswerForm(forms.Form):
    """The parents' own: four equal choices, and nothing chosen for them."""

    kind = forms.ChoiceField(
        label=_("What would you like to say today?"),
        choices=FOUR,
        widget=BigChoice,
        error_messages={"required": _("Choose one: yes, not yet, partly or no.")},
    )
    parts = forms.CharField(
        label=_("Which parts are right?"),
        help_text=_("Only if you say partly."),
        required=False,
        widget=Words(rows=2, minded=False),
    )
    wants_visit = forms.BooleanField(label=_("I would like to come and see the room"), required=False)
    visit_when = forms.CharField(label=_("Which day suits you?"), max_length=200, required=False)
    wants_talk = forms.BooleanField(label=_("I would like to talk with you"), required=False)
    words = forms.CharField(
        label=_("Is there anything you want us to know?"), widget=Words(rows=3, minded=False), required=False
    )

    def __init__(self, child: Child, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = {"child": child.name}
        self.fields["kind"].widget.hints = {
            Kind.YES: _("I am happy for %(child)s to start.") % named,
            Kind.NOT_YET: _("I want to see it, think, or talk first."),
            Kind.PARTLY: _("Some of it is right. Other parts are not."),
            Kind.NO: _("I do not want this for %(child)s.") % named,
        }

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("kind") == Kind.PARTLY and not said.get("parts"):
            self.add_error("parts", _("Tell us which parts are right. A few words will do."))
        return said


class EnteredAnswerForm(AnswerForm):
    """What a parent said by phone, face to face or on paper, in their words."""

    how = forms.ChoiceField(
        label="How did they say it?",
        choices=[(way.value, way.label.capitalize()) for way in (How.PHONE, How.IN_PERSON, How.PAPER)],
        widget=BigChoice,
        error_messages={"required": "Say how they told you."},
    )
    said_on = DayField(
        label="On which day?", error_messages={"required": "Say which day.", "invalid": "Say which day."}
    )

    def __init__(self, child: Child, adult: str, taken_back: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(child, *args, **kwargs)
        kind = self.fields["kind"]
        kind.label, kind.widget.hints = f"What did {adult} say?", {}
        if taken_back:
            kind.choices = [*FOUR, (Kind.WITHDRAWN.value, Kind.WITHDRAWN.label)]  # type: ignore[attr-defined]
        kind.error_messages["required"] = "Choose what they said."
        self.fields["parts"].label, self.fields["parts"].help_text = "Which parts are right, in their words", ""
        self.fields["words"].label = "Why, in their words"
        self.fields["wants_visit"].label = "Would like to come and see the room"
        self.fields["visit_when"].label = "Which day suits them?"
        self.fields["wants_talk"].label = "Would like to talk with us (again)"
        self.fields["said_on"].initial = dates.today()

    def clean_said_on(self) -> Any:
        return _not_ahead(self.cleaned_data["said_on"])


class SayerField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.adult.name}, {obj.get_kind_display()}"


class AskForm(forms.Form):
    """One adult, one offer. The drafts have blanks for what only the writer knows."""

    relationship = SayerField(
        label="Whom do we ask?",
        queryset=Relationship.objects.none(),
        widget=BigChoice,
        empty_label=None,
        error_messages={"required": "Choose whom to ask. Each adult is asked alone."},
    )
    offer = forms.CharField(
        label="What we offer",
        help_text="Which days, which sessions, from when, until about when. The family reads these words.",
        widget=Words(rows=4),
        error_messages={"required": "Say what is offered."},
    )
    why = forms.CharField(
        label="Why we offer it",
        help_text="What was seen, what the family told you, and what you hope. No scores, no labels.",
        widget=Words(rows=4),
        error_messages={"required": "Say why, in plain words."},
    )
    call_by = DayField(
        label="By when do we ring?",
        help_text="We ring. They need not chase us. The family sees this day.",
        error_messages={"required": "Say by which day we ring.", "invalid": "Say by which day we ring."},
    )

    def __init__(self, askable: Iterable[Relationship], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = Relationship.objects.filter(pk__in=[one.pk for one in askable]).select_related("adult")
        self.fields["relationship"].queryset = found  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        for name in ("offer", "why"):
            if "____" in typed.get(name, ""):
                self.add_error(name, "There is still a blank to fill: look for the line ____.")
        if typed.get("call_by") and typed["call_by"] < dates.today():
            self.add_error("call_by", "That day has passed. Choose a day to come.")
        return typed


class HappenedForm(forms.Form):
    """A visit or a call of ours took place."""

    on = DayField(label="On which day?", error_messages={"required": "Say which day.", "invalid": "Say which day."})

    def clean_on(self) -> Any:
        return _not_ahead(self.cleaned_data["on"])


class ChildSayForm(forms.Form):
    kind = forms.ChoiceField(
        label="What does the child say?",
        choices=ChildSay.Kind.choices,
        widget=BigChoice,
        error_messages={"required": "Choose yes or not yet."},
    )
    words = forms.CharField(
        label="In the child’s own words",
        help_text="Or what the child showed you.",
        widget=Words(rows=3, minded=False),
        required=False,
    )
    said_on = DayField(
        label="On which day?", error_messages={"required": "Say which day.", "invalid": "Say which day."}
    )

    def __init__(self, child: Child, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].label = f"What does {child.name} say?"
        self.fields["words"].label = f"In {child.name}’s own words"
        self.fields["said_on"].initial = dates.today()

    def clean_said_on(self) -> Any:
        return _not_ahead(self.cleaned_data["said_on"])


class DecisionForm(forms.Form):
    goes_ahead = forms.TypedChoiceField(
        label="What do you decide?",
        choices=[("yes", "The place may begin"), ("no", "The place does not begin")],
        coerce=lambda value: value == "yes",
        widget=BigChoice,
        error_messages={"required": "Choose one."},
    )
    reason = forms.CharField(
        label="Why",
        help_text="What each said, and what weighs most for the child. Each parent may ask to read it.",
        widget=Words(rows=5),
        error_messages={"required": "Write down the reason."},
    )


def _not_ahead(day: Any) -> Any:
    if day > dates.today():
        raise forms.ValidationError("That day has not come yet.")
    return day
