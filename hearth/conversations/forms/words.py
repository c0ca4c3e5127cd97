"""What is typed to have words read first, and about a school's own rules and terms."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from hearth.base.inputs import BigChoice, Words
from hearth.conversations.actions.words import what_is_wrong
from hearth.conversations.forms.people import PersonField
from hearth.people.models import User
from hearth.wording import rulebook
from hearth.wording.pattern import compiled
from hearth.wording.words import named_words


class AskToReadForm(forms.Form):
    words = forms.CharField(
        label="Your words",
        help_text="Leave out what a reader need not know.",
        widget=Words(rows=6, minded=False),
        max_length=20_000,
        error_messages={"required": "Write the words first."},
    )
    reader = PersonField(label="Who reads it?", error_messages={"required": "Choose who reads it."})

    def __init__(self, who: QuerySet[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reader"].queryset = who  # type: ignore[attr-defined]


class SecondLookForm(forms.Form):
    reads_well = forms.TypedChoiceField(
        label="How does it read?",
        choices=[("yes", "It reads well"), ("try", "I would try other words")],
        coerce=lambda value: value == "yes",
        widget=BigChoice,
        error_messages={"required": "Say whether it reads well."},
    )
    said = forms.CharField(
        label="What you would say",
        help_text="Begin with what is good. They choose; the words stay theirs.",
        widget=Words(rows=4, minded=False),
        max_length=20_000,
        required=False,
    )


class SilenceForm(forms.Form):
    why = forms.CharField(
        label="Why should it be silent here?",
        help_text="For whoever comes after you. It stays with your name.",
        max_length=300,
        widget=Words(rows=2, minded=False),
        error_messages={"required": "Say why, for whoever comes after you."},
    )


class OwnRuleForm(forms.Form):
    find = forms.CharField(
        label="The words to look for",
        help_text="As they are written, or in the small language explained beside this form.",
        max_length=200,
        error_messages={"required": "Write the words to look for."},
    )
    example = forms.CharField(
        label="A sentence it should find",
        help_text="To try it out. It is not kept.",
        max_length=300,
        required=False,
    )
    code = forms.ChoiceField(label="Which kind is it?", error_messages={"required": "Choose a kind."})
    may_hear = forms.CharField(
        label="What a parent may hear",
        help_text="One sentence that begins “A parent may hear…”.",
        max_length=200,
        widget=Words(rows=2, minded=False),
        error_messages={"required": "Say what a parent may hear in these words."},
    )
    instead = forms.CharField(
        label="Words to try",
        help_text="Put ____ where only the writer knows. Empty: the words of that kind.",
        max_length=200,
        required=False,
    )
    why = forms.CharField(
        label="Why this school needs it",
        max_length=300,
        widget=Words(rows=2, minded=False),
        error_messages={"required": "Say why, for whoever comes after you."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(code.id, code.name) for code in rulebook.shipped().codes.values()]
        self.fields["code"].choices = [("", "Choose a kind"), *kinds]  # type: ignore[attr-defined]

    def clean_find(self) -> str:
        find: str = self.cleaned_data["find"]
        if wrong := what_is_wrong(find):
            raise forms.ValidationError(wrong)
        return find

    def clean_example(self) -> str:
        example: str = self.cleaned_data["example"]
        find = self.cleaned_data.get("find")
        if example and find and not compiled(find, named_words()).search.search(example):
            raise forms.ValidationError("The rule does not find anything in this sentence.")
        return example

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "example"}


class OwnTermForm(forms.Form):
    term = forms.CharField(
        label="The term", help_text="As staff write it: PEP, SALT, SCERTS.", max_length=60,
        error_messages={"required": "Write the term."},
    )  # fmt: skip
    plain = forms.CharField(
        label="What it means, in plain words",
        help_text="Empty: every parent here knows it, and no hint is needed.",
        max_length=200,
        required=False,
    )
    why = forms.CharField(label="Why, if it is not plain", max_length=300, required=False)
