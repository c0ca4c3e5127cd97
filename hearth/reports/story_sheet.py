"""A signed story as a sheet: by itself, or with what a child study for a course asks for beside it. It says no school,
no day of the child's and nobody's name."""

from collections.abc import Iterator
from datetime import date

from hearth.reports.models import Story, StoryText
from hearth.reports.sheet import Block, Bullets, Care, Part, Quote, Sheet, Words

AUDIENCE = (
    "For the reader it was handed to, and nobody else: not to be copied, put on a site or read out with a guess. The "
    "family said yes to this use and may take it back; then this sheet is destroyed."
)
HOW_IT_WAS_MADE = (
    "Names and places were taken out, and an adult who did not write it read it over. No program and no reader can "
    "promise that nobody recognises a child. If you think you do, please say nothing, and tell the school."
)
REFLECT = (
    "What did I expect of this child before I knew them? What was it made of?",
    "Which of the six principles of nurture do I see in what we did, and where was one missing?",
    "What did the child’s behaviour say, and to whom?",
    "What did the family know that school did not? How did we ask, and what did we do with it?",
    "Where was I anxious, and what did that make me do?",
    "What would I have seen if I had looked at the classroom instead of the child?",
    "What can these numbers not show? Who looked, how often, and what would have changed by itself?",
    "What would I do in another way, and what would I need from others for that?",
)
A_STUDY = 2000
NUMBERS = (
    "Each number is how one adult saw one thing, on a scale of our own whose reliability nobody has measured. “Chance "
    "alone could give this” is worked out from an assumption, and said so in the program. A child comes when things "
    "are hard: some change would come by itself. One child shows nothing about others."
)


def sheet(story: Story, today: date) -> Sheet:
    """Of a story that may be printed now: the caller has asked."""
    study = story.purpose == Story.Purpose.CHILD_STUDY
    text = story.latest
    return Sheet(
        title="A child study" if study else "One child’s story",
        subtitle="From the first concern on" if study else "From the first concern to class",
        school="A nurture group",
        day=today,
        audience=AUDIENCE,
        parts=(
            Part("Before you read", (Words(HOW_IT_WAS_MADE),)),
            *parts(text),
            *((_reading(), _for_the_writer(text)) if study else ()),
        ),
    )


def parts(text: StoryText) -> tuple[Part, ...]:
    """The text as it was signed: `## ` begins a part, `- ` is a point, `> ` somebody's own words."""
    heading = "The story"
    lines: list[str] = []
    made: list[Part] = []
    for line in text.text.splitlines():
        if line.startswith("## "):
            made.append(Part(heading, tuple(_blocks(lines))))
            heading, lines = line.removeprefix("## ").strip(), []
        else:
            lines.append(line)
    made.append(Part(heading, tuple(_blocks(lines))))
    return tuple(part for part in made if part.standing)


def _blocks(lines: list[str]) -> Iterator[Block]:
    points: list[str] = []
    for line in lines:
        if line.startswith("- "):
            points.append(line[2:])
            continue
        if points:
            yield Bullets(tuple(points))
            points = []
        if line.startswith("> "):
            yield Quote(line[2:], "The child", "child")
        else:
            yield Words(line)
    yield Bullets(tuple(points))


def _reading() -> Part:
    return Part("How to read the numbers", (Care(NUMBERS),))


def _for_the_writer(text: StoryText) -> Part:
    left = max(0, A_STUDY - text.words)
    count = f"The story has {text.words} words. A study of {A_STUDY:,} words leaves about {left:,} for your own."
    return Part("For your own reflection", (Words(count), Bullets(REFLECT)), new_page=True)
