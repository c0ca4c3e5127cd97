"""Evidence for an inspector, in the three outcomes that inspectors themselves named when they visited nurture groups in
2010–11, with one child's story where a family said yes and a second adult read it over."""

from hearth.languages.days import joined
from hearth.reports import outward_blocks as blocks
from hearth.reports import story_sheet
from hearth.reports.models import Story
from hearth.reports.outward_figures import Figures
from hearth.reports.sheet import Block, Bullets, Part, Sheet, Words

AUDIENCE = (
    "For an inspector. It names no child, no parent and no member of staff. Records of children stay at the school: "
    "ask the head, and read them there."
)
CHOSEN = (
    "Any member of staff, and any parent, can say that they are worried about a child. The words are about what was "
    "seen, and what the child does well.",
    "Three kinds of concern are looked at side by side: acting out, breaking off one’s own or others’ learning, and "
    "quietly keeping away. Whole classes can be looked at, so that a quiet child is not last.",
    "Adults who know the child answer the same questions, each by themselves, and so do the family and the child. No "
    "child is chosen by a score: those who lead talk about each, and about who would be together in the room.",
    "Somebody talks with the family before anything is sent. A place begins when those who have a say agree. No is an "
    "answer, and it is written down with what else will help.",
)
BETTER = (
    "Figures of a group this small are hidden on paper. In the school, those who work with a child see them.",
    "No group of children without a place was looked at in the same way, so nothing here shows what would have "
    "happened by itself.",
    "The adults who look at a child are those who help the child.",
    "Sessions that are lost stand on this page with the reasons. We would like there to be none.",
)
TRAINING = (
    "Certificates of training are not kept in Hearth yet: the school shows them. Exercises on how we speak and write "
    "to families are done in staff meetings, without names."
)
NO_STORY = (
    "No story is ready today. One is told only with the family’s yes, with names taken out, and read over and signed "
    "by an adult who did not write it. Ask to hear how it is going; families may like to tell you themselves."
)
ON_ITS_OWN = "One child’s story is on a sheet of its own, which does not say which school it is from."


def sheet(figures: Figures, *, story: Story | None, story_apart: bool = False) -> Sheet:
    """`story`: one that may be printed now, of a child nobody must be kept from; where there is somebody who must not
    find the family, the story stands apart."""
    return Sheet(
        title="Evidence of the nurture group",
        subtitle=blocks.year(figures),
        school=figures.school.outside,
        day=figures.day,
        audience=AUDIENCE,
        parts=(
            Part("The three outcomes", blocks.outcomes(figures)),
            Part("Who is here, and for how long", _stays(figures)),
            Part("How children are chosen, and how parents agree", _chosen(figures)),
            Part("Reviews", _held(figures)),
            Part("Adults, roles and training", _adults(figures)),
            Part("What the room gave", blocks.sessions(figures)),
            Part("What we would like to do better", (Bullets(BETTER),)),
            *_story(story, story_apart),
            Part("How numbers are hidden", blocks.how_hidden(figures.day)),
        ),
    )


def _stays(figures: Figures) -> tuple[Block, ...]:
    if figures.span is None:
        return (Words(blocks.NOT_OVER),)
    return blocks.children(figures)


def _chosen(figures: Figures) -> tuple[Block, ...]:
    said = blocks.agreed(figures) if figures.span else ()
    return (*(Words(line) for line in CHOSEN), *said)


def _held(figures: Figures) -> tuple[Block, ...]:
    if figures.span is None:
        return ()
    return blocks.reviews(figures), *blocks.voices(figures)


def _adults(figures: Figures) -> tuple[Block, ...]:
    roles = joined([f"a {role}" for role in figures.roles]) if figures.roles else ""
    there = (
        f"With the group now, by role: {roles}." if roles else "Nobody is written down as working with the group now."
    )
    return Words(there), Words(TRAINING)


def _story(story: Story | None, apart: bool) -> tuple[Part, ...]:
    if story is None:
        return (Part("One child’s story", (Words(ON_ITS_OWN if apart else NO_STORY),)),)
    whole, *rest = story_sheet.parts(story.latest)
    first = Part(
        f"One child’s story: {whole.heading.lower()}", (Words(story_sheet.HOW_IT_WAS_MADE), *whole.blocks), True
    )
    return first, *rest
