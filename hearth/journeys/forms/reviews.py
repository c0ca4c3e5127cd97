"""A review: its day, its report, and what a parent thinks of it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.base import dates
from hearth.base.inputs import BigChoice, DayField, Words
from hearth.journeys.forms.days import WHICH, not_ahead
from hearth.journeys.models import ReviewSharing

Reply = ReviewSharing.Reply
How = ReviewSharing.How
THREE = [(reply.value, reply.label) for reply in (Reply.AGREE, Reply.PARTLY, Reply.DIFFERENT)]


class PlanReviewForm(forms.Form):
    due_on = DayField(label="On which day?", error_messages=WHICH)

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if day < dates.today():
            raise forms.ValidationError("That day has passed. Choose a day to come.")
        return day


class ReviewForm(forms.Form):
    """The report, strengths first. The parents read every word."""

    held_on = DayField(label="When did you look together?", error_messages=WHICH)
    strengths = forms.CharField(
        label="What has grown",
        help_text="Begin here. What was seen, and what helped. One thing a line.",
        widget=Words(rows=5),
        error_messages={"required": "Begin with what has grown."},
    )
    harder = forms.CharField(
        label="What is still hard",
        help_text="What happens, when, and what helps then.",
        widget=Words(rows=3),
        required=False,
    )
    learning = forms.CharField(
        label="How learning goes", help_text="Reading, writing, maths, in words.", widget=Words(rows=3), required=False
    )
    next_steps = forms.CharField(
        label="What comes next",
        help_text="Who does what, by when.",
        widget=Words(rows=3),
        error_messages={"required": "Say what comes next, and who does it."},
    )

    def clean_held_on(self) -> date:
        return not_ahead(self.cleaned_data["held_on"])


class ReplyForm(forms.Form):
    """The parents' own: three equal choices, and nothing chosen for them."""

    reply = forms.ChoiceField(
        label=_("How do you see it?"),
        choices=THREE,
        widget=BigChoice,
        error_messages={"required": _("Choose one of the three.")},
    )
    words = forms.CharField(
        label=_("What do you see?"),
        help_text=_("What you write is put beside the report, in your words."),
        widget=Words(rows=4, minded=False),
        required=False,
    )


class EnteredReplyForm(ReplyForm):
    """What a parent said of the report by phone, face to face or on paper."""

    how = forms.ChoiceField(
        label="How did they say it?",
        choices=[(way.value, way.label) for way in (How.PHONE, How.IN_PERSON, How.PAPER)],
        widget=BigChoice,
        error_messages={"required": "Say how they told you."},
    )

    field_order = ["how", "reply", "words"]

    def __init__(self, adult: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reply"].label = f"How does {adult} see it?"
        self.fields["words"].label = f"In {adult}’s words"
        self.fields["words"].help_text = "They are put beside the report as they are."


class FinishForm(forms.Form):
    unanswered_why = forms.CharField(
        label="If somebody has not answered, why is it finished now?",
        help_text="For example “We rang three times and could not reach Tom. He can still tell us what he sees.” "
        "It stands in the report.",
        max_length=300,
        widget=Words(rows=2),
        required=False,
    )
