"""How learning goes: a class teacher's note, put right by another that follows it, and attainment out of a file."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from hearth.assessments.models import LearningNote
from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken, only_once
from hearth.journeys.models import Journey
from hearth.people.models import Child, User
from hearth.schools.models import School

BATCH = 500


@dataclass(frozen=True, slots=True)
class ReadNote:
    """One row of a file: about whom, which part of learning, and what the school calls it. `follows`: the note from an
    earlier file it takes the place of."""

    child: int
    subject: str
    on: date
    attainment: str
    scale: str
    words: str = ""
    follows: int | None = None


@change
def note_learning(
    child: Child, *, subject: str, on: date, words: str = "", attainment: str = "", scale: str = "", by: User
) -> LearningNote:
    """In words, and in what the school calls it where it has a name for it. Nothing is worked out from it."""
    _can_be(child, on, words, attainment, scale, by)
    return _written(child, subject=subject, on=on, words=words, attainment=attainment, scale=scale, by=by)


@change
def put_learning_right(
    note: LearningNote, *, subject: str, on: date, words: str = "", attainment: str = "", scale: str = "", by: User
) -> LearningNote:
    """Another note, which follows the one before. That one is kept."""
    note = LearningNote.objects.select_for_update().select_related("child").get(pk=note.pk)
    _can_be(note.child, on, words, attainment, scale, by)
    if LearningNote.objects.filter(follows=note).exists():
        raise RuleBroken("This note was put right already. Put the later one right.")
    said = (subject, on, words.strip(), attainment.strip(), scale.strip())
    if said == (note.subject, note.on, note.words, note.attainment, note.scale):
        raise RuleBroken("Nothing is different. The note stands as it is.")
    with only_once("This note was put right a moment ago."):
        return _written(
            note.child, subject=subject, on=on, words=words, attainment=attainment, scale=scale, follows=note, by=by
        )


@change
def take_in_attainment(school: School, *, notes: Collection[ReadNote], by: User) -> int:
    """All of them, or none. What a teacher wrote is never touched by a file, and what is not in it stays."""
    if any(note.on > dates.today() for note in notes):
        raise RuleBroken("One of these speaks of a day that has not come yet. Nothing was brought in.")
    if any(not note.attainment.strip() or not note.scale.strip() for note in notes):
        raise RuleBroken("One of these does not say what the school calls it, or of which scale.")
    children = {note.child for note in notes}
    if Child.objects.filter(school=school, pk__in=children).count() != len(children):
        raise RuleBroken("One of these is for a child who is not at this school. Nothing was brought in.")
    earlier = LearningNote.objects.in_sight().standing().filter(from_file=True)
    known = dict(earlier.filter(pk__in=[note.follows for note in notes if note.follows]).values_list("pk", "child"))
    if any(note.follows is not None and known.get(note.follows) != note.child for note in notes):
        raise RuleBroken("What one of these puts right is not there any more. Nothing was brought in.")
    ways = dict(Journey.objects.in_sight().open().filter(child__in=children).values_list("child", "pk"))
    with only_once("Somebody put one of these right a moment ago. Nothing was brought in: please look again."):
        made = LearningNote.objects.bulk_create(
            [
                LearningNote(
                    child_id=note.child, journey_id=ways.get(note.child), subject=note.subject,
                    words=note.words.strip(), attainment=note.attainment.strip(),
                    scale=note.scale.strip(), on=note.on, by=by,
                    written_at=dates.now(), from_file=True, follows_id=note.follows,
                )
                for note in notes
            ],
            BATCH,
        )  # fmt: skip
    return len(made)


def _can_be(child: Child, on: date, words: str, attainment: str, scale: str, by: User) -> None:
    if not Child.objects.visible_to(by).filter(pk=child.pk).exists():
        raise RuleBroken(f"You do not work with {child.name} here.")
    if on > dates.today():
        raise RuleBroken("That day has not come yet.")
    if child.born_on is not None and on < child.born_on:
        raise RuleBroken(f"{child.name} was not born on {on:%-d %B %Y}.")
    if not words.strip() and not attainment.strip():
        raise RuleBroken("Say how it goes, or what the school calls it.")
    if attainment.strip() and not scale.strip():
        raise RuleBroken(f"Say which scale “{attainment.strip()}” is of, so that it can be read next year.")


def _written(
    child: Child, *, subject: str, on: date, words: str, attainment: str, scale: str,
    follows: LearningNote | None = None, by: User,
) -> LearningNote:  # fmt: skip
    if subject not in LearningNote.Subject.values:
        raise RuleBroken("Say which part of learning this is about.")
    return LearningNote.objects.create(
        child=child, journey=child.journeys.in_sight().open().first(), subject=subject, words=words.strip(),
        attainment=attainment.strip(), scale=scale.strip() if attainment.strip() else "", on=on, by=by,
        written_at=dates.now(), follows=follows,
    )  # fmt: skip
