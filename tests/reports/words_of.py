"""Every word of a sheet, and which names of the cast stand in it."""

import re
from collections.abc import Iterator

from hearth.people.models import Child, User
from hearth.reports.sheet import Block, Bullets, Care, ChartBlock, Facts, Quote, Sheet, Subhead, TableBlock, Words

# Words of every day that somebody here is called as well: names only where nothing else fits.
ALSO_WORDS = {"will", "may", "grace", "hope", "dean", "rose", "stone", "lane", "banks", "price", "bell", "finn", "kit"}


def words_of(sheet: Sheet) -> str:
    said = [sheet.title, sheet.subtitle, sheet.audience]
    for part in sheet.standing:
        said.append(part.heading)
        said += [line for block in part.standing for line in lines_of(block)]
    return "\n".join(said)


def lines_of(block: Block) -> Iterator[str]:
    match block:
        case Words() | Bullets():
            yield from block.lines
        case Subhead() | Care():
            yield block.text
        case Quote():
            yield from (*block.lines, block.whose)
        case Facts():
            yield from (f"{label}: {value}" for label, value in block.known)
        case TableBlock() | ChartBlock():
            yield block.table.caption
            for row in (block.table.columns, *block.table.rows):
                yield "; ".join(row)


def named_in(text: str) -> list[str]:
    """Forenames, surnames and what people are called, of every child and adult there is."""
    rows = [*Child.objects.values_list("forename", "surname", "known_as")]
    rows += [*User.objects.values_list("forename", "surname", "known_as")]
    names = {word for row in rows for name in row for word in re.findall(r"[A-Z][\w’'-]{2,}", name)}
    names -= {"Miss", "Mrs", "The"}
    return sorted(
        name for name in names if name.lower() not in ALSO_WORDS and re.search(rf"\b{re.escape(name)}\b", text)
    )
