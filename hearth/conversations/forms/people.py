"""Choosing one adult by the name people call them."""

from typing import Any

from django import forms

from hearth.people.models import User


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(User.objects.none(), empty_label="Choose a name", **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)
