"""Whether a child in a file is a child who is here. When it is not sure, a person says so. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from hearth.exchange.pupils import upn
from hearth.exchange.pupils.rows import PupilRow

ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class KnownChild:
    pk: int
    surname: str
    forename: str
    known_as: str = ""
    upn: str = ""
    born_on: date | None = None
    year_group: str = ""
    class_name: str = ""
    language: str = ""
    left_on: date | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """`child`: this one; neither child nor why: somebody new; `why`: a person must say, perhaps about `like`."""

    child: KnownChild | None = None
    why: str = ""
    like: int | None = None
    keep_number: bool = True


class Finder:
    """The children here, by number and by name; and the rows of the file already met. Whoever is known by number
    is theirs before names are compared, so that the order of rows decides nothing."""

    def __init__(self, children: Iterable[KnownChild], pupils: Iterable[PupilRow]) -> None:
        self.by_pk: dict[int, KnownChild] = {}
        self.by_upn: dict[str, KnownChild] = {}
        self.by_name: dict[tuple[str, str], list[KnownChild]] = defaultdict(list)
        self.by_birthday: dict[date, list[KnownChild]] = defaultdict(list)
        self.taken: dict[int, int] = {}
        """Child here by the row that is them."""
        self.rows_by_upn: dict[str, int] = {}
        self.rows_by_name: dict[tuple[str, str], list[PupilRow]] = defaultdict(list)
        self.claimed: dict[int, int] = {}
        """Child here by the first row that has their number."""
        for child in children:
            self._keep(child)
        for pupil in pupils:
            by_number = self._by_number(pupil)
            if by_number and not self._is_somebody_else(pupil, by_number):
                self.claimed.setdefault(by_number.pk, pupil.row)

    def find(self, pupil: PupilRow) -> Match:
        match = self._twice_in_the_file(pupil) or self._match(pupil)
        self._note(pupil, match.child)
        return match

    def about(self, pupil: PupilRow) -> Match:
        """Whom a row is about, where many rows may be about one child: nothing is remembered."""
        return self._match(pupil)

    def take_as(self, pupil: PupilRow, pk: int) -> Match:
        """A person said that they are this child."""
        child = self.by_pk.get(pk)
        if child is None:
            return Match(why="The child you chose is not at this school any more. Choose again.")
        if child.pk in self.taken:
            return Match(why=f"Row {self.taken[child.pk]} is this child already.", like=pk)
        self._note(pupil, child)
        return Match(child, keep_number=self._is_free(pupil.upn, child))

    def take_as_new(self, pupil: PupilRow) -> Match:
        """A person said that they are a child of their own."""
        free = self._is_free(pupil.upn, None) and pupil.upn not in self.rows_by_upn
        self._note(pupil, None)
        return Match(keep_number=free)

    def _match(self, pupil: PupilRow) -> Match:
        child = self._by_number(pupil)
        if child is not None:
            if self._is_somebody_else(pupil, child):
                return Match(why=f"Another child here, {_named(child)}, has this UPN.", like=child.pk)
        else:
            found = self._by_name(pupil)
            if isinstance(found, Match):
                return found
            child = found
        if child is not None and child.pk in self.taken:
            return Match(why=f"Row {self.taken[child.pk]} seems to be this child too.", like=child.pk)
        if child is None and (why := upn.problem(pupil.upn)):
            return Match(why=why)
        return Match(child)

    def _by_number(self, pupil: PupilRow) -> KnownChild | None:
        for number in (pupil.upn, pupil.former_upn):
            if number and number in self.by_upn:
                return self.by_upn[number]
        return None

    def _by_name(self, pupil: PupilRow) -> KnownChild | Match | None:
        """Same name and birthday is the same child, unless two good numbers tell them apart."""
        every = self.by_name[pupil.surname.casefold(), pupil.forename.casefold()]
        named = [child for child in every if self._is_open(child, pupil)]
        if pupil.born_on is None:
            return self._without_birthday(pupil, named)
        same = [child for child in named if child.born_on == pupil.born_on]
        if len(same) > 1:
            return Match(why=f"There are {len(same)} children of this name and birthday here.", like=same[0].pk)
        if same and _told_apart(pupil.upn, same[0].upn):
            return Match(why=f"{_named(same[0])} is here with this birthday and another UPN.", like=same[0].pk)
        if same:
            return same[0]
        if like := next((child for child in self._alike(pupil, named)), None):
            return Match(why=f"This may be {_named(like)}, who is here already.", like=like.pk)
        return None

    def _without_birthday(self, pupil: PupilRow, named: list[KnownChild]) -> KnownChild | Match | None:
        if not named:
            return None
        in_class = [child for child in named if child.class_name.casefold() == pupil.class_name.casefold()]
        if len(in_class) == 1 and not _told_apart(pupil.upn, in_class[0].upn):
            return in_class[0]
        return Match(why=f"This may be {_named(named[0])}, who is here already.", like=named[0].pk)

    def _alike(self, pupil: PupilRow, named: list[KnownChild]) -> Iterable[KnownChild]:
        """Nearly the same child: one letter, a short name, a new surname, day and month the wrong way round."""
        assert pupil.born_on is not None
        for child in self.by_birthday[pupil.born_on]:
            surname, forename = child.surname.casefold(), child.forename.casefold()
            same_surname = surname == pupil.surname.casefold()
            names = {forename, child.known_as.casefold()} - {""}
            theirs = {pupil.forename.casefold(), pupil.known_as.casefold()} - {""}
            near = any(_near(one, other) for one in names for other in theirs)
            if (
                self._is_open(child, pupil)
                and not _told_apart(pupil.upn, child.upn)
                and ((same_surname and near) or (names & theirs) or (near and _near(surname, pupil.surname.casefold())))
            ):
                yield child
        for child in named:
            if not _told_apart(pupil.upn, child.upn) and (
                child.born_on is None or _turned(child.born_on, pupil.born_on)
            ):
                yield child

    def _is_somebody_else(self, pupil: PupilRow, child: KnownChild) -> bool:
        """A number can be given twice by mistake. The same number with nothing else the same is not believed."""
        same_forename = pupil.forename.casefold() in (child.forename.casefold(), child.known_as.casefold())
        same_day = pupil.born_on is None or child.born_on is None or pupil.born_on == child.born_on
        if same_forename or _near(pupil.forename.casefold(), child.forename.casefold()):
            return not same_day and pupil.surname.casefold() != child.surname.casefold()
        return not same_day or pupil.surname.casefold() != child.surname.casefold()

    def _twice_in_the_file(self, pupil: PupilRow) -> Match | None:
        row = self.rows_by_upn.get(pupil.upn) if pupil.upn else None
        if row is None:
            named = self.rows_by_name[pupil.surname.casefold(), pupil.forename.casefold()]
            row = next((other.row for other in named if _may_be_one(pupil, other)), None)
        return Match(why=f"Row {row} of the file seems to be the same child.") if row is not None else None

    def _note(self, pupil: PupilRow, child: KnownChild | None) -> None:
        if pupil.upn:
            self.rows_by_upn.setdefault(pupil.upn, pupil.row)
        self.rows_by_name[pupil.surname.casefold(), pupil.forename.casefold()].append(pupil)
        if child is not None:
            self.taken[child.pk] = pupil.row

    def _is_open(self, child: KnownChild, pupil: PupilRow) -> bool:
        """No other row has this child's number."""
        return self.claimed.get(child.pk, pupil.row) == pupil.row

    def _is_free(self, number: str, child: KnownChild | None) -> bool:
        holder = self.by_upn.get(number)
        return holder is None or (child is not None and holder.pk == child.pk)

    def _keep(self, child: KnownChild) -> None:
        self.by_pk[child.pk] = child
        if child.upn:
            self.by_upn[child.upn] = child
        self.by_name[child.surname.casefold(), child.forename.casefold()].append(child)
        if child.born_on:
            self.by_birthday[child.born_on].append(child)


def _told_apart(one: str, other: str) -> bool:
    """Two good, lasting numbers that differ."""
    return bool(one and other and one != other and not upn.problem(one) and not upn.problem(other))


def _near(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return (len(short) > 1 and long.startswith(short)) or SequenceMatcher(None, one, other).ratio() >= ALIKE


def _turned(one: date, other: date) -> bool:
    return (one.year, one.month, one.day) == (other.year, other.day, other.month)


def _may_be_one(one: PupilRow, other: PupilRow) -> bool:
    """Two rows of one name: the same birthday; or none, and nothing else that tells them apart."""
    if one.born_on and other.born_on:
        return one.born_on == other.born_on
    other_class = one.class_name and other.class_name and one.class_name.casefold() != other.class_name.casefold()
    return not other_class and not _told_apart(one.upn, other.upn)


def _named(child: KnownChild) -> str:
    return f"{child.forename} {child.surname}"
