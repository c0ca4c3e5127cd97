"""What an instrument is: a questionnaire with sections, questions and, where it is a scale, strands in two halves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

Respondent = Literal["staff", "parent", "child"]
Kind = Literal["text", "choice", "rating", "number"]
Arrow = Literal["up", "down", ""]
Mode = Literal["shown", "scored", "linked"]
Phase = Literal["primary", "secondary"]
# What the inspectors of 2011 looked for in 29 schools (domain.md, mission row M19).
Outcome = Literal["behaviour", "relationships", "feelings", ""]


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
    most: int | None = None

    def option(self, value: str) -> Option | None:
        return next((option for option in self.options if option.value == value), None)

    @property
    def top(self) -> int:
        """The most points one answer can give. For a number typed in: 0 where nobody has said what it can reach."""
        if self.kind == "number":
            return self.most or 0
        return max((option.points for option in self.options if option.points is not None), default=0)


@dataclass(frozen=True)
class Section:
    """A group of questions; in a scale, one half, which says in words which way is which. `most`: what the numbers
    typed into it can come to together, where that is known."""

    id: str
    title: str
    hint: str = ""
    direction: str = ""
    arrow: Arrow = ""
    most: int | None = None


@dataclass(frozen=True)
class Strand:
    """A few questions read together, inside one half."""

    id: str
    title: str
    section: str
    gloss: str = ""
    outcome: Outcome = ""


@dataclass(frozen=True)
class Band:
    """Words for a range of one strand, both ends in it, and who says so."""

    strand: str
    lowest: int
    highest: int
    words: str
    source: str


@dataclass(frozen=True)
class Scoring:
    """`chance` is the standard error of one measurement of a strand, in points, and `chance_source` who says so or on
    what assumption; none where nobody knows."""

    rule: str
    at_least: int
    strands: tuple[Strand, ...]
    bands: tuple[Band, ...] = ()
    chance: float | None = None
    chance_source: str = ""


@dataclass(frozen=True)
class Rights:
    """Whose it is. `mode`: its items may be shown, only its scores typed in, or nothing but a link. `modes` are the
    ways it may be used here, and `evidence` what was read and kept of the owner's terms."""

    owner: str
    licence: str
    modes: tuple[str, ...]
    mode: Mode = "shown"
    evidence: str = ""
    link: str = ""
    needs_word: bool = False


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
    phases: tuple[Phase, ...] = ("primary", "secondary")
    apart_days: int = 0

    @property
    def name(self) -> str:
        """Key and version, as kept beside answers: `home-baseline.1`."""
        return f"{self.key}.{self.version}"

    @property
    def is_shown(self) -> bool:
        return self.rights.mode == "shown"

    @property
    def is_scored_elsewhere(self) -> bool:
        """Somebody else's measure, filled in on its own form: only what came out is typed in."""
        return self.rights.mode == "scored"

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

    def with_maxima(self, most: Mapping[str, int]) -> "Instrument":
        """The same document with what each strand can reach as a school entered it from its own licensed copy."""
        return replace(
            self,
            questions=tuple(
                replace(one, most=most.get(one.strand, one.most)) if one.kind == "number" else one
                for one in self.questions
            ),
        )

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
            scoring=self.scoring
            and replace(
                self.scoring,
                strands=tuple(replace(one, title=put(one.title), gloss=put(one.gloss)) for one in self.scoring.strands),
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
