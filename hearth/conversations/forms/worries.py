"""Worries: chosen or in own words; whether it is better; and a wish to talk with another parent."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hearth.base.inputs import BigChoice, Words
from hearth.conversations.fears import Fear
from hearth.conversations.forms.people import PersonField
from hearth.conversations.models import Question
from hearth.people.models import User

About, Better, How = Question.About, Question.Better, Question.How


class WorriesForm(forms.Form):
    """The parents' own: any of the common ones, own words, or both. The page draws the common ones itself, each with
    its first answer."""

    fears = forms.MultipleChoiceField(required=False)
    words = forms.CharField(label=_("In your own words"), widget=Words(rows=4, minded=False), required=False)

    def __init__(self, common: Sequence[Fear], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.common = {fear.key: fear.words for fear in common}
        self.fields["fears"].choices = list(self.common.items())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not typed.get("fears") and not str(typed.get("words", "")).strip():
            raise forms.ValidationError(_("Choose a worry, or write a few words."))
        return typed

    def facts(self) -> dict[str, Any]:
        """As `bring_worries` takes them: each in the words that were on the page."""
        chosen = {key: self.common[key] for key in self.cleaned_data["fears"]}
        return {"fears": chosen, "words": self.cleaned_data["words"]}


class BetterForm(forms.Form):
    better = forms.ChoiceField(
        label=_("Is it better?"),
        choices=[
            (Better.YES.value, _("It is better")),
            (Better.A_BIT.value, _("A bit better")),
            (Better.NO.value, _("It is not better yet")),
        ],
        widget=BigChoice,
        error_messages={"required": _("Choose one of the three.")},
    )
    words = forms.CharField(
        label=_("Would you like to say more?"), widget=Words(rows=3, minded=False), required=False, max_length=300
    )


class AnotherParentForm(forms.Form):
    words = forms.CharField(
        label=_("What would you like to talk about?"), widget=Words(rows=3, minded=False), required=False
    )


class EnteredQuestionForm(forms.Form):
    """What a parent asked or worries about, heard by phone, at the gate or on paper. They see it on their page too."""

    adult = PersonField(label="Who asked?", error_messages={"required": "Choose who asked."})
    how = forms.ChoiceField(
        label="How did it reach us?",
        choices=[(way.value, way.label.capitalize()) for way in (How.PHONE, How.IN_PERSON, How.PAPER)],
        widget=BigChoice,
        error_messages={"required": "Say how it reached us."},
    )
    about = forms.ChoiceField(
        label="What is it?",
        choices=[
            (About.QUESTION.value, "A question"),
            (About.WORRY.value, "A worry"),
            (About.ANOTHER_PARENT.value, "They would like to talk with another parent"),
        ],
        widget=BigChoice,
        error_messages={"required": "Say whether it is a question or a worry."},
    )
    fear = forms.ChoiceField(label="Is it one that many parents have?", required=False)
    words = forms.CharField(
        label="In their words",
        help_text="As they said it. They read it on their own page.",
        widget=Words(rows=4, minded=False),
        error_messages={"required": "Write what they asked, in their words."},
    )
    to = PersonField(
        label="Who answers?",
        help_text="The family sees the name at once, and a day two school days on.",
        error_messages={"required": "Choose who answers."},
    )

    def __init__(
        self, who: QuerySet[User], answering: QuerySet[User], common: Sequence[Fear], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adult"].queryset = who  # type: ignore[attr-defined]
        self.fields["to"].queryset = answering  # type: ignore[attr-defined]
        lines = [(fear.key, fear.words) for fear in common]
        self.fields["fear"].choices = [("", "None of these"), *lines]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("about") != About.WORRY:
            typed["fear"] = ""
        return typed
