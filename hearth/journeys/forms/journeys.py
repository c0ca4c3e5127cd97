"""Beginning a child's way through, a step on it, and its end."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from hearth.base import dates
from hearth.base.inputs import BigChoice, DayField, Words
from hearth.journeys.models import Journey, Step
from hearth.people.models import Child, Membership, Relationship, User
from hearth.people.roles import Role
from hearth.schools.models import NurtureGroup

KEY_ADULTS = (Role.NURTURE_TEACHER, Role.ASSISTANT, Role.NURTURE_LEAD)
# The steps somebody writes down; the others are written by what happens.
BY_HAND = (Step.Kind.GOT_TO_KNOW, Step.Kind.SETTLED)


def key_adults(child: Child) -> QuerySet[User]:
    """The adults of the nurture room and the child's class teacher; never the child's own family."""
    here = Membership.objects.now().filter(school=child.school)
    mine = Q(role__in=KEY_ADULTS) | Q(role=Role.CLASS_TEACHER, school_class=child.school_class_id or 0)
    family = Relationship.objects.filter(child=child).values("adult")
    found: QuerySet[User] = User.objects.filter(pk__in=here.filter(mine).values("user"))
    return found.exclude(pk__in=family).order_by("surname", "forename", "pk")


class BeginForm(forms.Form):
    group = forms.ModelChoiceField(
        label=_("Which group?"),
        queryset=NurtureGroup.objects.none(),
        error_messages={"required": _("Choose the group.")},
    )
    key_adult = forms.ModelChoiceField(
        label=_("Who is the key adult?"),
        help_text=_("The one the child and the family can always ask for."),
        queryset=User.objects.none(),
        error_messages={"required": _("Choose the key adult.")},
    )
    family_asked = forms.CharField(
        label=_("Did the family ask? Their words"),
        help_text=_("After a no, a way through begins again only with a new concern or because the family asks."),
        required=False,
        max_length=1000,
        widget=Words(rows=2, minded=False),
    )

    def __init__(self, *args: Any, child: Child, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        last = child.journeys.first()
        groups = NurtureGroup.objects.filter(school=child.school, closed_on=None).order_by("name")
        self.fields["group"].queryset = groups  # type: ignore[attr-defined]
        self.fields["key_adult"].queryset = key_adults(child)  # type: ignore[attr-defined]
        if groups.count() == 1:
            self.fields["group"].initial = groups.get()
        if last is None or last.ending != Journey.Ending.NOT_NOW:
            del self.fields["family_asked"]


class StepForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Which step?"),
        choices=[(kind.value, kind.label) for kind in BY_HAND],
        widget=BigChoice,
        error_messages={"required": _("Choose the step.")},
    )
    on = DayField(label=_("On which day?"), initial=dates.today, error_messages={"required": _("Say the day.")})
    note = forms.CharField(label=_("A line about it"), max_length=300, required=False)


class CloseForm(forms.Form):
    """The end of a way, in words the family may read."""

    ending = forms.ChoiceField(
        label=_("How does it end?"),
        choices=[(ending.value, ending.label) for ending in Journey.Ending if ending.value],
        widget=BigChoice(
            hints={
                Journey.Ending.SETTLED: "Back in class full time, and the check-ins are done.",
                Journey.Ending.NOT_NOW: "A no stays a no. Nobody is asked again unless the family asks, "
                "or somebody raises a new concern.",
                Journey.Ending.NOT_NEEDED: "Talked about together: something in class is enough.",
                Journey.Ending.MOVED: "The child goes to another school.",
            }
        ),
        error_messages={"required": _("Say how it ends.")},
    )
    words = forms.CharField(
        label=_("In a sentence or two"),
        help_text=_("The family may read this. Begin with what went well."),
        max_length=2000,
        widget=Words,
        error_messages={"required": _("Say in a sentence or two how it ended.")},
    )
    else_helps = forms.CharField(
        label=_("What helps instead, and who does it?"),
        help_text=_("After a no, this is needed: a no is not the end of our help. Each parent reads it."),
        required=False,
        max_length=2000,
        widget=Words(rows=2),
    )
