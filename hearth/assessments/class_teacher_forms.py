"""What a class teacher types: how learning goes; and what those who lead say they do next for a child of a class."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.assessments.models import LearningNote
from hearth.base import dates
from hearth.base.inputs import Chip, DayField, Words


class TalkedForm(forms.Form):
    words = forms.CharField(
        label=_("What do we do next, and who does it?"),
        help_text=_("The class teacher reads this. “Nothing now, we look again in spring” is an answer too."),
        max_length=300,
        widget=Words(rows=2),
        error_messages={"required": _("Say what we do next, and who does it.")},
    )


class LearningForm(forms.Form):
    """One part of learning. Words or the school's own name for it; either will do."""

    subject = forms.ChoiceField(
        label=_("Which part of learning?"),
        choices=LearningNote.Subject.choices,
        widget=Chip,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )
    words = forms.CharField(
        label=_("How does it go, in your words?"),
        help_text=_("What the child can do now, what helped, what comes next. A sentence or two is plenty."),
        max_length=2000,
        required=False,
        widget=Words,
    )
    attainment = forms.CharField(
        label=_("What does the school call it?"),
        help_text=_("Only if the school has a name for it: “Working towards”, “Book band 5”."),
        max_length=80,
        required=False,
    )
    scale = forms.CharField(
        label=_("Of which scale?"),
        help_text=_("As the school names it, so that one year can be read beside another."),
        max_length=80,
        required=False,
    )
    on = DayField(
        label=_("Which day does it speak of?"), initial=dates.today, error_messages={"required": _("Say the day.")}
    )

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if on > dates.today():
            raise forms.ValidationError(_("That day has not come yet."))
        return on

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not (given.get("words") or given.get("attainment")):
            self.add_error("words", _("Say how it goes, or what the school calls it."))
        if given.get("attainment") and not given.get("scale"):
            self.add_error("scale", _("Say which scale this is of."))
        return given
