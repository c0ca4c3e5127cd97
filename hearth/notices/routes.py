"""Which way a notice goes: the one the adult asked for, or none. Never silently another: somebody who wants to be rung
is rung."""

from django.conf import settings

from hearth.notices import addresses, notify, post
from hearth.notices.models import Channel, Notice
from hearth.notices.post import Trouble
from hearth.people.models import Relationship

HOW = Relationship.How
CHANNELS: dict[str, Channel] = {HOW.EMAIL: Channel.EMAIL, HOW.TEXT: Channel.TEXT, HOW.LETTER: Channel.LETTER}


def wanted(relationship: Relationship) -> Channel | None:
    """How this adult wants to hear from us, if we can do that. None: ring them, or speak at the gate."""
    channel = CHANNELS.get(HOW(relationship.contact_how))
    return None if channel == Channel.TEXT and not notify.sends(Channel.TEXT) else channel


def by_notify(channel: str) -> bool:
    if channel == Channel.EMAIL:
        return bool(settings.EMAIL_BY == "notify") and notify.sends(channel)
    return notify.sends(channel)


def send(notice: Notice) -> Trouble | str:
    """Send it now. Its number at GOV.UK Notify, empty for plain e-mail, or why it did not go."""
    if not by_notify(notice.channel):
        if notice.channel != Channel.EMAIL:
            return Trouble("Texts are not set up any more. Ring them.", for_good=True)
        message = post.letter(
            school=notice.school.outside, to=notice.to, subject=notice.subject, text=notice.text,
            message_id=notice.message_id,
        )  # fmt: skip
        return post.post(message) or ""
    if notice.tries > 1 and (before := notify.found(notice.message_id)):
        return before  # it went, or we cannot ask: either way nothing is sent now
    to = addresses.of_notice(notice) if notice.channel == Channel.LETTER else notice.to
    return notify.send(
        notice.channel, to=to, name=addresses.name(notice.adult), subject=notice.subject, text=notice.text,
        reference=notice.message_id,
    )  # fmt: skip
