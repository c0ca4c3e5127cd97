"""Which times may be offered for a meeting, and what stands in the way: our hours, our own other meetings, and another
adult who comes about the same child."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations.models import Meeting
from hearth.languages.models import Linguist
from hearth.notices.outside import gives_away
from hearth.people.models import Child, Relationship, User

FEWEST, MOST = 2, 6
OPENS, CLOSES = time(7), time(20)
SHORTEST, LONGEST = 10, 120
APART = timedelta(minutes=15)
"""Between two adults who come about one child: they need not meet in the corridor."""
NEAR = timedelta(minutes=LONGEST) + APART
"""Further off than this, one meeting is never in the way of another."""


def good(meeting: Meeting, times: Iterable[datetime]) -> list[datetime]:
    if not SHORTEST <= meeting.minutes <= LONGEST:
        raise RuleBroken(f"Choose between {SHORTEST} minutes and two hours.")
    good = sorted(set(times))
    if not FEWEST <= len(good) <= MOST:
        raise RuleBroken(f"Offer between {FEWEST} and {MOST} times, so that there is a choice.")
    for at in good:
        good_one(meeting, at)
    return good


def good_one(meeting: Meeting, at: datetime) -> None:
    begins, ends = at.astimezone(dates.LONDON), (at + timedelta(minutes=meeting.minutes)).astimezone(dates.LONDON)
    said = f"{begins:%A %-d %B}, {begins:%-H.%M}"
    if at <= dates.now():
        raise RuleBroken(f"{said} has passed. Choose times to come.")
    if begins.weekday() > 4 or begins.time() < OPENS or ends.time() > CLOSES or ends.date() != begins.date():
        raise RuleBroken(
            f"{said} is outside the hours we offer: weekdays, between {OPENS:%-H} and {CLOSES:%-H} o’clock."
        )
    if other := clashes(meeting, at):
        if other.child_id == meeting.child_id and other.by_id != meeting.by_id:
            raise RuleBroken(
                f"{said}: somebody else comes about {meeting.child.name} then. Leave a quarter of an hour between."
            )
        raise RuleBroken(f"{said}: {meeting.by.name} has another meeting then.")


def in_time(answer_by: date, times: Sequence[datetime]) -> None:
    if answer_by < dates.today():
        raise RuleBroken("The day to answer by has passed. Choose a day to come.")
    if answer_by > times[-1].astimezone(dates.LONDON).date():
        raise RuleBroken("The day to answer by is after the last time you offer.")


def clashes(meeting: Meeting, at: datetime) -> Meeting | None:
    """Another meeting chosen for then: of the same member of staff, or of another adult about the same child."""
    others = Meeting.objects.standing().filter(
        starts_at__gt=at - NEAR, starts_at__lt=at + NEAR, held_on=None, missed_on=None
    )
    near = others.exclude(pk=meeting.pk).select_related("adult")
    return next((one for one in near if one.starts_at and in_the_way(meeting, at, one, one.starts_at)), None)


def in_the_way(meeting: Meeting, at: datetime, other: Meeting, then: datetime) -> bool:
    apart = APART if other.child_id == meeting.child_id and other.adult_id != meeting.adult_id else timedelta(0)
    if not apart and other.by_id != meeting.by_id:
        return False
    return (
        at < then + timedelta(minutes=other.minutes) + apart and then < at + timedelta(minutes=meeting.minutes) + apart
    )


def may_meet_by_video(child: Child, how: str, link: str) -> None:
    if how != Meeting.How.VIDEO:
        return
    if not link.startswith("https://"):
        raise RuleBroken("Paste the link of the video room. It begins with https://")
    if gives_away(link) or any(name.lower() in link.lower() for name in (child.name, child.forename, child.surname)):
        raise RuleBroken(
            "This link says who or what it is about, and stands in a calendar others may see. Make another."
        )


def may_interpret(child: Child, adult: User, linguist: Linguist | None) -> None:
    """Somebody qualified, in this adult's language; never a child, and nobody of the family."""
    if linguist is None:
        return
    here = Linguist.objects.now(dates.today()).filter(school=child.school_id, interprets=True)
    if not here.filter(pk=linguist.pk, language=adult.language).exists():
        raise RuleBroken(f"{linguist.user.name} does not interpret {adult.language_name} here.")
    if Relationship.objects.filter(child=child, adult=linguist.user_id).exists():
        raise RuleBroken(f"{linguist.user.name} is of {child.name}’s family. Somebody else interprets.")
