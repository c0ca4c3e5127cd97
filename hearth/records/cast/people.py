"""Who is who at Rowan Primary and next door. Everyone is made up; telephone numbers are from ranges kept for drama."""

from dataclasses import dataclass, field
from datetime import date

from hearth.base import dates
from hearth.languages.actions import name_linguist
from hearth.people.actions import add_adult, enrol, give_role, give_say, open_record, restrict
from hearth.people.models import Child, Relationship, User
from hearth.people.roles import Role
from hearth.schools import actions as schools
from hearth.schools.models import NurtureGroup, School, SchoolClass

# The development sign-in's one line for each person.
WHO = {
    "Miss Okafor": "Nurture lead and SENCO. Runs the Willow Room.",
    "Mrs Bell": "Nurture assistant. Does the voices in the story.",
    "Mr Osei": "Nurture teacher, two days a week.",
    "Mr Reid": "Class teacher of 3R. First to wonder about Amal.",
    "Mrs Doyle": "Class teacher of 4D. Her own son Oskar is in the group.",
    "Mrs Marsh": "Head teacher. Decides when parents are divided.",
    "Mr Varga": "Designated safeguarding lead.",
    "Mrs Pike": "School office. First voice on the phone.",
    "Mrs Anwar": "Interprets and translates Urdu. From outside.",
    "Leila": "Amal’s mother. Reads Urdu; Mrs Anwar interprets.",
    "Yusuf": "Amal’s father. Lives in another home.",
    "Tom": "Effie’s father. Has been asked, has not decided.",
    "Ruth": "Bea’s mother. Bea is very quiet.",
    "Joan": "Ellis’s grandmother. Prefers paper.",
    "Sandra": "Jude’s mother. Jude is going back to class.",
    "Grace": "Nia’s mother. Her address must stay hidden.",
    "Hana": "Maryam’s mother. Said yes; Maryam’s father said no.",
    "Karim": "Maryam’s father. Said no, came to see.",
    "Paula": "Kai’s foster carer. The authority has the say.",
    "Farah": "Zara’s mother. Zara is back in class.",
    "Angela": "Finn’s mother. Said no, and it stays no.",
    "Elena": "Luca’s mother. A concern came in yesterday.",
    "Mei": "Ivy’s mother. Told us of a worry herself.",
    "Mrs Kaur": "Nurture lead of Hazel Infants, next door.",
}
# Those who are there in the demo alone: see `secondary.py`.
DOWN_THE_ROAD = {
    "Ms Frost": "Nurture lead of Larch High, a secondary school.",
    "Mr Tranter": "Form tutor of 8F at Larch High.",
    "Abena": "Kofi’s mother. Kofi is thirteen.",
}


@dataclass
class Cast:
    """Everybody by name: `cast.adult["Leila"]`, `cast.child["Amal"]`, `cast.between("Amal", "Leila")`."""

    rowan: School
    hazel: School
    willow: NurtureGroup
    nest: NurtureGroup
    adult: dict[str, User] = field(default_factory=dict)
    child: dict[str, Child] = field(default_factory=dict)

    def between(self, child: str, adult: str) -> Relationship:
        return Relationship.objects.get(child=self.child[child], adult=self.adult[adult])


def gather(begins: date) -> Cast:
    """The schools, the staff, the children and their families, as they are before anybody has a concern."""
    with dates.at(dates.moment(begins, "8:00")):
        cast = _schools(begins)
        classes = _staff(cast, begins)
        for row in CHILDREN:
            _child(cast, classes, row, begins)
        for number, name in enumerate(REST_OF_ROLL):
            _rest_of_roll(cast, classes, number, name, begins)
        _hazel(cast, begins)
        _families(cast)
    return cast


def _schools(begins: date) -> Cast:
    northmoor = schools.open_authority("Northmoor Council", jurisdiction="england", by=None)
    rowan = schools.open_school(
        "Rowan Primary", urn="999901", jurisdiction="england", kind="maintained", authority=northmoor,
        phone="01632 960110", by=None,
    )  # fmt: skip
    hazel = schools.open_school(
        "Hazel Infants", urn="999902", jurisdiction="england", kind="academy", authority=northmoor,
        phone="01632 960210", by=None,
    )  # fmt: skip
    for school in (rowan, hazel):
        for name, starts, ends in TERMS:
            schools.add_term(school, name=name, starts_on=starts, ends_on=ends, by=None)
    willow = schools.open_group(rowan, name="Willow Room", opened_on=date(2023, 9, 4), by=None)
    nest = schools.open_group(hazel, name="The Nest", places=6, opened_on=begins, by=None)
    return Cast(rowan, hazel, willow, nest)


TERMS = (
    ("Autumn 2024", date(2024, 9, 3), date(2024, 12, 20)),
    ("Spring 2025", date(2025, 1, 6), date(2025, 4, 4)),
    ("Summer 2025", date(2025, 4, 22), date(2025, 7, 22)),
    ("Autumn 2025", date(2025, 9, 2), date(2025, 12, 19)),
    ("Spring 2026", date(2026, 1, 5), date(2026, 3, 27)),
    ("Summer 2026", date(2026, 4, 13), date(2026, 7, 21)),
    ("Autumn 2026", date(2026, 9, 2), date(2026, 12, 18)),
    ("Spring 2027", date(2027, 1, 4), date(2027, 3, 25)),
    ("Summer 2027", date(2027, 4, 12), date(2027, 7, 21)),
)

# known as, title, forename, surname, role, class, in the Willow Room
STAFF = (
    ("Mrs Marsh", "Mrs", "Helen", "Marsh", Role.HEAD, None, False),
    ("Miss Okafor", "Miss", "Adaeze", "Okafor", Role.NURTURE_LEAD, None, True),
    ("Mrs Bell", "Mrs", "Maureen", "Bell", Role.ASSISTANT, None, True),
    ("Mr Osei", "Mr", "Kofi", "Osei", Role.NURTURE_TEACHER, None, True),
    ("Mr Reid", "Mr", "Callum", "Reid", Role.CLASS_TEACHER, "3R", False),
    ("Mrs Doyle", "Mrs", "Siobhan", "Doyle", Role.CLASS_TEACHER, "4D", False),
    ("Mr Varga", "Mr", "Imre", "Varga", Role.SAFEGUARDING_LEAD, None, False),
    ("Mrs Pike", "Mrs", "Linda", "Pike", Role.OFFICE, None, False),
)


def _staff(cast: Cast, begins: date) -> dict[str, SchoolClass]:
    classes = {name: schools.add_class(cast.rowan, name=name, by=None) for name in ("1K", "2M", "3R", "4D", "5T")}
    for known_as, title, forename, surname, role, class_name, in_room in STAFF:
        membership = give_role(
            cast.rowan, title=title, forename=forename, surname=surname, known_as=known_as,
            email=f"{surname.lower()}@rowan.example.org", role=role,
            school_class=classes[class_name] if class_name else None, group=cast.willow if in_room else None, by=None,
        )  # fmt: skip
        cast.adult[known_as] = membership.user
    cast.adult["Mrs Anwar"] = name_linguist(
        cast.rowan, title="Mrs", forename="Nasreen", surname="Anwar", known_as="Mrs Anwar", language="ur",
        email="anwar@words.example.org", phone="01632 960130", qualification="Diploma in Public Service Interpreting, Urdu",
        by=cast.adult["Miss Okafor"],
    ).user  # fmt: skip
    return classes


# name, surname, born, class, year, peg
CHILDREN = (
    ("Amal", "Rahman", date(2019, 3, 14), "3R", "3", "boat"),
    ("Bea", "Lowe", date(2019, 6, 2), "3R", "3", "bird"),
    ("Ellis", "Carter", date(2018, 11, 23), "3R", "3", "apple"),
    ("Jude", "Adeyemi", date(2018, 1, 9), "4D", "4", "mushroom"),
    ("Kai", "Brennan", date(2018, 7, 30), "4D", "4", "snail"),
    ("Maryam", "Haddad", date(2019, 1, 17), "3R", "3", "moon"),
    ("Nia", "Price", date(2018, 5, 5), "4D", "4", "leaf"),
    ("Oskar", "Doyle", date(2018, 9, 12), "3R", "3", "fish"),
    ("Effie", "Ashby", date(2019, 4, 28), "3R", "3", "kite"),
    ("Zara", "Malik", date(2017, 10, 3), "5T", "5", "sun"),
    ("Finn", "Gallagher", date(2018, 12, 19), "4D", "4", "key"),
    ("Luca", "Moretti", date(2018, 3, 27), "4D", "4", ""),
    ("Ivy", "Chan", date(2019, 8, 8), "3R", "3", ""),
)

REST_OF_ROLL = (
    "Ada Novak", "Aisha Begum", "Alfie Turner", "Amira Saleh", "Arlo Hughes", "Ava Wright", "Ben Foster", "Caleb Stone",
    "Chloe Marsden", "Daisy Holt", "Dara Quinn", "Dylan Rees", "Eli Cooper", "Ella Barnes", "Emre Yilmaz", "Esme Walsh",
    "Ethan Cole", "Freya Lund", "George Pratt", "Hanna Kowalska", "Harry Dunn", "Ines Costa", "Isla Grant", "Jacob Reeve",
    "Jaya Patel", "Kezia Mensah", "Leo Barker", "Lily Fenn", "Lola Hart", "Mason Webb", "Mia Sutton", "Mila Ionescu",
    "Noah Finch", "Olive Dean", "Omar Aziz", "Poppy Lane", "Ravi Shah", "Rosa Silva", "Sam Oakley", "Sofia Ricci",
    "Tariq Hussain", "Theo Banks", "Una Daly", "Violet Moss", "Will Archer", "Yara Nasser", "Zach Miles",
)  # fmt: skip


def _child(
    cast: Cast, classes: dict[str, SchoolClass], row: tuple[str, str, date, str, str, str], begins: date
) -> None:
    name, surname, born, class_name, year, peg = row
    cast.child[name] = enrol(
        cast.rowan, forename=name, surname=surname, born_on=born, year_group=year, school_class=classes[class_name],
        peg=peg, joined_on=begins, by=cast.adult["Mrs Marsh"],
    )  # fmt: skip


def _rest_of_roll(cast: Cast, classes: dict[str, SchoolClass], number: int, name: str, begins: date) -> None:
    forename, surname = name.split()
    class_name = list(classes)[number % 5]
    enrol(
        cast.rowan, forename=forename, surname=surname, born_on=date(2021 - int(class_name[0]), 1 + number % 12, 1 + number % 28),
        year_group=class_name[0], school_class=classes[class_name], joined_on=begins, by=cast.adult["Mrs Marsh"],
    )  # fmt: skip


def _hazel(cast: Cast, begins: date) -> None:
    kaur = give_role(
        cast.hazel, title="Mrs", forename="Jaspreet", surname="Kaur", known_as="Mrs Kaur", email="kaur@hazel.example.org",
        role=Role.NURTURE_LEAD, school_class=None, group=cast.nest, by=None,
    ).user  # fmt: skip
    cast.adult["Mrs Kaur"] = kaur
    cast.child["Wren"] = enrol(cast.hazel, forename="Wren", surname="Sharp", year_group="1", peg="bird", by=kaur)


@dataclass(frozen=True)
class Family:
    """One adult around one child, as the school has them written down."""

    child: str
    known_as: str
    surname: str
    kind: str
    lives_with: bool = True
    has_responsibility: bool | None = True
    why_a_say: str = "Parental responsibility, and lives with the child"
    sees: bool = True
    email: str = ""
    mobile: str = ""
    address: str = ""
    language: str = "en-GB"
    interpreter: str = ""


ROW = "4 Orchard Row, Northmoor"
FAMILIES = (
    Family("Amal", "Leila", "Rahman", "mother", email="leila@example.org", mobile="07700 900114", address=ROW, language="ur", interpreter="Mrs Anwar"),
    Family("Amal", "Yusuf", "Rahman", "father", False, why_a_say="Parental responsibility; told and asked separately", email="yusuf@example.org", mobile="07700 900115", address="Flat 2, 19 Canal Street, Northmoor"),
    Family("Effie", "Tom", "Ashby", "father", email="tom@example.org", mobile="07700 900121", address="8 Mill Lane, Northmoor"),
    Family("Bea", "Ruth", "Lowe", "mother", email="ruth@example.org", mobile="07700 900131"),
    Family("Ellis", "Joan", "Carter", "grandparent", has_responsibility=True, why_a_say="Special guardian since 2022; order seen by Mrs Marsh", address="21 Quarry Hill, Northmoor"),
    Family("Jude", "Sandra", "Adeyemi", "mother", email="sandra@example.org", mobile="07700 900141"),
    Family("Kai", "Paula", "Dent", "foster_carer", has_responsibility=False, why_a_say="", email="paula@example.org", mobile="07700 900151"),
    Family("Kai", "Mr Finlay", "Finlay", "social_worker", False, why_a_say="Care order: the authority holds parental responsibility", sees=False, email="finlay@northmoor.example.org"),
    Family("Maryam", "Hana", "Haddad", "mother", email="hana@example.org", mobile="07700 900161"),
    Family("Maryam", "Karim", "Haddad", "father", False, why_a_say="Parental responsibility", email="karim@example.org", mobile="07700 900162"),
    Family("Nia", "Grace", "Price", "mother", email="grace@example.org", mobile="07700 900171", address="Larkspur House, Hidden Street"),
    Family("Nia", "Dean", "Price", "father", False, why_a_say="", sees=True, email="dean@example.org", mobile="07700 900172"),
    Family("Oskar", "Mrs Doyle", "Doyle", "mother"),
    Family("Zara", "Farah", "Malik", "mother", email="farah@example.org"),
    Family("Finn", "Angela", "Gallagher", "mother", email="angela@example.org", mobile="07700 900181"),
    Family("Luca", "Elena", "Moretti", "mother", email="elena@example.org"),
    Family("Ivy", "Mei", "Chan", "mother", email="mei@example.org", mobile="07700 900191"),
)  # fmt: skip


def _families(cast: Cast) -> None:
    lead, head = cast.adult["Miss Okafor"], cast.adult["Mrs Marsh"]
    for family in FAMILIES:
        relationship = add_adult(
            cast.child[family.child], adult=cast.adult.get(family.known_as), forename=family.known_as.removeprefix("Mr "),
            surname=family.surname, known_as=family.known_as, kind=family.kind,
            has_responsibility=family.has_responsibility, lives_with=family.lives_with, contact_email=family.email,
            mobile=family.mobile, phone="", address=family.address, language=family.language,
            interpreter=family.interpreter, contact_how="email" if family.email else "phone", by=lead,
        )  # fmt: skip
        cast.adult[family.known_as] = relationship.adult
        if family.why_a_say:
            give_say(relationship, why=family.why_a_say, by=lead)
        if family.sees:
            open_record(relationship, by=lead)
    restrict(
        cast.between("Nia", "Dean"),
        with_order=False,
        note="Grace and Nia live at an address he must not learn.",
        by=head,
    )
