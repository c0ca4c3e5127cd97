"""What could not be delivered comes back to a person: “We could not reach …”."""

from hearth.audit.log import change
from hearth.base import dates
from hearth.notices import bounces, notify
from hearth.notices.models import Channel, Notice
from hearth.notices.post import Trouble
from hearth.people.models import User

AT_ONCE = 100
"""So many are asked about in one round: a round is a few minutes."""


@change
def note_came_back(notice: Notice, *, trouble: Trouble, by: User | None) -> Notice:
    """It had gone, and did not arrive. Somebody rings, or asks for the right number."""
    notice.bounced_at, notice.trouble = dates.now(), trouble.sentence
    notice.save(update_fields=["bounced_at", "trouble"])
    return notice


@change
def note_arrived(notice: Notice, *, by: User | None) -> Notice:
    """There is nothing more to ask. Staff never see this: whether a parent reads is the parent's own matter."""
    notice.arrived_at = dates.now()
    notice.save(update_fields=["arrived_at"])
    return notice


def ask_notify() -> int:
    """Ask GOV.UK Notify what became of what it took. Returns how many came back."""
    came_back = 0
    for notice in Notice.objects.with_notify().order_by("sent_at", "pk")[:AT_ONCE]:
        ending = notify.ending(notice.provider_id, notice.channel)
        if isinstance(ending, Trouble):
            if not ending.for_good:
                break  # it does not answer: ask next time
            note_came_back(notice, trouble=ending, by=None)
            came_back += 1
        elif ending == "arrived":
            note_arrived(notice, by=None)
    return came_back


def read_bounce(message: bytes) -> bool:
    """A message from the mailbox for what comes back. Whether it was about a letter of ours that did not arrive."""
    found = bounces.read(message)
    if found is None:
        return False
    sent = Notice.objects.filter(channel=Channel.EMAIL, sent_at__isnull=False, message_id=found.message_id)
    notice = sent.first()
    if notice is None:
        return False
    if notice.bounced_at is None and notice.settled_at is None:
        note_came_back(notice, trouble=Trouble(found.sentence, for_good=True, unreachable=True), by=None)
    return True
