"""How it goes, item by item: written in plain words, shared with one parent after seeing what they will see, kept."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys.models import Goal, Journey, Progress, ProgressSharing
from hearth.notices.actions import queue
from hearth.people.models import Child, Relationship, User

Area = Progress.Area


@change
def write_progress(
    journey: Journey, *, area: str, words: str = "", goal: Goal | None = None, own_words: int | None = None, by: User
) -> Progress:
    """One thing, in words a parent can read. A goal shows its lines; the child's own words stand as the child said
    them. Nobody is shown it by this."""
    if area not in Area.values:
        raise RuleBroken("Choose what it is about.")
    if goal is not None and goal.journey_id != journey.pk:
        raise RuleBroken("That goal belongs to another time with us.")
    if (area == Area.GOAL) is not (goal is not None):
        raise RuleBroken("Choose the goal, or choose what else it is about.")
    if area == Area.CHILD and own_words is None:
        raise RuleBroken("The child’s own words come from what the child said and let us tell at home.")
    if not words.strip() and goal is None and own_words is None:
        raise RuleBroken("Write what you see, in a sentence or two.")
    there = Progress.objects.in_sight().standing().filter(journey=journey)
    if (
        there.filter(goal=goal, goal__isnull=False).exists()
        or there.filter(own_words=own_words, own_words__isnull=False).exists()
    ):
        raise RuleBroken("That is put in already.")
    return Progress.objects.create(
        child=journey.child, journey=journey, area=Area(area), words=words.strip(), goal=goal, own_words=own_words,
        written_at=dates.now(), by=by,
    )  # fmt: skip


@change
def rewrite_progress(item: Progress, *, words: str, by: User) -> Progress:
    """Not shared yet: its words change. Shared with anybody: a new item takes its place, and the old one is kept."""
    item = Progress.objects.select_for_update(of=("self",)).select_related("child").get(pk=item.pk)
    if not words.strip():
        raise RuleBroken("Write what you see, in a sentence or two.")
    if item.area == Area.CHILD:
        raise RuleBroken(f"These are {item.child.name}’s own words. They stay as they were said.")
    last = _last(item)
    if last.pk == item.pk and not item.sharings.exists():
        item.words, item.by, item.written_at = words.strip(), by, dates.now()
        item.save(update_fields=["words", "by", "written_at"])
        return item
    return Progress.objects.create(
        child=item.child, journey_id=item.journey_id, area=item.area, words=words.strip(), goal_id=item.goal_id,
        own_words=item.own_words, written_at=dates.now(), by=by, follows=last,
    )  # fmt: skip


def _last(item: Progress) -> Progress:
    """The end of its line. What went to the safeguarding lead is nobody's to see, and keeps its place in the line."""
    last = item
    while (newer := Progress.objects.filter(follows=last).first()) is not None:
        if newer.withheld_at is None:
            raise RuleBroken("Something newer stands in its place already. Change that.")
        last = newer
    return last


@change
def share_progress(
    child: Child, *, items: Sequence[Progress], adult: User, child_asked_on: date | None = None, by: User
) -> list[ProgressSharing]:
    """A named adult chose these items for this one parent, having seen the page as that parent will."""
    if not items:
        raise RuleBroken("Choose what to share.")
    door = Relationship.objects.open_door().filter(child=child, adult=adult).first()
    if door is None:
        raise RuleBroken(f"{adult.name} does not see {child.name}’s record now. Choose somebody who does.")
    if child.has_own_say and child_asked_on is None:
        raise RuleBroken(f"{child.name} speaks for themselves. Ask {child.name} first, and say on which day.")
    if child_asked_on is not None and child_asked_on > dates.today():
        raise RuleBroken("That day has not come yet.")
    chosen = {item.pk for item in items}
    standing = Progress.objects.select_for_update(of=("self",)).in_sight().standing().filter(child=child, pk__in=chosen)
    if {item.pk for item in standing} != chosen:
        raise RuleBroken("Something newer stands in the place of one of these. Look again, and choose that.")
    if ProgressSharing.objects.filter(progress__in=chosen, adult=adult).exists():
        raise RuleBroken(f"{adult.name} has one of these already. Look again.")
    shared = [
        ProgressSharing.objects.create(
            child=child, progress=item, adult=adult, shared_at=dates.now(), shared_by=by,
            child_asked_on=child_asked_on,
        )
        for item in items
    ]  # fmt: skip
    queue(door, kind="progress_shared", link_path=f"/home/children/{child.pk}/progress/", by=by)
    return shared


@change
def answer_progress(
    child: Child, *, sharings: Sequence[ProgressSharing], words: str = "", by: User
) -> list[ProgressSharing]:
    """ "I have read this", and words to it if they like. It is theirs to say, and nothing is noted before they do."""
    if not sharings or any(one.adult_id != by.pk or one.child_id != child.pk for one in sharings):
        raise RuleBroken(_("Only the person it was shared with can answer."))
    rows = ProgressSharing.objects.select_for_update().filter(pk__in=[one.pk for one in sharings])
    answered = []
    for row in rows:
        if row.answered_at is None or words.strip():
            row.answered_at = dates.now()
            if words.strip():  # words that went to the safeguarding lead do not come back with new ones
                row.words, row.withheld_at = _after(row, words), None
            row.save(update_fields=["answered_at", "words", "withheld_at"])
        answered.append(row)
    return answered


def _after(row: ProgressSharing, words: str) -> str:
    before = "" if row.withheld_at else row.words
    return f"{before}\n\n{words.strip()}" if before else words.strip()
