"""What is typed when somebody is named to interpret, translate and read over."""

from typing import Any

from django import forms

from hearth.base import languages
from hearth.base.inputs import BigTicks
from hearth.people.models import Membership, User
from hearth.schools.models import School

DOES = [("interprets", "Interprets in talks"), ("translates", "Translates in writing")]
OTHERS = [(tag, name) for tag, name in languages.NAMES.items() if name != "English"]


class LinguistForm(forms.Form):
    """A colleague, or somebody from outside with a name and an address to sign in with."""

    user = forms.ModelChoiceField(
        label="A colleague who works here",
        queryset=User.objects.none(),
        required=False,
        empty_label="Somebody from outside",
        help_text="An adult, never a child. Nobody translates for their own family.",
    )
    title = forms.CharField(label="Title", max_length=20, required=False)
    forename = forms.CharField(label="First name", max_length=60, required=False)
    surname = forms.CharField(
        label="Surname", max_length=60, required=False, help_text="For somebody from outside: always."
    )
    known_as = forms.CharField(
        label="What people call them", max_length=80, required=False, help_text="Mrs Anwar. Parents read this name."
    )
    email = forms.EmailField(
        label="E-mail",
        required=False,
        help_text="For somebody from outside: always. They sign in with it, a password and an app, like all staff.",
        error_messages={"invalid": "Write the whole address."},
    )
    phone = forms.CharField(
        label="Telephone", max_length=30, required=False, help_text="For you to ring when something is late."
    )
    language = forms.ChoiceField(
        label="Language", choices=[("", "Choose"), *OTHERS], error_messages={"required": "Choose the language."}
    )
    qualification = forms.CharField(
        label="What they are qualified in",
        max_length=200,
        help_text="Such as a diploma in public service interpreting. If there is none: how you know, and who said so.",
        error_messages={"required": "Write what they are qualified in, or how you know."},
    )
    does = forms.MultipleChoiceField(
        label="What they do for you",
        choices=DOES,
        widget=BigTicks,
        initial=["interprets", "translates"],
        error_messages={"required": "Choose one or both."},
    )

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = Membership.objects.now().filter(school=school).values("user")
        users = User.objects.filter(pk__in=here, is_active=True).order_by("surname", "forename", "pk")
        self.fields["user"].queryset = users  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("user"):
            for name, sentence in (("surname", "Write their surname."), ("email", "Write their e-mail.")):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return cleaned

    def facts(self) -> dict[str, Any]:
        """What the action takes."""
        cleaned = dict(self.cleaned_data)
        does = cleaned.pop("does")
        return cleaned | {"interprets": "interprets" in does, "translates": "translates" in does}
