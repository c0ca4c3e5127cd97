"""Reads an instrument's document and checks it, so that a mistake is found on loading and not by a parent."""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

from hearth.assessments.instrument import (
    Arrow,
    Band,
    Instrument,
    Kind,
    Mode,
    Option,
    Outcome,
    Phase,
    Question,
    Respondent,
    Rights,
    Scoring,
    Section,
    Strand,
)

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class BadInstrument(ValueError):
    """A document breaks a rule of the library; the message names the file, the place and the rule."""


def read_folder(folder: Path) -> tuple[Instrument, ...]:
    return tuple(read(path.read_text(encoding="utf-8"), path.name) for path in sorted(folder.glob("*.toml")))


def read(text: str, file_name: str) -> Instrument:
    """Reads and checks one document. Raises BadInstrument with the file, the place and what is wrong."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInstrument(f"{file_name}: {error}") from error
    if file_name != f"{table.get('key')}.{table.get('version')}.toml":
        raise BadInstrument(f"{file_name}: the file should be called {table.get('key')}.{table.get('version')}.toml")
    return _instrument(table, file_name, text.replace("\r\n", "\n"), brought=False)


def read_json(text: str, place: str) -> Instrument:
    """The same for a document a school brought, kept as JSON. Raises BadInstrument."""
    try:
        table = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadInstrument(f"{place}: {error}") from error
    if not isinstance(table, dict):
        raise BadInstrument(f"{place}: this is not an instrument")
    return _instrument(table, place, text, brought=True)


def _instrument(table: dict[str, Any], place: str, text: str, *, brought: bool) -> Instrument:
    page = _Page(table, place)
    scales = {one.word("id"): tuple(_options(one)) for one in page.tables("scales")}
    sections = tuple(
        Section(
            one.slug("id"), one.word("title"), one.word("hint", ""), one.word("direction", ""),
            one.one_of("arrow", Arrow, ""), one.number("most") if "most" in one.held else None,
        )
        for one in page.tables("sections")
    )  # fmt: skip
    scoring = _scoring(page.table("scoring")) if "scoring" in table else None
    homes = {strand.id: strand.section for strand in scoring.strands} if scoring else {}
    rights = page.table("rights")
    instrument = Instrument(
        key=page.slug("key"),
        version=page.number("version"),
        title=page.word("title"),
        answered_by=page.one_of("answered_by", Respondent),
        ages=page.ages(),
        about_minutes=page.number("about_minutes"),
        intro=page.word("intro"),
        closing=page.word("closing"),
        read_by=page.word("read_by"),
        in_danger=page.word("in_danger"),
        rights=Rights(
            rights.word("owner"), rights.word("licence"), tuple(rights.words("modes")),
            rights.one_of("mode", Mode, "shown"), rights.word("evidence", ""), rights.word("link", ""),
            rights.yes("needs_word", False),
        ),
        sections=sections,
        questions=tuple(_question(one, scales, homes) for one in page.tables("items")),
        scoring=scoring,
        digest=sha256(text.encode()).hexdigest(),
        phases=page.each_of("phases", Phase),
        apart_days=page.number("apart_days", 0),
    )  # fmt: skip
    for wrong in _wrongs(instrument, brought=brought):
        raise BadInstrument(f"{place}: {wrong}")
    return instrument


@dataclass(frozen=True)
class _Page:
    """A table of the document that says where it is when something is missing or of the wrong kind."""

    held: dict[str, Any]
    place: str

    def _value(self, key: str, kind: type, default: Any = None) -> Any:
        value = self.held.get(key, default)
        if value is None:
            raise BadInstrument(f"{self.place}: “{key}” is missing")
        if not isinstance(value, kind) or isinstance(value, bool) is not (kind is bool):
            raise BadInstrument(f"{self.place}: “{key}” should be {kind.__name__}, not {value!r}")
        return value

    def word(self, key: str, default: str | None = None) -> str:
        """One line break in a document is only where its writer's page ended; a blank line is a paragraph."""
        return re.sub(r"(?<!\n)\n(?!\n)", " ", str(self._value(key, str, default)).strip())

    def slug(self, key: str, default: str | None = None) -> str:
        word = self.word(key, default)
        if word != default and not SLUG.fullmatch(word):
            raise BadInstrument(f"{self.place}: “{key}” should be lower-case words joined by hyphens, not {word!r}")
        return word

    def number(self, key: str, default: int | None = None) -> int:
        return int(self._value(key, int, default))

    def figure(self, key: str) -> float | None:
        """A number that may have a part after the point, or none where it is not there."""
        return float(self._value(key, float)) if key in self.held else None

    def yes(self, key: str, default: bool) -> bool:
        return bool(self._value(key, bool, default))

    def one_of(self, key: str, kinds: Any, default: str | None = None) -> Any:
        word = self.word(key, default)
        if word not in get_args(kinds):
            raise BadInstrument(f"{self.place}: “{key}” should be one of {', '.join(get_args(kinds))}, not {word!r}")
        return word

    def each_of(self, key: str, kinds: Any) -> tuple[Any, ...]:
        """A list of which each is one of these; all of them where it is not there."""
        found = self._value(key, list, list(get_args(kinds)))
        if not found or not set(found) <= set(get_args(kinds)):
            raise BadInstrument(f"{self.place}: “{key}” should be some of {', '.join(get_args(kinds))}, not {found!r}")
        return tuple(found)

    def words(self, key: str) -> list[str]:
        return [str(word) for word in self._value(key, list)]

    def ages(self) -> tuple[int, int]:
        ages = self._value("ages", list)
        if len(ages) != 2 or not [type(age) for age in ages] == [int, int] or not 0 <= ages[0] <= ages[1] <= 25:
            raise BadInstrument(f"{self.place}: “ages” should be the youngest and the oldest, not {ages!r}")
        return ages[0], ages[1]

    def table(self, key: str) -> "_Page":
        return _Page(self._value(key, dict), f"{self.place}, {key}")

    def tables(self, key: str) -> list["_Page"]:
        found = self._value(key, list, [])
        return [
            _Page(one, f"{self.place}, {key} {one.get('id') or one.get('value') or n}")
            for n, one in enumerate(found, 1)
        ]


def _options(scale: _Page) -> Iterator[Option]:
    for one in scale.tables("options"):
        points = one.number("points") if "points" in one.held else None
        yield Option(one.slug("value"), one.word("label"), points, one.word("picture", ""))


def _question(item: _Page, scales: dict[str, tuple[Option, ...]], homes: dict[str, str]) -> Question:
    options = tuple(_options(item))
    if scale := item.word("scale", ""):
        if options or scale not in scales:
            raise BadInstrument(f"{item.place}: “scale” should name one of the document’s scales, not {scale!r}")
        options = scales[scale]
    strand = item.slug("strand", "")
    if strand and strand not in homes:
        raise BadInstrument(f"{item.place}: there is no strand {strand!r}")
    return Question(
        id=item.slug("id"),
        section=homes[strand] if strand else item.slug("section"),
        kind=item.one_of("kind", Kind),
        text=item.word("text"),
        guide=item.word("guide", ""),
        strand=strand,
        options=options,
        optional=item.yes("optional", True),
        most=item.number("most") if "most" in item.held else None,
    )


def _scoring(page: _Page) -> Scoring:
    strands = tuple(
        Strand(
            one.slug("id"), one.word("title"), one.slug("section"), one.word("gloss", ""),
            one.one_of("outcome", Outcome, ""),
        )
        for one in page.tables("strands")
    )  # fmt: skip
    bands = tuple(
        Band(one.slug("strand"), one.number("lowest"), one.number("highest"), one.word("words"), one.word("source"))
        for one in page.tables("bands")
    )
    return Scoring(
        page.word("rule"),
        page.number("at_least"),
        strands,
        bands,
        page.figure("chance"),
        page.word("chance_source", ""),
    )


def _wrongs(instrument: Instrument, *, brought: bool) -> Iterator[str]:
    """What is wrong with a whole document, in sentences."""
    if instrument.version < 1:
        yield "versions begin at 1"
    if not instrument.questions and instrument.rights.mode != "linked":
        yield "there are no items"
    if instrument.rights.mode != "shown" and any(one.kind != "number" for one in instrument.questions):
        yield "its items may not be shown, so there can be nothing but numbers typed in"
    if instrument.rights.mode == "linked" and not instrument.rights.link:
        yield "it is only a link, and there is no link"
    if instrument.scoring and (instrument.scoring.chance is None) is bool(instrument.scoring.chance_source):
        yield "“chance” needs a “chance_source”, and the other way round"
    strands = instrument.scoring.strands if instrument.scoring else ()
    for kind, ids in (
        ("section", [one.id for one in instrument.sections]),
        ("item", [one.id for one in instrument.questions]),
        ("strand", [one.id for one in strands]),
    ):
        for id, times in Counter(ids).items():
            if times > 1:
                yield f"{kind} {id!r} is there {times} times"
    sections = {one.id: one for one in instrument.sections}
    for question in instrument.questions:
        yield from _wrongs_of_question(question, sections, brought)
    for strand in strands:
        if not sections.get(strand.section, Section("", "")).direction:
            yield f"strand {strand.id!r} needs a section with a direction in words"
        yield from _wrongs_of_strand(instrument, strand.id)
    for band in instrument.scoring.bands if instrument.scoring else ():
        if band.strand not in {one.id for one in strands} or band.highest < band.lowest:
            yield f"band {band.words!r} names no strand, or goes downward"


def _wrongs_of_question(question: Question, sections: dict[str, Section], brought: bool) -> Iterator[str]:
    if question.section not in sections:
        yield f"item {question.id!r} is in no section: there is no {question.section!r}"
    if (question.kind in ("text", "number")) is bool(question.options):
        yield f"item {question.id!r} is {question.kind}: text and number take no options, choice and rating need them"
    if len({option.value for option in question.options}) < len(question.options):
        yield f"item {question.id!r} has two options with one value"
    points = [option.points for option in question.options if option.points is not None]
    if question.kind == "rating" and (not question.strand or not _are_points(points, brought)):
        each = "points 0, 1, 2 and so on, each once" if not brought else "two points or more, each a number of its own"
        yield f"item {question.id!r} is a rating: it needs a strand, and {each}"
    if question.kind == "number" and not question.strand or question.most is not None and question.kind != "number":
        yield f"item {question.id!r}: a number belongs to a strand, and only a number has a “most”"
    if question.kind in ("text", "choice") and (points or question.strand):
        yield f"item {question.id!r} is not a rating: it has no points and no strand"


def _are_points(points: list[int], brought: bool) -> bool:
    """Ours begin at 0 and leave none out. A scale a school brought keeps its own: many run from 1 to 5."""
    if brought:
        return 1 < len(points) == len(set(points)) and min(points) >= 0
    return sorted(points) == list(range(len(points)))


def _wrongs_of_strand(instrument: Instrument, strand: str) -> Iterator[str]:
    assert instrument.scoring
    items = instrument.in_strand(strand)
    if not 0 < instrument.scoring.at_least <= len(items):
        yield f"strand {strand!r} has {len(items)} items, and “at_least” asks for {instrument.scoring.at_least}"
    if len({item.top for item in items}) > 1:
        yield f"strand {strand!r} mixes items of different tops"
