"""Passwords are for people who work here; nobody else is found by one."""

from allauth.account.auth_backends import AuthenticationBackend

from hearth.people.models import User
from hearth.web.account import who


class StaffBackend(AuthenticationBackend):  # type: ignore[misc]
    def _authenticate_by_email(self, email: str, password: str) -> User | None:
        found: User | None = self._check_password(who.works_here(email), password)
        return found
