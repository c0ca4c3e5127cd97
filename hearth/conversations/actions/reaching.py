"""How a parent wants to hear from us; and the school learns of a new number, for its own list."""

from collections.abc import Mapping
from datetime import time

from hearth.audit.log import change
from hearth.conversations.actions.contributions import tell
from hearth.conversations.models import Contribution
from hearth.people import actions as people
from hearth.people.models import Relationship, User

# In the school's words: it is for the office, which keeps the list.
NEW_NUMBER = "My mobile or my e-mail is a new one. Please change it in the school’s own list too."


@change
def say_how_to_reach(
    adult: User, *, hows: Mapping[Relationship, str], contact_email: str, mobile: str, quiet_from: time,
    quiet_until: time, quiet_weekends: bool, large_print: bool, by: User,
) -> User:  # fmt: skip
    """One note to each school, about the first of their children there. The number itself stands in one place."""
    before = adult.contact_email, adult.mobile
    people.say_how_to_reach(
        adult, hows=hows, contact_email=contact_email, mobile=mobile, quiet_from=quiet_from, quiet_until=quiet_until,
        quiet_weekends=quiet_weekends, large_print=large_print, by=by,
    )  # fmt: skip
    if before == (adult.contact_email, adult.mobile):
        return adult
    how = Contribution.How.ONLINE if by.pk == adult.pk else Contribution.How.PHONE
    schools = {one.child.school_id: one.child for one in reversed(list(hows))}
    for child in schools.values():
        tell(child, adult=adult, told=NEW_NUMBER, how=how, by=by)
    return adult
