"""One side of paper for whoever teaches the child today: what helps, what to say, signs that it is getting hard, goals
now, whom to ask. Nothing a parent told us, nothing of home, no number, no reason why the child has a place.

The words are the school's own, and the child's where the child was happy for others to hear them. It is cut here, and
not on the way to paper, so that the page and the PDF say the same.
"""

from collections.abc import Iterable, Sequence

from hearth.journeys import week
from hearth.journeys.places import is_secondary
from hearth.people.models import Child, User
from hearth.reports.child_record import ChildRecord
from hearth.reports.parent_report import lines as each_line
from hearth.reports.record_blocks import day
from hearth.reports.sheet import Block, Bullets, Facts, Part, Quote, Sheet, Subhead, Words

AUDIENCE = (
    "For adults who teach {child}, to read and keep out of sight: in no tray and on no wall. {maker} made it, and "
    "{room} has it too."
)
# What helps nearly every child who finds a room hard. Ours, and said as such.
SAY = (
    "The first step only: “Come and sit by me. Then we start.”",
    "What you see, not what you think: “Your hands are busy. Shall we walk?”",
    "That it is over when it is over: “We can try again now.”",
)
SAY_TO_OLDER = (
    "The first step only, quietly: “Do this line. I am back in two minutes.”",
    "What you see, not what you think: “You have stopped. Here, or outside for a minute?”",
    "That it is over when it is over: “New lesson. Good to see you.”",
)
LEAVE_OUT = ("“Why did you do that?”", "“We talked about this”, in front of others.", "What happens if it goes wrong.")
FOR_ANYBODY = "These help many children. Cross out what does not fit {child}."
SAID = ("makes-better",)
"""Of what the child said, what is of use in any room, and names nobody."""
FEW, MANY = 3, 4
LONGEST = 150


def sheet(record: ChildRecord, *, maker: User) -> Sheet:
    name = record.child.name
    return Sheet(
        title=f"What helps {name}",
        subtitle=f"In class{f': {record.child.school_class}' if record.child.school_class else ''}",
        school=record.child.school.outside,
        day=record.today,
        audience=AUDIENCE.format(child=name, maker=maker.name, room=record.room),
        parts=(
            Part("What helps", _helps(record)),
            Part("What to say, and what to leave out", _say(record.child)),
            Part("Signs that it is getting hard, and what to do", _signs(record)),
            Part("Goals now", _goals(record)),
            Part("Whom to ask, and what comes next", (_whom(record), _next(record))),
        ),
        one_side=True,
    )


def _helps(record: ChildRecord) -> tuple[Block, ...]:
    """What the child said first; then what was agreed for class, and what we do for each goal."""
    asked = [(line, own) for own in record.own_words[:1] for line in own.lines]
    wanted = {own.said.instrument.question(key).text for own in record.own_words[:1] for key in SAID}
    said = [Quote(_short(words), record.child.name, "child") for (text, words), _own in asked if text in wanted]
    plan = each_line(record.return_plan.teacher_does) if record.return_plan else []
    ours = [goal.goal.helps_here for goal in record.goals]
    return (*said[:2], Bullets(_few((*plan, *ours), MANY)))


def _say(child: Child) -> tuple[Block, ...]:
    return (
        Words(FOR_ANYBODY.format(child=child.name)),
        Subhead("Say"), Bullets(SAY_TO_OLDER if is_secondary(child) else SAY), Subhead("Leave out"), Bullets(LEAVE_OUT),
    )  # fmt: skip


def _signs(record: ChildRecord) -> tuple[Block, ...]:
    hard = [line for review in record.held[:1] for line in each_line(review.harder)]
    plan = each_line(record.return_plan.if_hard) if record.return_plan else []
    do = [f"What we agreed to do: {line}" for line in plan]
    return (Bullets((*_few(hard, FEW), *_few(do, FEW))),)


def _goals(record: ChildRecord) -> tuple[Block, ...]:
    return (Bullets(_few([goal.goal.words for goal in record.goals], MANY)),)


def _whom(record: ChildRecord) -> Facts:
    journey, cover = record.journey, record.cover
    key = journey.key_adult.name if journey else ""
    back = f", until {day(cover.ends_on)}" if cover and cover.ends_on else ""
    teachers = week.joined([teacher.name for teacher in record.teachers])
    return Facts((
        ("Key adult", key),
        (f"While {key} is away", f"{cover.cover.name}{back}" if cover else ""),
        ("Class teacher", teachers),
        ("Leads the group", record.lead.name if record.lead else ""),
        ("Worried about safety", "Tell the safeguarding lead now. Do not write it here."),
    ))  # fmt: skip


def _next(record: ChildRecord) -> Facts:
    """Days to come; a day past is nobody's next."""
    placed = next((one for one in record.placements if week.holds(one, record.today)), None)
    ahead = [one for one in record.reviews if one.final_at is None and one.due_on >= record.today]
    step = next((one for one in record.return_steps if one.on > record.today), None)
    check = next((one for one in record.check_ins if one.held_on is None and one.due_on >= record.today), None)
    return Facts((
        (f"In {record.room}", week.said(week.sessions_of(placed)) if placed else ""),
        ("Review", day(ahead[-1].due_on) if ahead else ""),
        ("Back to class, next step", f"{step.get_kind_display()}, {day(step.on)}" if step else ""),
        ("Check-in", day(check.due_on) if check else ""),
    ))  # fmt: skip


def _few(items: Iterable[str], most: int) -> tuple[str, ...]:
    """The same said once, and short enough that all of it stays on one side."""
    once: Sequence[str] = list(dict.fromkeys(item.strip() for item in items if item.strip()))
    return tuple(_short(item) for item in once[:most])


def _short(words: str) -> str:
    """Whole words, and a mark where there was more."""
    plain = " ".join(words.split())
    if len(plain) <= LONGEST:
        return plain
    cut = plain[:LONGEST].rpartition(" ")[0] or plain[:LONGEST]
    return f"{cut.rstrip(' ,;:')} …"
