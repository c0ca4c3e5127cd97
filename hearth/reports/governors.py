"""The governors' page: one side or two about a nurture group, in which no child can be recognised. A governor may be a
parent of one of these children, or live next door to one."""

from collections.abc import Collection

from hearth.conversations.silences import Kind
from hearth.reports import outward_blocks as blocks
from hearth.reports.outward_figures import Figures, a_place
from hearth.reports.sheet import Block, Bullets, Part, Sheet, Words

AUDIENCE = (
    "For governors of the school, and fit for anybody to read: it names no child, no parent and no member of staff. "
    "No number in it is of fewer than ten children."
)
WHAT_FOR = (
    "A nurture group is a small room with two adults. Children who find a whole class hard spend part of the week "
    "there, stay on their own class’s register, and go back to class full time bit by bit, usually within four terms.",
    "A place is offered, never ordered. Those who have a say agree, partly agree, say not yet or no.",
)
QUESTIONS = (
    "How many sessions did the room lose to cover, and what would keep its two adults there?",
    "Which children are quiet, and would we notice them?",
    "What do parents tell us that we did not want to hear, and what changed because of it?",
    "What happens in class after a child comes back? Who is there?",
    "What has the head stopped doing so that this can be done well?",
)
INSTEAD = (
    "Come and see the room on an ordinary morning, and stay for breakfast.",
    "Ask for one child’s story. The family said yes, it names nobody, a second adult read it over.",
    "Ask a class teacher what they do differently since a child came back.",
)
OWED = {
    Kind.QUESTION: "Parents’ questions not answered.",
    Kind.PROMISE: "Promises still to keep.",
    Kind.CALL: "Calls we said we would make.",
    Kind.VISIT: "Visits we have found no day for.",
    Kind.MEETING: "Meetings to find a time for, or to write up.",
    Kind.TOLD: "Things parents told us, and we have not said what they changed.",
    Kind.SAID: "What families answered or worried about, and we have not said what it changed.",
    Kind.WORRY: "Worries not spoken about.",
    Kind.LOOK: "Talks we said we would have.",
    Kind.TRANSLATION: "Words still to translate.",
    Kind.NOT_SPOKEN: "First talks with families not had yet.",
    Kind.HARD_RUN: "Talks home that were only about hard things.",
    Kind.NO_GOOD_NEWS: "Good news not taken home.",
}
MANY = 4
"""Kinds owed, from which on a paragraph says them: the page stays on two sides."""
NOTHING_OWED = (
    "Today nothing that we said we would do is overdue. That is a good day to ask parents whether it is true."
)


def sheet(figures: Figures, *, owed: Collection[Kind]) -> Sheet:
    """`owed`: kinds of silences of ours that stand today, without their number; a number of families would tell."""
    return Sheet(
        title="The nurture group: a page for governors",
        subtitle=blocks.year(figures),
        school=figures.school.outside,
        day=figures.day,
        audience=AUDIENCE,
        parts=(
            Part("What the group is for", tuple(Words(line) for line in WHAT_FOR)),
            Part("What we gave", (*blocks.sessions(figures), *_cost(figures))),
            Part("How many children, and for how long", blocks.children(figures)),
            Part("What changed, on the three outcomes inspectors ask about", blocks.outcomes(figures)),
            Part("What parents say", blocks.voices(figures) if figures.span else ()),
            Part("What we owe families today", _owed(owed)),
            Part("Instead of a figure", (Bullets(INSTEAD),)),
            Part("Questions governors may ask", (Bullets(QUESTIONS),)),
            Part("How numbers are hidden", blocks.how_hidden(figures.day)),
        ),
    )


def _cost(figures: Figures) -> tuple[Block, ...]:
    said: list[str] = []
    for given in figures.given:
        pounds = a_place(given, figures.day)
        if pounds is None or given.cost is None:
            continue
        inside = f" In it: {given.in_cost}." if given.in_cost else ""
        said.append(
            f"{given.group.name}: £{pounds:,.0f} for each place there is, used or not, from "
            f"{given.cost.starts_on:%-d %B %Y} to {given.cost.ends_on:%-d %B %Y}, by the school’s own "
            f"figures.{inside}"
        )
    return tuple(Words(line) for line in said) or (Words("What the group costs has not been entered."),)


def _owed(owed: Collection[Kind]) -> tuple[Block, ...]:
    lines = tuple(OWED[kind] for kind in Kind if kind in owed)
    if not lines:
        return (Words(NOTHING_OWED),)
    ours = "These are ours to mend, and no family’s fault. Ask us when."
    return (Words(" ".join((ours, *lines))),) if len(lines) > MANY else (Words(ours), Bullets(lines))
