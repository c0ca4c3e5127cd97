"""The pack for a review meeting: what everybody at the table should have read. For staff, or for one parent."""

from hearth.people.models import User
from hearth.reports import record_blocks as blocks
from hearth.reports.child_record import ChildRecord
from hearth.reports.sheet import Part, Sheet

FOR_STAFF = (
    "For staff at the review meeting about {child}. It holds what each parent told us, so it is no paper for a parent "
    "to take home: each parent has a pack of their own. {maker} made it, and has it."
)
FOR_PARENT = (
    "For {reader}, before we meet about {child}. It holds what we already shared with you. We give it to nobody else "
    "at home. {maker} made it for you."
)


def sheet(record: ChildRecord, *, maker: User) -> Sheet:
    audience = FOR_PARENT if record.reader else FOR_STAFF
    reader = record.reader.name if record.reader else ""
    return Sheet(
        title=f"Looking together at how {record.child.name} is getting on",
        subtitle="For our review meeting",
        school=record.child.school.outside,
        day=record.today,
        audience=audience.format(child=record.child.name, reader=reader, maker=maker.name),
        parts=_for_parent(record) if record.reader else _for_staff(record),
    )


def _for_staff(record: ChildRecord) -> tuple[Part, ...]:
    name = record.child.name
    return (
        Part(f"What {name} is good at", blocks.strengths(record)),
        Part(f"What {name} says", blocks.child_said(record)),
        Part("What we work on together", blocks.goals(record)),
        Part("What home told us, and what we did", blocks.told(record)),
        Part("What a parent sees differently", blocks.differently(record)),
        Part("What each adult saw, part by part", blocks.looks(record)),
        Part("Learning", blocks.learning(record)),
        Part(f"Times in {record.room}", blocks.places(record)),
        Part("To talk about", blocks.to_talk_about(record)),
        Part("What was agreed", blocks.agreed(record)),
    )


def _for_parent(record: ChildRecord) -> tuple[Part, ...]:
    name = record.child.name
    return (
        Part(f"What {name} is good at", blocks.strengths(record)),
        Part(f"What {name} says", blocks.child_said(record)),
        Part("What we work on together", blocks.goals(record)),
        *blocks.shared_items(record),
        Part("What you told us, and what we did", blocks.told(record)),
        Part("What you see differently", blocks.differently(record)),
        Part(f"Times in {record.room}", blocks.places(record)),
        Part("To talk about", blocks.to_talk_about(record)),
        Part("What we agreed with you", blocks.agreed(record)),
    )
