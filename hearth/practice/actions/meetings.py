"""Before you meet: what has gone wrong on our side, and what we will do differently."""

from datetime import date, timedelta

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations.around import somebody_we_talk_with
from hearth.people.models import Child, Relationship, User
from hearth.practice.models import BeforeYouMeet

MOST = timedelta(days=183)


@change
def write_before_meeting(
    child: Child, *, adult: User, gone_wrong: str, differently: str, expires_on: date, by: User
) -> BeforeYouMeet:
    """One for each adult at a time. It is ours until somebody chooses to share it."""
    today = dates.today()
    somebody_we_talk_with(child, adult)
    if not gone_wrong.strip() or not differently.strip():
        raise RuleBroken("Write both: what went wrong on our side, and what we will do differently.")
    if expires_on < today:
        raise RuleBroken("That day has passed. Choose a day to come.")
    if expires_on > today + MOST:
        raise RuleBroken("Half a year is the longest. What is still true then can be written again.")
    Child.objects.select_for_update().get(pk=child.pk)
    if BeforeYouMeet.objects.in_sight().in_force(today).filter(child=child, adult=adult).exists():
        raise RuleBroken(f"There is a note before we meet {adult.name} already. End that one, then write again.")
    return BeforeYouMeet.objects.create(
        child=child, adult=adult, gone_wrong=gone_wrong.strip(), differently=differently.strip(), by=by,
        written_on=today, expires_on=expires_on,
    )  # fmt: skip


@change
def share_before_meeting(before: BeforeYouMeet, *, by: User) -> BeforeYouMeet:
    """The parent it speaks of reads it from now on, and nobody else at home. It is shared once; then it can only be
    ended."""
    before = _in_force(before)
    if before.shared_at is not None:
        raise RuleBroken(f"{before.adult.name} can read it already.")
    somebody_we_talk_with(before.child, before.adult)
    if not Relationship.objects.open_door().filter(child=before.child_id, adult=before.adult_id).exists():
        raise RuleBroken(f"{before.adult.name} has no page here to read it on. Say it when you meet.")
    before.shared_at, before.shared_by = dates.now(), by
    before.save(update_fields=["shared_at", "shared_by"])
    return before


@change
def end_before_meeting(before: BeforeYouMeet, *, by: User) -> BeforeYouMeet:
    """On any day, and nobody asks why. From then on it is on nobody's page."""
    before = _in_force(before)
    before.ended_on, before.ended_by = dates.today(), by
    before.save(update_fields=["ended_on", "ended_by"])
    return before


@change
def let_go_of_old_notes(*, by: User | None) -> int:
    """Notes that have been on nobody's page for thirty days."""
    gone, _kinds = BeforeYouMeet.objects.out_of_date(dates.today()).delete()
    return gone


def _in_force(before: BeforeYouMeet) -> BeforeYouMeet:
    rows = BeforeYouMeet.objects.select_for_update(of=("self",)).select_related("adult", "child")
    found: BeforeYouMeet | None = rows.in_sight().in_force(dates.today()).filter(pk=before.pk).first()
    if found is None:
        raise RuleBroken("This note has ended. Write a new one if it helps.")
    return found
