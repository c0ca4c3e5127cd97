"""Inputs a person can use with one thumb, for every folder's `forms.py`: big choices, chips, a day, a 0 to 10 line.

Nothing here saves. The pictures of these inputs are templates in `hearth/web/templates/forms`.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _


class _Hinted:
    """Gives a second line to some options: `hints={"not_yet": "I want to see it, think, or talk first."}`."""

    hints: Mapping[str, Any] = {}

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(*args, **kwargs)  # type: ignore[misc]
        option["hint"] = self.hints.get(str(option["value"]), "")
        return option


class BigChoice(_Hinted, forms.RadioSelect):
    """One of a few: whole cards to press, all the same size, in the order given. Nothing is chosen beforehand."""

    template_name = "forms/choices.html"

    def __init__(self, *args: Any, hints: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints = hints or {}


class BigTicks(_Hinted, forms.CheckboxSelectMultiple):
    """Any of a few, as whole cards to press."""

    template_name = "forms/choices.html"

    def __init__(self, *args: Any, hints: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints = hints or {}


class Chip(forms.RadioSelect):
    """One of several short words."""

    template_name = "forms/chips.html"


class Chips(forms.CheckboxSelectMultiple):
    """Any of several short words."""

    template_name = "forms/chips.html"


class PegPicture(forms.RadioSelect):
    """The pictures a child may choose for their peg; each choice's value is the name of a drawing."""

    template_name = "forms/pegs.html"


class Rating(forms.RadioSelect):
    """The 0 to 10 line, with words at both ends. Nothing is chosen beforehand."""

    template_name = "forms/rating.html"

    def __init__(self, *args: Any, low: str = "", high: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.low, self.high = low, high

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["low"] = self.low or _("0, not yet")
        context["high"] = self.high or _("10, nearly always")
        return context


class Words(forms.Textarea):
    """A few sentences in somebody's own words; the box grows as they write.

    `minded`: staff who write here get thoughts on how it may sound. Not where they write down what a child or a parent
    said: those words are nobody's to better.
    """

    def __init__(self, attrs: dict[str, Any] | None = None, rows: int = 4, minded: bool = True) -> None:
        super().__init__({"rows": rows, **(attrs or {})})
        self.minded = minded

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["minded"] = self.minded
        return context


class Day(forms.DateInput):
    """One day, from the device's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "day", **(attrs or {})}, format="%Y-%m-%d")


class DayField(forms.DateField):
    widget = Day


class Moment(forms.DateTimeInput):
    """A day and a clock time, from the device's own calendar and clock."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "day", **(attrs or {})}, format="%Y-%m-%dT%H:%M")


class MomentField(forms.DateTimeField):
    widget = Moment


class RatingField(forms.TypedChoiceField):
    """A whole number from 0 to 10, or nothing."""

    widget = Rating

    def __init__(self, *, low: str = "", high: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("widget", Rating(low=low, high=high))
        super().__init__(
            choices=[(str(number), str(number)) for number in range(11)],
            coerce=int,
            empty_value=None,
            **kwargs,
        )
