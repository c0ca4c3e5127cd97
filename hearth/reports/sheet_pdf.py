"""A sheet as tagged PDF/UA-1, made in the request: the same blocks in the same order as the page, which is the
accessible original. A letter no font of ours can draw is printed as □, and the sheet says so."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hearth.reports import chart_on_paper, on_paper
from hearth.reports.charts import Table
from hearth.reports.on_paper import clean_text, reads_from_the_right
from hearth.reports.sheet import Block, Bullets, Care, ChartBlock, Facts, Quote, Sheet, Subhead, TableBlock, Words

NARROWEST, WIDEST = 9, 42
"""Letters a column is given room for, against its neighbours: so that most rows are one line."""
LETTERS = 14
"""Of a chart on the page, in its own units."""
TEMPLATE = Path(__file__).parent / "templates" / "sheet.typ"


def sheet_pdf(sheet: Sheet) -> bytes:
    """As PDF bytes. Raises RuleBroken, with a sentence for the person, if it cannot be made at all."""
    return on_paper.made(TEMPLATE, lambda undrawn: {"sheet": _Setting(undrawn).sheet(sheet)})


class _Setting:
    """Values for the template, with what nobody can draw left out."""

    def __init__(self, undrawn: set[str]) -> None:
        self.undrawn = undrawn

    def sheet(self, sheet: Sheet) -> dict[str, Any]:
        main, _, region = sheet.language.partition("-")
        return {
            "title": self.said(sheet.title),
            "subtitle": self.said(sheet.subtitle),
            "school": self.said(sheet.school),
            "date": self.said(sheet.day_in_words),
            "day": [sheet.day.year, sheet.day.month, sheet.day.day],
            "for_whom": self.said("Who this is for"),
            "audience": self.said(sheet.audience),
            "parts": [
                {
                    "heading": self.said(part.heading),
                    "new_page": part.new_page,
                    "blocks": [self.block(block) for block in part.standing],
                }
                for part in sheet.standing
            ],
            "page": "Page %(page)s of %(pages)s",
            "lang": main,
            "region": region,
            "rtl": sheet.direction == "rtl",
            "one_side": sheet.one_side,
            "gaps": bool(self.undrawn),
            "gap_words": self.said("We could not print some letters here. Please ask us."),
        }

    def block(self, block: Block) -> dict[str, Any]:
        return {"kind": block.kind, **self._values(block)}

    def _values(self, block: Block) -> dict[str, Any]:
        match block:
            case Words():
                return {"lines": self.every(block.lines), "strong": block.strong}
            case Bullets():
                return {"lines": self.every(block.lines)}
            case Subhead():
                return {"text": self.said(block.text)}
            case Facts():
                return {"rows": [self.every(row) for row in block.known]}
            case TableBlock():
                return {"table": self.table(block.table)}
            case ChartBlock():
                return self.chart(block)
            case Quote():
                return {
                    "lines": self.every(block.lines), "whose": self.said(block.whose), "voice": block.voice or "nobody"
                }  # fmt: skip
            case Care():
                return {"heading": self.said(block.heading), "text": self.said(block.text)}
            case _:
                raise TypeError(f"no such block: {block!r}")

    def chart(self, block: ChartBlock) -> dict[str, Any]:
        """Without a drawing, where nobody was asked yet, the sentence and the table stand alone."""
        said = {"said": self.said(block.said), "table": self.table(block.table), "drawing": None}
        if not block.svg:
            return said
        drawing = chart_on_paper.drawn(block.svg)
        alt = f"{block.table.caption}. {chart_on_paper.description(block.svg) or block.said}"
        return {**said, "alt": self.said(alt), "drawing": {
            "svg": drawing.svg, "width": drawing.width, "height": drawing.height, "size": drawing.scale * LETTERS,
            "labels": [
                {"x": one.x, "y": one.y, "anchor": one.anchor, "strong": one.strong, "words": self.said(one.words)}
                for one in drawing.labels
            ],
        }}  # fmt: skip

    def table(self, table: Table) -> dict[str, Any]:
        """Every row as long as the headings: a row that is short would push the rest out of place."""
        wide = max([len(table.columns), *(len(row) for row in table.rows)])
        filled = [(*row, *[""] * (wide - len(row))) for row in (table.columns, *table.rows)]
        return {
            "caption": self.said(table.caption),
            "widths": _widths(filled),
            "columns": self.every(filled[0]),
            "rows": [self.every(row) for row in filled[1:]],
        }

    def every(self, texts: tuple[str, ...]) -> list[dict[str, Any]]:
        return [self.said(text) for text in texts]

    def said(self, text: str) -> dict[str, Any]:
        clean = clean_text(text, self.undrawn)
        return {"text": clean, "rtl": reads_from_the_right(clean)}


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Of each column, by its longest cell. A heading may take more lines than what stands under it."""
    columns = zip(*(rows[1:] or rows), strict=True)
    return [min(max(NARROWEST, *(len(cell) for cell in column)), WIDEST) for column in columns]
