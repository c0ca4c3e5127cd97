"""A question from a parent, and its answer."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hearth.base import dates
from hearth.base.inputs import DayField, Words
from hearth.conversations.forms.people import PersonField
from hearth.conversations.models import Question
from hearth.people.models import User
from hearth.schools.days import school_day_after
from hearth.wording.alternatives import BLANK

TWO_SCHOOL_WEEKS = 10
"""In school days: long enough for something to have changed."""


class QuestionForm(forms.Form):
    words = forms.CharField(
        label=_("What would you like to ask?"),
        widget=Words(rows=4, minded=False),
        error_messages={"required": _("Write your question. A few words will do.")},
    )


class MoreForm(forms.Form):
    """After an answer: "That helps", or "I want to know more"."""

    helped = forms.TypedChoiceField(
        choices=[("yes", _("That helps")), ("more", _("I want to know more"))], coerce=lambda v: v == "yes"
    )
    words = forms.CharField(
        label=_("What more would you like to know?"), widget=Words(rows=2, minded=False), required=False
    )


class AnswerQuestionForm(forms.Form):
    """For a worry also what we will do, and the day on which we ask whether it is better: two school weeks on."""

    answer = forms.CharField(
        label="Your answer",
        help_text="Begin with the answer itself. Short sentences. Your name goes with it.",
        widget=Words(rows=5),
        error_messages={"required": "Write the answer first."},
    )
    we_will = forms.CharField(
        label="What we will do",
        help_text="Who does what, and from when. The family reads it.",
        widget=Words(rows=2),
        required=False,
    )
    look_again_on = DayField(
        label="When shall we ask if it is better?",
        help_text="On that day their page asks. “Not better yet” comes back to you. Empty: we do not ask.",
        required=False,
    )

    def __init__(self, *args: Any, asked: Question | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asked is not None and asked.about == Question.About.WORRY:
            in_two_weeks = school_day_after(asked.child.school, dates.today(), after=TWO_SCHOOL_WEEKS)
            self.fields["look_again_on"].initial = in_two_weeks

    def clean_look_again_on(self) -> date | None:
        day: date | None = self.cleaned_data["look_again_on"]
        if day is not None and day <= dates.today():
            raise forms.ValidationError("Choose a day to come.")
        return day

    def clean_answer(self) -> str:
        answer = str(self.cleaned_data["answer"])
        if BLANK in answer:
            raise forms.ValidationError(f"There is a blank left: {BLANK} Fill it in, or take it out.")
        return answer


class PassForm(forms.Form):
    """To a colleague who knows, with a new day the parent will see."""

    to = PersonField(label="Who knows?", error_messages={"required": "Choose who answers."})
    answer_by = DayField(
        label="By which day?",
        help_text="The family sees the new name and the new day.",
        error_messages={"required": "Say by which day.", "invalid": "Say by which day."},
    )

    def __init__(self, who: QuerySet[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = who  # type: ignore[attr-defined]

    def clean_answer_by(self) -> date:
        day: date = self.cleaned_data["answer_by"]
        if day < dates.today():
            raise forms.ValidationError("That day has passed. Choose a day to come.")
        return day
