"""A person has looked and says yes: everything the plan says is written, or nothing is.

Rows are written in batches, so that a whole school takes as many queries as one child.
"""

from collections.abc import Iterable, Sequence
from functools import partial

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError
from django.db.models import Model

from hearth.audit.log import change
from hearth.base.errors import RuleBroken
from hearth.exchange.actions.runs import CHANGED_MEANWHILE, bytes_of, close, hand_in
from hearth.exchange.adults import ADD as ADULT_ADDED
from hearth.exchange.adults import OF_THE_ADULT, OF_THE_RELATIONSHIP, AdultStep
from hearth.exchange.look import Look, look
from hearth.exchange.models import ImportRun, LastSaid
from hearth.exchange.plan import ADD, CHANGE, HOLD, ChildStep, Plan
from hearth.people.actions.invitations import cancel_invitations
from hearth.people.models import Child, Relationship, User
from hearth.schools.actions import note_real_children
from hearth.schools.models import School, SchoolClass

BATCH = 500
NOT_HEARD = "Tick that you have read what the file says about itself, then bring it in."
OF_THE_CHILD = (
    "surname", "forename", "known_as", "born_on", "upn", "year_group", "school_class", "language", "left_on",
)  # fmt: skip


@change
def confirm(run: ImportRun, *, seen: str, heard: bool, by: User) -> ImportRun:
    """`seen`: the token of what this person looked at. `heard`: they ticked what the file says about itself."""
    found = _look_again(run)
    if found.token != seen:
        raise RuleBroken(CHANGED_MEANWHILE)
    if found.cautions and not heard:
        raise RuleBroken(NOT_HEARD)
    return _bring_in(run, found, by)


@change
def bring_in(school: School, *, file_name: str, data: bytes, by: User | None) -> ImportRun:
    """Handed in and confirmed at once, by somebody who runs the command and was told."""
    run = hand_in(school, file_name=file_name, data=data, by=by)
    return _bring_in(run, _look_again(run), by)


def _look_again(run: ImportRun) -> Look:
    """Nobody else brings a file in at the same school meanwhile."""
    School.objects.select_for_update().get(pk=run.school_id)
    return look(run.school, bytes_of(run), decisions=run.decisions.all())


def _bring_in(run: ImportRun, found: Look, by: User | None) -> ImportRun:
    plan = found.plan
    try:
        _write(plan, run.school)
    except IntegrityError as error:
        raise RuleBroken("Two rows of this file would become the same person here. Nothing was brought in.") from error
    if found.has_real_children and not plan.changes_nothing():
        note_real_children(by=by)
    return close(run, plan=plan, held=len(plan.held()), by=by)


def _write(plan: Plan, school: School) -> None:
    steps = [step for step in plan.steps if step.does != HOLD]
    children = _write_children(steps, school)
    new = [User(**new.facts, password=make_password(None)) for new in plan.new_adults]
    User.objects.bulk_create(new, BATCH)
    everyone = [(child, step) for child, found in zip(children, steps, strict=True) for step in found.adults]
    _change_adults([step for _, step in everyone])
    relationships = _add_relationships(everyone, new)
    relationships |= _change_relationships([step for _, step in everyone])
    _remember(everyone, relationships)


def _write_children(steps: Sequence[ChildStep], school: School) -> list[int]:
    """The number of each step's child, in the same order."""
    classes = _classes(steps, school)
    known = Child.objects.in_bulk([step.child for step in steps if step.does == CHANGE and step.child])
    new: list[Child] = []
    changed: list[Child] = []
    children: list[Child | None] = []
    for step in steps:
        child = Child(school=school) if step.does == ADD else known.get(step.child or 0)
        for name, value in step.changes.items() if child else ():
            in_class = name == "class_name"
            setattr(child, "school_class" if in_class else name, classes[str(value)] if in_class else value)
        if child is not None:
            (new if step.does == ADD else changed).append(child)
        children.append(child)
    _store(Child, changed, OF_THE_CHILD)
    Child.objects.bulk_create(new, BATCH)
    return [child.pk if child else step.child or 0 for child, step in zip(children, steps, strict=True)]


def _classes(steps: Iterable[ChildStep], school: School) -> dict[str, SchoolClass]:
    names = {str(step.changes["class_name"]) for step in steps if "class_name" in step.changes}
    here = {found.name: found for found in school.classes.all()}
    missing = [SchoolClass(school=school, name=name) for name in sorted(names - set(here))]
    return here | {made.name: made for made in SchoolClass.objects.bulk_create(missing, BATCH)}


def _change_adults(steps: Iterable[AdultStep]) -> None:
    changes = {step.adult: step.adult_changes for step in steps if step.adult and step.adult_changes}
    adults = User.objects.in_bulk(list(changes))
    for pk, adult in adults.items():
        for name, value in changes[pk].items():
            setattr(adult, name, value)
    _store(User, list(adults.values()), OF_THE_ADULT)


def _add_relationships(everyone: Iterable[tuple[int, AdultStep]], new: Sequence[User]) -> dict[int, Relationship]:
    """By the identity of their step."""
    made = {
        id(step): Relationship(
            child_id=child,
            adult_id=new[step.new_adult].pk if step.new_adult is not None else step.adult or 0,
            held=bool(step.hold_why),
            held_why=step.hold_why[:300],
            **step.changes,
        )
        for child, step in everyone
        if step.does == ADULT_ADDED
    }
    Relationship.objects.bulk_create(made.values(), BATCH)
    return made


def _change_relationships(steps: Iterable[AdultStep]) -> dict[int, Relationship]:
    known = [step for step in steps if step.relationship is not None]
    wanted = [step.relationship for step in known if step.changes or step.hold_why]
    rows = Relationship.objects.in_bulk(wanted)
    for step in known:
        row = rows.get(step.relationship or 0)
        for name, value in step.changes.items() if row else ():
            setattr(row, name, value)
        if row and step.hold_why:
            row.held, row.held_why, row.may_contact = True, step.hold_why[:300], False
            cancel_invitations(row)
    _store(
        Relationship,
        list(rows.values()),
        (*OF_THE_RELATIONSHIP, "has_responsibility", "held", "held_why", "may_contact"),
    )
    return {id(step): Relationship(pk=step.relationship) for step in known}


def _store(model: type[Model], rows: Sequence[Model], fields: Sequence[str]) -> None:
    """Rows that are here already, written back. Inserting them over themselves is ten times as fast as an update
    that names each row's value for each field."""
    model._default_manager.bulk_create(
        rows, BATCH, update_conflicts=True, unique_fields=["pk"], update_fields=list(fields)
    )


def _remember(everyone: Iterable[tuple[int, AdultStep]], relationships: dict[int, Relationship]) -> None:
    said = partial(LastSaid.objects.bulk_create, update_conflicts=True, unique_fields=["relationship"])
    said(
        [
            LastSaid(
                relationship_id=relationships[id(step)].pk,
                responsibility=step.contact.responsibility,
                court_order=step.contact.court_order,
                digests=step.digests,
            )
            for _, step in everyone
            if step.says_something_new
        ],
        batch_size=BATCH,
        update_fields=["responsibility", "court_order", "digests"],
    )
