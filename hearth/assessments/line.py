"""A line: what one adult saw of one strand, look by look, with one version of one instrument. Pure.

Only within a line is a look compared with another. Versions, adults and strands are never put into one line, never
averaged and never added.

The band of a change is 1.96 × the standard error of the difference of two looks (Jacobson and Truax 1991, without
their name for what lies outside it). The standard error of one look is what the document states; where it states
none and the strand is made of ratings, the assumption in `chance.py`; and beside it what two adults of this school
showed, where there are enough pairs. The words go by the wider.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from hearth.assessments.chance import Chance
from hearth.assessments.instrument import Arrow, Instrument, Section, Strand

Voice = Literal["child", "family", "school"]

MORE = "more than chance alone would often give"
COULD = "chance alone could give this"
LITTLE = "too little to say"
SOON = "too little to say, as the two looks lie too near each other"
UNKNOWN = "how much of this chance alone could give is not known"
# A first look this far into the harder side of a strand, at the start, is a low moment.
LOW = 0.4


@dataclass(frozen=True)
class Look:
    """One adult's one look at one strand. `day` is when it was seen: a look put right keeps the day of the first."""

    on: date
    occasion: str
    value: int | None
    most: int | None
    answered: int
    missing: int
    role: str = ""
    assessment: int = 0
    at_start: bool = False
    words: str = ""

    @property
    def said(self) -> str:
        """The number, out of what, and from how many answers."""
        asked = self.answered + self.missing
        if self.value is None:
            return f"not enough seen: {self.answered} of {asked} answered"
        number = f"{self.value} of {self.most}" if self.most else str(self.value)
        if self.words:
            number += f" ({self.words})"
        return f"{number}, worked out from {self.answered} of {asked} answers" if self.missing else number


@dataclass(frozen=True)
class Change:
    """From the first look to the latest of one line. `band`: half its width in points; none where chance is not
    known."""

    difference: int
    band: float | None
    verdict: str
    way: str

    @property
    def said(self) -> str:
        points = f"{abs(self.difference)} point{'' if abs(self.difference) == 1 else 's'}"
        moved = self.way if self.difference == 0 else f"{self.way}, by {points}"
        return f"{moved}: {self.verdict}"


@dataclass(frozen=True)
class Line:
    instrument: Instrument
    strand: Strand
    section: Section
    rater: str
    voice: Voice
    looks: tuple[Look, ...]
    chance: Chance | None

    @property
    def known(self) -> tuple[Look, ...]:
        return tuple(one for one in self.looks if one.value is not None)

    @property
    def first(self) -> Look:
        return (self.known or self.looks)[0]

    @property
    def latest(self) -> Look:
        return (self.known or self.looks)[-1]

    @property
    def most(self) -> int | None:
        return self.looks[-1].most

    @property
    def missing(self) -> int:
        """How many of the looks gave no number."""
        return len(self.looks) - len(self.known)

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.role for one in self.looks if one.role))

    @property
    def change(self) -> Change | None:
        """None with fewer than two numbers: too little to say."""
        if len(self.known) < 2:
            return None
        difference = (self.latest.value or 0) - (self.first.value or 0)
        band = self.chance.of_change(self.first, self.latest) if self.chance else None
        return Change(difference, band, self._verdict(difference, band), way(self.section.arrow, difference))

    def _verdict(self, difference: int, band: float | None) -> str:
        if (self.latest.on - self.first.on).days < self.instrument.apart_days:
            return SOON
        if band is None:
            return UNKNOWN
        return MORE if abs(difference) > band else COULD

    @property
    def verdict(self) -> str:
        return self.change.verdict if self.change else LITTLE

    @property
    def began_low(self) -> bool:
        """The first look, at the start, was well into the harder side. Only where the document says which side."""
        value, most = self.first.value, self.most
        if value is None or not most or not self.first.at_start or not self.section.arrow:
            return False
        return value / most <= LOW if self.section.arrow == "up" else value / most >= 1 - LOW


def way(arrow: Arrow, difference: int) -> str:
    """Which way, in words. More is further along on one half and less is easier on the other."""
    if difference == 0:
        return "much as it was"
    if arrow == "up":
        return "further along than before" if difference > 0 else "not as far along just now"
    if arrow == "down":
        return "in the way more just now" if difference > 0 else "in the way less than before"
    return "higher than before" if difference > 0 else "lower than before"


SHORT: dict[str, tuple[str, str]] = {
    "up": ("further along", "not as far along just now"), "down": ("more in the way just now", "less in the way"),
    "": ("higher", "lower"),
}  # fmt: skip


def way_in_short(arrow: Arrow, difference: float) -> str:
    """The same in few words, where many parts stand beside each other."""
    more, less = SHORT[arrow]
    return "much as before" if difference == 0 else more if difference > 0 else less


def is_easier(arrow: Arrow, difference: float) -> bool:
    """Whether it moved the way the document calls growing or easing. Without a side of its own: never said."""
    return difference > 0 if arrow == "up" else difference < 0 if arrow == "down" else False
