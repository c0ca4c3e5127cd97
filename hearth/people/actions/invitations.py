"""A one-time way in for a parent, after the first talk."""

import secrets
from datetime import timedelta

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext, gettext_noop

from hearth.audit import log
from hearth.audit.log import change
from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people.actions.sign_in import may_sign_in_with
from hearth.people.mailboxes import read_by_somebody_kept_away
from hearth.people.models import Invitation, Relationship, User

GOOD_FOR = timedelta(days=28)
# A word to know the paper by, then signs that nobody takes for one another. 6 + 12 + 32 bits.
WORDS = (
    "ACORN APPLE BEACH BIRCH BOAT BREAD BRICK BROOK CEDAR CHALK CLOUD CLOVER COMET CORAL CROW DAISY "
    "DUCK FERN FIELD FINCH FROST GORSE GRASS HARE HAZEL HEATH HERON HILL IVY JAY KITE LAKE "
    "LARK LEAF LEMON LILAC LINEN LUNCH MAPLE MARSH MEADOW MILL MOON MOSS OAK OTTER PEACH PEAR "
    "PLUM POND POPPY REED RIVER ROBIN SAIL SHELL SNAIL SPOON STONE SWIFT THYME TRAIN WREN WILLOW"
)
DIGITS = "23456789"
SIGNS = "CFHJKMNPRTWXY3479"

NO_GOOD = gettext_noop(
    "This code does not open the door. It may be used already, or too old. "
    "Look at the letters again, or ask the school for a new one."
)


@change
def invite(relationship: Relationship, *, way: str, by: User) -> Invitation:
    """A new way in; any earlier one ends. The code is on the row that comes back, and nowhere else ever again."""
    _may_be_invited(relationship)
    if way == Invitation.Way.EMAIL:
        _gets_the_address(relationship)
    cancel_invitations(relationship)
    code = _new_code()
    now = dates.now()
    invitation = Invitation.objects.create(
        relationship=relationship, way=way, code_digest=_digest(code), made_at=now, made_by=by, ends_at=now + GOOD_FOR
    )
    invitation.code = code
    return invitation


def use_code(code: str) -> User:
    """Whoever holds the paper comes in as the adult it was made for, once."""
    found = Invitation.objects.select_related("relationship__adult", "relationship__child")
    invitation = found.filter(code_digest=_digest(code)).first()
    if invitation is None or not invitation.is_good(dates.now()):
        raise RuleBroken(gettext(NO_GOOD))
    with log.wearing(Entry.Hat.PARENT):
        _use(invitation, by=invitation.relationship.adult)
    return invitation.relationship.adult


@change
def _use(invitation: Invitation, *, by: User) -> Invitation:
    now = dates.now()
    # One of two people with the same paper comes in; the database decides which.
    if not Invitation.objects.filter(pk=invitation.pk, used_at=None, cancelled_at=None).update(used_at=now):
        raise RuleBroken(gettext(NO_GOOD))
    invitation.used_at = now
    return invitation


def cancel_invitations(relationship: Relationship) -> None:
    """Part of an action, never one by itself."""
    relationship.invitations.filter(used_at=None, cancelled_at=None).update(cancelled_at=dates.now())


def _may_be_invited(relationship: Relationship) -> None:
    adult, child = relationship.adult, relationship.child
    if adult.memberships.now().exists():
        raise RuleBroken(f"{adult.name} works here and comes in by the staff door. No invitation is needed.")
    if relationship.ended_on or relationship.held or relationship.is_restricted:
        raise RuleBroken(f"Nothing may go to {adult.name} now. Look at {child.name}’s people to see why.")
    if relationship.spoke_first_on is None:
        raise RuleBroken(f"Talk with {adult.name} first, and write the talk down. Then you can invite them.")
    if not relationship.may_see:
        raise RuleBroken(f"{adult.name} may not see {child.name}’s record yet. Open it to them first.")
    if not relationship.may_be_written_to:
        raise RuleBroken(f"{adult.name} is not to be contacted. Change that first, if it is no longer so.")


def _gets_the_address(relationship: Relationship) -> None:
    """An e-mail invitation says: sign in with this address. So it must be this adult's own."""
    adult = relationship.adult
    if not adult.contact_email:
        raise RuleBroken(f"There is no e-mail address for {adult.name}. Write one down, or print a code.")
    if read_by_somebody_kept_away(adult, adult.contact_email):
        raise RuleBroken(
            f"Somebody who is kept away reads {adult.contact_email} as well. Give {adult.name} a code on paper, by "
            "hand, or ask for an address that is theirs alone."
        )
    if (adult.email or "").lower() == adult.contact_email.lower():
        return
    elsewhere = adult.relationships.current().exclude(child__school=relationship.child.school_id)
    if adult.email and elsewhere.exists():
        raise RuleBroken(
            f"{adult.name} already signs in with another address, for a child at another school. "
            "They can use that one here as well, or you can print a code."
        )
    may_sign_in_with(adult, adult.contact_email)


def _new_code() -> str:
    def some(signs: str) -> str:
        return "".join(secrets.choice(signs) for _ in range(4))

    return f"{secrets.choice(WORDS.split())}-{some(DIGITS)}-{some(SIGNS)}-{some(SIGNS)}"


def _digest(code: str) -> str:
    """Spaces, dashes and small letters are how people copy from paper; they make no difference."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return salted_hmac("hearth.people.invitation", plain, algorithm="sha256").hexdigest()
