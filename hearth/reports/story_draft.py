"""A first text of one child's way, made from the record: days become seasons, names become who somebody is to the
child, ages a stage of school. A person writes it on from here.

It holds what was agreed with the family or shared with them (goals, finished or shared reviews, the plan for going
back), dated steps, and numbers. It holds no concern in anybody's words, nothing a parent told us, nothing from a talk,
no register, no diagnosis, and nothing the safeguarding lead has.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from hearth.assessments.line import Line
from hearth.journeys import week
from hearth.journeys.models import Concern, Review, Step
from hearth.people.models import AboutChild
from hearth.reports.child_record import ChildRecord
from hearth.reports.goal_lines import GoalSeen
from hearth.reports.models import Story
from hearth.reports.parent_report import lines as each_line
from hearth.reports.unnamed import Around, taken_out

YEAR_BEGINS = 8
SEASONS = ((8, "autumn"), (4, "summer"), (1, "spring"))
NTH = ("", "second ", "third ", "fourth ", "fifth ", "sixth ")
KINDS = (
    ("acting_out", "it came out at others or at things"),
    ("disrupting", "the child’s own learning, and others’, kept stopping"),
    ("withdrawn", "the child kept apart and was easily overlooked"),
)
STEPS = {
    Step.Kind.FIRST_TALK: "Somebody talked with the family before anything was asked of them.",
    Step.Kind.GOT_TO_KNOW: "Adults who see the child every day, and the family, put together what they knew.",
    Step.Kind.AGREED: "Those who have a say agreed to a place.",
    Step.Kind.SETTLED: "The child had settled in.",
}
BACK = {
    Step.Kind.RETURN_BEGUN: "Going back to class began, a little at a time.",
    Step.Kind.PAUSED: "We paused. That was not a failure.",
    Step.Kind.STEPPED_BACK: "We took a step back for a while.",
    Step.Kind.BACK_IN_CLASS: "The child was back in class for the whole week.",
    Step.Kind.CHECKED_IN: "We looked in, and asked how it was.",
}
VOICES = {"child": "the child", "family": "home", "school": "the school"}


@dataclass
class Draft:
    """Text as it is kept: `## ` begins a part, `- ` a point, `> ` somebody's own words."""

    text: str = ""
    has_childs_words: bool = False
    drawn_from: list[tuple[str, int]] = field(default_factory=list)


def written(
    record: ChildRecord, steps: Sequence[Step], around: Around, *, purpose: str, with_childs_words: bool
) -> Draft:
    """The draft. Everything in anybody's words goes through `taken_out`."""
    began = min([step.taken_on for step in steps], default=record.today)
    draft = _Writer(record, list(steps), around, began)
    study = purpose == Story.Purpose.CHILD_STUDY
    parts = [
        ("Where it began", draft.began_with()),
        ("In the room", draft.in_the_room()),
        ("What we worked on", draft.goals()),
        ("In the child’s own words", draft.own_words() if with_childs_words else ()),
        ("What adults saw", draft.looks() if study else ()),
        ("What went well", draft.went_well()),
        ("What was tried, and what helped", draft.tried() if study else ()),
        ("Going back to class", draft.going_back()),
    ]
    made = [(heading, list(lines)) for heading, lines in parts]
    text = "\n\n".join(f"## {heading}\n" + "\n".join(lines) for heading, lines in made if lines)
    own = any(heading == parts[3][0] and lines for heading, lines in made)
    return Draft(text, own, sorted(set(draft.drawn_from)))


def when(day: date, began: date) -> str:
    """A season, and which school year of the way it was: "in the autumn", "in the spring of the second year"."""
    year = _school_year(day) - _school_year(began)
    season = next(name for month, name in SEASONS if day.month >= month)
    return f"in the {season}" if year <= 0 else f"in the {season} of the {NTH[min(year, 5)]}year"


def stage_of_school(age: int | None) -> str:
    if age is None:
        return "The child"
    band = "the first years of school" if age < 7 else "the later years of primary school" if age < 11 else "secondary"
    return f"A child in {band}"


def _school_year(day: date) -> int:
    return day.year if day.month >= YEAR_BEGINS else day.year - 1


@dataclass
class _Writer:
    record: ChildRecord
    steps: list[Step]
    around: Around
    began: date
    drawn_from: list[tuple[str, int]] = field(default_factory=list)

    def began_with(self) -> Iterator[str]:
        concerns = [one for one in self.record.concerns if one.withheld_at is None]
        age = self.record.child.age(self.began)
        seen = _kinds(concerns)
        self._from(*concerns)
        opening = f"{stage_of_school(age)} came to notice {when(self.began, self.began)}"
        yield f"{opening}: {week.joined(seen)}." if seen else f"{opening}."
        yield from self._steps(STEPS)

    def in_the_room(self) -> Iterator[str]:
        said = ""
        for place in self.record.placements:
            self._from(place)
            now = f"{_half_days(len(week.sessions_of(place)))} a week"
            if now != said:
                began = "the child had" if not said else "it was"
                yield f"{_capital(when(place.starts_on, self.began))} {began} {now} in the nurture room."
            said = now
        if said:
            yield "The rest of the week was in class. The child stayed on the class register all along."

    def goals(self) -> Iterator[str]:
        for seen in self.record.goals:
            self._from(seen.goal)
            yield f"- {self._said(seen.goal.words)}"
            if seen.goal.helps_here:
                yield f"At school we helped like this: {self._said(seen.goal.helps_here)}"
            yield from self._rated(seen)

    def own_words(self) -> Iterator[str]:
        for own in self.record.own_words[:2]:
            self._from(own.said)
            for asked, words in own.lines:
                yield f"{self._said(asked)}"
                yield f"> {self._said(words)}"

    def looks(self) -> Iterator[str]:
        """Each adult apart, with the two seasons and the scale said once."""
        apart: dict[tuple[str, str, int], list[Line]] = {}
        for line in self.record.lines:
            if line.voice == "school" and len(line.known) > 1:
                apart.setdefault((line.rater, line.instrument.key, line.instrument.version), []).append(line)
        for lines in apart.values():
            yield from self._one_adult(lines)

    def went_well(self) -> Iterator[str]:
        for review in self._shared():
            for line in each_line(review.strengths):
                yield f"- {self._said(line)}"

    def tried(self) -> Iterator[str]:
        plan = self.record.return_plan
        if plan is not None:
            self._from(plan)
            for line in each_line(plan.if_hard):
                yield f"- When it got hard: {self._said(line)}"
        for review in self._shared():
            for line in each_line(review.next_steps):
                yield f"- {self._said(line)}"

    def going_back(self) -> Iterator[str]:
        plan = self.record.return_plan
        if plan is not None:
            self._from(plan)
            for line in each_line(plan.teacher_does):
                yield f"- The class teacher carried on: {self._said(line)}"
        yield from self._steps(BACK)

    def _steps(self, said: dict[Step.Kind, str]) -> Iterator[str]:
        for step in self.steps:
            if step.kind in said:
                words = said[Step.Kind(step.kind)]
                yield f"{_capital(when(step.taken_on, self.began))}, {words[:1].lower()}{words[1:]}"

    def _rated(self, seen: GoalSeen) -> Iterator[str]:
        """What one parent says is not for another to read: home's number stands only where home is one adult."""
        one_adult = sum(one.has_say or one.may_see for one in self.record.family) == 1
        for line in seen.lines:
            theirs = line.voice == "family" and not one_adult
            if line.then is None or line.now is None or line.voice not in VOICES or theirs:
                continue
            yield f"From 0 to 10, {VOICES[line.voice]} said {line.then} first and {line.now} later."

    def _one_adult(self, lines: list[Line]) -> Iterator[str]:
        one = lines[0]
        role = one.roles[-1] if one.roles else "an adult"
        first, latest = when(one.first.on, self.began), when(one.latest.on, self.began)
        self.drawn_from += [
            ("assessments.Assessment", look.assessment) for line in lines for look in line.looks if look.assessment
        ]
        yield f"As one adult saw it ({role[:1].lower()}{role[1:]}), first {first} and again {latest}:"
        for line in lines:
            change = line.change
            if change is not None and line.most:
                then, now = line.first.value, line.latest.value
                verdict = f"{_capital(change.way)}: {change.verdict}"
                yield f"- {line.strand.title}: {then} of {line.most}, later {now}. {verdict}."

    def _shared(self) -> list[Review]:
        """Finished, or shared with a parent: what home has read too."""
        found = [one for one in self.record.held if one.final_at is not None or one.sharings.all()]
        self._from(*found)
        return found

    def _said(self, words: str) -> str:
        return taken_out(" ".join(words.split()), self.around)

    def _from(self, *rows: AboutChild) -> None:
        self.drawn_from += [(row._meta.label, row.pk) for row in rows]


def _kinds(concerns: Iterable[Concern]) -> list[str]:
    rows = list(concerns)
    return [words for name, words in KINDS if any(getattr(one, name) for one in rows)]


def _half_days(number: int) -> str:
    return f"{week.NUMBERS[number] if number < len(week.NUMBERS) else number} half-day{'' if number == 1 else 's'}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
