"""What is typed about a story that may leave the school."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from hearth.base import dates
from hearth.base.inputs import BigChoice, DayField, Words
from hearth.people.models import HowGiven, User
from hearth.reports.models import Story, StoryYes
from hearth.reports.unnamed import Mark

CHILD = "child"


class BeginStoryForm(forms.Form):
    purpose = forms.ChoiceField(
        label="What is it for?",
        choices=Story.Purpose.choices,
        widget=BigChoice(hints={
            "inspection": "Short, with no numbers of what adults saw.",
            "child_study": "With what adults saw, what was tried, and questions for the writer.",
        }),
        error_messages={"required": "Say what it is for."},
    )  # fmt: skip
    childs_words = forms.BooleanField(label="The child’s own words stand in it", required=False)
    child_said_on = DayField(
        label="On which day did the child say yes to this story?",
        help_text="Leave it empty if nobody has asked yet. Without a yes the child’s own words stay out.",
        required=False,
        error_messages={"invalid": "Say which day."},
    )


class StoryForm(forms.Form):
    """The text, and for every thing found in it that may be kept, a box for the reason."""

    text = forms.CharField(
        label="The story",
        help_text="“## ” begins a part, “- ” a point, “> ” the child’s own words.",
        widget=Words(rows=22, minded=False),
        error_messages={"required": "There are no words in it."},
    )
    shown = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, found: Iterable[Mark], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys: dict[str, str] = {}
        for mark in found:
            name = box_of(mark)
            if name not in self.fields:
                self.keys[name] = mark.key
                self.fields[name] = forms.CharField(
                    label=f"Keep “{mark.words}”, because", required=False, max_length=300
                )

    def kept(self) -> dict[str, str]:
        return {key: self.cleaned_data.get(name, "") for name, key in self.keys.items()}

    @staticmethod
    def boxes(kept: Mapping[str, str], found: Iterable[Mark]) -> dict[str, str]:
        return {box_of(mark): kept.get(mark.key, "") for mark in found}


class StoryAnswerForm(forms.Form):
    who = forms.ChoiceField(
        label="Who was asked?", widget=BigChoice, error_messages={"required": "Say who was asked."}
    )  # fmt: skip
    said = forms.ChoiceField(
        label="What did they say?",
        choices=[("yes", "Yes, to this story and this use"), ("no", "No, or not any more")],
        widget=BigChoice,
        error_messages={"required": "Say what they said."},
    )
    how = forms.ChoiceField(
        label="How?",
        choices=[(how.value, str(how.label).capitalize()) for how in HowGiven if how != HowGiven.ONLINE],
        widget=BigChoice,
        error_messages={"required": "Say how they said it."},
    )
    said_on = DayField(
        label="On which day?", error_messages={"required": "Say which day.", "invalid": "Say which day."}
    )

    def __init__(self, who: QuerySet[User], child: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in who}
        people = [(pk, one.name) for pk, one in self.people.items()]
        self.fields["who"].choices = [*people, (CHILD, f"{child}, beside an adult")]  # type: ignore[attr-defined]
        self.fields["said_on"].initial = dates.today()

    def answer(self) -> dict[str, Any]:
        """For the action."""
        data = self.cleaned_data
        adult = None if data["who"] == CHILD else self.people[data["who"]]
        return {"adult": adult, "said": StoryYes.Said(data["said"]), "how": data["how"], "said_on": data["said_on"]}


class SignStoryForm(forms.Form):
    digest = forms.CharField(widget=forms.HiddenInput)
    read = forms.BooleanField(
        label="I read every word of it, and I found nothing that names or points at somebody.",
        error_messages={"required": "Sign it only when you have read it."},
    )


def box_of(mark: Mark) -> str:
    return f"kept-{hashlib.sha256(mark.key.encode()).hexdigest()[:12]}"
