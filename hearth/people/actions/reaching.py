"""How, where and when an adult wants to hear from us: their own choice."""

from collections.abc import Mapping
from datetime import time

from django.utils.translation import gettext as _

from hearth.audit.log import change
from hearth.base.errors import RuleBroken
from hearth.people.models import Relationship, User

How = Relationship.How


@change
def say_how_to_reach(
    adult: User, *, hows: Mapping[Relationship, str], contact_email: str, mobile: str, quiet_from: time,
    quiet_until: time, quiet_weekends: bool, large_print: bool, by: User,
) -> User:  # fmt: skip
    """`hows`: for each child, through an open door. The address they sign in with stays as it is: only the school
    changes that, with the person in front of them."""
    adult.contact_email, adult.mobile = contact_email.strip(), mobile.strip()
    adult.quiet_from, adult.quiet_until, adult.quiet_weekends = quiet_from, quiet_until, quiet_weekends
    adult.large_print = large_print
    for one, how in hows.items():
        if one.adult_id != adult.pk or not one.may_see or one.ask_first or one.ended_on is not None:
            raise RuleBroken(_("Please ring the school about this."))
        if how not in ways_to_reach(adult):
            raise RuleBroken(_("We have no number or address for that. Write it first, or choose another way."))
        one.contact_how = How(how)
        one.save(update_fields=["contact_how"])
    adult.save(update_fields=["contact_email", "mobile", "quiet_from", "quiet_until", "quiet_weekends", "large_print"])
    return adult


def ways_to_reach(adult: User) -> set[str]:
    """What there is: a letter needs an address, a text a mobile."""
    there = {
        How.EMAIL: adult.contact_email or adult.email, How.TEXT: adult.mobile, How.LETTER: adult.address,
        How.PHONE: adult.mobile or adult.phone, How.GATE: "always",
    }  # fmt: skip
    return {how for how, needs in there.items() if needs}
