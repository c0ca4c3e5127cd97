"""How a parent wants to be spoken with."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.conversations.models import SpeakingNote

FIELDS = ("call_me", "say_name", "language", "when", "who", "helps", "avoid")
# What is asked, as it is put to staff and to the parent.
ASKED = {
    "call_me": ("What to call them", _("What should we call you?")),
    "say_name": ("How to say the name", _("How do you say your name?")),
    "language": ("Language, and who interprets", _("Which language is best for you?")),
    "when": ("When to ring", _("When is a good time to ring?")),
    "who": ("Who rings", _("Who should ring you?")),
    "helps": ("What helps", _("What helps when we talk?")),
    "avoid": ("What to leave out", _("What should we leave out?")),
}
HINTS = {
    "say_name": ("LAY-la", _("Write it the way it sounds.")),
    "helps": ("Written as if they will read it. They will.", _("For example: start with something good.")),
    "avoid": ("For example: no messages on the answering machine.", _("For example: no voice messages.")),
}
MISSING = ("Write what they like to be called.", _("Write what we should call you."))


class SpeakingNoteForm(forms.Form):
    """The same seven lines for both; the words differ by who reads the page."""

    call_me = forms.CharField(max_length=80)
    say_name = forms.CharField(max_length=120, required=False)
    language = forms.CharField(max_length=80, required=False)
    when = forms.CharField(max_length=120, required=False)
    who = forms.CharField(max_length=120, required=False)
    helps = forms.CharField(max_length=300, required=False)
    avoid = forms.CharField(max_length=300, required=False)

    def __init__(self, *args: Any, to_parent: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = ASKED[name][to_parent]
            field.help_text = HINTS.get(name, ("", ""))[to_parent]
        self.fields["call_me"].error_messages["required"] = MISSING[to_parent]

    @staticmethod
    def initial_of(note: SpeakingNote | None) -> dict[str, str]:
        return {name: getattr(note, name) for name in FIELDS} if note else {}
