"""What is typed about somebody else's measure: the school's word, and what its own licensed copy says."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.assessments.actions.shelf import HIGHEST
from hearth.assessments.instrument import Instrument
from hearth.assessments.models import Assessment
from hearth.base.inputs import BigChoice, Chip


class WordForm(forms.Form):
    """A named person's word for the school."""

    words = forms.CharField(
        label=_("What the school holds, and where it can be seen"),
        help_text=_("For example: “Subscription until July 2027, in the office under Licences.”"),
        max_length=300,
        error_messages={"required": _("Say what the school holds, and where it can be seen.")},
    )
    sure = forms.BooleanField(
        label=_("I give my word that this school may use this measure and keep its scores here"),
        error_messages={"required": _("Without your word no score can be typed in.")},
    )


class MaximaForm(forms.Form):
    """The most each part can reach. Parts differ, so each is asked for itself."""

    def __init__(self, instrument: Instrument, data: Any = None, *, most: Mapping[str, int]) -> None:
        super().__init__(data, prefix="most")
        self.strands = instrument.scoring.strands if instrument.scoring else ()
        for strand in self.strands:
            self.fields[strand.id] = forms.IntegerField(
                label=strand.title, help_text=strand.gloss, required=False, min_value=1, max_value=HIGHEST,
                initial=most.get(strand.id),
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
                error_messages={"invalid": _("A whole number, please.")},
            )  # fmt: skip

    def most(self) -> dict[str, int | None]:
        return {strand.id: self.cleaned_data[strand.id] for strand in self.strands}


class BandForm(forms.Form):
    """Words for a range of one part, as the school's copy has them."""

    strand = forms.ChoiceField(label=_("Which part?"))
    lowest = forms.IntegerField(label=_("From"), min_value=0, max_value=HIGHEST)
    highest = forms.IntegerField(label=_("Up to, and with"), min_value=0, max_value=HIGHEST)
    words = forms.CharField(
        label=_("What your copy calls it"), max_length=80,
        help_text=_("Staff at this school see these words beside the number. A family never does."),
    )  # fmt: skip

    def __init__(self, instrument: Instrument, data: Any = None) -> None:
        super().__init__(data, prefix="band")
        strands = instrument.scoring.strands if instrument.scoring else ()
        self.fields["strand"].choices = [(one.id, one.title) for one in strands]  # type: ignore[attr-defined]


class EnterScoresForm(forms.Form):
    """Another measure, already chosen: when on the way, and who answers it or filled it in."""

    occasion = forms.ChoiceField(
        label=_("When on the way?"), choices=Assessment.Occasion.choices, widget=Chip,
        error_messages={"required": _("Say when on the way.")},
    )  # fmt: skip
    whom = forms.ChoiceField(
        label=_("Who answers it, or filled it in?"), widget=BigChoice, error_messages={"required": _("Say who.")}
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["whom"].choices = people  # type: ignore[attr-defined]
