"""How it goes, item by item: what is written, to whom it is shown, and what a parent says to it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.base import dates
from hearth.base.inputs import BigChoice, Chip, DayField, Words
from hearth.journeys.forms.days import not_ahead
from hearth.journeys.models import Progress
from hearth.people.models import User

Area = Progress.Area
# Goals and the child's own words are put in from where they stand: nobody writes them again.
WRITTEN = (Area.STRENGTH, Area.SOCIAL, Area.EMOTIONAL, Area.BEHAVIOUR, Area.LEARNING, Area.NEXT)
SAY = {"required": "Write what you see, in a sentence or two."}


class ProgressForm(forms.Form):
    area = forms.ChoiceField(
        label="What is it about?",
        choices=[(area.value, area.label.capitalize()) for area in WRITTEN],
        widget=Chip,
        error_messages={"required": "Choose what it is about."},
    )
    words = forms.CharField(
        label="What you see",
        help_text="Plain words, what happened and what helped. Begin with what goes well.",
        widget=Words(rows=3),
        max_length=2000,
        error_messages=SAY,
    )


class RewriteForm(forms.Form):
    words = forms.CharField(label="The words", widget=Words(rows=4), max_length=2000, error_messages=SAY)


class ShareForm(forms.Form):
    """After the preview: the day on which a child who has a say was asked, where there is one."""

    child_asked_on = DayField(label="Asked on which day?", required=False)

    def __init__(self, name: str, *args: Any, has_own_say: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_own_say:
            del self.fields["child_asked_on"]
            return
        asked = self.fields["child_asked_on"]
        asked.label, asked.required = f"{name} was asked on which day?", True
        asked.help_text = f"{name} speaks for themselves. Ask first: show {name} this page."
        asked.error_messages["required"] = f"Ask {name} first, then say on which day."
        self.initial.setdefault("child_asked_on", dates.today())

    def clean_child_asked_on(self) -> date:
        return not_ahead(self.cleaned_data["child_asked_on"])


class ToWhomForm(forms.Form):
    """One parent at a time: there is no list to share with."""

    adult = forms.ChoiceField(
        label="Who is it for?", widget=BigChoice, error_messages={"required": "Choose one parent."}
    )

    def __init__(self, parents: Sequence[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adult"].choices = [(str(one.pk), one.name) for one in parents]  # type: ignore[attr-defined]


class WordsBackForm(forms.Form):
    words = forms.CharField(
        label=_("What would you like to say to this?"), widget=Words(rows=3, minded=False), max_length=2000
    )
