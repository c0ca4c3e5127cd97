"""How, where and when a parent wants to hear from us."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.base.inputs import Chip
from hearth.people.actions.reaching import ways_to_reach
from hearth.people.models import Relationship, User

How = Relationship.How
HOWS = (
    (How.EMAIL.value, _("By e-mail")),
    (How.TEXT.value, _("By text")),
    (How.LETTER.value, _("By letter")),
    (How.PHONE.value, _("By phone")),
    (How.GATE.value, _("In person, at the gate")),
)


class Clock(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__({"class": "day"}, format="%H:%M")


class Telephone(forms.TextInput):
    """A number is read from the left in every language."""

    input_type = "tel"

    def __init__(self) -> None:
        super().__init__({"dir": "ltr", "autocomplete": "tel"})


class ReachMeForm(forms.Form):
    """`texts`: whether the school can send any. A way is offered only where there is a number or an address for it."""

    contact_email = forms.EmailField(
        label=_("Your e-mail, for letters from us"),
        help_text=_("The e-mail you sign in with stays the same. Ask us to change that one."),
        required=False,
        widget=forms.EmailInput({"dir": "ltr", "autocomplete": "email"}),
        error_messages={"invalid": _("Look at the e-mail again. It needs a name, an @ and a place.")},
    )
    mobile = forms.CharField(label=_("Your mobile"), max_length=30, required=False, widget=Telephone)
    quiet_from = forms.TimeField(
        label=_("Send me nothing from"), widget=Clock, error_messages={"required": _("Choose a time.")}
    )
    quiet_until = forms.TimeField(label=_("until"), widget=Clock, error_messages={"required": _("Choose a time.")})
    quiet_weekends = forms.BooleanField(label=_("Send me nothing at weekends"), required=False)
    large_print = forms.BooleanField(label=_("Print my letters large"), required=False)

    def __init__(self, adult: User, between: list[Relationship], texts: bool, *args: Any, **kwargs: Any) -> None:
        self.adult, self.between = adult, between
        said = ("contact_email", "mobile", "quiet_from", "quiet_until", "quiet_weekends", "large_print")
        kwargs["initial"] = {name: getattr(adult, name) for name in said}
        super().__init__(*args, **kwargs)
        there = ways_to_reach(adult) | ({How.EMAIL, How.PHONE, How.TEXT} if self.is_bound else set())
        if not texts:
            there.discard(How.TEXT)
        for one in between:
            offered = [(how, said) for how, said in HOWS if how in there or how == one.contact_how]
            self.fields[f"how_{one.pk}"] = forms.ChoiceField(
                label=_("About %(child)s: how would you like to hear from us?") % {"child": one.child.name},
                choices=offered, widget=Chip, initial=one.contact_how,
                error_messages={"required": _("Choose one.")},
            )  # fmt: skip
        self.order_fields([f"how_{one.pk}" for one in between])

    def facts(self) -> dict[str, Any]:
        """As `say_how_to_reach` takes them."""
        facts = {name: value for name, value in self.cleaned_data.items() if not name.startswith("how_")}
        return {**facts, "hows": {one: self.cleaned_data[f"how_{one.pk}"] for one in self.between}}
