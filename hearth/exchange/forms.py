"""What is typed when children are brought in from a file. Input only."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.base.inputs import BigChoice
from hearth.exchange.files.columns import SheetColumns
from hearth.exchange.files.limits import MOST_BYTES, too_big
from hearth.exchange.models import Decision
from hearth.exchange.pupils.columns import MOST_ADULTS, Columns

NOT_TAKEN = "none"


class HandInForm(forms.Form):
    """One file from the school's own system."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_("A transfer file (CTF), or any list of pupils and their contacts as CSV or Excel (.xlsx)."),
        widget=forms.FileInput(attrs={"accept": ".xml,.csv,.tsv,.txt,.xlsx"}),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("This file is empty."),
            "invalid": _("Choose a file first."),
        },
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(too_big().sentence)
        return file


class HandInMarksForm(HandInForm):
    """One file of marks from the school's own system."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _("The register as CSV or Excel (.xlsx): a row a mark, or a row a child.")
        self.fields["file"].widget.attrs["accept"] = ".csv,.tsv,.txt,.xlsx"


class HandInScoresForm(HandInForm):
    """One file of scores, and of which measure they are."""

    measure = forms.ChoiceField(
        label=_("Of which measure?"),
        widget=BigChoice,
        error_messages={"required": _("Say of which measure the scores are.")},
    )
    field_order = ("measure", "file")

    def __init__(self, *args: Any, measures: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measure"].choices = list(measures)  # type: ignore[attr-defined]
        self.fields["file"].help_text = _("CSV or Excel (.xlsx): a row for each form that was filled in.")
        self.fields["file"].widget.attrs["accept"] = ".csv,.tsv,.txt,.xlsx"


class HandInLearningForm(HandInForm):
    """One file of attainment."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _("CSV or Excel (.xlsx): a row a child and a day.")
        self.fields["file"].widget.attrs["accept"] = ".csv,.tsv,.txt,.xlsx"


class ColumnsForm(forms.Form):
    """What each column of a sheet is. It comes filled in with what was guessed."""

    def __init__(self, columns: SheetColumns, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = columns
        choices = _choices_of(columns)
        for column in columns.columns:
            self.fields[f"c{column.position}"] = forms.ChoiceField(
                label=column.heading or _("A column without a heading"),
                help_text=_("for example: %(example)s") % {"example": column.example} if column.example else "",
                choices=choices,
                initial=column.field or NOT_TAKEN,
            )

    def choices(self) -> dict[int, str]:
        chosen = {column.position: self.cleaned_data[f"c{column.position}"] for column in self.columns.columns}
        return {position: "" if field == NOT_TAKEN else field for position, field in chosen.items()}


class DecisionForm(forms.Form):
    """Who a held child is."""

    row = forms.IntegerField(min_value=0, max_value=10_000_000)
    choice = forms.ChoiceField(choices=[("", "later"), *Decision.Choice.choices], required=False)


class ConfirmForm(forms.Form):
    """A person has looked. `seen` says at what."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    heard = forms.BooleanField(
        label=_("I have read what the file says about itself, and want to go on"), required=False
    )

    def __init__(self, cautions: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not list(cautions):
            self.fields["heard"].widget = forms.HiddenInput()


def _choices_of(columns: SheetColumns) -> list[Any]:
    found = _grouped(columns) if isinstance(columns, Columns) else list(columns.labels().items())
    return [(NOT_TAKEN, _("Not taken")), *found]


def _grouped(columns: Columns) -> list[Any]:
    """Choices under the child and under each adult, with room for one adult more than there are."""
    known = [int(number) for column in columns.columns if (number := column.field.partition(".")[0]).isdecimal()]
    adults = min(MOST_ADULTS, max([*known, 1]) + 1)
    groups: dict[str, list[tuple[str, str]]] = {}
    for field, label in columns.labels().items():
        number = field.partition(".")[0]
        if not number.isdecimal() or int(number) <= adults:
            whose, _colon, what = label.partition(": ")
            groups.setdefault(whose, []).append((field, what if whose == "Child" else label))
    return list(groups.items())
