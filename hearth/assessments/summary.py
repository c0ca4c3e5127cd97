"""What changed for a group or a school, with how sure one can be: counts, means, intervals, and who is missing.

Pairing and sums are the database's (`pairs.py`), the statistics are `hearth.evidence`'s. Versions, kinds of rater and
strands stand apart and are never added; the two halves are never set off against each other. A number here is for those
who may see the children. What goes out of the school goes through `hearth.evidence.hidden` first.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from math import sqrt
from typing import Any

from django.db.models import Count, Q

from hearth.assessments import cohorts, library, pairs
from hearth.assessments.chance import Chance, Measured
from hearth.assessments.change import chance_of
from hearth.assessments.cohorts import Span
from hearth.assessments.instrument import Instrument, Strand
from hearth.assessments.models import shelf
from hearth.assessments.pairs import Key, Sums
from hearth.assessments.panels import FEW, Half, Line, Missing, Panel, Summary
from hearth.evidence.differences import NoSpread, Paired, TooFew, independent_from_summaries, paired_from_sums
from hearth.evidence.differences import Summary as Numbers
from hearth.evidence.missing import Missing as Lost
from hearth.evidence.proportions import Proportion, wilson
from hearth.evidence.sizes import Size, d_av, d_z
from hearth.people.models import User
from hearth.schools.models import NurtureGroup

__all__ = ["FEW", "Half", "Line", "Missing", "Panel", "Summary", "of", "panels_of"]


def of(
    groups: Collection[NurtureGroup], span: Span, *, user: User,
    measured: Mapping[tuple[str, str, str], Measured] | None = None, until: date | None = None,
) -> Summary:  # fmt: skip
    """Three queries and one for each document a school brought itself, however many children. `measured`: what
    `raters.measured` gives, where it is to stand beside the assumption. `until`: looks of later days are left out."""
    cohort = cohorts.of(groups, span, user)
    found = pairs.of(cohort, until)
    stand = cohort.order_by().aggregate(children=Count("pk"), here=Count("pk", filter=Q(is_here=True)))
    made = []
    for key in sorted(found.whys):
        document = _document(key)
        if document is not None and document.scoring is not None:
            panel = _panel(document, key, found, stand["children"], measured or {})
            if panel is not None:
                made.append(panel)
    return Summary(span, stand["children"], stand["here"], tuple(made))


def _document(key: Key) -> Instrument | None:
    try:
        return shelf.find(key[0], key[1]).named("the child")
    except library.NoSuchInstrument:
        return None


def _panel(
    instrument: Instrument, key: Key, found: pairs.Paired, children: int, measured: Mapping[Any, Measured]
) -> Panel | None:
    whys = found.whys[key]
    with_first = sum(n for why, n in whys.items() if why != "no first")
    if not with_first:
        return None
    elsewhere = sum(
        n
        for (name, version, rater), others in found.whys.items() if (name, rater) == (key[0], key[2])
        for why, n in others.items() if version != key[1] and why != "no first"
    )  # fmt: skip
    missing = Missing(
        no_first=max(0, children - elsewhere - with_first),
        **{why: whys.get(why, 0) for why in ("here", "left", "asked", "rater", "version")},
    )
    sums = found.sums.get(key, {})
    halves = []
    for section in sorted(instrument.sections, key=lambda one: one.arrow == "down"):
        lines = [
            _line(
                instrument, strand, sums.get(strand.id, Sums(changes={})), missing, measured.get((*key[:2], strand.id))
            )
            for strand in instrument.strands_in(section.id)
        ]
        if lines:
            halves.append(Half(section, tuple(lines)))
    return Panel(instrument, key[2], children - elsewhere, missing, tuple(halves)) if halves else None


def _line(
    instrument: Instrument, strand: Strand, sums: Sums, missing: Missing, measured: Measured | None
) -> Line:  # fmt: skip
    chance = chance_of(instrument, strand, measured)
    change = _change(sums)
    up, down, within = _moved(sums, chance)
    return Line(
        strand, instrument.section(strand.section), sum(one.top for one in instrument.in_strand(strand.id)), sums.n,
        change, sums.first / sums.n if sums.n else None, sums.latest / sums.n if sums.n else None,
        _size(change, d_av), _size(change, d_z), up, down, within, chance,
        Missing(**{**vars(missing), "unseen": sums.unseen}), _lost(sums, missing),
    )  # fmt: skip


def _change(sums: Sums) -> Paired | None:
    try:
        return paired_from_sums(
            sums.n, before=sums.first, after=sums.latest, before_squares=sums.first_squares,
            after_squares=sums.latest_squares, products=sums.products,
        )  # fmt: skip
    except (TooFew, NoSpread):
        return None


def _size(change: Paired | None, of: Any) -> Size | None:
    try:
        return of(change) if change is not None else None
    except NoSpread:
        return None


def _moved(sums: Sums, chance: Chance | None) -> tuple[Proportion | None, Proportion | None, Proportion | None]:
    """How many went further up or down than chance alone would often give one child, and how many neither."""
    if not sums.n or chance is None:
        return None, None, None
    changes = sums.changes or {}
    up = sum(n for by, n in changes.items() if by > chance.band)
    down = sum(n for by, n in changes.items() if by < -chance.band)
    return wilson(up, sums.n), wilson(down, sums.n), wilson(sums.n - up - down, sums.n)


def _lost(sums: Sums, missing: Missing) -> Lost | None:
    """How those began who were not looked at again, against those who were."""
    n = sums.lost[0]
    if not n:
        return None
    kept, lost = _numbers(sums.n, sums.first, sums.first_squares), _numbers(*sums.lost)
    try:
        apart = independent_from_summaries(kept, lost) if kept and lost else None
    except (NoSpread, TooFew):
        apart = None
    return Lost(sums.n + n, sums.n, n, 0, 0, kept, lost, apart)


def _numbers(n: int, total: int, squares: int) -> Numbers | None:
    if n < 2:
        return None
    return Numbers(n, total / n, sqrt(max(0.0, (squares - total**2 / n) / (n - 1))))


def panels_of(summaries: Sequence[Summary], name: str) -> list[tuple[Summary, Panel]]:
    """The same instrument, version and kind of rater in several cohorts, for standing side by side."""
    return [(one, panel) for one in summaries for panel in one.panels if panel.name == name]
