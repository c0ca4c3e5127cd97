"""One report as plain values: a title, who it is for, and parts made of blocks. The page and the PDF are both made from
this, and say the same.

Everything in it is chosen already: what a reader may not have is not in the sheet they get. Empty blocks, and parts
with nothing but empty blocks, are left out by themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import ClassVar, Literal, Protocol

from hearth.languages import catalogue, days
from hearth.reports.charts import Chart, Table

Voice = Literal["child", "family", "school", "area", ""]


class Block(Protocol):
    """Something that stands in a part. `kind` names it to the two templates."""

    kind: ClassVar[str]

    @property
    def is_empty(self) -> bool: ...


@dataclass(frozen=True)
class Words:
    """A paragraph, or several: one a line. `strong` for the one sentence a reader should take away."""

    text: str
    strong: bool = False
    kind: ClassVar[str] = "words"

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.text.splitlines() if line.strip())

    @property
    def is_empty(self) -> bool:
        return not self.lines


@dataclass(frozen=True)
class Subhead:
    """A heading inside a part. Left out where nothing stands under it."""

    text: str
    kind: ClassVar[str] = "subhead"

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True)
class Bullets:
    items: tuple[str, ...]
    kind: ClassVar[str] = "bullets"

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(item for item in self.items if item.strip())

    @property
    def is_empty(self) -> bool:
        return not self.lines


@dataclass(frozen=True)
class Facts:
    """Label and value, a line each. A label without a value is left out."""

    rows: tuple[tuple[str, str], ...]
    kind: ClassVar[str] = "facts"

    @property
    def known(self) -> tuple[tuple[str, str], ...]:
        return tuple((label, value) for label, value in self.rows if value.strip())

    @property
    def is_empty(self) -> bool:
        return not self.known


@dataclass(frozen=True)
class TableBlock:
    """A table with a caption, a row of headings, and rows whose first cell is their heading."""

    table: Table
    kind: ClassVar[str] = "table"

    @property
    def is_empty(self) -> bool:
        return not self.table.rows


@dataclass(frozen=True)
class ChartBlock:
    """A drawing (`svg` as `reports.charts` makes it), one sentence that says what it shows, and its table twin."""

    svg: str
    said: str
    table: Table
    kind: ClassVar[str] = "chart"

    @classmethod
    def of(cls, chart: Chart) -> "ChartBlock":
        return cls(chart.svg, chart.said, chart.table)

    @property
    def is_empty(self) -> bool:
        return not self.svg and not self.table.rows


@dataclass(frozen=True)
class Quote:
    """Somebody's own words, as they were given, and whose they are. `voice` gives the colour of who speaks."""

    text: str
    whose: str
    voice: Voice = ""
    kind: ClassVar[str] = "quote"

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.text.splitlines() if line.strip())

    @property
    def is_empty(self) -> bool:
        return not self.lines


@dataclass(frozen=True)
class Care:
    """How to read the figures beside it: in a box, in the size of the rest."""

    text: str
    heading: str = "Read this with care"
    kind: ClassVar[str] = "care"

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True)
class Part:
    """A heading and what stands under it. `new_page`: on paper it begins a page."""

    heading: str
    blocks: tuple[Block, ...]
    new_page: bool = False

    @property
    def standing(self) -> tuple[Block, ...]:
        """The blocks that say something; a subheading only with something under it."""
        full = [block for block in self.blocks if not block.is_empty]
        return tuple(
            block
            for block, after in zip_longest(full, full[1:])
            if block.kind != "subhead" or (after is not None and after.kind != "subhead")
        )


@dataclass(frozen=True)
class Sheet:
    """A report. `audience` says who it is for and who has it, and stands on every page. `one_side`: set closer, so that
    it stays on one side of paper; whoever makes it keeps it short enough."""

    title: str
    subtitle: str
    school: str
    day: date
    audience: str
    parts: tuple[Part, ...]
    one_side: bool = False
    language: str = "en-GB"

    @property
    def standing(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.standing)

    @property
    def day_in_words(self) -> str:
        return days.full_day(self.day)

    @property
    def direction(self) -> str:
        return (catalogue.find(self.language) or catalogue.ENGLISH).direction

    def blocks(self) -> Iterator[Block]:
        return (block for part in self.standing for block in part.standing)
