"""Words for a hard call: six steps in one order, for four situations. A versioned document, read by people too.

Pure: nothing here knows a family. The child's name is put in; what only the caller knows stays a blank.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hearth.wording.alternatives import BLANK

DOCUMENT = Path(__file__).parent / "first_calls.toml"
CHILD = "{child}"


@dataclass(frozen=True)
class Step:
    key: str
    title: str
    why: str


@dataclass(frozen=True)
class Line:
    """One step, and words for it."""

    step: Step
    words: str


@dataclass(frozen=True)
class Situation:
    key: str
    title: str
    mind: str
    """What to keep in mind."""
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Avoid:
    words: str
    why: str


@dataclass(frozen=True)
class Script:
    version: str
    steps: tuple[Step, ...]
    situations: tuple[Situation, ...]
    avoid: tuple[Avoid, ...]

    def situation(self, key: str) -> Situation:
        """The one with this key; the first where there is none."""
        return next((one for one in self.situations if one.key == key), self.situations[0])


def script(child: str = BLANK) -> Script:
    """The whole document, with this child's name in its words."""
    page = _document()
    steps = tuple(Step(**step) for step in page["steps"])
    situations = tuple(
        Situation(
            one["key"], one["title"], one["mind"],
            tuple(Line(step, one[step.key].replace(CHILD, child)) for step in steps),
        )
        for one in page["situations"]
    )  # fmt: skip
    return Script(page["version"], steps, situations, tuple(Avoid(**one) for one in page["avoid"]))


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads(DOCUMENT.read_text(encoding="utf-8"))
