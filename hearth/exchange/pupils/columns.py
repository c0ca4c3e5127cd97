"""Which column of a sheet is what: a guess a person can see, correct, and need not correct twice.

A field is written as `surname` for the child and `2.surname` for the second adult of the row; "" is a column we do
not take. Headings come first; where the same heading comes again, its place says whose it is; the values below have
the last word.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from hearth.exchange.files.columns import Column, SheetColumns
from hearth.exchange.files.tables import Table
from hearth.exchange.pupils import headings, upn, values

ROWS_ABOVE = 15
ROWS_LOOKED_AT = 200
MOST_ADULTS = 6
PARTS_OF_A_NAME = frozenset({"surname", "forename", "full_name"})
ANYWHERE = frozenset({"upn", "year_group", "class_name", "left_on", "school_urn"})
"""Of the child even when they stand among an adult's columns."""


@dataclass(frozen=True, slots=True)
class Columns(SheetColumns):
    """A list of children and their adults."""

    def labels(self) -> Mapping[str, str]:
        return fields()

    def missing(self) -> str:
        """What a list of children must have and this does not, as a sentence; or nothing."""
        have = {column.field for column in self.columns}
        named = "full_name" in have or {"surname", "forename"} <= have or {"surname", "known_as"} <= have
        if named and have & {"upn", "born_on", "year_group", "class_name"}:
            return ""
        lacking = "no column for a child's " + (
            "UPN, date of birth, year or class" if named else "first name and surname"
        )
        return f"This is not a list of pupils: it has {lacking}. Its columns are {self.seen()}."


def fields() -> dict[str, str]:
    """Every field a column can be given to, with its name for a person."""
    labels = {
        "upn": "UPN", "former_upn": "former UPN", "pupil_id": "number in the school's system", "surname": "surname",
        "forename": "first name", "known_as": "name they go by", "preferred_surname": "surname they go by",
        "full_name": "whole name", "born_on": "date of birth", "year_group": "year", "class_name": "class",
        "language": "first language", "left_on": "leaving date", "school_urn": "URN of the school",
    }  # fmt: skip
    adult = {
        "order": "order", "title": "title", "surname": "surname", "forename": "first name", "full_name": "whole name",
        "relationship": "relationship", "responsibility": "parental responsibility", "lives_with": "lives with",
        "court_order": "court order", "email": "e-mail", "mobile": "mobile", "phone": "telephone",
        "address": "address",
    }  # fmt: skip
    found = {field: f"Child: {label}" for field, label in labels.items()}
    for number in range(1, MOST_ADULTS + 1):
        found |= {f"{number}.{field}": f"Adult {number}: {label}" for field, label in adult.items()}
    return found


def guess(table: Table) -> Columns:
    """The best guess for a sheet. `missing()` says whether it will do."""
    candidates = [_under(table, at) for at in range(min(ROWS_ABOVE, len(table.rows)))]
    best = max(candidates, key=_recognised, default=Columns(0, (), ""))
    return replace(best, columns=tuple(_weighed(best.columns, table.rows[best.heading_at + 1 :])))


def _recognised(columns: Columns) -> int:
    return len({column.field for column in columns.columns if column.field})


def _under(table: Table, at: int) -> Columns:
    """The guess if this row holds the headings. A row of groups above it ("Contact 1") is read with it."""
    row = [values.tidy(cell) for cell in table.rows[at]]
    groups = _groups(table.rows[at - 1]) if at else [""] * len(row)
    reader = _Reader()
    columns = []
    for position, heading in enumerate(row):
        words = headings.plain(f"{groups[position]} {heading}") if heading else ""
        field, implies = reader.meaning(words) if words else ("", "")
        columns.append(Column(position, heading, field, implies=implies))
    key = "\n".join(headings.plain(cell) for cell in row)
    return Columns(at, tuple(columns), hashlib.sha256(key.encode()).hexdigest())


def _groups(row: list[str]) -> list[str]:
    """For each column the group it stands under, where the row above names adults: "Pupil", "Contact 1"."""
    found: list[str] = []
    for cell in row:
        found.append(headings.plain(cell) or (found[-1] if found else ""))
    adults = [group for group in found if headings.without_adult(headings.numbered(group)[0]) == ("name", "")]
    return found if adults else [""] * len(row)


class _Reader:
    """Reads headings from left to right, and remembers whose columns it is among."""

    def __init__(self) -> None:
        self.adult = 0
        """0 among the child's columns, then 1 for the first adult's."""
        self.seen: set[tuple[int, str]] = set()
        self.of_child: set[str] = set()
        self.kin: dict[str, int] = {}

    def meaning(self, words: str) -> tuple[str, str]:
        """The field of the next heading, and the relationship it implies."""
        bare, number = (words, 0) if words in headings.MEANINGS else headings.numbered(words)
        if bare not in headings.MEANINGS:
            if adult := headings.without_adult(bare):
                return self._of_adult(*adult, number)
            if child := headings.without_child(bare):
                return self._of_child(child), ""
        return self._by_place(bare), ""

    def _of_adult(self, rest: str, kin: str, number: int) -> tuple[str, str]:
        field = headings.ADULT_MEANINGS.get(rest, "")
        if not field:
            return "", ""
        if kin:
            number = self.kin.setdefault(kin, max(self.kin.values(), default=0) + 1)
        elif not number:
            number = max(self.adult, 1)
            number += field in headings.REPEATS_WITH_EACH_ADULT and (number, rest) in self.seen
        return self._noted(number, rest, field), kin

    def _of_child(self, words: str) -> str:
        """The child's number is the first one: a later “ID” is a parent's or a class's."""
        field = headings.CHILD_MEANINGS.get(words, "")
        if field == "pupil_id" and "pupil_id" in self.of_child:
            return ""
        self.of_child.add(field)
        self.seen.add((0, words))
        return field

    def _by_place(self, words: str) -> str:
        """A heading that does not say whose it is belongs to the block it stands in; a repeat begins the next."""
        child = headings.CHILD_MEANINGS.get(words, "")
        field = headings.ADULT_MEANINGS.get(words, "")
        named = not self.of_child.isdisjoint(PARTS_OF_A_NAME)
        if self.adult == 0:
            again = child in PARTS_OF_A_NAME and (0, words) in self.seen
            of_an_adult = field in headings.BEGINS_AN_ADULT or (field in PARTS_OF_A_NAME and not child)
            if not again and not (named and of_an_adult):
                return self._of_child(words)
            self.adult = 1
        elif field in headings.REPEATS_WITH_EACH_ADULT and (self.adult, words) in self.seen:
            self.adult += 1
        if field:
            return self._noted(self.adult, words, field)
        return self._of_child(words) if child in ANYWHERE else ""

    def _noted(self, adult: int, words: str, field: str) -> str:
        self.adult = adult
        self.seen.add((adult, words))
        return f"{adult}.{field}" if adult <= MOST_ADULTS else ""


EVIDENCE: dict[str, Callable[[str], bool]] = {
    "born_on": lambda words: _is_day(words),
    "left_on": lambda words: _is_day(words),
    "email": lambda words: bool(values.email(words)),
    "year_group": lambda words: values.is_year_group(values.year_group(words)),
    "responsibility": lambda words: values.yes_no(words) is not None,
    "court_order": lambda words: values.yes_no(words) is not None,
}


def _weighed(columns: Sequence[Column], rows: list[list[str]]) -> list[Column]:
    """What is below the headings: a “UPN” with no number under it is not one; numbers without a heading are found."""
    below = {c.position: _below(c.position, rows) for c in columns}
    weighed = [replace(c, example=_example(below[c.position])) for c in columns]
    for place, column in enumerate(weighed):
        fits = EVIDENCE.get(column.field.rpartition(".")[2])
        if fits and below[column.position] and not any(fits(cell) for cell in below[column.position]):
            weighed[place] = replace(column, field="")
    spare = [c for c in weighed if not c.field and below[c.position] and all(map(_is_upn, below[c.position]))]
    named = [c for c in weighed if c.field == "upn"]
    if spare and not any(_is_upn(cell) for column in named for cell in below[column.position]):
        weighed = [replace(c, field="") if c in named else c for c in weighed]
        weighed[spare[0].position] = replace(spare[0], field="upn")
    return weighed


def _below(position: int, rows: list[list[str]]) -> list[str]:
    return [cell for row in rows[:ROWS_LOOKED_AT] if (cell := values.tidy(row[position]))]


def _example(cells: list[str]) -> str:
    """What a person sees to know the column by. A pupil number is never shown whole."""
    return (upn.masked(cells[0]) if _is_upn(cells[0]) else cells[0][:60]) if cells else ""


def _is_upn(words: str) -> bool:
    return re.fullmatch(r"[A-Z]\d{11}\w", upn.tidied(words)) is not None


def _is_day(words: str) -> bool:
    try:
        return values.day(words) is not None
    except ValueError:
        return False
