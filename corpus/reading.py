"""The labelled messages, from text files a person can read and mend.

    @ channel | role | stage | kind
    Hi Mrs Khan, {{label_child:2|Jay was being lazy again}} in maths. Could we talk on Tuesday?

Kinds: clear and subtle messages have marks; clean, trap and hard ones have none. Files in `development/` are for
writing rules and for learning; those in `test/` are only ever measured.
"""

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
MARK = re.compile(r"\{\{(\w+):([123])\|(.*?)\}\}", re.DOTALL)
KINDS = ("clear", "subtle", "clean", "trap", "hard")


@dataclass(frozen=True)
class Span:
    start: int
    end: int
    code: str
    severity: int


@dataclass(frozen=True)
class Labelled:
    """One message and what a careful colleague would change in it."""

    id: str
    channel: str
    sender_role: str
    stage: str
    kind: str
    text: str
    spans: tuple[Span, ...]


def part(name: str) -> list[Labelled]:
    """All messages of `development` or `test`, in the order of files and lines."""
    return [one for path in sorted((HERE / name).glob("*.txt")) for one in read(path)]


def read(path: Path) -> list[Labelled]:
    """One file.

    Raises:
        ValueError: a header without four parts, or a kind that is not known, with the line.
    """
    found: list[Labelled] = []
    head, lines, at = [], [], 0
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), "@ "], 1):
        if not line.startswith("@ "):
            lines.append(line)
            continue
        if head:
            text, spans = unmarked("\n".join(lines).strip())
            found.append(Labelled(f"{path.stem}-{at}", *head, text=text, spans=spans))
        head, lines, at = [one.strip() for one in line[2:].split("|")], [], number
        if line != "@ " and (len(head) != 4 or head[3] not in KINDS):
            raise ValueError(f"{path.name}, line {number}: {line}")
    return found


def unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its marks, and where they stood."""
    text, spans, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        spans.append(Span(len(text), len(text) + len(mark.group(3)), mark.group(1), int(mark.group(2))))
        text, at = text + mark.group(3), mark.end()
    return text + marked[at:], tuple(spans)
