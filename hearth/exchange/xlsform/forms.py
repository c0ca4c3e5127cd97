"""What is typed when a questionnaire is brought in from a file. Input only."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.assessments.models import Assessment
from hearth.base.inputs import BigChoice, Chip
from hearth.exchange.forms import HandInForm
from hearth.exchange.xlsform.document import Said, guessed
from hearth.exchange.xlsform.looking import FormLook

ARROWS = (("up", _("More is better: further along")), ("down", _("Less is better: easier for the child")))


class HandInQuestionnaireForm(HandInForm):
    """One questionnaire, written as an XLSForm."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _("An XLSForm: an Excel workbook (.xlsx), or one CSV file with all its sheets.")
        self.fields["file"].widget.attrs["accept"] = ".xlsx,.csv,.txt"


class BecomeForm(forms.Form):
    """What no file says, and a person must: who answers, and why the school may use it."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    title = forms.CharField(label=_("What it is called"), max_length=200)
    answered_by = forms.ChoiceField(
        label=_("Who answers it?"), choices=Assessment.RespondentIs.choices, widget=BigChoice,
        error_messages={"required": _("Say who answers it.")},
    )  # fmt: skip
    age_from = forms.IntegerField(
        label=_("For children from which age?"), min_value=0, max_value=25,
        error_messages={"required": _("Say from which age.")},
    )  # fmt: skip
    age_to = forms.IntegerField(
        label=_("Up to which age?"), min_value=0, max_value=25, error_messages={"required": _("Say up to which age.")}
    )
    about_minutes = forms.IntegerField(label=_("About how many minutes?"), min_value=1, max_value=120)
    owner = forms.CharField(
        label=_("Whose is it?"), help_text=_("Who wrote it, or who holds the rights."), max_length=200,
        error_messages={"required": _("Say whose it is.")},
    )  # fmt: skip
    licence = forms.CharField(
        label=_("Under which terms?"), help_text=_("For example: “Our own”, “CC BY 4.0”, “Permission by letter”."),
        max_length=200, error_messages={"required": _("Say under which terms.")},
    )  # fmt: skip
    rights_words = forms.CharField(
        label=_("Why may the school use it on a screen?"), max_length=300,
        help_text=_("What you hold and where it can be seen. Many free questionnaires are free on paper only."),
        error_messages={"required": _("Say why the school may use it.")},
    )  # fmt: skip

    def __init__(self, look: FormLook, file_name: str, data: Any = None) -> None:
        super().__init__(data, initial={"seen": look.token, **guessed(look.draft, file_name)})
        self.scored = look.draft.scored_sections
        for section in self.scored:
            self.fields[f"arrow_{section['id']}"] = forms.ChoiceField(
                label=_("In “%(title)s”, which way is better?") % {"title": section["title"]}, choices=ARROWS,
                widget=Chip, error_messages={"required": _("Say which way is better.")},
            )  # fmt: skip
        if look.draft.strands:
            self.fields["least"] = forms.IntegerField(
                label=_("How many answers does a part need to have a number?"), min_value=1,
                max_value=look.draft.fewest,
                help_text=_("All of them is the safe choice. With fewer, the sum is scaled up, and says so."),
                error_messages={"max_value": _("The smallest part has %(limit_value)s. It cannot need more.")},
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        youngest, oldest = cleaned.get("age_from"), cleaned.get("age_to")
        if youngest is not None and oldest is not None and youngest > oldest:
            self.add_error("age_to", _("The oldest age is below the youngest."))
        return cleaned

    def said(self) -> Said:
        cleaned = self.cleaned_data
        facts = {
            name: cleaned[name]
            for name in (
                "title", "answered_by", "age_from", "age_to", "about_minutes", "owner", "licence", "rights_words",
            )
        }  # fmt: skip
        arrows = {section["id"]: cleaned[f"arrow_{section['id']}"] for section in self.scored}
        return Said(**facts, least=cleaned.get("least") or 1, arrows=arrows)
