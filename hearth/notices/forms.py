"""The name used where others can see."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.notices import outside


class OutsideNameForm(forms.Form):
    name = forms.CharField(
        label=_("Name used where others can see"),
        help_text=_(
            "A good one could stand on any letter of the school: its own name, the office, the street. "
            "It does not name the room, and does not hint at help or at trouble. Empty: the school’s own name."
        ),
        required=False,
        max_length=60,
    )

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        if tells := outside.found(name):
            raise forms.ValidationError(
                _("“%(words)s” gives it away. %(why)s") % {"words": tells[0].words, "why": tells[0].why}
            )
        return name
