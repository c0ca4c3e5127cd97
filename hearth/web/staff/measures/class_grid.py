"""The grid of a look at a class: children down, the document's lines across, one choice a cell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from hearth.assessments import whole_class
from hearth.assessments.instrument import Option, Question, Section
from hearth.assessments.models import ChildLook, ClassLook
from hearth.people.models import Child, User

LONGEST = 20


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    short: str
    """What stands in a narrow cell; the whole label is read out."""


@dataclass(frozen=True)
class Cell:
    name: str
    question: Question
    words: str
    value: str


@dataclass(frozen=True)
class Row:
    child: Child
    cells: list[Cell]

    @property
    def is_marked(self) -> bool:
        return any(cell.value for cell in self.cells)

    @property
    def blanks(self) -> int:
        return sum(not cell.value for cell in self.cells)


@dataclass(frozen=True)
class Grid:
    sections: list[tuple[Section, tuple[Question, ...]]]
    rows: list[Row]
    choices: list[Choice]
    shown: str
    own: list[Child]

    @property
    def unmarked(self) -> list[Child]:
        return [row.child for row in self.rows if not row.is_marked]

    @property
    def partly(self) -> list[tuple[Child, int]]:
        """Children with some lines marked and some not: how many are still blank."""
        return [(row.child, row.blanks) for row in self.rows if row.is_marked and row.blanks]

    @property
    def is_begun(self) -> bool:
        return len(self.unmarked) < len(self.rows)


def of(look: ClassLook, user: User) -> Grid:
    instrument = whole_class.document_of(look)
    sections = whole_class.lines(instrument)
    kept = list(look.rows.in_sight())
    marks = {row.child_id: row.answers for row in kept}
    children = whole_class.children_of(look.school_class, user)
    rows = [_row(child, sections, marks.get(child.pk, {})) for child in children]
    options = instrument.questions[0].options
    own = whole_class.own_children_in(look.school_class, user)
    return Grid(sections, rows, [_choice(one) for one in options], whole_class.mark_of(kept), own)


def saved(look: ClassLook) -> ChildLook | None:
    """The row kept last, for "Saved at"."""
    row: ChildLook | None = look.rows.in_sight().exclude(saved_at=None).order_by("-saved_at").first()
    return row


def marks_in(posted: QueryDict) -> dict[int, dict[str, str]]:
    """What a page sends: `m-<child>-<line>` for each cell that is marked."""
    marks: dict[int, dict[str, str]] = {}
    for name, value in posted.items():
        kind, _dash, rest = name.partition("-")
        if kind == "m" and (place := _place(rest)) is not None:
            marks.setdefault(place[0], {})[place[1]] = str(value)
    return marks


def taken_back(posted: QueryDict) -> set[tuple[int, str]]:
    return {place for words in posted.getlist("back") if (place := _place(words)) is not None}


def _place(words: str) -> tuple[int, str] | None:
    child, _dash, line = words.partition("-")
    return (int(child), line) if child.isascii() and child.isdecimal() and len(child) < LONGEST else None


def _row(child: Child, sections: Iterable[tuple[Section, tuple[Question, ...]]], marks: Mapping[str, str]) -> Row:
    return Row(
        child,
        [
            Cell(f"{child.pk}-{one.id}", one, one.text.replace("{child}", child.name), marks.get(one.id, ""))
            for _section, questions in sections
            for one in questions
        ],
    )


def _choice(option: Option) -> Choice:
    return Choice(option.value, option.label, option.label.split()[0] if option.points is not None else "?")
