"""Parts that the governors' page and the inspector's evidence share, so that the two say the same in the same words.
Pure: figures come in protected (`outward_figures`), and nothing here counts."""

from datetime import date

from hearth.assessments import cohorts
from hearth.assessments.line import way
from hearth.evidence.hidden import HOW_HIDDEN, NOT_SHOWN, ONE_MORE_OR_LESS, Cells, ShownShare
from hearth.languages import days
from hearth.reports.charts import Table
from hearth.reports.outward_figures import Change, Figures, Measured
from hearth.reports.sheet import Block, Bullets, Care, Facts, Subhead, TableBlock, Words

OUTCOMES = {
    "behaviour": "Managing behaviour",
    "relationships": "Getting on with adults and with other pupils",
    "feelings": "Coping with feelings",
}
TOO_FEW = (
    "There is no figure here. A nurture group is small: fewer than ten children were looked at twice by the same kind "
    "of adult with the same questions, and a figure about so few could show one child."
)
NOT_OVER = (
    "No school year of this group is over yet, so there is no figure about children. Figures are made once a year, of "
    "a year that is over: made more often, two of them side by side could show one child."
)
WARNING = (
    "Children come to the group when things are hard. Whoever starts low often stands higher at the next look without "
    "any help, and nobody here was compared with children who had no place. The interval says how far the average "
    "could lie from what we saw if we had looked at other children like these; it does not say why anything changed. "
    "The adult who looks knows that the child has a place, and hopes. So these figures are a reason to ask: no proof."
)
WHY_MISSING = (
    "Not looked at twice may mean: no first look at the start, not asked again yet, left before anybody asked, asked "
    "and not answered, another adult looked the second time, another version was used, or too little was seen. Those "
    "who are missing may have fared worse or better."
)


def year(figures: Figures) -> str:
    return f"Of the school year {cohorts.said(figures.span.year)}" if figures.span else ""


def outcomes(figures: Figures) -> tuple[Block, ...]:
    """The three outcomes in words, strengths first within each as the measure has them; then how to read them."""
    if figures.span is None:
        return (Words(NOT_OVER),)
    blocks: list[Block] = []
    any_shown = False
    for key, title in OUTCOMES.items():
        shown = [block for one in figures.outcomes.get(key, ()) if one.changes for block in _measured(one)]
        any_shown = any_shown or bool(shown)
        blocks += [Subhead(title), *(shown or [Words(TOO_FEW)])]
    return (*blocks, Words(WHY_MISSING), Care(WARNING)) if any_shown else (Words(TOO_FEW),)


def _measured(one: Measured) -> tuple[Block, ...]:
    panel = one.panel
    measure = f"{panel.instrument.title}, version {panel.instrument.version}; asked: {panel.rater_words}"
    caption = f"{measure}. Average change in points, and its 95% interval"
    rows = tuple(_row(change) for change in one.changes)
    left_out = sum(1 for _ in panel.lines) > len(rows)
    share = one.seen.words
    seen = f"Looked at twice by the same adult: {share} of the children." if share != NOT_SHOWN else ""
    return (
        TableBlock(Table(caption, ("Part", "On average", "Interval", "Children"), rows)),
        Words(seen or "How many of all the children this is, is not shown: too few would be left."),
        Words("Parts with fewer than ten children are left out." if left_out else ""),
    )


def _row(change: Change) -> tuple[str, str, str, str]:
    line = change.line
    difference, interval = line.difference or 0.0, line.interval
    moved = round(difference, 1)
    said = way(line.arrow, 0 if moved == 0 else 1 if moved > 0 else -1)
    brief = said.removesuffix(" than before").removesuffix(" just now").capitalize()
    points = f"{brief}: {abs(moved):.1f} of {line.top}" if moved else brief
    spread = f"{_signed(interval.low)} to {_signed(interval.high)}" if interval else NOT_SHOWN
    return line.strand.title, points, spread, f"about {change.n.words}" if change.n.value else "ten or more"


def _signed(number: float) -> str:
    rounded = round(number, 1) or 0.0
    return f"{'−' if rounded < 0 else '+' if rounded > 0 else ''}{abs(rounded):.1f}"


def children(figures: Figures) -> tuple[Block, ...]:
    """How many had a place in the year, and where they were when it ended."""
    if figures.span is None:
        return ()
    return (
        *_cells(figures.children, "children", f"Of the children {figures.span.words}, when that year ended"),
        _stay(figures),
    )


def _stay(figures: Figures) -> Block:
    terms = figures.stay_in_terms
    usual = "Up to four terms is usual elsewhere. Longer is ours to look at, and no fault of a child."
    if terms is None:
        return Words(f"How long children stay is not shown: too few to say without pointing at a child. {usual}")
    return Words(f"Half of the stays that are over lasted {_half(terms)} terms or less. {usual}")


def _half(terms: float) -> str:
    return f"{terms:.0f}" if terms == int(terms) else f"{terms:.1f}"


def still_hidden(figures: Figures) -> Block | None:
    """One sentence instead of one each, where nothing of it may be shown."""
    nothing = figures.children.total.value is None and figures.stay_in_terms is None
    if not nothing or figures.returned.percent is not None or figures.beyond.percent is not None:
        return None
    return Words(
        "How many children had a place, how long they stayed and how many returns to class held are not shown: too few "
        "to say without pointing at a child. Up to four terms is usual elsewhere. Longer is ours to look at, and no "
        "fault of a child."
    )


def returns(figures: Figures) -> Block:
    return Words(_share(figures.returned, "returns to class had held a term later", "How many returns held"))


def beyond(figures: Figures) -> Block:
    return Words(
        _share(
            figures.beyond, "of those who had a place still had had it for more than four terms", "How many stay long"
        )
    )


def reviews(figures: Figures) -> Block:
    return Words(_share(figures.reviews, "reviews were held by the day we had said", "How many reviews were in time"))


def agreed(figures: Figures) -> tuple[Block, ...]:
    return _cells(figures.agreed, "adults", "What the adults who were asked for a place said last")


def voices(figures: Figures) -> tuple[Block, ...]:
    return _cells(figures.voices, "answers", "What parents answered to our reports")


def _share(share: ShownShare, what: str, short: str) -> str:
    if share.percent is None:
        return f"{short} is not shown: too few to say without pointing at a child."
    return f"{share.words[:1].upper()}{share.words[1:]} {what}."


def _cells(cells: Cells[str], unit: str, caption: str) -> tuple[Block, ...]:
    """A table if anything in it may be shown; a sentence if nothing may."""
    if cells.total.value is None:
        return (Words(f"{caption}: not shown. Too few {unit} for a number that points at nobody."),)
    rows = tuple((name, shown.words) for name, shown in cells.cells.items())
    total = "All that are shown" if cells.hidden else "Together"
    return (TableBlock(Table(caption, ("", unit.capitalize()), (*rows, (total, cells.total.words)))),)


def sessions(figures: Figures) -> tuple[Block, ...]:
    """About us: what the group should have had, and what it lost."""
    blocks: list[Block] = []
    for given in figures.given:
        found = given.sessions
        if not found.is_known:
            blocks.append(
                Words(f"{given.group.name}: no term that is over is written down, so sessions are not counted.")
            )
            continue
        rows = [
            ("Places in the room", str(given.group.places)), ("How full", given.fill),
            ("Half-day sessions planned", str(found.planned)), ("Given", str(found.given)),
        ]  # fmt: skip
        rows += [(f"Lost: {why.lower()}", str(n)) for why, n in found.lost]
        time = f"{days.full_day(found.first)} to {days.full_day(found.last)}"
        blocks += [Subhead(f"{given.group.name}, {time}"), Facts(tuple(rows))]
        if not found.lost:
            blocks.append(Words("No session is written down as lost. Ask whether each one was written down."))
    return tuple(blocks)


def how_hidden(day: date) -> tuple[Block, ...]:
    return (
        Bullets((HOW_HIDDEN, ONE_MORE_OR_LESS)),
        Words(
            f"As the record stood on {days.full_day(day)}. Figures are of a school year that is over, as it "
            "stood when it ended. Set beside a page made on another day, a figure may have moved because one answer "
            "was put right."
        ),
    )
