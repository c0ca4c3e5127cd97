"""One child over time, from rows the reader may see: every line of every scale, and why one stops and another begins.

What was put right since, and what the safeguarding lead has, stands in no line and leaves no gap.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from hearth.assessments.chance import BY_ASSUMPTION, Chance, Measured
from hearth.assessments.instrument import Instrument, Section, Strand
from hearth.assessments.line import Line, Look, Voice
from hearth.assessments.models import Assessment, Score, shelf
from hearth.assessments.side_by_side import given_on
from hearth.evidence.reliable import sem_if_one_step_off
from hearth.people.models import Child, User

# The school's own words for a range: instrument key, strand, lowest, highest, words.
OwnBand = tuple[str, str, int, int, str]

Is = Assessment.RespondentIs
APART = (
    "each have a line of their own. Two adults see a child in different places, so their lines are never joined and "
    "never averaged."
)
VOICES: dict[str, Voice] = {Is.CHILD: "child", Is.PARENT: "family", Is.STAFF: "school"}


@dataclass(frozen=True)
class Rows:
    """What was answered about one child, as one member of staff may see it: what stands, and what was put right."""

    child: Child
    counted: tuple[Assessment, ...]
    put_right: tuple[Assessment, ...]

    def of(self, key: str) -> "Rows":
        return Rows(
            self.child, tuple(one for one in self.counted if one.instrument_key == key),
            tuple(one for one in self.put_right if one.instrument_key == key),
        )  # fmt: skip

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.instrument_key for one in self.counted))

    def seen_on(self, row: Assessment) -> date:
        """The day of the first sending, also where it was put right later."""
        before = {one.pk: one for one in self.put_right}
        while row.corrects_id in before:
            row = before[row.corrects_id]
        return given_on(row)


def fetch(child: Child, user: User) -> Rows:
    """Three queries, however much was answered."""
    rows = Assessment.objects.visible_to(user).filter(child=child).select_related("respondent", "entered_by")
    counted = rows.that_count().prefetch_related("scores").order_by("submitted_at", "pk")
    put_right = rows.submitted().filter(corrected_by__submitted_at__isnull=False, corrected_by__withheld_at=None)
    before = put_right.select_related("respondent", "corrected_by").order_by("submitted_at", "pk")
    return Rows(child, tuple(_of(child, counted)), tuple(_of(child, before)))


def _of(child: Child, rows: Iterable[Assessment]) -> Iterable[Assessment]:
    for row in rows:
        row.child = child
        yield row


def documents(rows: Rows) -> dict[tuple[str, str], Instrument]:
    """Each document that was on a screen, once, with the child's name in it."""
    pinned = dict.fromkeys((one.instrument_key, one.instrument_version) for one in rows.counted)
    return {one: shelf.find(*one).named(rows.child.name) for one in pinned}


def lines(
    rows: Rows, *, measured: Mapping[tuple[str, str, str], Measured] | None = None,
    bands: Iterable[OwnBand] = (),
) -> tuple[Line, ...]:  # fmt: skip
    """Every line of every scale, in the order of its document, what is growing first. `bands`: the school's own words
    for numbers, as (instrument key, strand, lowest, highest, words)."""
    named = documents(rows)
    own = list(bands)
    found: dict[tuple[str, str, str, int], list[Look]] = {}
    who: dict[tuple[str, str, int], Assessment] = {}
    for row in sorted(rows.counted, key=lambda one: (rows.seen_on(one), one.pk)):
        rater = 0 if row.respondent_is == Is.CHILD else row.respondent_id
        who[row.instrument_key, row.instrument_version, rater] = row
        for one in row.scores.all():
            look = _look(rows, row, one, named[row.instrument_key, row.instrument_version], own)
            found.setdefault((row.instrument_key, row.instrument_version, one.strand, rater), []).append(look)
    made = []
    for (key, version), instrument in named.items():
        for section, strand in _in_order(instrument):
            for rater in [rater for a, b, rater in who if (a, b) == (key, version)]:
                looks = _one_a_day(found.get((key, version, strand.id, rater), []))
                if looks:
                    row = who[key, version, rater]
                    chance = chance_of(instrument, strand, (measured or {}).get((key, version, strand.id)))
                    name = row.respondent.name if rater else rows.child.name
                    made.append(Line(instrument, strand, section, name, VOICES[row.respondent_is], looks, chance))
    return tuple(made)


def _look(rows: Rows, row: Assessment, one: Score, instrument: Instrument, own: Sequence[OwnBand]) -> Look:
    document = instrument.scoring.bands if instrument.scoring else ()
    # The school's own copy goes before the document.
    bands = [*own, *((row.instrument_key, b.strand, b.lowest, b.highest, b.words) for b in document)]
    words = _in_words(bands, row.instrument_key, one)
    return Look(
        rows.seen_on(row), str(row.get_occasion_display()), one.value, one.most, one.answered, one.missing,
        str(row.get_rater_role_display()) if row.rater_role else "", row.pk,
        row.occasion == Assessment.Occasion.START, words,
    )  # fmt: skip


def _in_words(bands: Iterable[OwnBand], key: str, one: Score) -> str:
    if one.value is None:
        return ""
    return next(
        (
            words
            for whose, strand, low, high, words in bands
            if (whose, strand) == (key, one.strand) and low <= one.value <= high
        ),
        "",
    )


def _in_order(instrument: Instrument) -> list[tuple[Section, Strand]]:
    """Strengths first."""
    strands = instrument.scoring.strands if instrument.scoring else ()
    both = [(instrument.section(one.section), one) for one in strands]
    return sorted(both, key=lambda pair: pair[0].arrow == "down")


def _one_a_day(looks: Sequence[Look]) -> tuple[Look, ...]:
    """Sent twice on one day: the later is what the person meant."""
    return tuple({one.on: one for one in looks}.values())


def chance_of(instrument: Instrument, strand: Strand, measured: Measured | None) -> Chance | None:
    """What the document states, or where it states nothing and the strand is made of ratings, our assumption."""
    stated = instrument.scoring.chance if instrument.scoring else None
    items = instrument.in_strand(strand.id)
    if stated is not None and instrument.scoring:
        return Chance(stated, instrument.scoring.chance_source, measured)
    if items and all(one.kind == "rating" for one in items):
        return Chance(sem_if_one_step_off(len(items)), BY_ASSUMPTION, measured)
    return Chance(None, "", measured) if measured else None


def notes(made: Sequence[Line]) -> list[str]:
    """Why a line stops and another begins, in sentences: another version, another adult, another role."""
    said: dict[str, None] = {}
    for key in dict.fromkeys(line.instrument.key for line in made):
        looks = sorted(
            {(look.on, line.rater, line.instrument.version, look.role): None
             for line in made if line.instrument.key == key for look in line.looks}
        )  # fmt: skip
        for rater in dict.fromkeys(one[1] for one in looks):
            for before, after in pairwise([one for one in looks if one[1] == rater]):
                for sentence in _between(before, after):
                    said[sentence] = None
        if len(raters := list(dict.fromkeys(one[1] for one in looks))) > 1:
            said[f"{_and(raters)} {APART}"] = None
    return list(said)


def _between(before: tuple[date, str, int, str], after: tuple[date, str, int, str]) -> list[str]:
    said = []
    if before[2] != after[2]:
        said.append(
            f"From {_day(after[0])} {after[1]} answered version {after[2]} of the questions. The line of version "
            f"{before[2]} stops there, and another begins."
        )
    if before[3] and after[3] and before[3] != after[3]:
        was, now = (f"{role[:1].lower()}{role[1:]}" for role in (before[3], after[3]))
        said.append(f"{after[1]} was {was} until then, and {now} from {_day(after[0])}.")
    return said


def over_by_chance(made: Sequence[Line]) -> float:
    """How likely it is that at least one of these lines leaves its band by chance alone, were they independent."""
    return 1 - 0.95 ** len([line for line in made if line.change and line.change.band is not None])


def _and(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
