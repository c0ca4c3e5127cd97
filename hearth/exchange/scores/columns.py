"""Which column of a sheet of scores is what: the child's, the day, who filled it in, when on the way, or a strand.

A strand's column has `strand.` and the strand's id for its field; the rest are named as in `LABELS`. "" is left."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from hearth.assessments.instrument import Instrument
from hearth.exchange import whose
from hearth.exchange.files.columns import Column, SheetColumns
from hearth.exchange.files.tables import Table
from hearth.exchange.pupils import headings, values
from hearth.exchange.pupils.columns import ROWS_ABOVE

SHEET = {
    "on": "date | day | on | assessment date | date of assessment | date completed | completed on | assessed on"
    " | date assessed | completion date | date given",
    "rater": "rater | who filled it in | filled in by | completed by | assessed by | assessor | teacher | staff"
    " | adult | respondent | observer | who | by | completed by name",
    "occasion": "occasion | when on the way | when | stage | time point | timepoint | assessment point | point | round"
    " | assessment | phase",
}  # fmt: skip
"""Each meaning with its headings, in words without capitals or signs."""
MEANINGS = {phrase.strip(): meaning for meaning, phrases in SHEET.items() for phrase in phrases.split("|")}
LABELS = {"on": "Day it was filled in", "rater": "Who filled it in", "occasion": "When on the way"}
STRAND = "strand."
# Words beside a strand's own name that say no more than that it is one.
ROUND_A_STRAND = re.compile(r"\b(strand|sub ?scale|scale|score|scores|total|problems|symptoms|boxall|sdq)\b")


@dataclass(frozen=True, slots=True)
class ScoreColumns(SheetColumns):
    instrument: Instrument

    def labels(self) -> Mapping[str, str]:
        return {**whose.LABELS, **LABELS, **strand_labels(self.instrument)}

    def missing(self) -> str:
        """What a sheet of scores must have and this does not, as a sentence; or nothing."""
        have = {column.field for column in self.columns}
        needs = {
            "the child’s UPN or name": whose.is_told_by(have), "the day": "on" in have,
            "who filled it in": "rater" in have, "when on the way (at the start, along the way)": "occasion" in have,
            f"a part of “{self.instrument.title}”": any(field.startswith(STRAND) for field in have),
        }  # fmt: skip
        lacking = [what for what, is_there in needs.items() if not is_there]
        if not lacking:
            return ""
        return (
            f"This is no list of these scores: no column says {', nor '.join(lacking)}. Its columns are {self.seen()}."
        )

    def strands(self) -> list[tuple[int, str]]:
        """Position and strand of each column that is one."""
        return [(one.position, one.field.removeprefix(STRAND)) for one in self.columns if one.field.startswith(STRAND)]

    def unknown_strands(self) -> list[str]:
        """Headings that look like a strand and are none of this measure's."""
        return [
            one.heading
            for one in self.columns
            if not one.field and re.fullmatch(r"(strand )?[a-z]|strand .+", headings.plain(one.heading))
        ]


def strand_labels(instrument: Instrument) -> dict[str, str]:
    strands = instrument.scoring.strands if instrument.scoring else ()
    return {f"{STRAND}{one.id}": f"Score: {one.title}" for one in strands}


def guess(table: Table, instrument: Instrument) -> ScoreColumns:
    """The best guess for a sheet. `missing()` says whether it will do."""
    candidates = [_under(table, at, instrument) for at in range(min(ROWS_ABOVE, len(table.rows)))]
    best = max(candidates, key=_recognised, default=ScoreColumns(0, (), "", instrument))
    return replace(best, columns=tuple(whose.shown(column, table, best.heading_at) for column in best.columns))


def _recognised(columns: ScoreColumns) -> int:
    return sum(1 for column in columns.columns if column.field)


def _under(table: Table, at: int, instrument: Instrument) -> ScoreColumns:
    """The guess if this row holds the headings."""
    known, taken, columns = _strands(instrument), set(), []
    for position, cell in enumerate(table.rows[at]):
        heading = values.tidy(cell)
        field = _meaning(heading, known)
        columns.append(Column(position, heading, field if field not in taken else ""))
        taken.add(field)
    key = "\n".join(headings.plain(column.heading) for column in columns)
    signature = hashlib.sha256(f"scores\n{instrument.name}\n{key}".encode()).hexdigest()
    return ScoreColumns(at, tuple(columns), signature, instrument)


def _strands(instrument: Instrument) -> dict[str, str]:
    """Each way a heading may name a strand, with its field."""
    strands = instrument.scoring.strands if instrument.scoring else ()
    names = ((words, one.id) for one in strands for words in (one.id, one.title, one.gloss))
    plain = {headings.plain(words): f"{STRAND}{strand}" for words, strand in names if words}
    return {bare: field for words, field in plain.items() for bare in (words, _bare(words), _british(words)) if bare}


def _meaning(heading: str, strands: Mapping[str, str]) -> str:
    words = headings.plain(heading)
    return MEANINGS.get(words) or whose.meaning(words) or strands.get(words) or strands.get(_bare(_british(words)), "")


def _british(words: str) -> str:
    """“Internalizing” is “Internalising”."""
    return re.sub(r"(?<=\w{3})iz(?=e|ing|ation)", "is", words)


def _bare(words: str) -> str:
    return " ".join(ROUND_A_STRAND.sub(" ", words).split())
