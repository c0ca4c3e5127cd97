"""The week of a nurture group: ten sessions, said in words and counted. Pure: rows are given, nothing is asked."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, Protocol

from django.utils.translation import gettext as _

from hearth.languages.days import joined as listed
from hearth.languages.days import weekday as weekday_name

Session = tuple[int, str]

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
PARTS = (("am", "morning"), ("pm", "afternoon"))
PART = dict(PARTS)
NUMBERS = ("no", "one", "two", "three", "four", "five")


class Placed(Protocol):
    """A placement with its sessions fetched."""

    starts_on: date
    ends_on: date | None
    sessions: Any


def sessions_of(placement: Placed) -> list[Session]:
    return [(session.weekday, session.part) for session in placement.sessions.all()]


def holds(placement: Placed, on: date) -> bool:
    return placement.starts_on <= on and (placement.ends_on is None or placement.ends_on > on)


def most_at_once(placements: Iterable[Placed], from_day: date) -> dict[Session, int]:
    """For each session, the most children who have it on any one day from that day on.

    The number can only rise on a day a placement begins, so only those days are counted.
    """
    placed = list(placements)
    days = {from_day} | {one.starts_on for one in placed if one.starts_on > from_day}
    most: Counter[Session] = Counter()
    for day_of in days:
        now = Counter(session for one in placed if holds(one, day_of) for session in sessions_of(one))
        most |= now
    return dict(most)


def said(sessions: Collection[Session]) -> str:
    """ "Monday and Tuesday mornings, and Friday afternoon"; a whole row is "every morning"."""
    if len(set(sessions)) == 10:
        return "every morning and afternoon"
    rows = [(name, sorted({weekday for weekday, of in sessions if of == part})) for part, name in PARTS]
    return ", and ".join(_row(name, days) for name, days in rows if days) or "no sessions"


def said_at_home(sessions: Collection[Session]) -> str:
    """The same for a parent, in their language: "every morning", or "mornings: Monday and Tuesday"."""
    if len(set(sessions)) == 10:
        return _("every morning and afternoon")
    whole = {"am": _("every morning"), "pm": _("every afternoon")}
    some = {"am": _("mornings: %(days)s"), "pm": _("afternoons: %(days)s")}
    rows = [(part, sorted({weekday for weekday, of in sessions if of == part})) for part, _name in PARTS]
    said_so = [
        whole[part] if len(on) == 5 else some[part] % {"days": listed([weekday_name(day) for day in on])}
        for part, on in rows
        if on
    ]
    return "; ".join(said_so) or _("no sessions")


def _row(name: str, days: Sequence[int]) -> str:
    if len(days) == 5:
        return f"every {name}"
    return f"{joined([DAYS[weekday] for weekday in days])} {name}{'s' if len(days) > 1 else ''}"


def short(sessions: Collection[Session]) -> str:
    """ "five mornings a week", "three mornings and one afternoon a week"."""
    counts = [(sum(1 for _, p in set(sessions) if p == part), name) for part, name in PARTS]
    words = [f"{NUMBERS[count]} {name}{'' if count == 1 else 's'}" for count, name in counts if count]
    return f"{' and '.join(words)} a week" if words else "no sessions"


def day(on: date) -> str:
    """ "20 November"; the year only where it is not this one is the reader's to see on the page."""
    return f"{on.day} {on:%B}"


def joined(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
