"""How one child's learning goes, by subject over time; and for whom nobody has written this term yet."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from hearth.assessments.models import LearningNote
from hearth.journeys.models import Journey
from hearth.people.models import Child, User
from hearth.people.roles import CLASS_ONLY
from hearth.schools.models import School, Term


@dataclass(frozen=True)
class Told:
    """One note that stands, and those it followed, the newest of them first."""

    note: LearningNote
    before: list[LearningNote]


@dataclass(frozen=True)
class Subject:
    name: str
    told: list[Told]


def of(child: Child, user: User) -> list[Subject]:
    """By subject, the latest day first, in one query. What was put right stands behind what followed it."""
    notes = list(LearningNote.objects.visible_to(user).filter(child=child).select_related("by"))
    by_pk = {note.pk: note for note in notes}
    followed = {note.follows_id for note in notes if note.follows_id}
    told = [Told(note, _before(note, by_pk)) for note in notes if note.pk not in followed]
    told.sort(key=lambda one: (one.note.on, one.note.pk), reverse=True)
    return [
        Subject(str(subject.label), mine)
        for subject in LearningNote.Subject
        if (mine := [one for one in told if one.note.subject == subject])
    ]


def _before(note: LearningNote, by_pk: dict[int, LearningNote]) -> list[LearningNote]:
    earlier = by_pk.get(note.follows_id or 0)
    return [earlier, *_before(earlier, by_pk)] if earlier is not None else []


def unwritten(user: User, school: School, on: date) -> list[Child]:
    """Children of this teacher's own class who are on the way, and of whom no teacher has written this term. Nobody
    between two terms: a holiday asks for nothing."""
    term = Term.objects.filter(school=school, starts_on__lte=on, ends_on__gte=on).first()
    classes = [m.school_class_id for m in user.roles if m.school_id == school.pk and m.role in CLASS_ONLY]
    if term is None or not any(classes):
        return []
    ways = Journey.objects.in_sight().open().filter(child=OuterRef("pk"))
    written = LearningNote.objects.in_sight().filter(child=OuterRef("pk"), on__gte=term.starts_on, from_file=False)
    mine = Child.objects.visible_to(user).on_roll().filter(school_class__in=[pk for pk in classes if pk])
    return list(mine.filter(Exists(ways), ~Exists(written)))
