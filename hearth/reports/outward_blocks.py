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

USUAL = "Up to four terms is usual elsewhere. Longer is ours to look at, and no fault of a child."


def year(figures: Figures) -> str:
    return f"Of the school year {cohorts.said(figures.span.year)}" if figures.span else ""


def outcomes(figures: Figures) -> tuple[Block, ...]:
    """The three outcomes in words, strengths first within each as the measure has them; then how to read them. What
    holds for every table is said once."""
    if figures.span is None:
        return (Words(NOT_OVER),)
    shown = {key: [one for one in figures.outcomes.get(key, ()) if one.changes] for key in OUTCOMES}
    every = [one for measured in shown.values() for one in measured]
    if not every:
        return (Words(TOO_FEW),)
    alone = len({_measure(one) for one in every}) == 1
    counts = {_count(change) for one in every for change in one.changes}
    blocks: list[Block] = []
    for key, title in OUTCOMES.items():
        blocks += [TableBlock(_table(one, title, alone, len(counts) == 1)) for one in shown[key]]
        blocks += [] if shown[key] else [Subhead(title), Words(TOO_FEW)]
    told = Words("\n".join(dict.fromkeys(_told(one, counts) for one in every)))
    return (told, *blocks, Words(WHY_MISSING), Care(WARNING))


def _measure(one: Measured) -> str:
    panel = one.panel
    return f"{panel.instrument.title}, version {panel.instrument.version}; asked: {panel.rater_words}"


def _told(one: Measured, counts: set[str]) -> str:
    """Which questions, of whom, of how many, and what is left out."""
    of_each = f"Each part is of {counts.copy().pop()} children." if len(counts) == 1 else ""
    share = one.seen.words
    seen = (
        f"Looked at twice by the same adult: {share} of the children."
        if share != NOT_SHOWN
        else "How many of all the children this is, is not shown: too few would be left."
    )
    few = "Parts with fewer than ten children are left out." if len(list(one.panel.lines)) > len(one.changes) else ""
    said = (f"{_measure(one)}.", "Average change in points, and its 95% interval.", of_each, seen, few)
    return " ".join(sentence for sentence in said if sentence)


def _table(one: Measured, title: str, alone: bool, same: bool) -> Table:
    """Without the measure where there is one only, and without the children where all rows are of as many."""
    columns = ("Part", "On average", "Interval", "Children")[: 3 if same else 4]
    caption = title if alone else f"{title}. {_measure(one)}"
    return Table(caption, columns, tuple(_row(change)[: len(columns)] for change in one.changes))


def _count(change: Change) -> str:
    return f"about {change.n.words}" if change.n.value else "ten or more"


def _row(change: Change) -> tuple[str, str, str, str]:
    line = change.line
    difference, interval = line.difference or 0.0, line.interval
    moved = round(difference, 1)
    said = way(line.arrow, 0 if moved == 0 else 1 if moved > 0 else -1)
    brief = said.removesuffix(" than before").removesuffix(" just now").capitalize()
    points = f"{brief}: {abs(moved):.1f} of {line.top}" if moved else brief
    spread = f"{_signed(interval.low)} to {_signed(interval.high)}" if interval else NOT_SHOWN
    return line.strand.title, points, spread, _count(change)


def _signed(number: float) -> str:
    rounded = round(number, 1) or 0.0
    return f"{'−' if rounded < 0 else '+' if rounded > 0 else ''}{abs(rounded):.1f}"


def children(figures: Figures) -> tuple[Block, ...]:
    """How many had a place in the year and where they were when it ended; how long children stay, and how many returns
    held. What is not shown is said in one sentence."""
    if figures.span is None:
        return ()
    cells = _cells(figures.children, "children", f"Of the children {figures.span.words}, when that year ended")
    shares = (
        ("returns held", figures.returned, "returns to class had held a term later"),
        ("stay long", figures.beyond, "of those who had a place still had had it for more than four terms"),
    )
    terms = figures.stay_in_terms
    stay = [f"Half of the stays that are over lasted {_half(terms)} terms or less."] if terms is not None else []
    shown = [_share(share, what) for _short, share, what in shares if share.percent is not None]
    hidden = [] if stay else ["how long children stay"]
    hidden += [f"how many {short}" for short, share, _what in shares if share.percent is None]
    unsaid = f"Not shown, as too few: {days.joined(hidden)}." if hidden else ""
    return (*cells, Words(" ".join(sentence for sentence in (*stay, *shown, unsaid, USUAL) if sentence)))


def _half(terms: float) -> str:
    return f"{terms:.0f}" if terms == int(terms) else f"{terms:.1f}"


def reviews(figures: Figures) -> Block:
    if figures.reviews.percent is None:
        return Words("How many reviews were in time is not shown: too few to say without pointing at a child.")
    return Words(_share(figures.reviews, "reviews were held by the day we had said"))


def agreed(figures: Figures) -> tuple[Block, ...]:
    return _cells(figures.agreed, "adults", "What the adults who were asked for a place said last")


def voices(figures: Figures) -> tuple[Block, ...]:
    return _cells(figures.voices, "answers", "What parents answered to our reports")


def _share(share: ShownShare, what: str) -> str:
    return f"{share.words[:1].upper()}{share.words[1:]} {what}."


def _cells(cells: Cells[str], unit: str, caption: str) -> tuple[Block, ...]:
    """A table if more than one number in it may be shown; a sentence if one or none may."""
    if cells.total.value is None:
        return (Words(f"{caption}: too few {unit} to show without pointing at somebody."),)
    shown = [(name, number.words) for name, number in cells.cells.items() if number.value is not None]
    if len(shown) == 1:
        name, number = shown[0]
        return (Words(f"{caption}: “{name}”, {number} {unit}. The other numbers are not shown."),)
    rows = tuple((name, number.words) for name, number in cells.cells.items())
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
        lost = "; ".join(f"{n}: {why[:1].lower()}{why[1:]}" for why, n in found.lost)
        held = f"{found.planned} planned, {found.given} given{f'. Lost {lost}' if lost else ''}"
        rows = ("Places in the room", f"{given.group.places}. {given.fill}"), ("Half-day sessions", held)
        time = f"{days.full_day(found.first)} to {days.full_day(found.last)}"
        blocks += [Subhead(f"{given.group.name}, {time}"), Facts(rows)]
        if not found.lost:
            blocks.append(Words("No session is written down as lost. Ask whether each one was written down."))
    return tuple(blocks)


def how_hidden(day: date) -> tuple[Block, ...]:
    return (
        Bullets((HOW_HIDDEN, ONE_MORE_OR_LESS)),
        Words(
            f"As the record stood on {days.full_day(day)}, of a year that is over, as it stood when it ended. "
            "Beside a page of another day a figure may have moved, because one answer was put right."
        ),
    )
