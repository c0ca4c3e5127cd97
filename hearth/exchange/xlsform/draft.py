"""A document on the way from a form: tables as the library reads them, and what became of each row."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from hearth.exchange.xlsform import texts


@dataclass(frozen=True)
class Line:
    """One row of the form as a person finds it, and what it becomes; or why it is left out."""

    row: int
    kind: str
    text: str
    becomes: str = ""
    options: tuple[str, ...] = ()
    why: str = ""


@dataclass
class Draft:
    """What `documents.read_json` takes, without what a person has still to say."""

    title: str
    form_id: str
    settings: dict[str, str]
    language: str
    sections: list[dict[str, Any]] = field(default_factory=list)
    items: list[dict[str, Any]] = field(default_factory=list)
    strands: list[dict[str, Any]] = field(default_factory=list)
    bands: list[dict[str, Any]] = field(default_factory=list)
    translations: dict[str, dict[str, str]] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def taken(self) -> list[Line]:
        return [line for line in self.lines if not line.why]

    @property
    def left_out(self) -> list[Line]:
        return [line for line in self.lines if line.why]

    @property
    def scored_sections(self) -> list[dict[str, Any]]:
        halves = {one["section"] for one in self.strands}
        return [one for one in self.sections if one["id"] in halves]

    @property
    def fewest(self) -> int:
        """How many questions the shortest strand has."""
        return min(Counter(one["strand"] for one in self.items if one.get("strand")).values(), default=0)

    def ids(self) -> list[str]:
        return [one["id"] for one in self.items]

    def section(self, id: str) -> dict[str, Any]:
        return next(one for one in self.sections if one["id"] == id)

    def say(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def keep_translations(self, *values: Any) -> None:
        """What the other languages say stays with the document, for whoever reads it over."""
        for value in values:
            if isinstance(value, dict):
                ours = texts.in_language(value, self.language)
                for language, words in value.items():
                    if language not in (self.language, texts.NONE) and words and ours:
                        self.translations.setdefault(language, {})[ours] = texts.plain(str(words))
