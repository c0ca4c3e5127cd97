"""A form made from an instrument's document; asking for views; and answers given by phone or on paper."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hearth.assessments.instrument import Instrument, Question, Section
from hearth.assessments.models import Assessment
from hearth.assessments.wrongs import wrong_answer
from hearth.base import dates
from hearth.base.inputs import BigChoice, Chip, DayField, Words
from hearth.people.models import Child

LONGEST = 4000
# More words than these stand better under each other than in a row.
LONGEST_CHIP = 40
# A browser’s own box for numbers empties what is none; this one keeps it to be put right.
NO_BOUND = "Nobody has entered what this can reach, so a slip of the finger is not noticed: look twice."
NUMBER = {"class": "short", "inputmode": "numeric", "autocomplete": "off"}


class Pictured(BigChoice):
    """One of a few big pictures with a word each. No picture is better than another."""

    template_name = "forms/pictures.html"

    def __init__(self, *args: Any, pictures: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pictures = pictures

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        option["picture"] = self.pictures.get(str(option["value"]), "")
        return option


class AnswersForm(forms.Form):
    """One field a question, by the question's own name. Nothing is answered beforehand, and hardly anything must be."""

    def __init__(
        self,
        instrument: Instrument,
        data: Any = None,
        *,
        initial: Mapping[str, str] | None = None,
        child: Child | None = None,
        minded: bool = False,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}), label_suffix="")
        self.instrument = instrument.named(child.name) if child is not None else instrument
        for question in self.instrument.questions:
            self.fields[question.id] = _field(question, minded)

    def sections(self) -> Iterator[tuple[Section, list[forms.BoundField]]]:
        """For templates: each section with its boxes, in the order of the document."""
        for section, questions in self.instrument.by_section():
            yield section, [self[question.id] for question in questions]

    def typed(self) -> dict[str, str]:
        """Whatever is there, fit to send or not: a draft."""
        return {
            question.id: str(self.data[question.id])[:LONGEST]
            for question in self.instrument.questions
            if question.id in self.data
        }


def _field(question: Question, minded: bool) -> forms.Field:
    shared: dict[str, Any] = {
        "label": question.text,
        "help_text": question.guide,
        "required": not question.optional,
        "error_messages": {"required": _("This one needs an answer.")},
        "template_name": "forms/question.html",
    }
    if question.kind == "number":
        if question.most is None:
            shared["help_text"] = f"{question.guide} {NO_BOUND}".strip()
        return forms.CharField(
            max_length=5, widget=forms.TextInput(attrs=NUMBER), validators=[_whole(question)], **shared
        )
    if question.kind == "text":
        return forms.CharField(max_length=LONGEST, widget=Words(rows=3, minded=minded), **shared)
    choices = [(option.value, option.label) for option in question.options]
    return forms.ChoiceField(choices=choices, widget=_widget(question), **shared)


def _widget(question: Question) -> forms.RadioSelect:
    pictures = {option.value: option.picture for option in question.options if option.picture}
    if pictures:
        return Pictured(pictures=pictures)
    short = all(len(option.label) <= LONGEST_CHIP for option in question.options)
    return Chip() if question.kind == "rating" and short else BigChoice()


def _whole(question: Question) -> Callable[[str], None]:
    def whole(given: str) -> None:
        if sentence := wrong_answer(question, given):
            raise ValidationError(sentence)

    return whole


class GivenForm(forms.Form):
    """A parent told us by phone, on paper or face to face, and somebody writes it in."""

    how = forms.ChoiceField(
        label=_("How did they give you these answers?"),
        choices=[(how.value, how.label) for how in Assessment.How if how != Assessment.How.ONLINE],
        widget=Chip,
        error_messages={"required": _("Say how they gave you these answers.")},
    )
    given_on = DayField(label=_("On which day?"), initial=dates.today, error_messages={"required": _("Say the day.")})


class AskRoundForm(forms.Form):
    """Everybody whose view belongs side by side, or one of them."""

    whom = forms.ChoiceField(label=_("Whose view?"), widget=BigChoice, error_messages={"required": _("Say whose.")})
    occasion = forms.ChoiceField(
        label=_("When on the way?"),
        choices=Assessment.Occasion.choices,
        widget=BigChoice,
        error_messages={"required": _("Say when on the way.")},
    )
    due_on = DayField(
        label=_("By when would it help?"),
        help_text=_("Nobody is chased. If a day passes, we ring or sit beside."),
        required=False,
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["whom"].choices = [("all", _("Everyone: home, class, the room and the child")), *people]  # type: ignore[attr-defined]


class ShareWordsForm(forms.Form):
    read = forms.BooleanField(
        label=_("I have read these words myself"), error_messages={"required": _("Read them first.")}
    )
    child_said_yes = forms.BooleanField(
        label=_("I asked the child, and the child said yes"),
        error_messages={"required": _("Ask the child first. A no stays here.")},
    )
