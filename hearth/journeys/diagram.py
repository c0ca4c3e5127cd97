"""The way through as a page for readers, made from the code: `docs/journey.md` holds it and a test compares them."""

from hearth.journeys.actions.journeys import AGAIN, ONCE
from hearth.journeys.models import Step
from hearth.journeys.stages import BRINGS, Stage

NAMES = {
    Stage.CONCERN: "Concern",
    Stage.KNOWING: "Getting to know",
    Stage.AGREEING: "Agreeing",
    Stage.SETTLING: "Settling in",
    Stage.IN_GROUP: "In the group",
    Stage.RETURNING: "Back to class",
    Stage.IN_TOUCH: "Keeping in touch",
}
TURNS = {
    Step.Kind.PAUSED: "a pause, drawn as a gap",
    Step.Kind.STEPPED_BACK: "a step back, drawn as one more stop",
    Step.Kind.CLOSED: "the end; a child who comes back begins another",
}


def page() -> str:
    """A picture of the stages and a table of the steps, in Markdown."""
    return f"{_picture()}\n\n{_table()}\n"


def _picture() -> str:
    arrows = [
        f"  s{stage.value}[{NAMES[stage]}] --> s{stage.value + 1}[{NAMES[Stage(stage + 1)]}]"
        for stage in Stage
        if stage != Stage.IN_TOUCH
    ]
    return "\n".join(
        ["```mermaid", "flowchart LR", *arrows, "  s5 -. a pause .-> s5", "  s6 -. a step back .-> s5", "```"]
    )


def _table() -> str:
    rows = ["| Step | Brings the child to | How often |", "|---|---|---|"]
    for kind in Step.Kind:
        where = NAMES[BRINGS[kind]] if kind in BRINGS else TURNS.get(kind, "no other stage")
        rows.append(f"| {kind.label} | {where} | {_often(kind)} |")
    return "\n".join(rows)


def _often(kind: str) -> str:
    if kind in ONCE:
        return "once"
    return "again after a pause or a step back" if kind in AGAIN else "as often as it happens"
