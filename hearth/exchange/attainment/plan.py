"""What bringing attainment in would do, note by note: new, put right, the same, or refused with the reason. Pure.

A file puts right only what an earlier file said: what a teacher wrote is never touched. What the file does not name
stays as it is. Children who have no way through here are counted and passed over: their rows are not read."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hearth.assessments.models import LearningNote
from hearth.exchange.attainment.reading import AttainmentSheet, ReadAttainment
from hearth.exchange.matching import KnownChild
from hearth.exchange.plan import ADD, CHANGE, LEAVE
from hearth.exchange.pupils.rows import PupilRow, Refusal
from hearth.exchange.whose import Whose, pupil_in

Place = tuple[int, str, date, str]
"""Child, subject, day and scale: two scales stand beside each other and are never one."""
Known = tuple[int, str, str]
"""The note that stands, what it calls it, and its words."""


@dataclass(frozen=True, slots=True)
class Here:
    """What is here before the file."""

    children: tuple[KnownChild, ...]
    of_the_group: frozenset[int]
    notes: Mapping[Place, Known]
    """Those that came out of files and stand."""


@dataclass(frozen=True, slots=True)
class NoteStep:
    """What happens with one subject of one child on one day."""

    row: int
    child: int
    subject: str
    on: date
    scale: str
    attainment: str
    words: str
    does: str
    known: int | None = None
    before: str = ""


@dataclass(frozen=True, slots=True)
class AttainmentPlan:
    steps: tuple[NoteStep, ...]
    refusals: tuple[Refusal, ...]
    passed_over: int

    def count(self, does: str) -> int:
        return sum(step.does == does for step in self.steps)

    def to_write(self) -> list[NoteStep]:
        return [step for step in self.steps if step.does != LEAVE]


def make_plan(sheet: AttainmentSheet, here: Here, *, today: date) -> AttainmentPlan:
    refusals: set[tuple[int, str]] = set()
    whose = Whose(here.children, here.of_the_group)
    said: dict[Place, list[ReadAttainment]] = defaultdict(list)
    for number, row in sheet.rows():
        try:
            pupil = pupil_in(sheet.columns, number, row)
            child = whose.child(pupil) if isinstance(pupil, PupilRow) else pupil
            if isinstance(child, int):
                for note in sheet.notes(number, row):
                    if note.on > today:
                        raise ValueError(f"{note.on:%d/%m/%Y} is still to come.")
                    said[child, note.subject, note.on, note.scale].append(note)
            elif isinstance(child, str) and child:
                refusals.add((number, child))
        except ValueError as why:
            refusals.add((number, str(why)))
    steps = [step for place, notes in said.items() if (step := _step(place, notes, here, refusals)) is not None]
    steps.sort(key=lambda step: (step.child, step.subject, step.on, step.scale))
    return AttainmentPlan(tuple(steps), tuple(Refusal(*one) for one in sorted(refusals)), len(whose.passed_over))


def _step(place: Place, notes: list[ReadAttainment], here: Here, refusals: set[tuple[int, str]]) -> NoteStep | None:
    """One note of each place. A file that says two things of one is not believed on either."""
    child, subject, on, scale = place
    row = min(note.row for note in notes)
    called = sorted({note.attainment for note in notes})
    if len(called) > 1:
        label = LearningNote.Subject(subject).label
        words = f"The file says {' and '.join(f'“{one}”' for one in called[:4])} of one child’s {label.lower()}"
        refusals.add((row, f"{words} on one day, {on:%d/%m/%Y}."))
        return None
    words = next((note.words for note in sorted(notes, key=lambda note: note.row) if note.words), "")
    known = here.notes.get(place)
    if known is None:
        return NoteStep(row, child, subject, on, scale, called[0], words, ADD)
    pk, before, before_words = known
    is_same = before == called[0] and words in ("", before_words)
    return NoteStep(
        row, child, subject, on, scale, called[0], words or before_words, LEAVE if is_same else CHANGE, pk, before
    )
