"""What every list of children is read into, whichever system wrote it."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One adult as the file names them. `None` where the file says nothing: silence is neither yes nor no."""

    order: int
    title: str = ""
    surname: str = ""
    forename: str = ""
    relationship: str = ""
    """In words: "Mother", "Step-parent". Empty when the file does not say."""
    responsibility: bool | None = None
    lives_with: bool | None = None
    court_order: bool | None = None
    email: str = ""
    mobile: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class PupilRow:
    """One child. `row` is what a person can find again: the line of the sheet, or the number in the transfer file."""

    row: int
    upn: str
    surname: str
    forename: str
    known_as: str = ""
    former_upn: str = ""
    born_on: date | None = None
    year_group: str = ""
    """N1, N2, R, 1 to 14, as the file's words are understood; E1, E2, M, X as they stand."""
    class_name: str = ""
    language: str = ""
    left_on: date | None = None
    contacts: tuple[ContactRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """One row that cannot be read, and why, in a sentence."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the file says about itself. A sheet says little."""

    kind: str
    """Either `ctf` or `sheet`."""
    school_urn: str = ""
    laestab: str = ""
    school_name: str = ""
    made_at: datetime | None = None
    academic_year: int | None = None
    """The year in which the school year begins: 2026 for 2026/27."""
    version: str = ""
    destination_urn: str = ""
    destination_laestab: str = ""
    notes: tuple[str, ...] = ()
    """Sentences for the person: what was left out of the file, and what is odd about it."""
