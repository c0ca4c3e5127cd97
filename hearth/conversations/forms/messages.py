"""Words to one parent, and their words back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.base.inputs import Chip, Words
from hearth.conversations.models import Talk
from hearth.wording.alternatives import BLANK


class MessageForm(forms.Form):
    words = forms.CharField(
        label="Your message",
        help_text="One thing, in short sentences. Your name goes with it.",
        widget=Words(rows=6),
        max_length=4000,
        error_messages={"required": "Write your words first."},
    )
    news = forms.ChoiceField(
        label="What is it mostly about?",
        help_text="Something hard is told first, in a talk, and written down here after it.",
        choices=[(kind.value, kind.label.capitalize()) for kind in Talk.News],
        widget=Chip,
        error_messages={"required": "Say what it is mostly about."},
    )
    answer_wanted = forms.BooleanField(
        label="I would like an answer",
        help_text="Then the letter has a way to write back at once, without signing in. It works once.",
        required=False,
    )

    def clean_words(self) -> str:
        words = str(self.cleaned_data["words"])
        if BLANK in words:
            raise forms.ValidationError(f"There is a blank left: {BLANK} Fill it in, or take it out.")
        return words

    def facts(self) -> dict[str, Any]:
        """As `write_message` takes them."""
        return dict(self.cleaned_data)


class TalkToUsForm(forms.Form):
    words = forms.CharField(
        label=_("What would you like to say or ask?"),
        widget=Words(rows=4, minded=False),
        max_length=4000,
        error_messages={"required": _("Write a few words first.")},
    )


class WriteBackForm(forms.Form):
    words = forms.CharField(
        label=_("Your words back"),
        widget=Words(rows=3, minded=False),
        max_length=4000,
        error_messages={"required": _("Write a few words first.")},
    )
