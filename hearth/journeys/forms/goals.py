"""A goal, set together, and what a voice says of it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.base.inputs import BigChoice, RatingField, Words
from hearth.journeys import ideas
from hearth.journeys.models import Goal, Rating
from hearth.languages import catalogue
from hearth.people.models import Child, User

CHOOSE = {"required": _("Choose a number from 0 to 10.")}


class AtHomeForm(forms.Form):
    """What can help at home. An idea of ours reaches each family in its own language; free words stay as they are."""

    idea = forms.ChoiceField(
        label="An idea for home",
        help_text="One that fits this family, if there is one. They read it in their language.",
        required=False,
    )
    helps_home = forms.CharField(
        label="What can help at home",
        help_text="What the family does already, or would like to try. The parents read this.",
        max_length=300,
        widget=Words(rows=2),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ours = ideas.shelf(catalogue.ENGLISH).values()
        choices = [("", "None for now"), *((idea.key, idea.name) for idea in ours)]
        self.fields["idea"].choices = choices  # type: ignore[attr-defined]


class GoalForm(AtHomeForm):
    words = forms.CharField(
        label="The goal, as something to do",
        help_text="Short, in the child’s own words if you can: “Come in when play ends”.",
        max_length=120,
        error_messages={"required": "Write the goal as something to do."},
    )
    chosen_by = forms.ChoiceField(
        label="Who chose it?",
        choices=Goal.ChosenBy.choices,
        widget=BigChoice,
        error_messages={"required": "Say who chose it."},
    )
    helps_here = forms.CharField(
        label="What we do to help",
        help_text="Who does what, when.",
        max_length=300,
        widget=Words(rows=2),
        required=False,
    )
    field_order = ["words", "chosen_by", "helps_here", "idea", "helps_home"]


class RatingForm(forms.Form):
    """A parent's own: eleven numbers, and words if they like."""

    value = RatingField(label=_("Where is it now?"), error_messages=CHOOSE)
    words = forms.CharField(
        label=_("What makes you say that?"), max_length=300, widget=Words(rows=3, minded=False), required=False
    )


class StaffRatingForm(RatingForm):
    """For the school, for the child beside the child, or for a parent who said it by phone or on paper."""

    voice = forms.ChoiceField(
        label="Who says it?", widget=BigChoice, error_messages={"required": "Say whose number it is."}
    )

    field_order = ["voice", "value", "words"]

    def __init__(self, goal: Goal, child: Child, parents: Iterable[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"].label = f"“{goal.words}”: where is it now?"
        self.parents = {parent.pk: parent for parent in parents}
        voice = self.fields["voice"]
        voice.choices = [  # type: ignore[attr-defined]
            (Rating.Voice.CHILD.value, child.name),
            *((f"{Rating.Voice.FAMILY}-{pk}", parent.name) for pk, parent in self.parents.items()),
            (Rating.Voice.SCHOOL.value, "School"),
        ]
        voice.widget.hints = {
            Rating.Voice.CHILD: "Ask, point and choose together, side by side.",
            Rating.Voice.SCHOOL: "What you see in class and in the group.",
            **{f"{Rating.Voice.FAMILY}-{pk}": "As they told you, by phone or on paper." for pk in self.parents},
        }
        self.fields["words"].label = "Why, in their own words"

    def spoken(self) -> str:
        voice: str = self.cleaned_data["voice"]
        return voice.partition("-")[0]

    def adult(self) -> User | None:
        pk = self.cleaned_data["voice"].partition("-")[2]
        return self.parents[int(pk)] if pk else None


class EndGoalForm(forms.Form):
    how = forms.CharField(
        label="How did it end?",
        help_text="Reached, changed, or let go, in a few words the family may read.",
        max_length=200,
        error_messages={"required": "Say in a few words how it ended."},
    )
