"""Who the adults of a file are, and what the file says that is new about them. Pure.

Parental responsibility and being told things are two matters. Whoever has responsibility may be contacted, once
somebody has spoken with them; whoever has none may not, until a person says so; whoever is uncertain, or stands under
a court order, is held, and gets no message until a person has looked. A file never opens the door to a record.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from hearth.exchange.pupils.rows import ContactRow, PupilRow
from hearth.exchange.pupils.values import phone as plain_number
from hearth.exchange.words import kind_of

ADD, CHANGE, LEAVE = "add", "change", "leave"
OF_THE_ADULT = ("title", "forename", "surname", "contact_email", "mobile", "phone", "address")
OF_THE_RELATIONSHIP = ("kind", "order", "lives_with")


@dataclass(frozen=True, slots=True)
class KnownAdult:
    """One adult who is here: once for each child they are something to, or once without a child."""

    adult: int
    title: str
    forename: str
    surname: str
    contact_email: str = ""
    sign_in_email: str = ""
    mobile: str = ""
    phone: str = ""
    address: str = ""
    child: int | None = None
    relationship: int | None = None
    kind: str = ""
    order: int = 9
    lives_with: bool = False
    has_responsibility: bool | None = None
    held_why: str = ""
    is_restricted: bool = False
    has_ended: bool = False
    was_in_a_file: bool = False
    said_responsibility: bool | None = None
    said_court_order: bool | None = None
    said_digests: str = ""


@dataclass(frozen=True, slots=True)
class NewAdult:
    """Somebody nobody here knows yet. Brothers and sisters in one file point to the same one."""

    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AdultStep:
    """What happens with one adult of one child."""

    contact: ContactRow
    does: str
    adult: int | None = None
    new_adult: int | None = None
    """Place in the plan's new adults."""
    relationship: int | None = None
    adult_changes: Mapping[str, object] = field(default_factory=dict)
    changes: Mapping[str, object] = field(default_factory=dict)
    """Of the relationship."""
    hold_why: str = ""
    """Held from now on."""
    waits_for: str = ""
    """Held, from now on or already."""
    digests: str = ""
    says_something_new: bool = False
    """What the file says last is to be remembered."""

    @property
    def changes_something(self) -> bool:
        return self.does == ADD or bool(self.adult_changes or self.changes or self.hold_why)

    @property
    def name(self) -> str:
        return f"{self.contact.forename} {self.contact.surname}".strip()


def plan_adults(known: Iterable[KnownAdult]) -> "Adults":
    return Adults(known)


class Adults:
    """The adults here, and those new ones the file has named so far."""

    def __init__(self, known: Iterable[KnownAdult]) -> None:
        self.new: list[NewAdult] = []
        self.around: dict[int, list[KnownAdult]] = defaultdict(list)
        self.here: dict[tuple[str, str], int] = {}
        self.facts: dict[int, KnownAdult] = {}
        self.named_new: dict[tuple[str, str], int] = {}
        self.changed: set[int] = set()
        """A file may name an adult twice and not alike: the first place counts."""
        for adult in known:
            self.facts[adult.adult] = adult
            if adult.child is not None:
                self.around[adult.child].append(adult)
            emails = (adult.contact_email, adult.sign_in_email)
            for key in _keys(adult.forename, adult.surname, emails, adult.mobile):
                self.here.setdefault(key, adult.adult)

    def steps_for(self, pupil: PupilRow, child: int | None) -> tuple[AdultStep, ...]:
        left = list(self.around.get(child, ())) if child is not None else []
        steps = []
        for contact in pupil.contacts:
            known = _same(contact, left)
            if known is not None:
                left.remove(known)
                steps.append(self._known(contact, known))
            else:
                steps.append(self._unknown(contact, {k.adult for k in self.around.get(child or 0, ())}, steps))
        return tuple(steps)

    def _known(self, contact: ContactRow, known: KnownAdult) -> AdultStep:
        digests = _digests(contact)
        if known.has_ended:
            return AdultStep(contact, LEAVE, adult=known.adult, relationship=known.relationship)
        news = _news(digests, known.said_digests)
        said = _said(contact)
        details = {} if known.adult in self.changed else _differing(said, known, OF_THE_ADULT, news)
        if details:
            self.changed.add(known.adult)
        changes = _differing(said, known, OF_THE_RELATIONSHIP, news)
        why = _newly_uncertain(contact, known)
        responsibility_is_news = contact.responsibility not in (None, known.has_responsibility) and (
            not known.was_in_a_file or contact.responsibility != known.said_responsibility
        )
        if responsibility_is_news:
            changes["has_responsibility"] = contact.responsibility
        remember = not known.was_in_a_file or bool(news) or _said_otherwise(contact, known)
        step = AdultStep(
            contact, LEAVE, adult=known.adult, relationship=known.relationship, adult_changes=details,
            changes=changes, hold_why=why, waits_for=why or known.held_why, digests=digests,
            says_something_new=remember,
        )  # fmt: skip
        return replace(step, does=CHANGE) if step.changes_something else step

    def _unknown(self, contact: ContactRow, taken: set[int], steps: list[AdultStep]) -> AdultStep:
        """Not yet one of this child's people: perhaps a brother's or a sister's, perhaps a colleague."""
        why = _uncertain(contact)
        keys = _keys(contact.forename, contact.surname, (contact.email,), contact.mobile)
        taken |= {step.adult for step in steps if step.adult is not None}
        adult = next((self.here[key] for key in keys if key in self.here and self.here[key] not in taken), None)
        new = None if adult is not None else self._new(contact, keys, {step.new_adult for step in steps})
        return AdultStep(
            contact, ADD, adult=adult, new_adult=new, changes=_beginning(contact, why), hold_why=why, waits_for=why,
            digests=_digests(contact), says_something_new=True,
        )  # fmt: skip

    def _new(self, contact: ContactRow, keys: list[tuple[str, str]], taken: set[int | None]) -> int:
        """The place of somebody new, whom another row of the file may have named before."""
        found = (self.named_new[key] for key in keys if key in self.named_new)
        new = next((number for number in found if number not in taken), None)
        if new is None:
            new = len(self.new)
            self.new.append(NewAdult({name: str(_said(contact)[name]) for name in OF_THE_ADULT}))
        for key in keys:
            self.named_new.setdefault(key, new)
        return new


def _beginning(contact: ContactRow, why: str) -> dict[str, object]:
    """The facts of a new relationship."""
    return {
        "kind": kind_of(contact.relationship) or kind_of("other"),
        "order": contact.order,
        "lives_with": bool(contact.lives_with),
        "has_responsibility": contact.responsibility,
        "may_see": False,
        "may_contact": contact.responsibility is True and not why,
        "contact_how": "email" if contact.email else "phone",
    }


def _uncertain(contact: ContactRow) -> str:
    name = f"{contact.forename} {contact.surname}".strip()
    if contact.court_order:
        return f"The file says there is a court order about {name}. Look at it before anything is sent."
    if contact.responsibility is None:
        return f"The file does not say clearly whether {name} has parental responsibility."
    return ""


def _newly_uncertain(contact: ContactRow, known: KnownAdult) -> str:
    """News about somebody who is here already that a person must look at. What was looked at once is not news."""
    name = f"{contact.forename} {contact.surname}".strip()
    if contact.court_order and not known.is_restricted and known.said_court_order is not True:
        return _uncertain(contact) if not known.held_why.startswith("The file says there is a court order") else ""
    if contact.responsibility is None or contact.responsibility == known.has_responsibility:
        return ""
    if known.was_in_a_file and contact.responsibility == known.said_responsibility:
        return ""
    has = "has" if contact.responsibility else "does not have"
    return f"The file now says that {name} {has} parental responsibility. Look at it, and say what holds."


def _said(contact: ContactRow) -> dict[str, object]:
    """What the file says, in our fields. Empty and silent are left out by `_differing`."""
    return {
        "title": contact.title,
        "forename": contact.forename,
        "surname": contact.surname or contact.forename,
        "contact_email": contact.email,
        "mobile": contact.mobile,
        "phone": contact.phone,
        "address": contact.address,
        "kind": kind_of(contact.relationship),
        "order": contact.order,
        "lives_with": contact.lives_with,
    }


def _differing(
    said: Mapping[str, object], known: KnownAdult, names: Iterable[str], news: set[str]
) -> dict[str, object]:
    return {
        name: said[name]
        for name in names
        if name in news and said[name] not in ("", None) and not _alike(name, said[name], getattr(known, name))
    }


def _alike(name: str, one: object, other: object) -> bool:
    if name in ("mobile", "phone"):
        return plain_number(str(one)) == plain_number(str(other))
    if name == "contact_email":
        return str(one).casefold() == str(other).casefold()
    return one == other


def _digests(contact: ContactRow) -> str:
    """One short digest for each thing said, so that next time only news is taken."""
    words = (f"{name}={hashlib.sha256(str(value).encode()).hexdigest()[:8]}" for name, value in _said(contact).items())
    return " ".join(words)


def _news(digests: str, before: str) -> set[str]:
    """The names of what is said otherwise than last time; all of them the first time."""
    known = set(before.split())
    return {said.partition("=")[0] for said in digests.split() if said not in known}


def _said_otherwise(contact: ContactRow, known: KnownAdult) -> bool:
    return (contact.responsibility, contact.court_order) != (known.said_responsibility, known.said_court_order)


def _same(contact: ContactRow, known: Iterable[KnownAdult]) -> KnownAdult | None:
    """The one of this child's people who is meant: by name, or by an address and the first name."""
    name = (contact.forename.casefold(), (contact.surname or contact.forename).casefold())
    named = [k for k in known if (k.forename.casefold(), k.surname.casefold()) == name]
    kind, digests = kind_of(contact.relationship), _digests(contact)
    if named:
        return min(named, key=lambda k: (k.said_digests != digests, k.has_ended, k.kind != kind))
    for k in known:
        reached = (contact.email and _alike("contact_email", contact.email, k.contact_email)) or (
            contact.mobile and _alike("mobile", contact.mobile, k.mobile)
        )
        if reached and contact.forename and k.forename.casefold() == contact.forename.casefold():
            return k
    return None


def _keys(forename: str, surname: str, emails: Iterable[str], mobile: str) -> list[tuple[str, str]]:
    """What makes an adult the same in two families: the name, with an address or a mobile. A name alone never does."""
    name = f"{forename} {surname or forename}".casefold()
    number = plain_number(mobile)
    return [(name, reached.casefold()) for reached in (*emails, number) if reached]
