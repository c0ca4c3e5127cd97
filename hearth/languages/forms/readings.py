"""What a reader says about a text in their language."""

from typing import Any

from django import forms

from hearth.base.inputs import BigChoice, Words

WELL, WRONG = "well", "wrong"


class ReadingForm(forms.Form):
    """For the words on this page: `digest` travels with them, so that nobody signs what they have not seen."""

    says = forms.ChoiceField(
        label="How does it read?",
        choices=[(WELL, "It reads well, and says the same as the English"), (WRONG, "Something is wrong")],
        widget=BigChoice(hints={WELL: "I sign it with my name and my qualification.", WRONG: "I say what, below."}),
        error_messages={"required": "Say how it reads."},
    )
    words = forms.CharField(
        label="What is wrong, or what to mind",
        max_length=4000,
        required=False,
        widget=Words(rows=4, minded=False),
        help_text="Give the line, and the words you would use.",
    )
    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def facts(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"reads_well": said["says"] == WELL, "words": said["words"], "digest": said["digest"]}
