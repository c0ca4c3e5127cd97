"""Where a notice to an adult goes today: nowhere if they are not to be written to, and nowhere that somebody kept away
from the child would read it. On paper in their hand, and by voice, it still reaches the right person."""

import re
import unicodedata
from collections.abc import Callable

from hearth.notices.models import Channel, Notice
from hearth.people.mailboxes import read_by_somebody_kept_away
from hearth.people.models import Relationship, User


def of(relationship: Relationship, channel: str) -> str:
    """The address, the number or the lines on the envelope; empty if it is not to go."""
    adult = relationship.adult
    if not relationship.may_be_written_to:
        return ""
    if channel == Channel.TEXT:
        return "" if _shared(adult, adult.mobile, _number) else adult.mobile
    if channel == Channel.LETTER:
        return "" if _shared(adult, adult.address, _place) else adult.address
    address = adult.contact_email or adult.email or ""
    return "" if read_by_somebody_kept_away(adult, address) else address


def of_notice(notice: Notice) -> str:
    """The guard of every channel once more, and the address of today: things may have changed since it was queued."""
    between = relationship(notice)
    return of(between, notice.channel) if between else ""


def relationship(notice: Notice) -> Relationship | None:
    """What its adult is to its child today."""
    between = Relationship.objects.current().filter(adult=notice.adult_id, child=notice.child_id)
    return between.select_related("adult").first()


def name(adult: User) -> str:
    """As it stands on an envelope."""
    return " ".join(part for part in (adult.title, adult.forename, adult.surname) if part)


def lines(address: str) -> list[str]:
    """An address as it stands in an envelope's window, whether it was written on one line or on five."""
    rows = address.splitlines() if "\n" in address.strip() else address.split(",")
    return [row.strip(" ,") for row in rows if row.strip(" ,")]


def _shared(adult: User, written: str, bare: Callable[[str], str]) -> bool:
    """Whether an adult who is restricted around one of this adult's children has the same number or address."""
    ours = bare(written)
    theirs = Relationship.objects.kept_away_beside(adult).values_list("adult__mobile", "adult__phone", "adult__address")
    return bool(ours) and any(ours == bare(one) for row in theirs for one in row)


def _number(written: str) -> str:
    """However it was written: with or without the country, or with both as "+44 (0)7", in blocks or in one, in the
    figures of any script."""
    figures = "".join(str(unicodedata.decimal(sign)) for sign in written if sign.isdecimal())
    return re.sub(r"^(00)?(44)?0?", "", figures)


def _place(written: str) -> str:
    return re.sub(r"[\W_]", "", written.lower())
