"""Passwords are for people who work here; nobody else is found by one."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Exists, OuterRef

from hearth.people.models import Membership, Relationship, User
from hearth.web.account import who


class StaffBackend(AuthenticationBackend):  # type: ignore[misc]
    def _authenticate_by_email(self, email: str, password: str) -> User | None:
        found: User | None = self._check_password(who.works_here(email), password)
        return found

    def get_user(self, user_id: int) -> User | None:
        """Who is asking, with what every page of theirs asks next: their roles, and whether any child here is their
        own."""
        theirs = Relationship.objects.filter(adult=OuterRef("user"))
        roles: list[Any] = list(
            Membership.objects.now().filter(user=user_id).select_related("user", "school").annotate(kin=Exists(theirs))
        )
        found: User | None = roles[0].user if roles else super().get_user(user_id)
        if found is None or not self.user_can_authenticate(found):
            return None
        found.roles = roles
        if roles and not roles[0].kin:
            found.own_children = []
        return found
