"""A sheet with its columns known, folded into one row per child: schools write a row for every parent, and more."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from hearth.exchange.files.columns import Column
from hearth.exchange.files.tables import Table
from hearth.exchange.pupils import upn, values
from hearth.exchange.pupils.columns import Columns
from hearth.exchange.pupils.rows import ContactRow, PupilRow, Refusal

MOST_CONTACTS = 30
LONGEST_NAME = 60


@dataclass(slots=True)
class Folded:
    pupils: list[PupilRow] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    school_urns: set[str] = field(default_factory=set)


class Unreadable(Exception):
    """A row that is refused, with the reason."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """The positions to look in, for each field of the child and of each adult."""

    child: Mapping[str, tuple[int, ...]]
    adults: tuple[Mapping[str, tuple[int, ...]], ...]
    kin: tuple[str, ...]


def fold(table: Table, columns: Columns) -> Folded:
    """Children in the order in which they first come, each with every adult of all their rows."""
    layout = _layout(columns.columns)
    folded = Folded()
    at: dict[tuple[object, ...], int] = {}
    last = -1
    for number, row in list(zip(table.numbers, table.rows, strict=True))[columns.heading_at + 1 :]:
        try:
            contacts = _contacts(row, layout)
            if contacts and last >= 0 and not any(row[p] for places in layout.child.values() for p in places):
                folded.pupils[last] = _joined(folded.pupils[last], contacts)
                continue
            pupil, key = _pupil(number, row, layout)
            if urn := _first(row, layout.child.get("school_urn", ())):
                folded.school_urns.add(urn)
            if key in at:
                last = at[key]
                _refuse_another_child(folded.pupils[last], pupil)
                folded.pupils[last] = _joined(folded.pupils[last], contacts)
            else:
                last = at[key] = len(folded.pupils)
                folded.pupils.append(_joined(pupil, contacts))
        except Unreadable as reason:
            folded.refusals.append(Refusal(number, str(reason)))
            last = -1
    return folded


def _layout(columns: tuple[Column, ...]) -> _Layout:
    child: dict[str, list[int]] = {}
    adults: dict[int, dict[str, list[int]]] = {}
    kin: dict[int, str] = {}
    for column in columns:
        number, _, name = column.field.rpartition(".")
        if number:
            adults.setdefault(int(number), {}).setdefault(name, []).append(column.position)
            kin[int(number)] = kin.get(int(number)) or column.implies
        elif name:
            child.setdefault(name, []).append(column.position)
    return _Layout(
        {name: tuple(places) for name, places in child.items()},
        tuple({name: tuple(places) for name, places in adults[n].items()} for n in sorted(adults)),
        tuple(kin[n] for n in sorted(adults)),
    )


def _pupil(number: int, row: list[str], layout: _Layout) -> tuple[PupilRow, tuple[object, ...]]:
    """The child of one row, and what makes two rows the same child."""

    def said(name: str) -> str:
        return _first(row, layout.child.get(name, ()))

    surname, forename = said("surname"), said("forename")
    if not (surname and forename) and said("full_name"):
        surname, forename = split_name(said("full_name"))
    known_as = said("known_as")
    forename = forename or known_as
    if not surname or not forename:
        raise Unreadable(f"There is no {'first name' if surname else 'surname' if forename else 'name'} here.")
    for name in (surname, forename, known_as):
        refuse_bad_name(name)
    try:
        born_on, left_on = values.day(said("born_on")), values.day(said("left_on"))
    except ValueError as words:
        raise Unreadable(f"“{str(words)[:40]}” is not a day we can read.") from words
    pupil = PupilRow(
        row=number,
        upn=upn.tidied(said("upn"))[:20],
        former_upn=upn.tidied(said("former_upn"))[:20],
        surname=surname,
        forename=forename,
        known_as=known_as if known_as != forename else "",
        born_on=born_on,
        left_on=left_on,
        year_group=values.year_group(said("year_group")),
        class_name=said("class_name")[:60],
        language=said("language")[:60],
    )
    own = pupil.upn or said("pupil_id")
    return pupil, (own,) if own else (surname.casefold(), forename.casefold(), born_on, pupil.class_name)


def _contacts(row: list[str], layout: _Layout) -> list[ContactRow]:
    return [
        contact
        for number, (places, kin) in enumerate(zip(layout.adults, layout.kin, strict=True), 1)
        if (contact := _contact(number, row, places, kin))
    ]


def _contact(number: int, row: list[str], places: Mapping[str, tuple[int, ...]], kin: str) -> ContactRow | None:
    def said(name: str) -> str:
        return _first(row, places.get(name, ()))

    surname, forename, title = said("surname"), said("forename"), said("title")
    if not (surname or forename) and said("full_name"):
        title, name = _without_title(said("full_name"), title)
        surname, forename = split_name(name)
    if not (surname or forename):
        return None
    refuse_bad_name(surname)
    refuse_bad_name(forename)
    numbers = [values.phone(row[place]) for name in ("mobile", "phone") for place in places.get(name, ())]
    mobile, telephone = sorted_numbers([n for n in numbers if n])
    order = said("order")
    return ContactRow(
        order=int(order) if re.fullmatch(r"\d{1,3}", order) else number if len(places) and not order else 99,
        title=title[:20],
        surname=surname,
        forename=forename,
        relationship=values.relationship(said("relationship") or kin),
        responsibility=values.yes_no(said("responsibility")),
        lives_with=values.yes_no(said("lives_with")),
        court_order=values.yes_no(said("court_order")),
        email=next((e for place in places.get("email", ()) if (e := values.email(row[place]))), ""),
        mobile=mobile,
        phone=telephone,
        address=values.address(*(row[place] for place in places.get("address", ()))),
    )


def sorted_numbers(numbers: list[str]) -> tuple[str, str]:
    """A mobile and another number out of all that are given; one that can be rung before one a digit short."""
    mobile = next((n for n in numbers if values.is_mobile(n)), "")
    others = [n for n in numbers if n != mobile]
    other = next((n for n in others if values.is_whole(n)), others[0] if others else "")
    return mobile[:30], other[:30]


def refuse_bad_name(name: str) -> None:
    if len(name) > LONGEST_NAME:
        raise Unreadable(f"“{name[:20]}…” is longer than any name we can keep ({LONGEST_NAME} letters).")
    if values.spoiled(name):
        raise Unreadable(f"The letters of “{name[:40]}” were spoiled before the file came here.")


def _joined(pupil: PupilRow, contacts: list[ContactRow]) -> PupilRow:
    """The child with further adults. An adult met again adds only what was not said before."""
    known = list(pupil.contacts)
    for contact in contacts:
        same = next((i for i, other in enumerate(known) if _same_adult(other, contact)), None)
        if same is None:
            order = contact.order if contact.order not in {other.order for other in known} else len(known) + 1
            known.append(replace(contact, order=order))
        else:
            known[same] = _filled(known[same], contact)
    if len(known) > MOST_CONTACTS:
        raise Unreadable(f"There are more than {MOST_CONTACTS} adults for one child here.")
    return replace(pupil, contacts=tuple(sorted(known, key=lambda contact: contact.order)))


def _same_adult(one: ContactRow, other: ContactRow) -> bool:
    def key(contact: ContactRow) -> tuple[str, ...]:
        return tuple(w.casefold() for w in (contact.surname, contact.forename, contact.relationship))

    told_apart = one.email and other.email and one.email.casefold() != other.email.casefold()
    return key(one) == key(other) and (not told_apart or one.mobile == other.mobile != "")


def _filled(one: ContactRow, other: ContactRow) -> ContactRow:
    """Two rows of one adult. Where they disagree on who may be told, the answer becomes unclear."""
    plain = ("email", "mobile", "phone", "address", "title")
    merged = replace(one, **{name: getattr(one, name) or getattr(other, name) for name in plain})
    return replace(
        merged,
        responsibility=_agreed(one.responsibility, other.responsibility),
        lives_with=_agreed(one.lives_with, other.lives_with),
        court_order=True if one.court_order or other.court_order else _agreed(one.court_order, other.court_order),
    )


def _agreed(one: bool | None, other: bool | None) -> bool | None:
    if one is None or other is None:
        return other if one is None else one
    return one if one == other else None


def _refuse_another_child(one: PupilRow, other: PupilRow) -> None:
    def told(pupil: PupilRow) -> tuple[str, str, date | None]:
        return pupil.surname.casefold(), pupil.forename.casefold(), pupil.born_on

    if told(one) != told(other):
        raise Unreadable(f"This row has the same number as row {one.row}, but another name or day of birth.")


def split_name(name: str) -> tuple[str, str]:
    """Surname and first name of a whole name: "Hale, Rowan" or "Rowan Hale"."""
    if "," in name:
        surname, _, forename = name.partition(",")
        return surname.strip(), forename.strip()
    forename, _, surname = name.partition(" ")
    return surname.strip(), forename.strip()


def _without_title(name: str, title: str) -> tuple[str, str]:
    found = re.match(r"(mr|mrs|miss|ms|mx|dr|rev|prof|sir|lady)\.? (?=\S)", name, re.IGNORECASE)
    return (found[1], name[found.end() :]) if found and not title else (title, name)


def _first(row: list[str], places: tuple[int, ...]) -> str:
    return next((words for place in places if (words := values.tidy(row[place]))), "")
