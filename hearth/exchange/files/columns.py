"""The columns of any sheet that comes in: guessed from their headings, corrected by a person, remembered for the next.

Each kind of sheet guesses its own, and says which names a column can have and what it cannot do without."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True, slots=True)
class Column:
    position: int
    heading: str
    field: str
    example: str = ""
    implies: str = ""
    """A relationship said by the heading itself: "Mother's mobile"."""


@dataclass(frozen=True, slots=True)
class SheetColumns(ABC):
    heading_at: int
    """Which row of the table holds the headings."""
    columns: tuple[Column, ...]
    signature: str
    """The same for every sheet of this kind with these headings in this order."""

    @abstractmethod
    def labels(self) -> Mapping[str, str]:
        """Every field a column can be given to, with its name for a person."""

    @abstractmethod
    def missing(self) -> str:
        """What such a sheet must have and this does not, as a sentence; or nothing."""

    def corrected(self, choices: Mapping[int, str]) -> Self:
        """With a person's choices by position; what they did not touch stays as guessed."""
        known = self.labels()
        chosen = {position: field for position, field in choices.items() if field in known or not field}
        return replace(self, columns=tuple(replace(c, field=chosen.get(c.position, c.field)) for c in self.columns))

    def choices(self) -> dict[int, str]:
        return {column.position: column.field for column in self.columns}

    def at(self, field: str) -> tuple[int, ...]:
        return tuple(column.position for column in self.columns if column.field == field)

    def left_out(self) -> list[str]:
        """Headings of columns that are not taken, for whoever looks: none is passed over unsaid."""
        return [column.heading[:40] for column in self.columns if column.heading and not column.field]

    def seen(self) -> str:
        """The headings as they stand, for a sentence about a sheet that will not do."""
        return ", ".join(f"“{column.heading}”" for column in self.columns if column.heading)[:300] or "without headings"
