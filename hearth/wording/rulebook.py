"""The rules, read from documents: one for each code in `rules/`, and what a school adds or silences.

A rule says what it looks for, what makes the same words harmless, what a parent may hear, and what could be said
instead; and it carries sentences it must find and sentences it must leave alone, which are run as tests.
"""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Self

from hearth.wording.pattern import Pattern, compiled
from hearth.wording.structure import DETECTORS, Stretch
from hearth.wording.text import Message
from hearth.wording.words import named_words

HERE = Path(__file__).parent
CODES = (
    "blame_parent", "judge_parent", "label_child", "deficit_only", "comparison", "diagnosis", "stigma",
    "absolute", "threat", "command", "alarm", "jargon", "hard_read",
)  # fmt: skip
"""Four families: about the parent, about the child, pressure, clarity."""
CLARITY = frozenset({"jargon", "hard_read"})


@dataclass(frozen=True)
class Rule:
    """One thing to look for. `find` or `detector` says what; all else says when to keep quiet, and what to say."""

    id: str
    code: str
    severity: int
    """1 polish, 2 likely to hurt or put off, 3 should not be sent."""
    may_hear: str
    instead: tuple[str, ...]
    find: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    """In the same sentence: then the words are harmless."""
    unless_near: tuple[Pattern, ...] = ()
    """Anywhere in the message."""
    detector: Callable[[Message], Iterator[Stretch]] | None = None
    channels: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    """Where it speaks; empty is everywhere."""
    negated: bool = False
    """Speaks also after a “not”."""
    quoted: bool = False
    """Speaks also of words in quotation marks, or reported."""
    sure: bool = False
    """Speaks whatever examples teach: for what can be counted, and for a school's own rules."""
    matches: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    why: str = ""
    """Why a school added it."""

    def speaks_in(self, message: Message) -> bool:
        """Whether it applies here. What is not known of a message never silences a rule."""
        return all(
            not wanted or not given or given in wanted
            for wanted, given in (
                (self.channels, message.channel),
                (self.roles, message.sender_role),
                (self.stages, message.stage),
            )
        )


@dataclass(frozen=True)
class Code:
    """One of the thirteen: what it is, why it matters, and what to say when no rule is at hand."""

    id: str
    name: str
    what: str
    why: str
    may_hear: str
    instead: tuple[str, ...]
    version: int


@dataclass(frozen=True)
class Rulebook:
    """All rules in force for one school, or those shipped."""

    rules: tuple[Rule, ...]
    codes: dict[str, Code]
    silenced: frozenset[str] = field(default_factory=frozenset)
    under: Self | None = None
    """The book this one changes. Its patterns are looked up there, so that a school's few changes cost little."""

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        """Word, or beginning with a star, to the places of the patterns that need it most."""
        found: dict[str, list[int]] = {}
        for place, (_, pattern) in enumerate(self._patterns):
            for word in pattern.needs[0] if pattern.needs else ("",):
                found.setdefault(word, []).append(place)
        return found

    @cached_property
    def _patterns(self) -> list[tuple[Rule, Pattern]]:
        below = {one.id for one in self.under.rules} if self.under else set()
        return [(one, pattern) for one in self.rules if one.id not in below for pattern in one.find]

    def worth_trying(self, keys: frozenset[str]) -> Iterator[tuple[Rule, Pattern]]:
        """The few patterns whose words may stand in a sentence with these `Sentence.keys`, in the rules' order."""
        if self.under:
            yield from (found for found in self.under.worth_trying(keys) if found[0].id not in self.silenced)
        known = self._by_word
        places = set(known.get("", ()))
        for key in keys:
            if at := known.get(key):
                places.update(at)
        for place in sorted(places):
            if self._patterns[place][1].may_be_in(keys):
                yield self._patterns[place]

    def changed(self, *, added: tuple[Rule, ...] = (), silenced: frozenset[str] = frozenset()) -> Self:
        """With a school's own rules, and without those it silenced."""
        kept = tuple(rule for rule in (*self.rules, *added) if rule.id not in silenced)
        return replace(self, rules=kept, silenced=self.silenced | silenced, under=self)


@cache
def shipped() -> Rulebook:
    """The rules that come with Hearth."""
    rules: list[Rule] = []
    codes: dict[str, Code] = {}
    for name in CODES:
        document = tomllib.loads((HERE / "rules" / f"{name}.toml").read_text(encoding="utf-8"))
        codes[name] = Code(
            name, document["name"], document["what"], document["why"], document["may_hear"],
            tuple(document["instead"]), document["version"],
        )  # fmt: skip
        rules += [rule(one, codes[name]) for one in document.get("rule", ())]
    return Rulebook(tuple(rules), codes)


def rule(written: dict[str, Any], code: Code) -> Rule:
    """One rule as a document writes it, or a school.

    Raises:
        PatternWrong: what it looks for cannot be read.
    """
    words = named_words()
    return Rule(
        id=f"{code.id}/{written['id']}",
        code=code.id,
        severity=written.get("severity", 2),
        may_hear=written.get("may_hear", code.may_hear),
        instead=tuple(written.get("instead", code.instead)),
        find=tuple(compiled(one, words) for one in written.get("find", ())),
        unless=tuple(compiled(one, words) for one in written.get("unless", ())),
        unless_near=tuple(compiled(one, words) for one in written.get("unless_near", ())),
        detector=DETECTORS[written["detector"]] if "detector" in written else None,
        channels=frozenset(written.get("channels", ())),
        roles=frozenset(written.get("roles", ())),
        stages=frozenset(written.get("stages", ())),
        negated=written.get("negated", False),
        quoted=written.get("quoted", False),
        sure=written.get("sure", "detector" in written and code.id in CLARITY),
        matches=tuple(written.get("matches", ())),
        leaves=tuple(written.get("leaves", ())),
        why=written.get("why", ""),
    )
