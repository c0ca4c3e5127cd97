"""Takes names out of a story, and marks what may still point at somebody. Pure.

Names of people at the school are found by `practice.names` and give way to what the person is to the child. What is
left and might tell (a capital inside a sentence, a day, an age, a place, a job, a faith, an illness, a thing everybody
remembers) is marked with a reason. A person settles every mark. No program can promise that nobody is recognised:
marks are there to make somebody look, and to find nothing is no proof.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from hearth.practice import names
from hearth.practice.names import Kind, Names, Person


class What(StrEnum):
    """What was found; the value is its heading."""

    NAME = "a name"
    CAPITAL = "a word with a capital"
    WORD = "a word that may be a name"
    DAY = "a day or a year"
    AGE = "an age or a school year"
    REACH = "a number or an address to reach somebody by"
    PLACE = "a place"
    WORK = "a job"
    LANGUAGE = "a language or a country"
    FAITH = "a faith"
    ILLNESS = "an illness or a need"
    FAMILY = "the family"
    STORY = "what others may remember"
    SEX = "boy or girl"
    FEW = "somebody said to be the only one"


WHY = {
    What.NAME: "Somebody here is called this. Say who they are to the child instead.",
    What.CAPITAL: "It may be the name of a person, a place or a thing.",
    What.WORD: "Somebody here is called so, or it is the beginning of a name.",
    What.DAY: "A day can be looked up. Say the season.",
    What.AGE: "An age, or a year group, narrows down who it is.",
    What.REACH: "It leads straight to somebody.",
    What.FEW: "If there is only one, everybody knows which.",
}
NEVER_KEPT = frozenset({What.NAME, What.REACH, What.DAY})
"""These are changed. No reason is good enough."""
NOT_OF_A_HIDDEN_FAMILY = frozenset({What.PLACE, What.CAPITAL, What.WORD, What.LANGUAGE, What.WORK})
"""Where somebody must not find this family, these are changed too."""
MONTHS = "January February March April May June July August September October November December"
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"

_MONTH = "|".join(MONTHS.replace(" March", "").replace(" May", "").split())
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(UNITS.split())})"
# “march” and “may” are months only beside a day or after a word for a time.
_DAYS = re.compile(
    rf"\b(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:{_MONTH})(?:\s+\d{{4}})?"
    rf"|(?:in|since|last|until|by|of|\d{{1,2}}(?:st|nd|rd|th)?)\s+(?:March|May)\b(?!\s+be\b)(?:\s+\d{{4}})?"
    rf"|(?:March|May)\s+\d{{1,4}}(?:st|nd|rd|th)?"
    rf"|(?:{'|'.join(WEEKDAYS.split())})s?|(?:19|20)\d\d(?:[–-]\d\d)?|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)|birthday|Christmas|Halloween|bonfire night|New Year(?:['’]s)?)\b",
    re.IGNORECASE,
)
_AGES = re.compile(
    rf"\b(?:aged?\s+{_NUMBER}|turn(?:ed|ing)\s+{_NUMBER}|{_NUMBER}[\s-](?:years?|yrs?)[\s-]old"
    rf"|(?:(?:is|was)\s+|(?<=[’']s )){_NUMBER}(?=\s*(?:[.,;!?]|$|and\b|when\b|now\b|then\b))"
    rf"|(?:year|reception|nursery|key stage|ks|p|y)\s?{_NUMBER}|reception|nursery)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(r"\b(?:mr|mrs|ms|miss|mx|dr)\.?\s+[a-z]\b(?!['’])", re.IGNORECASE)
_INITIALS = re.compile(r"\b[A-Z]\.(?:\s?[A-Z]\b\.?)+")
_REACH = re.compile(
    r"(?:\+?\d[\d ()-]{7,}\d)|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\S+@\S+\.\w+|\bhttps?://\S+|\bwww\.\S+"
    r"|\b[A-Z]\d{12}\b|\b\d{1,4}[A-Za-z]?\s+[A-Z][a-z]+\s+(?:Street|Road|Lane|Row|Avenue|Close|Hill|Way|Drive)\b"
)
_FEW = re.compile(
    r"\b(?:the only (?:child|one|family|pupil|boy|girl)|the (?:eldest|youngest|first ever|last) (?:of|child)"
    r"|nobody else (?:here|in)|unlike any|one of (?:two|three))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’&\-‑][^\W\d_]+)*")
_BEGINS = re.compile(r"(?:^|[.!?…:;\n]|[\"“„(\[‘])[\s\"'“”‘’(\[*•#\-–—>]*$")
PLAIN = frozenset(
    {"I", "I’m", "I'm", "I’ll", "I'll", "I’d", "I'd", "I’ve", "I've", "OK", "TV", "PE", "SENCO", "Mum", "Dad", "TA"}
)


@dataclass(frozen=True)
class Around:
    """Everybody and every place that a story about one child might name. `roles`: words of a name in small letters,
    and what that person is to the child; a word that could be two people's is in none. `places`: phrase and what stands
    instead."""

    names: Names
    roles: Mapping[str, str]
    places: Mapping[str, str]


@dataclass(frozen=True)
class Mark:
    """One stretch to look at. `key` is the same for the same words of one sort: settled once, wherever they stand."""

    start: int
    end: int
    words: str
    what: What
    why: str

    @property
    def key(self) -> str:
        return f"{self.what.name.lower()}:{' '.join(self.words.casefold().split())}"


@dataclass(frozen=True)
class Close:
    """One person near the child: their names, and what they are to the child."""

    kind: Kind
    forename: str
    surname: str
    known_as: str
    role: str


def around(close: Iterable[Close], others: Iterable[Person], places: Mapping[str, str]) -> Around:
    """`close`: those with a part in this child's way; `others`: everybody else at the school."""
    near = list(close)
    roles: dict[str, set[str]] = {}
    for one in near:
        for word in _WORD.findall(f"{one.forename} {one.surname} {one.known_as}"):
            roles.setdefault(word.casefold(), set()).add(one.role)
    people = [*(Person(one.kind, one.forename, one.surname, one.known_as) for one in near), *others]
    alone = {word: next(iter(found)) for word, found in roles.items() if len(found) == 1}
    kept = {phrase: instead for phrase, instead in places.items() if len(phrase.strip()) > 1}
    return Around(names.known(people), alone, kept)


def taken_out(text: str, who: Around) -> str:
    """The text with what people and places are to the child where their names stood. Every other word stays."""
    for phrase, instead in sorted(who.places.items(), key=lambda one: -len(one[0])):
        text = _phrase(phrase).sub(instead, text)
    found = [
        names.Found(one.start, one.end, one.words, _as_it_stood(_role(one, who), one.instead))
        for one in names.find(text, who.names)
    ]
    return re.sub(r"\b([Tt])he the\b", r"\1he", names.plainly(text, found))


def marks(text: str, who: Around) -> tuple[Mark, ...]:
    """Everything to look at, in reading order; no stretch is marked twice, and boy or girl once for each word."""
    found = sorted(_every(text, who), key=lambda one: (one.start, -one.end))
    kept: list[Mark] = []
    sexes: set[str] = set()
    for one in found:
        if kept and one.start < kept[-1].end:
            continue
        if one.what is What.SEX:
            if one.key in sexes:
                continue
            sexes.add(one.key)
        kept.append(one)
    return tuple(kept)


def to_settle(text: str, who: Around, kept: Mapping[str, str], *, is_hidden: bool) -> tuple[Mark, ...]:
    """Marks that nobody has settled yet, or whose reason is none: each words once. `is_hidden`: somebody must not find
    this family."""
    left = {one.key: one for one in reversed(marks(text, who)) if not settled(one, kept, is_hidden=is_hidden)}
    return tuple(sorted(left.values(), key=lambda one: one.start))


def settled(mark: Mark, kept: Mapping[str, str], *, is_hidden: bool) -> bool:
    return may_be_kept(mark, is_hidden=is_hidden) and bool(kept.get(mark.key, "").strip())


def may_be_kept(mark: Mark, *, is_hidden: bool) -> bool:
    return mark.what not in NEVER_KEPT and not (is_hidden and mark.what in NOT_OF_A_HIDDEN_FAMILY)


def _every(text: str, who: Around) -> Iterator[Mark]:
    for one in names.find(text, who.names):
        yield Mark(one.start, one.end, one.words, What.NAME, WHY[What.NAME])
    for phrase in who.places:
        for found in _phrase(phrase).finditer(text):
            yield Mark(*found.span(), found.group(), What.NAME, WHY[What.NAME])
    patterns = (
        (_REACH, What.REACH), (_DAYS, What.DAY), (_AGES, What.AGE), (_FEW, What.FEW), (_TITLED, What.NAME),
        (_INITIALS, What.WORD),
    )  # fmt: skip
    for pattern, what in patterns:
        for found in pattern.finditer(text):
            yield Mark(*found.span(), found.group(), what, WHY[what])
    for found in _WORD.finditer(text):
        yield from _word(text, found, who)


def _word(text: str, found: re.Match[str], who: Around) -> Iterator[Mark]:
    word = found.group()
    for what in _lists():
        if _is_in(word.casefold().replace("’", "'"), what):
            yield Mark(*found.span(), word, what, _lists()[what][0])
            return
    begins = bool(_BEGINS.search(text[max(0, found.start() - 12) : found.start()])) or found.start() == 0
    opens = begins and word.casefold().replace("’", "'") in _ordinary()
    if word[:1].isupper() and not opens and word not in PLAIN:
        yield Mark(*found.span(), word, What.CAPITAL, WHY[What.CAPITAL])
    elif _may_name(word, who):
        yield Mark(*found.span(), word, What.WORD, WHY[What.WORD])


def _may_name(word: str, who: Around) -> bool:
    """Somebody's name in small letters; or, where a sentence begins with it, one that is a word as well."""
    key = word.casefold().replace("’", "'").removesuffix("'s")
    if word[:1].isupper():
        return key in who.names.first and key not in ("a", "i")
    alone = key not in _ordinary() and not names.is_a_word_too(key)
    known = key in who.names.last or (len(key) == 2 and key in who.roles)
    halves = [half for half in key.split("-") if "-" in key and len(half) > 2]
    return alone and known or any(half in who.names.first or half in who.names.last for half in halves)


def _is_in(word: str, what: What) -> bool:
    _why, whole, starts = _lists()[what]
    bare = word.removesuffix("'s")
    return bare in whole or bare.rstrip("s") in whole or any(word.startswith(start) for start in starts)


def _role(found: names.Found, who: Around) -> str:
    roles = {who.roles.get(word.casefold(), "") for word in _WORD.findall(found.words)} - {""}
    return roles.pop() if len(roles) == 1 else found.instead.lower()


def _as_it_stood(role: str, instead: str) -> str:
    return role[:1].upper() + role[1:] if instead[:1].isupper() else role


@cache
def _phrase(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(phrase.strip())}(?!\w)", re.IGNORECASE)


@cache
def _lists() -> Mapping[What, tuple[str, frozenset[str], tuple[str, ...]]]:
    """By what they tell: why, whole words, beginnings of words."""
    read, made = _document(), {}
    for name, group in read.items():
        if "why" not in group:
            continue
        words = group["words"].split()
        starts = tuple(word[:-1] for word in words if word.endswith("*"))
        made[What[name.upper()]] = (group["why"], frozenset(w for w in words if not w.endswith("*")), starts)
    return made


@cache
def _ordinary() -> frozenset[str]:
    """Words that begin a sentence without naming anything. Any other word with a capital there is looked at."""
    return frozenset(_document()["ordinary"]["words"].split())


@cache
def _document() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((Path(__file__).parent / "unnamed.toml").read_text(encoding="utf-8"))
