"""What parents read at each step: documents in `languages/<code>/pages` and `easy`, and which of them help now. Pure.

A document's first line is its title. Then a line each: `## heading`, `- list item`, `[drawing: name]`, or a paragraph.
An easy-read document has `drawing | sentence` instead. Places in braces are filled from the school's own facts; a line
whose place has nothing to say is left out, and so is a heading with nothing under it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from hearth.agreements.standing import Standing
from hearth.journeys.stages import Stage
from hearth.languages import catalogue
from hearth.languages.catalogue import Language

PLACE = re.compile(r"\{(\w*)\}")
DRAWING = re.compile(r"\[drawing: ([\w-]+)\]")
PLACES = frozenset({"room", "adults", "times", "child", "key_adult", "class", "food", "school", "phone"})

PRIMARY = ("what-it-is", "morning")
SECONDARY = ("ks3-parents", "ks3-you")
# In the order a parent may look for them. "not-yet" is there for those who said so, and for nobody else.
ALL = (
    *PRIMARY, *SECONDARY, "noticed", "who-knows", "your-choice", "not-yet", "kept", "going", "home-help", "back",
)  # fmt: skip
EASY = ("what-it-is", "morning", "your-choice", "kept", "back")
FOR_OLDER = dict(zip(PRIMARY, SECONDARY, strict=True))

SAID_NO = frozenset({Standing.NOT_YET, Standing.NO, Standing.WITHDRAWN})
BY_STAGE: dict[Stage, tuple[str, ...]] = {
    Stage.CONCERN: ("noticed", "what-it-is", "kept"),
    Stage.KNOWING: ("noticed", "what-it-is", "kept"),
    Stage.AGREEING: ("what-it-is", "morning", "who-knows"),
    Stage.SETTLING: ("morning", "who-knows", "home-help"),
    Stage.IN_GROUP: ("going", "home-help"),
    Stage.RETURNING: ("back", "home-help"),
    Stage.IN_TOUCH: ("home-help", "back"),
}


@dataclass(frozen=True)
class Line:
    kind: str
    """heading, item, drawing or text"""
    words: str


@dataclass(frozen=True)
class Block:
    """A paragraph, or a list of items."""

    words: str = ""
    items: tuple[str, ...] = ()

    @property
    def is_list(self) -> bool:
        return bool(self.items)


@dataclass(frozen=True)
class Part:
    """A drawing, a heading, and what stands under them."""

    drawing: str = ""
    heading: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Document:
    key: str
    title: str
    lines: tuple[Line, ...]
    language: Language

    def filled(self, places: Mapping[str, str]) -> "Filled":
        known = _apart(places, self.language)
        kept = [(line.kind, fill(line.words, known)) for line in self.lines]
        parts = _parts((kind, words) for kind, words in kept if words is not None)
        return Filled(self.key, fill(self.title, known) or "", tuple(parts), self.language)


@dataclass(frozen=True)
class Filled:
    """A page as one family reads it."""

    key: str
    title: str
    parts: tuple[Part, ...]
    language: Language
    is_easy: bool = False

    @property
    def is_in_english_instead(self) -> bool:
        """This language has no such page yet: shown in English, and it says so."""
        return self.language.is_source and not catalogue.now().is_source

    @property
    def drawing(self) -> str:
        """The first, to know the page by."""
        return next((part.drawing for part in self.parts if part.drawing), "")

    @property
    def text_id(self) -> str:
        """Its name among the texts that readers read over."""
        return f"{'easy' if self.is_easy else 'pages'}:{self.key}"


def read(key: str, language: Language | None = None) -> Document:
    """The page, in that language or the one being read in; in English where that one lacks it."""
    return _first("pages", key, language)


def read_easy(key: str, language: Language | None = None) -> Document:
    return _first("easy", key, language)


def easy(document: Document, places: Mapping[str, str]) -> Filled:
    """One idea a line, a drawing beside each."""
    parts, known = [], _apart(places, document.language)
    for line in document.lines:
        drawing, _, sentence = line.words.partition("|")
        words = fill(sentence.strip(), known)
        if words is not None:
            parts.append(Part(drawing=drawing.strip(), blocks=(Block(words),)))
    return Filled(document.key, fill(document.title, known) or "", tuple(parts), document.language, is_easy=True)


def _first(folder: str, key: str, language: Language | None) -> Document:
    wanted = language or catalogue.now()
    document = _document(folder, key, wanted) or _document(folder, key, catalogue.ENGLISH)
    if document is None:
        raise KeyError(key)
    return document


@cache
def _document(folder: str, key: str, language: Language) -> Document | None:
    path = language.folder / folder / f"{key}.txt"
    if not path.exists():
        return None
    title, *rest = [line.strip() for line in path.read_text().splitlines() if line.strip()]
    return Document(key, title, tuple(_line(words) for words in rest), language)


def _line(words: str) -> Line:
    if drawing := DRAWING.fullmatch(words):
        return Line("drawing", drawing[1])
    for mark, kind in (("## ", "heading"), ("- ", "item")):
        if words.startswith(mark):
            return Line(kind, words.removeprefix(mark))
    return Line("text", words)


def _apart(places: Mapping[str, str], language: Language) -> Mapping[str, str]:
    """Among words that run from the right, a name or a number keeps its own direction (isolates of Unicode)."""
    if language.direction == "ltr":
        return places
    return {name: f"\u2068{said}\u2069" if said else "" for name, said in places.items()}


def fill(words: str, places: Mapping[str, str]) -> str | None:
    """The words with their places filled. None where a place has nothing to say, or is no place of ours."""
    if any(not places.get(name) for name in PLACE.findall(words)):
        return None
    filled = PLACE.sub(lambda found: places[found[1]], words)
    return filled[:1].upper() + filled[1:] if words.startswith("{") else filled


def _parts(lines: Iterable[tuple[str, str]]) -> Iterator[Part]:
    drawing, heading, blocks = "", "", list[tuple[str, str]]()
    for kind, words in [*lines, ("end", "")]:
        # A drawing belongs to what follows it; a heading begins anew unless only a drawing came before it.
        if kind in ("end", "drawing") or (kind == "heading" and (heading or blocks)):
            if blocks:
                yield Part(drawing, heading, _blocks(blocks))
            drawing, heading, blocks = ("" if blocks or kind == "drawing" else drawing), "", []
        if kind == "drawing":
            drawing = words
        elif kind == "heading":
            heading = words
        elif kind != "end":
            blocks.append((kind, words))


def _blocks(lines: Iterable[tuple[str, str]]) -> tuple[Block, ...]:
    """Paragraphs as they are; items that follow each other are one list."""
    blocks: list[Block] = []
    for kind, group in groupby(lines, key=lambda line: line[0]):
        words = tuple(line[1] for line in group)
        blocks += [Block(items=words)] if kind == "item" else [Block(one) for one in words]
    return tuple(blocks)


def problems(document: Document, drawings: Iterable[str]) -> list[str]:
    """For tests and for whoever makes a language: places that are not ours, drawings that are not there."""
    known, found = set(drawings), []
    for line in (Line("text", document.title), *document.lines):
        found += [f"{document.key}: no place {{{name}}}" for name in PLACE.findall(line.words) if name not in PLACES]
        bare = PLACE.sub("", line.words)
        found += [f"{document.key}: a brace alone in “{line.words}”"] if "{" in bare or "}" in bare else []
        named = line.words.partition("|")[0].strip() if "|" in line.words else ""
        drawing = line.words if line.kind == "drawing" else named
        found += [f"{document.key}: no drawing “{drawing}”"] if drawing and drawing not in known else []
    return found


@dataclass(frozen=True)
class Shelf:
    """The pages for this parent: those that help now, the most useful first, and all the others."""

    now: tuple[str, ...] = ()
    also: tuple[str, ...] = field(default=())

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.now, *self.also)


def pages_for(
    stage: Stage | None, *, said: Standing = Standing.NOT_ASKED, secondary: bool = False, over: bool = False
) -> Shelf:
    """`said` is this parent's own answer and nobody else's: parents are asked alone, and may differ."""
    now = _now(stage, said, over)
    if secondary:
        now = tuple(FOR_OLDER.get(key, key) for key in now)
        now = now if set(now) & set(SECONDARY) else (*now, "ks3-parents")
    hidden = {*(PRIMARY if secondary else SECONDARY), "not-yet"}
    return Shelf(now, tuple(key for key in ALL if key not in now and key not in hidden))


def _now(stage: Stage | None, said: Standing, over: bool) -> tuple[str, ...]:
    """Whoever said no to a place that began all the same is not told that nothing began."""
    if said in SAID_NO and (over or stage is None or stage <= Stage.AGREEING):
        return ("not-yet", "your-choice", "what-it-is")
    if stage is None or over:
        return ("home-help", "kept")
    if said in SAID_NO:
        return ("your-choice", *(key for key in BY_STAGE[stage] if key != "home-help"))
    if said is Standing.WAITING and stage <= Stage.AGREEING:
        return ("your-choice", "morning", "who-knows")
    return BY_STAGE[stage]
