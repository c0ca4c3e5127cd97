"""A day that was, for every form here."""

from datetime import date

from django import forms

from hearth.base import dates


def which(sentence: str) -> dict[str, str]:
    return {"required": sentence, "invalid": sentence}


WHICH = which("Say which day.")


def not_ahead(day: date) -> date:
    if day > dates.today():
        raise forms.ValidationError("That day has not come yet.")
    return day
