"""A link in a notice that answers one thing, once, without signing in. Only a digest of its code is kept."""

import secrets
from datetime import timedelta

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations.models import OneAnswer
from hearth.notices import addresses
from hearth.notices.models import Channel
from hearth.people.models import Relationship, User

GOOD_FOR = timedelta(days=7)
BYTES = 24
"""192 bits: nobody comes upon a code by trying."""


@change
def make_link(relationship: Relationship, *, kind: str, row: int, by: User) -> OneAnswer:
    """A way to answer this one thing; an earlier one for it ends. The code is on the row that comes back, and nowhere
    else ever again: `notices.queue(…, link_path=link.path)`."""
    if not relationship.may_be_written_to or not relationship.may_see:
        raise RuleBroken(f"Nothing may go to {relationship.adult.name} now. Look at the child’s people to see why.")
    now = dates.now()
    OneAnswer.objects.filter(
        relationship=relationship, kind=kind, row=row, used_at=None, cancelled_at=None
    ).update(cancelled_at=now)  # fmt: skip
    code = secrets.token_urlsafe(BYTES)
    link = OneAnswer.objects.create(
        relationship=relationship, kind=kind, row=row, code_digest=_digest(code), made_at=now, ends_at=now + GOOD_FOR
    )
    link.code = code
    return link


def found(code: str) -> OneAnswer | None:
    """The link with this code, while it is good: nothing changes by looking."""
    links = OneAnswer.objects.select_related("relationship__adult", "relationship__child__school")
    link = links.filter(code_digest=_digest(code)).first()
    if link is None or not link.is_good(dates.now()) or _somebody_else_reads(link.relationship):
        return None
    return link


@change
def use_link(link: OneAnswer, *, by: User) -> OneAnswer:
    """Part of an action: the link is spent with the answer, or not at all."""
    now = dates.now()
    # One of two presses answers; the database decides which.
    if not OneAnswer.objects.filter(pk=link.pk, used_at=None, cancelled_at=None).update(used_at=now):
        raise RuleBroken(_("This has been answered already. Thank you."))
    link.used_at = now
    return link


@change
def end_links_of_shut_doors(*, by: User | None) -> int:
    """A door that shut ends the links sent through it, also if it opens again. Asked by the timer; until then each
    link is refused by itself."""
    now = dates.now()
    return OneAnswer.objects.of_shut_doors(now).update(cancelled_at=now)


def _somebody_else_reads(relationship: Relationship) -> bool:
    """A mailbox or a telephone that an adult kept away from one of their children has as well."""
    adult = relationship.adult
    ways = ((Channel.EMAIL, adult.contact_email or adult.email), (Channel.TEXT, adult.mobile))
    return any(written and not addresses.of(relationship, channel) for channel, written in ways)


def _digest(code: str) -> str:
    return salted_hmac("hearth.conversations.one_answer", code, algorithm="sha256").hexdigest()
