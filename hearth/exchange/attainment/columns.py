"""Which column of a sheet of attainment is what: the child's, the day, the scale, and a subject a row or a column.

A subject's own column has `subject.` and the subject for its field. The rest are named as in `LABELS`; "" is not
taken."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from hearth.assessments.models import LearningNote
from hearth.exchange import whose
from hearth.exchange.files.columns import Column, SheetColumns
from hearth.exchange.files.tables import Table
from hearth.exchange.pupils import headings, values
from hearth.exchange.pupils.columns import ROWS_ABOVE

Subject = LearningNote.Subject

SHEET = {
    "on": "date | day | on | assessment date | date of assessment | assessed on | date assessed | as at",
    "scale": "scale | of which scale | assessment scale | grade set | framework | scheme | measure",
    "subject": "subject | area | part of learning | curriculum area | aspect",
    "attainment": "attainment | grade | level | result | outcome | judgement | judgment | teacher assessment | what the"
    " school calls it | band | assessment",
    "words": "comment | comments | note | notes | words | teacher comment",
}  # fmt: skip
"""Each meaning with its headings, in words without capitals or signs."""
MEANINGS = {phrase.strip(): meaning for meaning, phrases in SHEET.items() for phrase in phrases.split("|")}
SUBJECTS = {
    Subject.LEARNING: "learning | learning as a whole | overall | combined | general",
    Subject.READING: "reading | read | phonics and reading",
    Subject.WRITING: "writing | write",
    Subject.MATHS: "maths | mathematics | math | number | numeracy",
    Subject.TALK: "speaking and listening | speaking | listening | talk | oracy | communication and language | talking",
}
SUBJECT_OF = {phrase.strip(): str(one) for one, phrases in SUBJECTS.items() for phrase in phrases.split("|")}
OF = "subject."
LABELS = {
    "on": "Day it speaks of", "scale": "Of which scale", "subject": "Subject",
    "attainment": "What the school calls it", "words": "Words",
    **{f"{OF}{one}": f"What the school calls it in: {one.label}" for one in Subject if one != Subject.OTHER},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AttainmentColumns(SheetColumns):
    def labels(self) -> Mapping[str, str]:
        return {**whose.LABELS, **LABELS}

    def missing(self) -> str:
        """What such a sheet must have and this does not, as a sentence; or nothing."""
        have = {column.field for column in self.columns}
        told = {"subject", "attainment"} <= have or any(field.startswith(OF) for field in have)
        needs = {
            "the child’s UPN or name": whose.is_told_by(have), "the day": "on" in have,
            "of which scale it is": "scale" in have,
            "a subject and what the school calls it, or a column a subject": told,
        }  # fmt: skip
        lacking = [what for what, is_there in needs.items() if not is_there]
        if not lacking:
            return ""
        return f"This is no list of attainment: no column says {', nor '.join(lacking)}. Its columns are {self.seen()}."

    def subjects(self) -> list[tuple[int, str]]:
        """Position and subject of each column that is one."""
        return [(one.position, one.field.removeprefix(OF)) for one in self.columns if one.field.startswith(OF)]


def guess(table: Table) -> AttainmentColumns:
    """The best guess for a sheet. `missing()` says whether it will do."""
    candidates = [_under(table, at) for at in range(min(ROWS_ABOVE, len(table.rows)))]
    best = max(candidates, key=_recognised, default=AttainmentColumns(0, (), ""))
    return replace(best, columns=tuple(whose.shown(column, table, best.heading_at) for column in best.columns))


def _recognised(columns: AttainmentColumns) -> int:
    return sum(1 for column in columns.columns if column.field)


def _under(table: Table, at: int) -> AttainmentColumns:
    taken, columns = set(), []
    for position, cell in enumerate(table.rows[at]):
        heading = values.tidy(cell)
        field = _meaning(heading)
        columns.append(Column(position, heading, field if field not in taken else ""))
        taken.add(field)
    key = "\n".join(headings.plain(column.heading) for column in columns)
    return AttainmentColumns(at, tuple(columns), hashlib.sha256(f"attainment\n{key}".encode()).hexdigest())


def _meaning(heading: str) -> str:
    words = headings.plain(heading)
    subject = SUBJECT_OF.get(words, "")
    return MEANINGS.get(words) or whose.meaning(words) or (f"{OF}{subject}" if subject else "")
