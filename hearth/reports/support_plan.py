"""Assess, plan, do, review: what a school keeps of extra support, from the rows that stand already. The cycle is that
of the SEND code of practice 2015 for England, 6.44 to 6.56; the other nations have names of their own for support."""

from hearth.people.models import User
from hearth.reports import record_blocks as blocks
from hearth.reports.child_record import ChildRecord
from hearth.reports.record_blocks import day
from hearth.reports.sheet import Block, Bullets, Facts, Part, Quote, Sheet, Subhead, Words
from hearth.schools.models import Jurisdiction

TITLES = {
    Jurisdiction.ENGLAND: "SEN support",
    Jurisdiction.WALES: "Support for additional learning needs",
    Jurisdiction.SCOTLAND: "Additional support for learning",
    Jurisdiction.NORTHERN_IRELAND: "Support for special educational needs",
}
# What it must not be taken for.
NO_PLAN_BY_LAW = {
    Jurisdiction.ENGLAND: "This is not an education, health and care plan.",
    Jurisdiction.WALES: "This is not an individual development plan.",
    Jurisdiction.SCOTLAND: "This is not a co-ordinated support plan.",
    Jurisdiction.NORTHERN_IRELAND: "This is not a statement of special educational needs.",
}
AUDIENCE = (
    "For the school’s own file on {child}, and for those who plan support. It holds what each parent told us: ask that "
    "parent before it goes outside the school. {maker} made it, and has it."
)

FEW = 3
"""Of what comes again and again, the newest: what is left out is named, with where it stands."""


def title(nation: str) -> str:
    return f"{TITLES[Jurisdiction(nation)]}: assess, plan, do, review"


def sheet(record: ChildRecord, *, maker: User) -> Sheet:
    nation = Jurisdiction(record.child.school.jurisdiction)
    return Sheet(
        title=f"{record.child.name}. {title(nation)}",
        subtitle=NO_PLAN_BY_LAW[nation],
        school=record.child.school.outside,
        day=record.today,
        audience=AUDIENCE.format(child=record.child.name, maker=maker.name),
        parts=(
            Part("Who this is about", (_about(record),)),
            Part("Assess", _assess(record)),
            Part("Plan", _plan(record)),
            Part("Do", _do(record)),
            Part("Review", _review(record)),
        ),
    )


def _about(record: ChildRecord) -> Block:
    child, journey = record.child, record.journey
    return Facts((
        ("Child", child.name),
        ("Year and class", ", ".join(str(one) for one in (child.year_group, child.school_class) if one)),
        ("Key adult", journey.key_adult.name if journey else ""),
        ("Group", journey.group.name if journey else ""),
        ("Since", day(journey.began_on) if journey else ""),
    ))  # fmt: skip


def _assess(record: ChildRecord) -> tuple[Block, ...]:
    """Strengths first; then what somebody saw, the child's and each parent's own words, and each adult's looks."""
    seen: list[Block] = []
    for one in record.concerns[:FEW]:
        whose = f"{one.raised_by.name}, {day(one.raised_at)}"
        tried = f"Tried before: {one.tried}" if one.tried else ""
        seen += [Quote(f"{one.seen}\nDoes well: {one.does_well}", whose, "school"), Words(tried)]
    before = f"Older concerns stand on {record.child.name}’s page." if record.concerns[FEW:] else ""
    told = blocks.latest_told(record)
    home = [Quote(one.told, f"{one.adult.name}, {day(one.told_on)}", "family") for one in told]
    return (
        Subhead("What goes well"), *blocks.strengths(record),
        Subhead("What was seen"), *seen, Words(before),
        Subhead(f"What {record.child.name} says"), *blocks.child_says_now(record),
        Subhead("What home told us"), *home, blocks.more_told(record),
        Subhead("What each adult saw, part by part"), *blocks.looks(record),
        Subhead("Learning"), *blocks.learning(record),
    )  # fmt: skip


def _plan(record: ChildRecord) -> tuple[Block, ...]:
    due = next((one for one in reversed(record.reviews) if one.final_at is None), None)
    aims: list[Block] = []
    for seen in record.goals:
        goal = seen.goal
        aims += [
            Subhead(goal.words),
            Facts((("Chosen", seen.chosen), ("At school we", goal.helps_here), ("At home", goal.helps_home),
                   ("Set", f"{day(goal.set_on)}, {goal.set_by.name}"))),
        ]  # fmt: skip
    return (*aims, Facts((("We look together again", day(due.due_on) if due else ""),)))


def _do(record: ChildRecord) -> tuple[Block, ...]:
    changed = tuple(_sentence(one.so_we) for one in blocks.latest_told(record) if one.so_we and not one.could_not)
    plan = record.return_plan
    back = (("In class", plan.teacher_does), ("If it gets hard", plan.if_hard)) if plan else ()
    latest = record.return_steps[-FEW:]
    steps = tuple((day(one.on), _step(one.get_kind_display(), one.how_it_is)) for one in latest)
    first = f"Earlier steps stand on {record.child.name}’s page, under Back to class."
    return (
        Subhead(f"Times in {record.room}"), *blocks.places(record),
        Subhead("What we changed because of what home told us"), Bullets(changed),
        Subhead("Back to class"), Facts((*back, *steps)), Words(first if record.return_steps[FEW:] else ""),
    )  # fmt: skip


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _step(kind: str, how: str) -> str:
    return f"{kind}. {how}" if how else kind


def _review(record: ChildRecord) -> tuple[Block, ...]:
    written: list[Block] = []
    for one in record.held[:1]:
        on = day(one.held_on) if one.held_on else ""
        written += [Subhead(f"Review of {on}"), Facts((
            ("What has grown", one.strengths), ("What is still hard", one.harder), ("What comes next", one.next_steps),
        ))]  # fmt: skip
    if record.held[1:]:
        written.append(Words(f"Older reviews stand on {record.child.name}’s page."))
    voices = tuple((seen.goal.words, seen.chart.said if seen.chart else blocks.NOT_SAID) for seen in record.goals)
    return (
        *written,
        Subhead("How far each voice says we are"), Facts(voices), Words(blocks.UP if voices else ""),
        Subhead("What a parent sees differently"), *blocks.differently(record),
        Subhead("What was agreed"), *blocks.agreed(record),
    )  # fmt: skip
