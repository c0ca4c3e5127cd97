"""The Common Transfer File of England and Wales, of any version, as schools' systems really write it.

Only what a nurture group needs is kept while the file is walked: names, the number, the day of birth, year, language,
adults. Attainment, ethnicity, religion, special needs and attendance are passed over and never held.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from hearth.exchange.files import markup
from hearth.exchange.files.limits import FileRefused
from hearth.exchange.pupils import upn, values
from hearth.exchange.pupils.rows import ContactRow, FileFacts, PupilRow, Refusal
from hearth.exchange.pupils.sheet import MOST_CONTACTS, Unreadable, refuse_bad_name, sorted_numbers

KNOWN_VERSIONS = range(7, 27)
MOST_PUPILS = 20_000
MOST_IN_ONE = 20_000
"""Elements within one pupil. Real ones have about two hundred."""
LONGEST_VALUE = 2000

PASSED_OVER = frozenset(
    {
        "StageAssessments", "SENhistory", "FSMhistory", "NAWdetails",
        "LookedAfter", "Disabilities", "Attendance", "SuppInfo",
    }
)  # fmt: skip
"""Branches of a pupil that we do not look into. An adult's SuppInfo is looked into: it holds the court order."""
NOT_A_TRANSFER_FILE = (
    "This is an XML file, but not a Common Transfer File: it begins with “{root}”. "
    "In your school's system, choose to export a CTF, or save a list as CSV."
)


@dataclass(slots=True)
class Node:
    """One element: its words, and what is inside it by name."""

    words: str = ""
    inside: dict[str, list["Node"]] = field(default_factory=dict)

    def all(self, name: str) -> list["Node"]:
        return self.inside.get(name, [])

    def node(self, *path: str) -> "Node":
        found = self
        for name in path:
            found = found.inside[name][0] if name in found.inside else NOTHING
        return found

    def says(self, *path: str) -> str:
        return values.tidy(self.node(*path).words)


NOTHING = Node()


class _Walker:
    """Builds the header and one pupil at a time."""

    def __init__(self) -> None:
        self.path: list[str] = []
        self.open: list[Node] = []
        self.passing_over = 0
        self.inside_one = 0
        self.header = Node()
        self.pupils: list[PupilRow] = []
        self.refusals: list[Refusal] = []
        self.count = 0

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        if not self.path and tag.casefold() != "ctfile":
            raise FileRefused(NOT_A_TRANSFER_FILE.format(root=tag[:40]))
        self.path.append(tag)
        if self.passing_over:
            self.passing_over += 1
        elif tag in PASSED_OVER and self.open and "Contact" not in self.path:
            self.passing_over = 1
        elif self.open:
            node = Node()
            self.inside_one += 1
            if self.inside_one > MOST_IN_ONE:
                raise FileRefused(markup.DANGEROUS)
            self.open[-1].inside.setdefault(tag, []).append(node)
            self.open.append(node)
        elif tag in ("Header", "Pupil"):
            self.open.append(Node())

    def text(self, words: str) -> None:
        if self.open and not self.passing_over and len(self.open[-1].words) < LONGEST_VALUE:
            self.open[-1].words += words[:LONGEST_VALUE]

    def end(self, tag: str) -> None:
        self.path.pop()
        if self.passing_over:
            self.passing_over -= 1
        elif self.open:
            node = self.open.pop()
            if not self.open and tag == "Header":
                self.header = node
            elif not self.open:
                self._pupil(node)

    def _pupil(self, node: Node) -> None:
        self.count += 1
        self.inside_one = 0
        if self.count > MOST_PUPILS:
            raise FileRefused(f"This file has more than {MOST_PUPILS:,} children. Export one school at a time.")
        try:
            self.pupils.append(pupil_of(self.count, node, self.header))
        except Unreadable as reason:
            self.refusals.append(Refusal(self.count, str(reason)))


def read_ctf(data: bytes) -> tuple[FileFacts, list[PupilRow], list[Refusal]]:
    """Who the file says it is from, its children, and those that cannot be read."""
    walker = _Walker()
    markup.walk(data, walker.begin, walker.end, walker.text)
    if not walker.count:
        raise FileRefused("This Common Transfer File has no pupil in it.")
    return facts_of(walker.header), walker.pupils, walker.refusals


def facts_of(header: Node) -> FileFacts:
    source, to = header.node("SourceSchool"), header.node("DestSchool")
    version = header.says("CTFversion")
    year = source.says("AcademicYear")
    notes = []
    if not _is_known(version):
        notes.append(f"This is version {version or 'unknown'} of the transfer file. Look closely at what was read.")
    if header.says("DocumentQualifier").casefold() == "partial":
        notes.append("This is a partial file: it does not hold everything the other school knows.")
    return FileFacts(
        kind="ctf",
        school_urn=_urn(source.says("URN")),
        laestab=(source.says("LEA") + source.says("Estab"))[:10],
        school_name=source.says("SchoolName")[:120],
        made_at=_moment(header.says("DateTime")),
        academic_year=int(year[:4]) if year[:4].isdecimal() and len(year) >= 4 else None,
        version=version[:10],
        destination_urn=_urn(to.says("URN")),
        destination_laestab=(to.says("LEA") + to.says("Estab"))[:10],
        notes=tuple(notes),
    )


def pupil_of(number: int, node: Node, header: Node) -> PupilRow:
    basic = node.node("BasicDetails")
    surname, forename = node.says("Surname"), node.says("Forename")
    known_as = basic.says("PreferredForename")
    forename = forename or known_as
    if not surname or not forename:
        raise Unreadable(f"There is no {'first name' if surname else 'surname' if forename else 'name'} here.")
    for name in (surname, forename, known_as):
        refuse_bad_name(name)
    try:
        born_on = values.day(node.says("DOB"))
    except ValueError as words:
        raise Unreadable(f"“{str(words)[:40]}” is not a day we can read.") from words
    contacts = [contact_of(c, node) for c in node.node("Contacts").all("Contact")[: MOST_CONTACTS + 1]]
    if len(contacts) > MOST_CONTACTS:
        raise Unreadable(f"There are more than {MOST_CONTACTS} adults for one child here.")
    return PupilRow(
        row=number,
        upn=upn.tidied(node.says("UPN"))[:20],
        former_upn=upn.tidied(basic.says("FormerUPN"))[:20],
        surname=surname,
        forename=forename,
        known_as=known_as if known_as != forename else "",
        born_on=born_on,
        year_group=values.year_group(basic.says("NCyearActual")),
        language=_language(basic),
        left_on=_left_on(node, header),
        contacts=_in_order([contact for contact in contacts if contact.surname or contact.forename]),
    )


def contact_of(node: Node, pupil: Node) -> ContactRow:
    refuse_bad_name(node.says("Surname"))
    refuse_bad_name(node.says("Forename"))
    mobile, phone = _numbers(node)
    order = node.says("Order")
    as_pupil = values.yes_no(node.says("Address", "AddressAsPupil"))
    return ContactRow(
        order=int(order) if order.isdecimal() and len(order) < 4 else 99,
        title=node.says("Title")[:20],
        surname=node.says("Surname"),
        forename=node.says("Forename"),
        relationship=values.relationship(node.says("Relationship")),
        responsibility=values.yes_no(node.says("Responsibility")),
        lives_with=as_pupil,
        court_order=values.yes_no(node.says("SuppInfo", "CourtOrder")),
        email=values.email(node.says("Email"))[:254],
        mobile=mobile,
        phone=phone,
        address=_address(pupil if as_pupil else node),
    )


def _in_order(contacts: list[ContactRow]) -> tuple[ContactRow, ...]:
    ordered = sorted(contacts, key=lambda contact: contact.order)
    return tuple(replace(contact, order=place) for place, contact in enumerate(ordered, 1))


def _numbers(node: Node) -> tuple[str, str]:
    """Mobiles first, then home, then the rest; the file may say the same kind twice."""
    kinds = {"M": 0, "H": 1, "A": 2, "W": 3}
    phones = node.node("Phones").all("Phone")
    phones = sorted(phones, key=lambda phone: kinds.get(phone.says("TelephoneType").upper(), 4))
    kept = [p for p in phones if p.says("TelephoneType").upper() not in ("F", "D")]
    return sorted_numbers([number for p in kept if (number := values.phone(p.says("PhoneNo")))])


def _address(node: Node) -> str:
    where = node.node("Address")
    lines, standard = where.node("AddressLines"), where.node("BS7666Address")
    return values.address(
        *(lines.says(f"AddressLine{n}") for n in range(1, 6)),
        standard.says("SAON"),
        " ".join((standard.says("PAON"), standard.says("Street")))
        if standard.says("PAON")[:1].isdecimal()
        else "\n".join((standard.says("PAON"), standard.says("Street"))),
        standard.says("Locality"),
        standard.says("Town"),
        standard.says("PostTown"),
        where.says("County"),
        where.says("PostCode") or where.says("ZIP"),
    )[:500]


def _language(basic: Node) -> str:
    """First language, or what is spoken at home, as the national code: POL, URD, ENG."""
    types = {t.says("LanguageType").upper(): t.says("Language") for t in basic.node("Languages").all("Type")}
    return (types.get("F") or types.get("H") or types.get("M") or "")[:60]


def _left_on(node: Node, header: Node) -> date | None:
    """The day the child left the school that wrote the file, when it says so and the child has not come back."""
    source = header.node("SourceSchool")
    stays = [
        school
        for school in node.node("SchoolHistory").all("School")
        if (school.says("LEA"), school.says("Estab")) == (source.says("LEA"), source.says("Estab"))
    ]
    latest = max(stays, key=lambda school: school.says("EntryDate"), default=NOTHING)
    try:
        return values.day(latest.says("LeavingDate"))
    except ValueError:
        return None


def _is_known(version: str) -> bool:
    whole = version.partition(".")[0]
    return whole.isdecimal() and int(whole) in KNOWN_VERSIONS


def _urn(words: str) -> str:
    """A URN is digits; systems write XXXXXX where they know none."""
    return words if words.isdecimal() and len(words) <= 7 else ""


def _moment(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return None
