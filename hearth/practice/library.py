"""The exercises for staff meetings: versioned documents in `exercises/`, read once, checked, never changed in place.

Pure, and our own work throughout. A changed exercise is a new version in a new file; a record of having done it keeps
the version that was done. Each sentence to work on says what it is: `rework` (as it is said in a hurry, and not to be
copied), `received` (as a parent might say it) or `offered` (one good way, which passes our own wording help: a test).
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "exercises"
ROLES = {
    "senior": "senior staff",
    "class_teacher": "class teachers",
    "assistant": "assistants",
    "midday": "midday staff",
    "office": "office",
}
KINDS = {
    "rework": "As we say it in a hurry",
    "received": "As a parent might say it",
    "offered": "One way to say it",
}
SHORTEST, LONGEST = 5, 10
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class BadExercise(ValueError):
    """A document breaks a rule of the library; the message names the file, the place and the rule."""


class NoSuchExercise(LookupError):
    """No document has this key."""


@dataclass(frozen=True)
class Sentence:
    """One sentence to work on. `kind`: rework, received or offered."""

    kind: str
    text: str

    @property
    def label(self) -> str:
        return KINDS[self.kind]


@dataclass(frozen=True)
class Step:
    title: str
    minutes: int
    do: tuple[str, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Source:
    """A fact the exercise leans on, in our words, and where it is from."""

    fact: str
    where: str


@dataclass(frozen=True)
class Exercise:
    """One version of one exercise. `minutes`: all of it, five to ten. `work`: role by role, where they meet it."""

    key: str
    version: int
    title: str
    aim: str
    minutes: int
    work: Mapping[str, str]
    needs: str
    steps: tuple[Step, ...]
    noticed: tuple[str, ...]
    take_away: str
    sources: tuple[Source, ...]

    @property
    def roles(self) -> list[str]:
        return [label for role, label in ROLES.items() if role in self.work]

    @property
    def work_by_label(self) -> list[tuple[str, str]]:
        return [(label, self.work[role]) for role, label in ROLES.items() if role in self.work]

    def in_room(self, room: str) -> "Exercise":
        """The same, with the name this school chose for its room: `{room}` in a sentence stands for it."""
        steps = (
            replace(
                step, sentences=tuple(replace(one, text=one.text.replace("{room}", room)) for one in step.sentences)
            )
            for step in self.steps
        )
        return replace(self, steps=tuple(steps))

    @property
    def offered(self) -> tuple[str, ...]:
        return tuple(one.text for step in self.steps for one in step.sentences if one.kind == "offered")


def get(key: str) -> Exercise:
    """The newest version of this exercise. Raises NoSuchExercise."""
    versions = [one for one in every_version() if one.key == key]
    if not versions:
        raise NoSuchExercise(f"No exercise {key!r}")
    return max(versions, key=lambda one: one.version)


def newest() -> tuple[Exercise, ...]:
    """The newest version of each, the shortest first."""
    here = (get(key) for key in {one.key for one in every_version()})
    return tuple(sorted(here, key=lambda one: (one.minutes, one.title)))


def title_of(key: str, version: int) -> str:
    """What an exercise was called in the version that was done."""
    return next((one.title for one in every_version() if (one.key, one.version) == (key, version)), key)


@cache
def every_version() -> tuple[Exercise, ...]:
    return tuple(read(path.read_text(encoding="utf-8"), path.name) for path in sorted(FOLDER.glob("*.toml")))


def read(text: str, file_name: str) -> Exercise:
    """Reads and checks one document. Raises BadExercise with the file, the place and what is wrong."""
    try:
        table = tomllib.loads(text)
        exercise = _exercise(table)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise BadExercise(f"{file_name}: {type(error).__name__} {error}") from error
    unknown = set(table) - {"key", "version", "title", "aim", "minutes", "needs", "take_away", "noticed"}
    for extra in sorted(unknown - {"work", "steps", "sources"}):
        raise BadExercise(f"{file_name}: there is no place for “{extra}”")
    for wrong in _wrongs(exercise, file_name):
        raise BadExercise(f"{file_name}: {wrong}")
    return exercise


def _exercise(table: Mapping[str, Any]) -> Exercise:
    return Exercise(
        key=table["key"],
        version=table["version"],
        title=_line(table["title"]),
        aim=_line(table["aim"]),
        minutes=table["minutes"],
        work={role: _line(words) for role, words in table["work"].items()},
        needs=_line(table["needs"]),
        steps=tuple(_step(step) for step in table["steps"]),
        noticed=tuple(_line(words) for words in table["noticed"]),
        take_away=_line(table["take_away"]),
        sources=tuple(Source(_line(one["fact"]), _line(one["where"])) for one in table.get("sources", ())),
    )


def _step(step: Mapping[str, Any]) -> Step:
    sentences = tuple(Sentence(one["kind"], _line(one["text"])) for one in step.get("sentences", ()))
    paragraphs = tuple(_line(part) for part in re.split(r"\n\s*\n", step["do"].strip()))
    return Step(_line(step["title"]), step["minutes"], paragraphs, sentences)


def _line(words: str) -> str:
    """A line break in a document is only where its writer's page ended."""
    return " ".join(words.split())


def _wrongs(exercise: Exercise, file_name: str) -> Iterator[str]:
    """What is wrong with a whole document, in sentences."""
    if not SLUG.fullmatch(exercise.key) or file_name != f"{exercise.key}-{exercise.version}.toml":
        yield f"the file should be called {exercise.key}-{exercise.version}.toml"
    if exercise.version < 1:
        yield "versions begin at 1"
    if not SHORTEST <= exercise.minutes <= LONGEST:
        yield f"an exercise takes {SHORTEST} to {LONGEST} minutes"
    if sum(step.minutes for step in exercise.steps) != exercise.minutes:
        yield f"the steps do not add up to {exercise.minutes} minutes"
    if not exercise.work or set(exercise.work) - set(ROLES):
        yield f"“work” should name one or more of {', '.join(ROLES)}"
    if len(exercise.steps) < 3 or not exercise.noticed:
        yield "there should be three steps at least, and something people notice"
    kinds = {sentence.kind for step in exercise.steps for sentence in step.sentences}
    if kinds - set(KINDS):
        yield f"a sentence is one of {', '.join(KINDS)}"
    if "offered" not in kinds:
        yield "no sentence is offered: people go home with one good way to say it"
    texts = [exercise.title, exercise.aim, exercise.needs, exercise.take_away, *exercise.work.values()]
    texts += [text for step in exercise.steps for text in (step.title, *step.do, *(s.text for s in step.sentences))]
    if not all(texts):
        yield "something is left empty"
