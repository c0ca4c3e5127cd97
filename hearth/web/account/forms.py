"""The boxes at the door. Each takes what a person pastes, with spaces and hyphens as they come."""

from typing import Any

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.core import context, ratelimit
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.web.account import who

CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "autocapitalize": "off", "spellcheck": "false"}
# A recovery code or an app's number: the same box, and the keyboard of figures suits both.
OWN_PHONE = _("This is my own phone. Keep me signed in for 30 days.")


class _Plain:
    """Labels above the box, never inside it."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def say(self, name: str, label: Any, missing: Any, hint: Any = "", **attrs: str) -> None:
        field = self.fields[name]
        field.label, field.help_text = label, hint
        field.error_messages["required"] = missing
        field.widget.attrs.update(attrs)


class StaffSignInForm(_Plain, account.LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.say("login", _("Your e-mail at school"), _("Write your e-mail at school."), autocomplete="username")
        self.say("password", _("Your password"), _("Write your password."))
        self.fields["login"].error_messages["invalid"] = _("Write the whole address, like name@school.sch.uk.")


class AppCodeForm(_Plain, AuthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("Or one of your spare codes, if the phone is not with you.")
        self.say("code", _("The six figures in your app"), _("Write the code from your app."), hint, **CODE)


class EnrolForm(_Plain, ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.say("code", _("The six figures it shows now"), _("Write the six figures from your app."), **CODE)


class AskForCodeForm(_Plain, account.RequestLoginCodeForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("The one you gave the school.")
        self.say("email", _("Your e-mail"), _("Write your e-mail."), hint)
        self.fields["email"].error_messages["invalid"] = _("Write the whole address, like name@mail.com.")

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if not ratelimit.consume(context.request, action="request_login_code", key=email):
            raise get_adapter().validation_error("too_many_login_attempts")
        self._user = who.comes_by_code(email)
        return email


class TypeCodeForm(_Plain, account.ConfirmLoginCodeForm):  # type: ignore[misc]
    own_phone = forms.BooleanField(label=OWN_PHONE, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.say("code", _("The code from our e-mail"), _("Write the code from our e-mail."), **CODE)

    def clean_code(self) -> str:
        """With any kind of space in it, and in the figures of any keyboard: ۱۲۳ is 123."""
        typed: str = self.cleaned_data["code"]
        self.cleaned_data["code"] = "".join(str(int(sign)) for sign in typed if sign.isdecimal())
        code: str = super().clean_code()
        return code


class PaperCodeForm(forms.Form):
    code = forms.CharField(
        label=_("The code on your letter"),
        help_text=_("Like KITE-4732-HFKM-39XW. Small letters and spaces are fine."),
        error_messages={"required": _("Write the code that is on your letter.")},
        max_length=60,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    own_phone = forms.BooleanField(label=OWN_PHONE, required=False)


class ForgottenForm(_Plain, account.ResetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.say("email", _("Your e-mail at school"), _("Write your e-mail at school."))

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        found = who.works_here(email)
        self.users = [found] if found else []
        return email


class NewPasswordForm(_Plain, account.ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("Twelve letters or more. Three or four words together are easy to keep.")
        self.say("password1", _("A new password"), _("Write a new password."), hint)
        self.say("password2", _("The same again"), _("Write the same password again."))


class UnlockForm(forms.Form):
    """This person's password; in the demo there is none, and a press is enough."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        max_length=200,
        error_messages={"required": _("Write your password.")},
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, person: Any, by_press: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        if by_press:
            del self.fields["password"]

    def clean_password(self) -> str:
        typed: str = self.cleaned_data["password"]
        if not self.person.check_password(typed):
            raise forms.ValidationError(_("That is not the password of this person. Try again."))
        return typed
