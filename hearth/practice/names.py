"""Finds the names of people at a school in somebody's own words, and says what to put in their place.

Pure: `known` makes a look-up from people's names, `find` looks through a text, `plainly` puts "the child", "the parent"
or "a colleague" where a name stood and leaves every other word as it was. Linear in the length of the text.

Many names are words as well (Will, May, Grace, Hope, Bell, Stone: `also-words.toml`). Such a word is a name only with a
capital letter where no ordinary reading fits: inside a sentence, after a title, before another name, before what only a
person does ("Grace said"), or where the same text names that person elsewhere. A surname is never found in small
letters, so that nobody stumbles over their own prose.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, reduce
from pathlib import Path


class Kind(StrEnum):
    """Whose name it is; the value is what is put in its place."""

    CHILD = "the child"
    PARENT = "the parent"
    COLLEAGUE = "a colleague"
    FAMILY = "the family"
    SOMEBODY = "somebody"


Kinds = frozenset[Kind]


@dataclass(frozen=True)
class Person:
    kind: Kind
    forename: str
    surname: str
    known_as: str = ""


@dataclass(frozen=True)
class Names:
    """Every word that names somebody here, in small letters without accents, and whose name it may be."""

    first: Mapping[str, Kinds]
    last: Mapping[str, Kinds]
    own: frozenset[str] = frozenset()
    """The writer's: nobody hides from themselves."""
    not_people: tuple[str, ...] = ()
    """The names of the school and of its rooms, whatever they are made of."""


@dataclass(frozen=True)
class Found:
    """One name, from `start` up to `end`, and what to put there."""

    start: int
    end: int
    words: str
    instead: str


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    text: str
    key: str
    begins: bool
    """Whether a sentence, or somebody's speech, begins here: a capital then says nothing."""

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


_NOTHING = _Word(0, 0, "", "", False)


_WORD = re.compile(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*")
_BEGINS = re.compile(r"(?:^|[.!?…:;\n]|[\"“„(\[]|[–—]|\s-)[\s\"'“”‘’(\[*•\-–—]*$")
_HIS = re.compile(r"['’]s$", re.IGNORECASE)


def known(people: Iterable[Person], own: Iterable[str] = (), not_people: Iterable[str] = ()) -> Names:
    """The look-up for one school. `own`: the writer's names; `not_people`: the school and its rooms."""
    first: dict[str, Kinds] = {}
    last: dict[str, Kinds] = {}
    for person in people:
        for into, name in ((first, person.forename), (first, person.known_as), (last, person.surname)):
            titled = _key(name.split(" ")[0]).rstrip(".") in _around("titles")
            for key in _parts(name):
                shelf = last if titled else into
                shelf[key] = shelf.get(key, frozenset()) | {person.kind}
    kept = tuple(name for name in not_people if name.strip())
    return Names(first, last, frozenset(key for name in own for key in _parts(name)), kept)


def find(text: str, names: Names) -> tuple[Found, ...]:
    """Every name in a text, in reading order. A name in several words, with its title, is one."""
    words = list(_words(text))
    once = list(_Look(text, words, names, frozenset()).found())
    sure = frozenset(_key(word) for one in once for word in one.words.split())
    return tuple(_Look(text, words, names, sure).found())


def is_a_word_too(word: str) -> bool:
    """Whether a name is read as an ordinary word where nothing speaks for the name."""
    return _key(word) in _also()["all"]


def plainly(text: str, found: Iterable[Found]) -> str:
    """The text with plain words where the names stood."""
    for one in sorted(found, key=lambda f: -f.start):
        text = text[: one.start] + one.instead + text[one.end :]
    return text


@dataclass(frozen=True)
class _Look:
    """One look through a text. `sure`: words the same text uses as a name where nothing else fits."""

    text: str
    words: list[_Word]
    names: Names
    sure: frozenset[str]

    def found(self) -> Iterator[Found]:
        skipped = _stretches(self.text, self.names.not_people)
        at = 0
        while at < len(self.words):
            kinds = self._run(at)
            end = at + len(kinds) + (1 if kinds and _is_title(self.words[at]) else 0)
            if kinds and not any(start <= self.words[at].start < stop for start, stop in skipped):
                yield self._stretch(at, end, kinds)
            at = max(end, at + 1)

    def _run(self, at: int) -> list[Kinds]:
        """Whose each word of a name may be that begins here; after its title, if it has one."""
        kinds: list[Kinds] = []
        titled = _is_title(self.words[at])
        for here in range(at + 1 if titled else at, len(self.words)):
            if here > at and not self._beside(here - 1, here):
                break
            whose = self._titled(here) if titled and not kinds else self._whose(here, begun=bool(kinds))
            if not whose:
                break
            kinds.append(whose)
        return kinds

    def _titled(self, at: int) -> Kinds:
        """After a title any word with a capital is a name, whoever's; one in small letters only if it is known."""
        word = self.words[at]
        if word.key in self.names.own:
            return frozenset()
        whose = self.names.last.get(word.key) or self.names.first.get(word.key)
        anybody = word.capital and len(word.text) > 1 and word.key not in _also()["never"]
        return whose or (frozenset({Kind.SOMEBODY}) if anybody else frozenset())

    def _whose(self, at: int, *, begun: bool) -> Kinds:
        """Whose name a word is, or nobody's."""
        word, also = self.words[at], _also()
        if begun and word.key in _around("of_a_name"):
            return self.names.last.get(self.words[at + 1].key, frozenset()) if at + 1 < len(self.words) else frozenset()
        whose = self.names.first.get(word.key) or (self._surname(word) if word.capital else frozenset())
        if not whose or word.key in also["never"] or len(word.key) < 2:
            return frozenset()
        if len(word.key) == 2 and (not word.capital or word.text.isupper()):
            return frozenset()
        if word.key not in also["all"]:
            return whose
        return whose if word.capital and (begun or self._no_ordinary_reading(at)) else frozenset()

    def _surname(self, word: _Word) -> Kinds:
        """A surname, one half of a double one, or a whole family: "the Rahmans"."""
        last = self.names.last
        if word.key in self.names.own and word.key not in last:
            return frozenset()
        halves = [last.get(half, frozenset()) for half in word.key.split("-")]
        whose = last.get(word.key) or frozenset().union(*halves)
        return whose or (frozenset({Kind.FAMILY}) if word.key[-1:] == "s" and word.key[:-1] in last else frozenset())

    def _no_ordinary_reading(self, at: int) -> bool:
        """Whether a word that is also a name, with a capital, can only be the name."""
        word, also, before, after = self.words[at], _also(), self._near(at - 1), self._near(at + 1)
        if word.text.isupper() and any(near.text.isupper() and len(near.text) > 1 for near in (before, after)):
            return False
        if word.key in also["months"] and (
            before.key in _around("time") or after.key in _around("time_after") or self._by_a_number(word)
        ):
            return False
        if word.key in also["places"] and before.key in _around("place"):
            return False
        if word.key in also["modals"] and after.key in _around("after_a_modal"):
            return False
        if not word.begins or word.key in also["capital"] or word.key in self.sure:
            return True
        return after.key in _around("only_a_person") or (after.capital and after.key in self.names.last)

    def _stretch(self, at: int, end: int, kinds: list[Kinds]) -> Found:
        """The name with what belongs to it: "the Rahmans", "the Rahman family", and the "mum" that says enough."""
        first, last = self.words[at], self.words[end - 1]
        before = self._near(at - 1) if at and self._beside(at - 1, at) else _NOTHING
        start, stop, instead, begins = first.start, last.end, _chosen(first, kinds), first.begins
        if before.key == "the":
            start, begins = before.start, before.begins
            if end < len(self.words) and self.words[end].key == "family" and self._beside(end - 1, end):
                stop, instead = self.words[end].end, Kind.FAMILY.value
            elif instead in (Kind.COLLEAGUE.value, Kind.SOMEBODY.value):
                start, begins = first.start, first.begins
        elif before.key in _around("kin"):
            return Found(before.end, stop, self.text[first.start : stop], "")
        words = self.text[first.start : last.end]
        return Found(start, stop, words, instead[0].upper() + instead[1:] if begins else instead)

    def _near(self, at: int) -> _Word:
        return self.words[at] if 0 <= at < len(self.words) else _NOTHING

    def _by_a_number(self, word: _Word) -> bool:
        return bool(re.search(r"\d\s*$", self.text[: word.start][-4:]) or re.match(r"\s*\d", self.text[word.end :][:4]))

    def _beside(self, one: int, other: int) -> bool:
        """Next to each other on one line, with nothing but a space or a title's full stop between."""
        between = self.text[self.words[one].end : self.words[other].start]
        if between.strip() == "." and self.words[one].key in _around("titles"):
            return True
        return "\n" not in between and not between.strip()


def _chosen(first: _Word, kinds: list[Kinds]) -> str:
    """Of those it may be: with a title an adult first, else a child first."""
    whose = reduce(lambda a, b: a & b, kinds) or frozenset().union(*kinds)
    if _is_title(first) and whose == {Kind.CHILD}:
        return Kind.PARENT.value  # of that child's name, and called Mrs
    adult_first = [Kind.COLLEAGUE, Kind.PARENT, Kind.CHILD, Kind.FAMILY, Kind.SOMEBODY]
    child_first = [Kind.CHILD, Kind.PARENT, Kind.COLLEAGUE, Kind.FAMILY, Kind.SOMEBODY]
    return next(kind.value for kind in (adult_first if _is_title(first) else child_first) if kind in whose)


def _is_title(word: _Word) -> bool:
    return word.key in _around("titles") and (word.capital or word.key in {"mr", "mrs", "ms", "mx", "dr"})


def _words(text: str) -> Iterator[_Word]:
    for found in _WORD.finditer(text):
        word = _HIS.sub("", found.group())
        if word:
            begins = bool(_BEGINS.search(text[max(0, found.start() - 12) : found.start()])) or found.start() == 0
            yield _Word(found.start(), found.start() + len(word), word, _key(word), begins)


def _stretches(text: str, phrases: tuple[str, ...]) -> list[tuple[int, int]]:
    if not phrases:
        return []
    either = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return [found.span() for found in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text, re.IGNORECASE)]


def _parts(name: str) -> Iterator[str]:
    """The words of a name that name somebody: no titles, no "van", and of a double name both halves too."""
    for found in _WORD.finditer(name):
        key = _key(found.group())
        if key in _around("titles") or key in _around("of_a_name"):
            continue
        yield key
        yield from (half for half in key.split("-") if "-" in key and len(half) > 2)


@cache
def _key(word: str) -> str:
    """A word to look up: small letters, no accents, one kind of apostrophe and hyphen."""
    bare = unicodedata.normalize("NFKD", word.replace("’", "'").replace("‑", "-"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).casefold()


@cache
def _also() -> Mapping[str, frozenset[str]]:
    """Words that are names as well, by how they are read, and all of them."""
    groups = {name: frozenset(text.split()) for name, text in _document()["also"].items()}
    return {**groups, "all": frozenset().union(*groups.values())}


@cache
def _around(group: str) -> frozenset[str]:
    return frozenset(_document()["around"][group].split())


@cache
def _document() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((Path(__file__).parent / "also-words.toml").read_text(encoding="utf-8"))
