"""What an instrument is: a questionnaire with sections, questions and, where it is a scale, strands in two halves."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

Respondent = Literal["staff", "parent", "child"]
Kind = Literal["text", "choice", "rating"]
Arrow = Literal["up", "down", ""]


@dataclass(frozen=True)
class Option:
    """One answer on offer. `points` is None where the answer is not a number; `picture` names one of our icons."""

    value: str
    label: str
    points: int | None = None
    picture: str = ""


@dataclass(frozen=True)
class Question:
    id: str
    section: str
    kind: Kind
    text: str
    guide: str = ""
    strand: str = ""
    options: tuple[Option, ...] = ()
    optional: bool = True

    def option(self, value: str) -> Option | None:
        return next((option for option in self.options if option.value == value), None)

    @property
    def top(self) -> int:
        return max((option.points for option in self.options if option.points is not None), default=0)


@dataclass(frozen=True)
class Section:
    """A group of questions; in a scale, one half, which says in words which way is which."""

    id: str
    title: str
    hint: str = ""
    direction: str = ""
    arrow: Arrow = ""


@dataclass(frozen=True)
class Strand:
    """A few questions read together, inside one half."""

    id: str
    title: str
    section: str


@dataclass(frozen=True)
class Scoring:
    rule: str
    at_least: int
    strands: tuple[Strand, ...]


@dataclass(frozen=True)
class Rights:
    owner: str
    licence: str
    modes: tuple[str, ...]


@dataclass(frozen=True)
class Instrument:
    """One version of one questionnaire. `digest` is the SHA-256 of the document it was read from."""

    key: str
    version: int
    title: str
    answered_by: Respondent
    ages: tuple[int, int]
    about_minutes: int
    intro: str
    closing: str
    read_by: str
    in_danger: str
    rights: Rights
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    scoring: Scoring | None
    digest: str

    @property
    def name(self) -> str:
        """Key and version, as kept beside answers: `home-baseline.1`."""
        return f"{self.key}.{self.version}"

    def question(self, id: str) -> Question:
        return next(question for question in self.questions if question.id == id)

    def section(self, id: str) -> Section:
        return next(section for section in self.sections if section.id == id)

    def in_section(self, id: str) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.section == id)

    def in_strand(self, id: str) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.strand == id)

    def by_section(self) -> tuple[tuple[Section, tuple[Question, ...]], ...]:
        """For templates: each section with its questions, in the order of the document."""
        return tuple((section, self.in_section(section.id)) for section in self.sections)

    def strands_in(self, section: str) -> tuple[Strand, ...]:
        return tuple(strand for strand in (self.scoring.strands if self.scoring else ()) if strand.section == section)

    def named(self, child: str) -> "Instrument":
        """The same document with the child's name wherever `{child}` stands."""

        return self.each(lambda text: text.replace("{child}", child))

    def each(self, put: Callable[[str], str]) -> "Instrument":
        """The same document with every text that is read put another way: with a name in it, or in another language."""
        return replace(
            self,
            title=put(self.title),
            intro=put(self.intro),
            closing=put(self.closing),
            read_by=put(self.read_by),
            in_danger=put(self.in_danger),
            sections=tuple(
                replace(one, title=put(one.title), hint=put(one.hint), direction=put(one.direction))
                for one in self.sections
            ),
            questions=tuple(
                replace(
                    one,
                    text=put(one.text),
                    guide=put(one.guide),
                    options=tuple(replace(option, label=put(option.label)) for option in one.options),
                )
                for one in self.questions
            ),
        )
