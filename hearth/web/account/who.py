"""Who may come in by which door. One address opens one account, and the address on the account is the only one."""

from hearth.people.mailboxes import read_by_somebody_kept_away
from hearth.people.models import User


def works_here(email: str) -> User | None:
    """The member of staff with this address: they come in by password and app, and by nothing else."""
    found = _with(email)
    return found if found is not None and found.roles else None


def comes_by_code(email: str) -> User | None:
    """The parent or carer with this address. A parent who works here comes by the staff door, or not at all:
    a mailbox alone must never open what a password and an app protect. Nor does one that somebody kept away reads."""
    found = _with(email)
    if found is None or found.roles or not found.is_parent:
        return None
    return None if read_by_somebody_kept_away(found, str(found.email)) else found


def _with(email: str) -> User | None:
    return User.objects.filter(email__iexact=email.strip(), is_active=True).first() if email.strip() else None
