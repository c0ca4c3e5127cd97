"""Every text families read, in English and in one language side by side; and which of them a qualified reader signed.

A text is what is signed as one piece: a page, a notice, a book of phrases, or a chunk of the catalogue (chunks.toml).
Its digest is of both sides, so a change of either is read over again."""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

import polib

from hearth.languages import catalogue
from hearth.languages.catalogue import ENGLISH, FOLDER, Language
from hearth.languages.models import Reading
from hearth.schools.models import School

# Locked out of a language until they are signed.
LOCKED = ("safety", "agreement", "questionnaire", "hard_news")
DOCUMENTS = ("pages", "easy", "notices")
# Goes to somebody who works here.
TO_STAFF = {"notices:first_password"}
BOOKS = {
    "phrases": "The phrase book",
    "ideas": "Small things to try at home",
    "worries": "What parents worry about, with a first answer",
}
# The same in every language: not words that are read.
NAMES_OF_ROWS = {"key", "id", "side", "areas"}


@dataclass(frozen=True)
class Line:
    """One message, or one paragraph of a document, on both sides."""

    english: str
    translation: str


@dataclass(frozen=True)
class Text:
    id: str
    title: str
    lines: tuple[Line, ...]

    @property
    def group(self) -> str:
        return self.id.split(":")[0]

    @property
    def is_locked_unsigned(self) -> bool:
        return self.group in LOCKED

    @property
    def missing(self) -> int:
        """How many lines nobody has translated yet."""
        return sum(1 for line in self.lines if not line.translation)

    @cached_property
    def digest(self) -> str:
        sides = [[line.english, line.translation] for line in self.lines]
        return hashlib.sha256(json.dumps([self.id, sides], ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class Chunk:
    id: str
    title: str
    files: tuple[str, ...]


CHUNKS = tuple(
    Chunk(one["id"], one["title"], tuple(one["files"]))
    for one in tomllib.loads((FOLDER / "chunks.toml").read_text())["chunks"]
)


def chunk_of(files: list[str]) -> Chunk:
    """The first chunk, and so the strictest, that holds any of these files (paths from the root of the repository)."""
    inside = [file.removeprefix("hearth/") for file in files]
    return next(chunk for chunk in CHUNKS if any(file.startswith(chunk.files) for file in inside))


@cache
def of(language: Language) -> Mapping[str, Text]:
    """Every text of a language by its id, in the order of reading. Read once: a changed file is met when the program
    starts again, as everywhere else in these folders."""
    texts = [*_messages(language), *_documents(language), *_books(language)]
    return {text.id: text for text in texts}


def chunk_on_page(template: str) -> str:
    """Which text a page is part of, by its template ("parents/home.html")."""
    return chunk_of([f"hearth/web/templates/{template}"]).id


@dataclass(frozen=True)
class State:
    """A text with the latest reading of it at one school, if there was any."""

    text: Text
    reading: Reading | None

    @property
    def name(self) -> Literal["signed", "wrong", "changed", "unread", "untranslated"]:
        if self.reading is not None and self.reading.digest == self.text.digest:
            return "signed" if self.reading.reads_well else "wrong"
        if self.text.missing:
            return "untranslated"
        return "changed" if self.reading else "unread"


def states(school: School, language: Language) -> list[State]:
    """Every text of a language, and how it stands at this school."""
    latest: dict[str, Reading] = {}
    rows = Reading.objects.filter(school=school, language=language.tag).select_related("by")
    for reading in rows.order_by("-read_at", "-pk"):
        latest.setdefault(reading.text, reading)
    return [State(text, latest.get(text.id)) for text in of(language).values()]


def signed_off(school: School, language: Language) -> dict[str, Reading]:
    """Which texts stand signed at this school as they are now: the latest reading is of these words, and says so."""
    return {one.text.id: one.reading for one in states(school, language) if one.reading and one.name == "signed"}


def is_signed_off(school: School, language: Language, text: str) -> bool:
    """Whether one text, or every text of a group, stands signed. English is the source and needs nobody's signature."""
    if language.is_source:
        return True
    signed = signed_off(school, language)
    wanted = [id for id, one in of(language).items() if text in (id, one.group)]
    return bool(wanted) and all(id in signed for id in wanted)


def _messages(language: Language) -> Iterator[Text]:
    path = language.folder / "LC_MESSAGES/django.po"
    held: dict[str, list[Line]] = {chunk.id: [] for chunk in CHUNKS}
    for entry in polib.pofile(str(path)) if path.exists() else ():
        files = [file for file, _ in entry.occurrences]
        many = [entry.msgstr_plural[n] for n in sorted(entry.msgstr_plural)] if entry.msgid_plural else []
        english = f"{entry.msgid} / {entry.msgid_plural}" if entry.msgid_plural else entry.msgid
        translation = (" / ".join(many) if all(many) else "") if many else entry.msgstr
        held[chunk_of(files).id].append(Line(english, translation))
    for chunk in CHUNKS:
        if held[chunk.id]:
            yield Text(chunk.id, chunk.title, tuple(held[chunk.id]))


def _documents(language: Language) -> Iterator[Text]:
    for kind in DOCUMENTS:
        for english in sorted((ENGLISH.folder / kind).glob("*.txt")):
            own = language.folder / kind / english.name
            words = english.read_text().strip()
            title = words.splitlines()[0] if kind != "notices" else english.stem.replace("_", " ").capitalize()
            text = Text(f"{kind}:{english.stem}", title, _side_by_side(words, own))
            if text.id not in TO_STAFF:
                yield text


def _side_by_side(english: str, own: Path) -> tuple[Line, ...]:
    """Paragraph by paragraph where both have as many; otherwise whole beside whole."""
    translation = own.read_text().strip() if own.exists() else ""
    left, right = english.split("\n\n"), translation.split("\n\n")
    if len(left) != len(right):
        return (Line(english, translation),)
    return tuple(Line(one, other) for one, other in zip(left, right, strict=True))


def _books(language: Language) -> Iterator[Text]:
    """The phrase book and its neighbours: every sentence of a document, found under the same keys in both."""
    for english in sorted(ENGLISH.folder.glob("*.toml")):
        if english.name == "about.toml":
            continue
        theirs = dict(_sentences(catalogue.book(language, english.stem)))
        lines = [Line(said, theirs.get(at, "")) for at, said in _sentences(catalogue.book(ENGLISH, english.stem))]
        yield Text(english.stem, BOOKS.get(english.stem, english.stem.capitalize()), tuple(lines))


def _sentences(document: object, at: str = "") -> Iterator[tuple[str, str]]:
    """Each string of a document with where it stands. Rows are known by their key, else by their place."""
    if isinstance(document, str):
        yield at, document.strip()
    elif isinstance(document, dict):
        for key, value in document.items():
            if key not in NAMES_OF_ROWS:
                yield from _sentences(value, f"{at}/{key}")
    elif isinstance(document, list):
        for place, value in enumerate(document):
            name = (value.get("key") or value.get("id")) if isinstance(value, dict) else None
            yield from _sentences(value, f"{at}/{name or place}")
