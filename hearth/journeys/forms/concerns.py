"""A concern in under two minutes."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.base.inputs import BigTicks, Words

KINDS = (
    ("acting_out", _("Acting out")),
    ("disrupting", _("Disrupting")),
    ("withdrawn", _("Withdrawn")),
)
HINTS = {
    "acting_out": _("Big feelings come out: shouting, hitting, running, breaking things."),
    "disrupting": _("Learning stops for this child, or for others: calling out, wandering, cannot wait."),
    "withdrawn": _("Hides, goes quiet, gives in, keeps away. Easy to miss, and just as important."),
}


class ConcernForm(forms.Form):
    """What any member of staff saw. All three kinds stand side by side, and none comes ticked."""

    kinds = forms.MultipleChoiceField(
        label=_("What did you see? Choose all that fit"),
        choices=KINDS,
        widget=BigTicks(hints=cast(dict[str, str], HINTS)),
        error_messages={"required": _("Choose at least one of the three that fits what you saw.")},
    )
    seen = forms.CharField(
        label=_("What happened, and when?"),
        help_text=_("What you saw and heard, as a camera would. Name no other child."),
        max_length=2000,
        widget=Words,
        error_messages={"required": _("Say what was seen, in a sentence or two.")},
    )
    does_well = forms.CharField(
        label=_("What does this child do well?"),
        help_text=_("Something small counts. It is where help begins."),
        max_length=1000,
        widget=Words(rows=2),
        error_messages={"required": _("Say something this child does well. It is where help begins.")},
    )
    tried = forms.CharField(
        label=_("What have you tried, and what helped a little?"),
        max_length=1000,
        required=False,
        widget=Words(rows=2),
    )
    from_parent = forms.BooleanField(label=_("A parent or carer told me this"), required=False)

    def facts(self) -> dict[str, Any]:
        """As `raise_concern` takes them."""
        given = dict(self.cleaned_data)
        kinds = given.pop("kinds")
        return {**given, **{kind: kind in kinds for kind, _label in KINDS}}


class ParentsConcernForm(forms.Form):
    """The same from a parent, without our three words."""

    seen = forms.CharField(
        label=_("What have you seen, or what worries you?"),
        max_length=2000,
        widget=Words,
        error_messages={"required": _("Please tell us in a few words.")},
    )
    does_well = forms.CharField(
        label=_("What is your child good at?"),
        help_text=_("Big or small. We begin with this."),
        max_length=1000,
        widget=Words(rows=2),
        error_messages={"required": _("Please tell us one good thing.")},
    )
    tried = forms.CharField(
        label=_("What helps at home?"),
        max_length=1000,
        required=False,
        widget=Words(rows=2),
    )


class TalkOverForm(forms.Form):
    words = forms.CharField(
        label=_("What do we do next, and who does it?"),
        help_text=_("Whoever raised the concern will read this."),
        max_length=1000,
        widget=Words(rows=2),
        error_messages={"required": _("Say what we do next, and who does it.")},
    )
