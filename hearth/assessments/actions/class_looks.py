"""Looking at a whole class: begun, marked as you go, finished with whoever is still unmarked said, and talked about."""

from collections.abc import Collection, Mapping

from hearth.assessments import whole_class
from hearth.assessments.instrument import Instrument
from hearth.assessments.models import ChildLook, ClassLook
from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken, only_once
from hearth.people.models import Child, User
from hearth.schools.models import SchoolClass

Marks = Mapping[int, Mapping[str, str]]
"""By child, and by line of the document."""


@change
def begin_look(school_class: SchoolClass, *, by: User) -> ClassLook:
    """A look of one's own, pinned to the document as it stands. One that was begun before is gone on with."""
    if not whole_class.classes_for(by, school_class.school).filter(pk=school_class.pk).exists():
        raise RuleBroken(f"{school_class} is not your class. Those who lead may look at any class.")
    begun = ClassLook.objects.filter(school_class=school_class, begun_by=by, finished_at=None).first()
    if begun is not None:
        return begun
    if not whole_class.children_of(school_class, by):
        raise RuleBroken(f"There is nobody in {school_class} for you to look at.")
    instrument = whole_class.document()
    with only_once("You began this look a moment ago."):
        return ClassLook.objects.create(
            school_class=school_class, instrument_key=instrument.key, instrument_version=str(instrument.version),
            instrument_hash=instrument.digest, begun_by=by, begun_at=dates.now(),
        )  # fmt: skip


@change
def save_marks(
    look: ClassLook, *, marks: Marks, taken_back: Collection[tuple[int, str]] = (), shown: str | None = None, by: User
) -> ClassLook:
    """Keeps what was marked so far. A line nobody marked keeps what it had: nothing is lost by not being sent. `shown`:
    which saving the page shows; one left open since an older saving fills what is empty and overwrites nothing."""
    look = _mine(look, by)
    instrument = whole_class.document_of(look)
    rows = {row.child_id: row for row in look.rows.select_for_update()}
    stale = shown is not None and shown != whole_class.mark_of(rows.values())
    children = whole_class.children_of(look.school_class, by)
    changed = []
    for child in children:
        row = rows.get(child.pk) or ChildLook(look=look, child=child)
        if row.withheld_at is None and _mark(row, _known(instrument, marks.get(child.pk, {})), taken_back, stale):
            row.saved_at = dates.now()
            changed.append(row)
    ChildLook.objects.bulk_update([row for row in changed if row.pk], ["answers", "saved_at"])
    ChildLook.objects.bulk_create([row for row in changed if not row.pk])
    return look


@change
def finish_look(
    look: ClassLook, *, marks: Marks | None = None, taken_back: Collection[tuple[int, str]] = (),
    shown: str | None = None, all_the_same: bool = True, by: User,
) -> ClassLook:  # fmt: skip
    """Done for now. What the page sends is kept first. Whoever was not marked stands in it too, so that they can be
    talked about; without `all_the_same` it stays open then, so that the page can ask."""
    look = save_marks(look, marks=marks or {}, taken_back=taken_back, shown=shown, by=by)
    rows = {row.child_id: row for row in look.rows.all()}
    children = whole_class.children_of(look.school_class, by)
    if not all_the_same and not all(child.pk in rows and rows[child.pk].answers for child in children):
        return look
    if not any(row.answers for row in rows.values()):
        raise RuleBroken("Nobody is marked yet. Mark one child or more, or save it for later.")
    ChildLook.objects.bulk_create(ChildLook(look=look, child=child) for child in children if child.pk not in rows)
    look.finished_at = dates.now()
    look.save(update_fields=["finished_at"])
    return look


@change
def talk_child_over(row: ChildLook, *, words: str, by: User) -> ChildLook:
    """Those who lead talked about this child: who, on which day, and what comes next."""
    row = ChildLook.objects.select_for_update().select_related("look", "child").get(pk=row.pk)
    if row.look.finished_at is None:
        raise RuleBroken("This look at the class is not finished yet.")
    if row.talked_on is not None:
        raise RuleBroken(f"{row.child.name} has been talked about already.")
    if not Child.objects.visible_to(by).filter(pk=row.child_id).exists():
        raise RuleBroken("A colleague talks about this child.")
    if not words.strip():
        raise RuleBroken("Say what we do next, and who does it.")
    row.talked_on, row.talked_by, row.talked_words = dates.today(), by, words.strip()
    row.save(update_fields=["talked_on", "talked_by", "talked_words"])
    return row


def _mine(look: ClassLook, by: User) -> ClassLook:
    look = ClassLook.objects.select_for_update(of=("self",)).select_related("school_class__school").get(pk=look.pk)
    if look.begun_by_id != by.pk:
        raise RuleBroken(f"This look is {look.begun_by.name}’s to go on with.")
    if not whole_class.classes_for(by, look.school_class.school).filter(pk=look.school_class_id).exists():
        raise RuleBroken(f"{look.school_class} is not your class any more.")
    if look.finished_at is not None:
        raise RuleBroken("This look is finished. What was marked is kept; begin another to look again.")
    if whole_class.document_of(look).digest != look.instrument_hash:
        raise RuleBroken("These lines were changed after the look began. What you marked is safe; please tell us.")
    return look


def _known(instrument: Instrument, given: Mapping[str, str]) -> dict[str, str]:
    return {
        question.id: given[question.id]
        for question in instrument.questions
        if question.id in given and question.option(given[question.id]) is not None
    }


def _mark(row: ChildLook, given: Mapping[str, str], taken_back: Collection[tuple[int, str]], stale: bool) -> bool:
    """Whether anything is different now."""
    before = dict(row.answers)
    after = {**given, **before} if stale else {**before, **given}
    if not stale:
        after = {line: value for line, value in after.items() if (row.child_id, line) not in taken_back}
    row.answers = after
    return after != before
