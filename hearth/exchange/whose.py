"""Whose row a row is, in any sheet about children who are here already. Nobody new is made of such a sheet. Pure.

Whose row it is comes first, and nothing else of a row is read unless it is for a child who is asked for."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from hearth.exchange.files.columns import Column, SheetColumns
from hearth.exchange.files.tables import Table
from hearth.exchange.matching import Finder, KnownChild
from hearth.exchange.pupils import headings, upn, values
from hearth.exchange.pupils.rows import PupilRow
from hearth.exchange.pupils.sheet import split_name

LABELS = {
    "upn": "Child: UPN", "former_upn": "Child: former UPN", "surname": "Child: surname",
    "forename": "Child: first name", "known_as": "Child: name they go by", "full_name": "Child: whole name",
    "born_on": "Child: date of birth", "class_name": "Child: class",
}  # fmt: skip
EXAMPLE_ROWS = 30


def meaning(words: str) -> str:
    """Which of a child's fields a heading in plain words names; or nothing."""
    child = headings.CHILD_MEANINGS.get(words) or headings.CHILD_MEANINGS.get(headings.without_child(words) or "", "")
    return child if child in LABELS else ""


def is_told_by(fields: Collection[str]) -> bool:
    """Whether these columns can say whose row it is."""
    have = set(fields)
    return bool(have & {"upn", "full_name"}) or ("surname" in have and bool(have & {"forename", "known_as"}))


def shown(column: Column, table: Table, heading_at: int) -> Column:
    """With an example a person knows the column by. A pupil number is never shown whole."""
    below = (values.tidy(row[column.position]) for row in table.rows[heading_at + 1 : heading_at + EXAMPLE_ROWS])
    example = next((cell for cell in below if cell), "")
    is_number = upn.has_shape(upn.tidied(example))
    return replace(column, example=upn.masked(example) if is_number else example[:60])


def pupil_in(columns: SheetColumns, number: int, row: list[str]) -> PupilRow | str:
    """Who a row says it is about, or why nobody can tell. A row with neither number nor name is nobody's."""

    def said(field: str) -> str:
        return next((words for at in columns.at(field) if (words := values.tidy(row[at]))), "")

    surname, forename, known_as = said("surname"), said("forename"), said("known_as")
    if not (surname and forename) and said("full_name"):
        surname, forename = split_name(said("full_name"))
    forename = forename or known_as
    own = upn.tidied(said("upn"))[:20]
    if not own and not (surname and forename):
        return "" if not any((surname, forename)) else "There is no whole name and no UPN in this row."
    try:
        born_on = values.day(said("born_on"))
    except ValueError as words:
        return f"“{str(words)[:40]}” is not a day of birth we can read."
    return PupilRow(
        number, own, surname[:60], forename[:60], known_as[:60], upn.tidied(said("former_upn"))[:20], born_on,
        class_name=said("class_name")[:60],
    )  # fmt: skip


class Whose:
    """Which child a row is about; each way of naming a child is looked up once.

    `children`: of the whole school, so that nobody is taken for somebody else. `asked_for`: whose rows are read."""

    def __init__(self, children: Iterable[KnownChild], asked_for: Collection[int]) -> None:
        self.asked_for = asked_for
        self.finder = Finder(children, ())
        self.found: dict[tuple[object, ...], int | str | None] = {}
        self.passed_over: set[tuple[object, ...]] = set()

    def child(self, pupil: PupilRow) -> int | str | None:
        """The child; a sentence when a person must put the file right; None for somebody who is passed over."""
        key = (pupil.upn or (pupil.surname.casefold(), pupil.forename.casefold(), pupil.born_on, pupil.class_name),)
        named = (*key, pupil.surname.casefold(), pupil.forename.casefold())
        if named not in self.found:
            self.found[named] = self._find(pupil)
        if self.found[named] is None:
            self.passed_over.add(key)
        return self.found[named]

    def _find(self, pupil: PupilRow) -> int | str | None:
        if not (pupil.surname and pupil.forename):
            child = self.finder.by_upn.get(pupil.upn)
            return child.pk if child and child.pk in self.asked_for else None
        match = self.finder.about(pupil)
        if match.child is not None:
            return match.child.pk if match.child.pk in self.asked_for else None
        # One of those asked for may be meant, and nobody guesses.
        return match.why if match.like in self.asked_for else None
