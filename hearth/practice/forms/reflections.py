"""A reflection, and for which meeting it is shared."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from hearth.base import dates
from hearth.base.inputs import Chip, DayField, Words
from hearth.people.models import User
from hearth.practice.models import Reflection
from hearth.practice.names import Names, find, plainly

# Box by box: what is asked, and one kind example.
ASKED = {
    "happened": (
        "What happened?",
        "What a camera would have seen. “I rang about the morning. The parent said that we only ever ring when "
        "something is wrong, and put the phone down.”",
    ),
    "felt": (
        "What did I feel?",
        "It need not be fair. “Stung. I had stayed late to ring. Underneath that, I was ashamed, because it was true.”",
    ),
    "anxiety": (
        "What anxiety may lie behind the blame?",
        "Theirs, and mine. “Perhaps: if school thinks badly of my child, then I have failed. And I am afraid of being "
        "the one who loses a family.”",
    ),
    "contain": (
        "What could contain it?",
        "What would make it bearable for us both. “To hear that I have noticed. One thing I will do, by a day. Next "
        "week, a call about something good.”",
    ),
    "will_say": (
        "What will I say?",
        "The first two sentences, as I would say them. “You told me we only ring with bad news. You are right, and I "
        "want to change that.”",
    ),
    "followed": (
        "What followed?",
        "Later, when it has. “There was a long silence. Then the parent told me about the mornings.”",
    ),
}
LONGEST = 4000


class ReflectionForm(forms.Form):
    """Every box may stay empty. What followed is asked once it is written down."""

    after = forms.ChoiceField(
        label="After what?",
        choices=Reflection.After.choices,
        widget=Chip,
        error_messages={"required": "Say what kind of talk it was."},
    )
    on = DayField(label="On which day?", error_messages={"required": "Say the day.", "invalid": "Say the day."})

    def __init__(self, *args: Any, later: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for box, (asked, example) in ASKED.items():
            if later or box != "followed":
                self.fields[box] = forms.CharField(
                    label=asked,
                    help_text=example,
                    required=False,
                    max_length=LONGEST,
                    widget=Words(rows=3, minded=False),
                )

    def words(self) -> dict[str, str]:
        return {box: self.cleaned_data[box] for box in ASKED if box in self.fields}

    def in_plain_words(self, names: Names) -> dict[str, str]:
        """What was typed, with plain words where names stood; for the same form again."""
        typed = {name: self.data.get(name, "") for name in self.fields}
        return {name: plainly(text, find(text, names)) if name in ASKED else text for name, text in typed.items()}

    @staticmethod
    def initial_of(reflection: Reflection) -> dict[str, Any]:
        return {name: getattr(reflection, name) for name in ("after", "on", *ASKED)}


class SharingForm(forms.Form):
    supervisor = forms.ModelChoiceField(
        User.objects.none(),
        label="With whom?",
        empty_label="Choose a name",
        error_messages={"required": "Choose a colleague.", "invalid_choice": "Choose a colleague who works here now."},
    )
    meeting_on = DayField(
        label="For your meeting on",
        help_text="They can read it until the end of that day.",
        error_messages={"required": "Say the day of your meeting.", "invalid": "Say the day of your meeting."},
    )
    kept = forms.BooleanField(
        label="Keep it after the meeting",
        help_text="Otherwise it is deleted the day after.",
        required=False,
    )

    def __init__(self, colleagues: QuerySet[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["supervisor"].queryset = colleagues  # type: ignore[attr-defined]

    def clean_meeting_on(self) -> date:
        day: date = self.cleaned_data["meeting_on"]
        if day < dates.today():
            raise forms.ValidationError("That day has passed. Choose the day you will meet.")
        return day
