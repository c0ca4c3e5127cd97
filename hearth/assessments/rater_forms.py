"""What a member of staff says beside their marks: where they see the child, since when, and the day on the form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.assessments.actions import NOT_MET
from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.base.inputs import Chip, DayField
from hearth.people.models import Child


class RaterForm(forms.Form):
    """Where a member of staff sees the child, and since when. Both may be left."""

    seen_where = forms.ChoiceField(
        label=_("Where have you seen {child} in these days?"), choices=Assessment.SeenWhere.choices[1:], widget=Chip,
        required=False,
    )  # fmt: skip
    known_for = forms.ChoiceField(
        label=_("How long have you known {child}?"),
        choices=[*Assessment.KnownFor.choices[1:], (NOT_MET, _("we have not met"))], widget=Chip, required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, child: Child, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in self.fields.values():
            one.label = str(one.label).replace("{child}", child.name)


class FilledInForm(forms.Form):
    """The day on the form itself, where what came out of it is typed in."""

    given_on = DayField(
        label=_("On which day was the form filled in?"), initial=dates.today,
        error_messages={"required": _("Say the day.")},
    )  # fmt: skip
