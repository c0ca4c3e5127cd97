"""A talk, or an honest try: told apart, each in one page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.base import dates
from hearth.base.inputs import BigChoice, Chip, DayField, Words
from hearth.conversations.around import adults_we_talk_with
from hearth.conversations.forms.people import PersonField
from hearth.conversations.models import Talk
from hearth.people.models import Child

SPOKE, TRIED = "spoke", "tried"


class TalkForm(forms.Form):
    adult = PersonField(label=_("Who with?"), error_messages={"required": _("Choose who with.")})
    reached = forms.ChoiceField(
        label=_("Did you speak?"),
        choices=[(SPOKE, _("We spoke")), (TRIED, _("I tried, and could not reach them"))],
        widget=BigChoice,
        error_messages={"required": _("Say whether you spoke, or tried.")},
    )
    how = forms.ChoiceField(
        label=_("How?"),
        choices=Talk.How.choices,
        widget=BigChoice,
        error_messages={"required": _("Say how.")},
    )
    spoke_on = DayField(label=_("On which day?"), initial=dates.today, error_messages={"required": _("Say the day.")})
    interpreter = forms.CharField(
        label=_("Who interpreted?"),
        help_text=_("A named interpreter, never a child."),
        max_length=80,
        required=False,
    )
    they_said = forms.CharField(
        label=_("What they said, in their words"),
        help_text=_("As they said it. They may read it."),
        required=False,
        max_length=4000,
        widget=Words(minded=False),
    )
    we_said = forms.CharField(
        label=_("What we said, agreed and promised; or how you tried"),
        help_text=_("With a day for each thing we said we would do."),
        max_length=4000,
        widget=Words,
        error_messages={"required": _("Say in a sentence what we said and agreed, or how you tried.")},
    )
    news = forms.ChoiceField(
        label=_("What was it mostly about?"),
        help_text=_("We count this of ourselves, so that not all our news is hard."),
        choices=[(kind.value, kind.label.capitalize()) for kind in Talk.News],
        widget=Chip,
        required=False,
    )
    write_after_trying = forms.BooleanField(
        label=_("I tried, and writing is now the kinder way"),
        help_text=_("Only then may a letter or an invitation go out before a talk."),
        required=False,
    )

    def __init__(self, *args: Any, child: Child, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adult"].queryset = adults_we_talk_with(child)  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """As `record_talk` takes them."""
        return {**self.cleaned_data, "reached": self.cleaned_data["reached"] == SPOKE}


class CallForm(forms.Form):
    """Ten seconds after a call, or a word at the gate: who, whether we spoke, how, and one line."""

    adult = PersonField(label=_("Who?"), widget=Chip, error_messages={"required": _("Choose who.")})
    reached = forms.ChoiceField(
        label=_("Did you speak?"),
        choices=[(SPOKE, _("We spoke")), (TRIED, _("I tried"))],
        widget=Chip,
        error_messages={"required": _("Say whether you spoke, or tried.")},
    )
    how = forms.ChoiceField(
        label=_("How?"),
        choices=[(how.value, how.label.capitalize()) for how in (Talk.How.PHONE, Talk.How.IN_PERSON)],
        widget=Chip,
        error_messages={"required": _("Say how.")},
    )
    news = forms.ChoiceField(
        label=_("What was it mostly about?"),
        choices=[(kind.value, kind.label.capitalize()) for kind in Talk.News],
        widget=Chip,
        required=False,
    )
    we_said = forms.CharField(
        label=_("In a line: what you said, or how you tried"),
        help_text=_("They may read it."),
        max_length=300,
        required=False,
    )
    share = forms.BooleanField(
        label=_("Share this line with them"),
        help_text=_("It stands on their page, with your name and the day."),
        required=False,
    )

    def __init__(self, *args: Any, child: Child, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adult"].queryset = adults_we_talk_with(child)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("reached") == SPOKE and not cleaned.get("we_said"):
            self.add_error("we_said", _("Say in a line what you said. A few words will do."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """As `record_talk` takes them: today."""
        return {**self.cleaned_data, "reached": self.cleaned_data["reached"] == SPOKE, "spoke_on": dates.today()}
