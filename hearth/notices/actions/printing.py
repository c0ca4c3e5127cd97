"""Letters on paper: printed by somebody here, who puts them in the post."""

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.notices import addresses
from hearth.notices.models import Notice
from hearth.people.models import User


@change
def print_letter(notice: Notice, *, by: User) -> Notice:
    """It is on paper, with the address of today, and goes into the post: from now on it counts as sent."""
    Notice.objects.select_for_update().get(pk=notice.pk)  # two people may stand at two printers
    notice.refresh_from_db(fields=["sent_at", "settled_at"])
    if not notice.is_for_paper:
        raise RuleBroken("This is not a letter for the post.")
    if notice.settled_at is not None:
        raise RuleBroken("This letter is not sent any more.")
    if notice.sent_at is not None:
        raise RuleBroken("This letter has been printed already. Put it back first if it did not go.")
    if not addresses.of_notice(notice):
        raise RuleBroken("This person is not to be written to now. Look at the child’s people to see why.")
    now = dates.now()
    notice.sent_at = notice.printed_at = now
    notice.printed_by, notice.trouble, notice.given_up_at, notice.bounced_at = by, "", None, None
    notice.save()
    return notice


@change
def put_back(notice: Notice, *, by: User) -> Notice:
    """It did not go after all: the printer stopped, or it went into the bin. It waits to be printed again."""
    if notice.printed_at is None or notice.settled_at is not None:
        raise RuleBroken("This letter is not among those that were printed.")
    notice.sent_at = notice.printed_at = notice.printed_by = None
    notice.save()
    return notice
