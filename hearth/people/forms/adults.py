"""What is typed about who is who. Input only: whether a move is allowed is said by the action."""

from typing import Any

from django import forms

from hearth.base import dates, languages
from hearth.base.inputs import BigChoice, DayField, Words
from hearth.people.models import Invitation, Relationship, User
from hearth.people.roles import CLASS_ONLY, GROUP_ONLY, Role
from hearth.schools.models import NurtureGroup, School, SchoolClass

YES_NO_UNCLEAR = [("yes", "Yes"), ("no", "No"), ("unclear", "I do not know")]
RESPONSIBILITY = {"yes": True, "no": False, "unclear": None}
NEW = "new"
# Who interprets and translates is named with their language and what they are qualified in, on a page of its own.
BY_HAND = [(role.value, role.label) for role in Role if role is not Role.LINGUIST]


class AdultForm(forms.Form):
    """An adult around a child: who they are, what they are to the child, how to reach them."""

    forename = forms.CharField(label="First name", max_length=60, required=False)
    surname = forms.CharField(
        label="Surname", max_length=60, error_messages={"required": "Write the surname, as the school has it."}
    )
    title = forms.CharField(label="Title", max_length=20, required=False, help_text="Mrs, Mr, Dr: for the envelope.")
    known_as = forms.CharField(
        label="What people call them", max_length=80, required=False, help_text="Leila, or Mrs Rahman. Ask them."
    )
    kind = forms.ChoiceField(
        label="What they are to the child",
        choices=[("", "Choose"), *Relationship.Kind.choices],
        error_messages={"required": "Say what they are to the child."},
    )
    responsibility = forms.ChoiceField(
        label="Do they have parental responsibility?",
        choices=YES_NO_UNCLEAR,
        widget=BigChoice(hints={"unclear": "They are held until somebody knows. Nothing goes to them meanwhile."}),
        help_text="Living with a child, being a parent and having responsibility are three different things.",
        error_messages={"required": "Say yes, no, or that you do not know."},
    )
    lives_with = forms.BooleanField(label="The child lives with this adult", required=False)
    may_contact = forms.BooleanField(
        label="We may contact this adult", required=False, help_text="Nothing is sent before a first talk, even so."
    )
    contact_how = forms.ChoiceField(
        label="How they like to be reached",
        choices=Relationship.How.choices,
        error_messages={"required": "Say how they like to be reached."},
    )
    contact_email = forms.EmailField(
        label="E-mail",
        required=False,
        error_messages={"invalid": "Write the whole address, such as name@example.org."},
    )
    mobile = forms.CharField(label="Mobile", max_length=30, required=False)
    phone = forms.CharField(label="Other telephone", max_length=30, required=False)
    address = forms.CharField(
        label="Address",
        widget=Words(rows=3),
        required=False,
        help_text="Only people who may change this page see it. It is never shown to another parent.",
    )
    language = forms.ChoiceField(
        label="Language they are most at home in",
        choices=list(languages.NAMES.items()),
        initial="en-GB",
        error_messages={"required": "Choose a language.", "invalid_choice": "Choose a language from the list."},
    )
    reads_language = forms.BooleanField(label="They read that language well", required=False)
    interpreter = forms.CharField(
        label="Interpreter", max_length=80, required=False, help_text="A named adult. Never a child."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = self.initial.get("language", "en-GB")
        if kept not in languages.NAMES:  # from the school's own file, in a way of its own
            choices = [(kept, languages.name(kept)), *languages.NAMES.items()]
            self.fields["language"].choices = choices  # type: ignore[attr-defined]

    def clean_responsibility(self) -> bool | None:
        return RESPONSIBILITY[self.cleaned_data["responsibility"]]

    def facts(self) -> dict[str, Any]:
        """What the action takes."""
        cleaned = dict(self.cleaned_data)
        cleaned["has_responsibility"] = cleaned.pop("responsibility")
        cleaned.pop("same", None)
        return cleaned

    @staticmethod
    def initial_of(relationship: Relationship) -> dict[str, Any]:
        adult = relationship.adult
        answer = {known: said for said, known in RESPONSIBILITY.items()}
        return {
            "forename": adult.forename, "surname": adult.surname, "title": adult.title, "known_as": adult.known_as,
            "kind": relationship.kind, "responsibility": answer[relationship.has_responsibility],
            "lives_with": relationship.lives_with, "may_contact": relationship.may_contact,
            "contact_how": relationship.contact_how, "contact_email": adult.contact_email, "mobile": adult.mobile,
            "phone": adult.phone, "address": adult.address, "language": adult.language,
            "reads_language": adult.reads_language, "interpreter": adult.interpreter,
        }  # fmt: skip


class NewAdultForm(AdultForm):
    """The same, with a question before somebody who may be here already is written down a second time."""

    same = forms.ChoiceField(
        label="Is it one of these people, who are here already?",
        widget=BigChoice,
        required=False,
        help_text="One adult is one person in Hearth, however many children they have.",
    )
    field_order = ["same"]

    def __init__(self, *args: Any, known: list[tuple[User, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(adult.pk): adult for adult, _line in known}
        if known:
            lines = [(str(adult.pk), f"{adult.name} {adult.surname}, {line}") for adult, line in known]
            self.fields["same"].choices = [*lines, (NEW, "No, somebody else")]  # type: ignore[attr-defined]
            self.fields["same"].required = True
            self.fields["same"].error_messages["required"] = "Somebody with this name is here already. Is it them?"
        else:
            del self.fields["same"]

    def adult(self) -> User | None:
        return self.known.get(self.cleaned_data.get("same", NEW))


class SayForm(forms.Form):
    has_say = forms.ChoiceField(
        label="Is this adult asked about a place?",
        choices=[("yes", "Yes, they have a say"), ("no", "No, they are not asked")],
        widget=BigChoice(hints={"no": "Absent, dangerous, or somebody else is the one to ask. Nobody waits for them."}),
        error_messages={"required": "Say yes or no."},
    )
    why = forms.CharField(
        label="Why",
        max_length=300,
        widget=Words(rows=3),
        help_text="What you saw or were told: responsibility, an order, a care order (then the authority is asked).",
        error_messages={"required": "Write why, for the next person who asks."},
    )


class RestrictionForm(forms.Form):
    with_order = forms.ChoiceField(
        label="Is there a court order?",
        choices=[("yes", "Yes, and I have seen it"), ("no", "No, or I have not seen one")],
        widget=BigChoice(hints={"no": "A family in a refuge may have none. The restriction holds just the same."}),
        error_messages={"required": "Say whether you have seen an order."},
    )
    note = forms.CharField(
        label="What you saw or were told",
        max_length=300,
        widget=Words(rows=3),
        help_text="Your name and the time are kept with it.",
        error_messages={"required": "Write what you saw or were told."},
    )


class LiftForm(forms.Form):
    note = forms.CharField(
        label="What you saw or were told that ends it",
        max_length=300,
        widget=Words(rows=3),
        help_text="Your name and the time are kept with it. The door stays shut until you open it.",
        error_messages={"required": "Write what you saw or were told."},
    )


class HeldForm(forms.Form):
    """A person looked at what an import could not tell."""

    responsibility = forms.ChoiceField(
        label="Does this adult have parental responsibility?",
        choices=YES_NO_UNCLEAR,
        widget=BigChoice(hints={"unclear": "They stay held."}),
        error_messages={"required": "Say yes, no, or that you do not know."},
    )
    may_see = forms.BooleanField(label="They may see the record", required=False)
    may_contact = forms.BooleanField(label="We may contact them", required=False)

    def clean_responsibility(self) -> bool | None:
        return RESPONSIBILITY[self.cleaned_data["responsibility"]]

    def facts(self) -> dict[str, Any]:
        """What the action takes."""
        cleaned = dict(self.cleaned_data)
        cleaned["has_responsibility"] = cleaned.pop("responsibility")
        return cleaned


class DoorForm(forms.Form):
    may_see = forms.ChoiceField(
        label="May this adult see what is shared about the child?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=BigChoice(
            hints={
                "yes": "Only what a named adult chose to share.",
                "no": "Their page shows nothing of this child from now on. An invitation not yet used ends.",
            }
        ),
        error_messages={"required": "Say yes or no."},
    )


class EndForm(forms.Form):
    on = DayField(
        label="Since when",
        initial=dates.today,
        error_messages={"required": "Choose the day.", "invalid": "Choose the day."},
    )


class InvitationForm(forms.Form):
    way = forms.ChoiceField(
        label="How shall the invitation reach them?",
        choices=[(Invitation.Way.EMAIL, "By e-mail"), (Invitation.Way.PAPER, "A code on paper")],
        widget=BigChoice(
            hints={
                Invitation.Way.EMAIL: "To the address written down here. They sign in with it from then on.",
                Invitation.Way.PAPER: "Print it and give it by hand, or post it. It works once, for four weeks.",
            }
        ),
        error_messages={"required": "Choose e-mail or paper."},
    )


class RoleForm(forms.Form):
    """Somebody new in a role, or a further role for somebody here."""

    title = forms.CharField(label="Title", max_length=20, required=False)
    forename = forms.CharField(label="First name", max_length=60, error_messages={"required": "Write the first name."})
    surname = forms.CharField(label="Surname", max_length=60, error_messages={"required": "Write the surname."})
    known_as = forms.CharField(
        label="What children and parents call them", max_length=80, required=False, help_text="Miss Okafor"
    )
    email = forms.EmailField(
        label="E-mail at school",
        help_text="They sign in with it.",
        error_messages={"required": "Write their e-mail at school.", "invalid": "Write the whole address."},
    )
    role = forms.ChoiceField(
        label="Role", choices=[("", "Choose"), *BY_HAND], error_messages={"required": "Choose a role."}
    )
    school_class = forms.ModelChoiceField(
        label="Class", queryset=SchoolClass.objects.none(), required=False, help_text="For a class teacher."
    )
    group = forms.ModelChoiceField(
        label="Nurture group",
        queryset=NurtureGroup.objects.none(),
        required=False,
        help_text="For the adults of the room.",
    )

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school_class"].queryset = SchoolClass.objects.filter(school=school)  # type: ignore[attr-defined]
        groups = NurtureGroup.objects.filter(school=school, closed_on=None)
        self.fields["group"].queryset = groups  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        role = cleaned.get("role")
        if role in CLASS_ONLY and not cleaned.get("school_class"):
            self.add_error("school_class", "Choose the class: these are the pages a class teacher opens.")
        if role in GROUP_ONLY and not cleaned.get("group"):
            self.add_error("group", "Choose the nurture group: these are the children they work with.")
        return cleaned
