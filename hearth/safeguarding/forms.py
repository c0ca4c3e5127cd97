"""What is typed when a worry about safety is handed on."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from hearth.base.inputs import BigChoice, Words
from hearth.people.models import Child
from hearth.safeguarding.models import Handoff

NOT_HERE = "none"


class HandoffForm(forms.Form):
    """The child is found by name: whoever hands on may not open any child's pages. Without a child it goes as well."""

    words = forms.CharField(
        label="What was said or seen",
        widget=Words(rows=8, minded=False),
        help_text="In the words that were used. Do not ask the child more. Do not look into it yourself.",
        error_messages={"required": "Write what was said or seen, in the words that were used."},
    )
    came_from = forms.ChoiceField(
        label="How it came",
        choices=[(value, label[0].upper() + label[1:]) for value, label in Handoff.CameFrom.choices],
        widget=BigChoice,
        error_messages={"required": "Say how it came to you."},
    )
    name = forms.CharField(
        label="The child’s name",
        max_length=120,
        required=False,
        help_text="If it is about a child. Write the first letters of the name.",
    )
    child = forms.ChoiceField(label="Which child is it?", widget=BigChoice, required=False)

    def __init__(self, *args: Any, nameable: QuerySet[Child], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = self._found(nameable) if self.is_bound else []
        if not self.found or self._is_sure():
            del self.fields["child"]
            return
        lines = [(str(c.pk), f"{c.full_name}{f', {c.school_class}' if c.school_class else ''}") for c in self.found]
        self.fields["child"].choices = [*lines, (NOT_HERE, "None of these")]  # type: ignore[attr-defined]
        self.fields["child"].required = True
        self.fields["child"].error_messages["required"] = self._which()

    def _found(self, nameable: QuerySet[Child]) -> list[Child]:
        typed = str(self.data.get(self.add_prefix("name"), "")).strip()
        return list(nameable.named_like(typed).select_related("school_class")[:8]) if typed else []  # type: ignore[attr-defined]

    def _is_sure(self) -> bool:
        """One child, by their own first name. A surname or a few letters alone are no child's name: ask."""
        child = self.found[0]
        typed = str(self.data.get(self.add_prefix("name"), "")).casefold().split()
        return len(self.found) == 1 and not {child.forename.casefold(), child.known_as.casefold()}.isdisjoint(typed)

    def _which(self) -> str:
        if len(self.found) == 1:
            return f"Is it {self.found[0].full_name}? Choose, so that it is about the right child."
        return "There is more than one child with that name. Choose one."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("name") and not self.found:
            self.add_error("name", "No child on roll has a name like that. Leave it empty, and write it in the words.")
        return cleaned

    def the_child(self) -> Child | None:
        if self.found and "child" not in self.fields:
            return self.found[0]
        chosen = self.cleaned_data.get("child", NOT_HERE)
        return next((child for child in self.found if str(child.pk) == chosen), None)


class ReceiptForm(forms.Form):
    in_our_system = forms.BooleanField(
        label="It is in our safeguarding system now",
        help_text="The words are erased from Hearth. Your name and the time stay, as the receipt.",
        error_messages={"required": "Tick this once the words are in your own system. Until then they stay here."},
    )
