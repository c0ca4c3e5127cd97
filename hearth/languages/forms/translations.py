"""What is typed when words go to a named translator, and come back."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from hearth.base import dates, languages
from hearth.base.inputs import DayField, Words
from hearth.languages.models import Linguist


class LinguistField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.user.name}, {obj.language_name}"


class AskTranslationForm(forms.Form):
    """Under words of ours, or beside words from home: who puts them into the other language, and by when. With
    `may_wait=False` somebody must be chosen; otherwise nobody chosen means that the words go as they are."""

    linguist = LinguistField(
        label="Who translates it?",
        queryset=Linguist.objects.none(),
        error_messages={"required": "Choose who translates it."},
    )
    due_on = DayField(
        label="By which day?",
        required=False,
        help_text="If you leave it empty: in two school days.",
        error_messages={"invalid": "Choose the day."},
    )
    note = forms.CharField(
        label="What should the translator know?",
        max_length=300,
        required=False,
        help_text="Such as: he is a boy; she calls me Adaeze. They see these words and the first name, nothing else.",
    )

    def __init__(self, linguists: QuerySet[Linguist], *args: Any, must: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["linguist"]
        field.queryset, field.required = linguists, must  # type: ignore[attr-defined]
        field.empty_label = "Choose" if must else "Nobody: it goes in English"  # type: ignore[attr-defined]

    def clean_due_on(self) -> date | None:
        day: date | None = self.cleaned_data["due_on"]
        if day is not None and day < dates.today():
            raise forms.ValidationError("That day has passed. Choose a day to come.")
        return day

    def facts(self) -> dict[str, Any]:
        """What the action takes; nothing where nobody was chosen."""
        return dict(self.cleaned_data) if self.cleaned_data.get("linguist") else {}


class TranslationForm(forms.Form):
    """The translator's own."""

    text = forms.CharField(
        widget=Words(rows=8, minded=False), error_messages={"required": "Write the translation first."}
    )

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        """`language`: the tag of the one it is put into; the box runs its way."""
        super().__init__(*args, **kwargs)
        box = self.fields["text"]
        box.label = f"In {languages.name(language)}"
        box.widget.attrs |= {"lang": language, "dir": languages.direction(language), "class": "tongue"}


class PassTranslationForm(forms.Form):
    linguist = LinguistField(
        label="Who translates it now?",
        queryset=Linguist.objects.none(),
        empty_label="Choose",
        error_messages={"required": "Choose who translates it."},
    )
    due_on = DayField(label="By which day?", required=False, error_messages={"invalid": "Choose the day."})

    def __init__(self, linguists: QuerySet[Linguist], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["linguist"].queryset = linguists  # type: ignore[attr-defined]


class LetTranslationGoForm(forms.Form):
    why = forms.CharField(
        label="Why is it no longer wanted?",
        max_length=200,
        help_text="Such as: we rang with Mrs Anwar on the line.",
        error_messages={"required": "Say why it is no longer wanted."},
    )
