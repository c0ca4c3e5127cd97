"""The address an adult signs in with. Each address opens one account, so two adults cannot share one."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from hearth.audit.log import change
from hearth.base.errors import RuleBroken
from hearth.people.models import User


def may_sign_in_with(user: User, email: str) -> None:
    """Part of an action, never one by itself."""
    email = email.strip().lower()
    if User.objects.filter(email__iexact=email).exclude(pk=user.pk).exists():
        raise RuleBroken(
            f"Another adult already signs in with {email}, and each person needs a way in of their own. "
            "Print a code on paper for this one, or ask for an address that is theirs alone."
        )
    EmailAddress.objects.filter(user=user).exclude(email=email).delete()
    EmailAddress.objects.update_or_create(user=user, email=email, defaults={"verified": True, "primary": True})
    user.email = email
    user.save(update_fields=["email"])


def follows(user: User) -> None:
    """Part of an action: a parent who signs in by e-mail does so with the address we write down now, and the old
    mailbox opens nothing any more, also where they had written another for letters meanwhile. Without a new one, or
    with one that is another's, a code on paper is the way in. Whoever works here, or has a child at another school
    too, keeps the address they sign in with."""
    at_schools = user.relationships.current().values("child__school").distinct().count()
    if not user.email or user.memberships.now().exists() or at_schools > 1:
        return
    email = user.contact_email.strip().lower()
    if email and not User.objects.filter(email__iexact=email).exclude(pk=user.pk).exists():
        may_sign_in_with(user, email)
        return
    EmailAddress.objects.filter(user=user).delete()
    user.email = None
    user.save(update_fields=["email"])


@change
def forget_app(user: User, *, by: User | None) -> User:
    """The phone with the authenticator app is gone. The next sign-in begins with setting up another."""
    Authenticator.objects.filter(user=user).delete()
    return user
