"""What a parent who would talk with another one says of it."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WillingForm(forms.Form):
    words = forms.CharField(
        label=_("What could you tell another parent about?"),
        help_text=_("For example: the first weeks, or how we told his grandmother."),
        max_length=200,
        required=False,
    )
