"""The words that school systems write above their columns, and what each means to us."""

import re

CHILD = {
    "upn": "upn | unique pupil number | current upn | national pupil number",
    "former_upn": "former upn | previous upn",
    "pupil_id": "id | adno | adm no | admission no | admission number | admissions number | mis id | person id"
    " | pupil id | student id | arbor id | arbor student id | bromcom id | sims id | external id",
    "surname": "surname | last name | legal surname | legal last name | family name | second name | sname",
    "forename": "forename | first name | legal forename | legal first name | given name | forenames | fname"
    " | first names",
    "known_as": "preferred forename | preferred first name | chosen forename | chosen name | known as"
    " | preferred name | chosen first name",
    "preferred_surname": "preferred surname | chosen surname | preferred last name | chosen last name",
    "full_name": "name | full name | pupil name | student name | child name | childs name | pupil | student"
    " | child | pupil full name | student full name",
    "born_on": "dob | date of birth | birth date | birthdate | d o b | birthday",
    "year_group": "year | year group | nc year | ncyear | yr | year grp | nc year group | current year"
    " | national curriculum year | ncyear actual | curriculum year | current nc year | nc year actual"
    " | curriculum nc year",
    "class_name": "class | reg | reg group | registration group | registration | tutor group | form | reg class"
    " | class name | form group | registration form | tutor | current class | reg form | form class",
    "language": "first language | language | home language | mother tongue | first lang | language first"
    " | main language",
    "left_on": "leaving date | date of leaving | left on | date left | leave date | dol | leaving",
    "school_urn": "urn | school urn | establishment urn",
}
ADULT = {
    "order": "priority | order | contact order | contact priority | priority number",
    "title": "title | salutation title",
    "surname": "surname | last name | family name | legal surname | second name",
    "forename": "forename | first name | given name | legal forename | forenames",
    "full_name": "name | full name | contact | parent | guardian | carer | parent carer | parent guardian"
    " | salutation name | names",
    "relationship": "relationship | relation | relationship to pupil | relationship to student"
    " | relationship to child | relationship type | contact type | guardian relationship type | relation to child",
    "responsibility": "parental responsibility | pr | has parental responsibility | has legal responsibility"
    " | parental resp | responsibility | legal responsibility | is legal guardian | legal guardian | parent resp"
    " | parental rights | has pr | has responsibility",
    "lives_with": "lives with pupil | lives with | lives with student | lives with child | same address"
    " | address as pupil | resident with pupil | living with pupil | lives at same address",
    "court_order": "court order | has court order | court orders | court order in place",
    "email": "email | e mail | email address | home email | primary email | personal email | main email"
    " | work email | emails | default email | e mail address",
    "mobile": "mobile | mobile number | mobile phone | mobile telephone | mobile no | cell | primary mobile"
    " | mobile tel | mobile phone number | default mobile",
    "phone": "telephone | phone | main telephone | home telephone | home phone | telephone number | phone number"
    " | tel | tel no | work telephone | work phone | landline | home tel | home number | daytime telephone"
    " | main phone | day telephone | telephone no | home telephone number | primary telephone",
    "address": "address | home address | full address | address line 1 | address line 2 | address line 3"
    " | address line 4 | address 1 | address 2 | address 3 | street | town | house name | house number | postcode"
    " | post code | county | city | locality | address block | house | town city | main address",
}
"""Each meaning with its headings, in words without capitals or signs."""

CHILD_WORDS = ("pupils", "students", "childs", "pupil", "student", "child", "learner")
ADULT_WORDS = (
    "parent guardian", "parent carer", "parents carers", "parents guardians", "emergency contact", "next of kin",
    "contacts", "contact", "parents", "parent", "guardian", "carer", "adult",
)  # fmt: skip
KIN = {"mother": "Mother", "mothers": "Mother", "mum": "Mother", "mums": "Mother", "father": "Father",
       "fathers": "Father", "dad": "Father", "dads": "Father"}  # fmt: skip
FIRST = {"first": 1, "1st": 1, "primary": 1, "main": 1, "second": 2, "2nd": 2, "secondary": 2, "third": 3, "3rd": 3}
BEGINS_AN_ADULT = frozenset({"order", "title", "relationship", "responsibility", "lives_with", "court_order"})
NUMBER = re.compile(
    r"\b(?P<who>contact|parent|guardian|carer|adult) (?P<after>[1-9])\b"
    r"|^(?:priority )?(?P<first>[1-9])\b"
    r"|\b(?P<last>[1-9])$"
)
REPEATS_WITH_EACH_ADULT = frozenset({"order", "title", "surname", "forename", "full_name", "relationship"})


def _meanings(table: dict[str, str]) -> dict[str, str]:
    return {phrase.strip(): meaning for meaning, phrases in table.items() for phrase in phrases.split("|")}


CHILD_MEANINGS = _meanings(CHILD)
ADULT_MEANINGS = _meanings(ADULT)
MEANINGS = CHILD_MEANINGS | ADULT_MEANINGS


def plain(heading: str) -> str:
    """A heading as plain words: "DateOfBirth" and "Date of birth:" are both "date of birth"."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading[:200])
    words = re.sub(r"[^\w]+|_+", " ", spaced.replace("'", "").replace("’", "")).casefold().split()
    return " ".join(word for word, before in zip(words, ["", *words], strict=False) if word != before)


def numbered(words: str) -> tuple[str, int]:
    """Takes a number out: "contact 2 surname" is ("contact surname", 2); "primary contact" is ("contact", 1)."""
    if found := NUMBER.search(words):
        rest = words[: found.start()] + (found["who"] or "") + words[found.end() :]
        return " ".join(rest.split()), int(found["after"] or found["first"] or found["last"])
    first, _, rest = words.partition(" ")
    if first in FIRST and _scope(rest, ADULT_WORDS):
        return rest, FIRST[first]
    return words, 0


def without_child(words: str) -> str | None:
    """What is said of the child: "pupil surname" is "surname". None when the heading does not begin so."""
    scope = _scope(words, CHILD_WORDS)
    return words[len(scope) :].strip() if scope else None


def without_adult(words: str) -> tuple[str, str] | None:
    """What is said of an adult, and their relationship where the heading itself says it: "mothers mobile"."""
    first, _, rest = words.partition(" ")
    if first in KIN and rest != "tongue":
        return rest or "name", KIN[first]
    scope = _scope(words, ADULT_WORDS)
    return (words[len(scope) :].strip() or "name", "") if scope else None


def _scope(words: str, scopes: tuple[str, ...]) -> str:
    return next((scope for scope in scopes if words == scope or words.startswith(scope + " ")), "")
