"""A day that was, for every form here."""

from datetime import date

from django import forms

from hearth.base import dates

WHICH = {"required": "Say which day.", "invalid": "Say which day."}


def not_ahead(day: date) -> date:
    if day > dates.today():
        raise forms.ValidationError("That day has not come yet.")
    return day
