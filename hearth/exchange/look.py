"""Looking at a file before anything is written: the same story for the page and the command."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hearth.base import dates
from hearth.exchange import present
from hearth.exchange.cautions import cautions
from hearth.exchange.models import ColumnChoice, Decision, ImportRun
from hearth.exchange.plan import ADD, CHANGE, HOLD, LEAVE, Decided, Plan, make_plan
from hearth.exchange.pupils.reading import PupilFile, read
from hearth.exchange.pupils.rows import ContactRow
from hearth.exchange.words import kind_of
from hearth.schools.models import Installation, School

SHUTS_THE_DEMO = "Once these children are in, the development sign-in is shut for good: they may be real."
INVENTED_AUTHORITY = "999"


@dataclass(frozen=True, slots=True)
class Look:
    """What is in a file, what bringing it in would do, and what a person should hear first."""

    file: PupilFile
    plan: Plan
    cautions: tuple[str, ...]

    @property
    def token(self) -> str:
        """The same as long as the same would be done."""
        told = repr((self.plan.steps, self.plan.refusals, self.plan.new_adults))
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def has_real_children(self) -> bool:
        """No authority has the number 999: only made-up pupil numbers name it."""
        return any(step.pupil.upn[1:4] != INVENTED_AUTHORITY for step in self.plan.steps)


def look(school: School, data: bytes, *, decisions: Iterable[Decision] = ()) -> Look:
    """Raises FileRefused when the file as a whole is no list of children."""
    file = read(data, remembered(school))
    before = ImportRun.objects.filter(school=school).of_children().confirmed()
    last = before.filter(made_at__isnull=False).order_by("-made_at").values_list("made_at", flat=True).first()
    plan = make_plan(
        file.pupils,
        file.refusals,
        present.here(school),
        today=dates.today(),
        decided={decision.row: Decided(decision.child_id) for decision in decisions},
        from_here=file.facts.school_urn in ("", school.urn),
    )
    found = cautions(
        file.facts,
        file.pupils,
        school_urn=school.urn,
        last_made_at=last,
        brought_in_before=before.filter(sha256=hashlib.sha256(data).hexdigest()).exists(),
        today=dates.today(),
    )
    seen = Look(file, plan, tuple(found))
    here = Installation.objects.first()
    if here is not None and here.is_demo and seen.has_real_children:
        seen = Look(file, plan, (*found, SHUTS_THE_DEMO))
    return seen


def remembered(school: School) -> dict[str, dict[int, str]]:
    """What people at this school said the columns of their sheets are."""
    choices: dict[str, dict[int, str]] = {}
    for choice in ColumnChoice.objects.filter(school=school):
        choices.setdefault(choice.signature, {})[choice.position] = choice.field
    return choices


def as_json(seen: Look) -> dict[str, Any]:
    """The story for another program."""
    plan = seen.plan
    held = plan.held()
    counts = {"add": plan.count(ADD), "change": plan.count(CHANGE), "leave": plan.count(LEAVE)}
    return {
        "would": {**counts, "hold": len(held), "refuse": len(plan.refusals)},
        "refused": [{"row": refusal.row, "why": refusal.why} for refusal in plan.refusals],
        "held": [{"row": hold.row, "why": hold.why} for hold in held],
        "children": [
            {
                "upn": step.pupil.upn,
                "surname": step.pupil.surname,
                "forename": step.pupil.forename,
                "adults": [_adult(contact) for contact in step.pupil.contacts],
            }
            for step in plan.steps
        ],
    }


def refused_as_json(sentence: str) -> dict[str, Any]:
    """The same shape when the whole file is refused: row 0 is the file itself."""
    would: Mapping[str, int] = {ADD: 0, CHANGE: 0, LEAVE: 0, HOLD: 0, "refuse": 1}
    return {"would": would, "refused": [{"row": 0, "why": sentence}], "held": [], "children": []}


def _adult(contact: ContactRow) -> dict[str, Any]:
    return {
        "surname": contact.surname,
        "relationship": kind_of(contact.relationship),
        "responsibility": contact.responsibility,
    }
