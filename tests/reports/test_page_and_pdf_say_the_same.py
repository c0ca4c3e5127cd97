"""Of every report of the cast: the page and the PDF hold the same words, block by block, in the same order."""

from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string

from hearth.records.cast import Cast
from hearth.reports.sheet import Sheet
from hearth.reports.sheet_pdf import sheet_pdf
from tests.reports.every_report import REPORTS
from tests.reports.pdf_reader import said_in_order

A_LISTS_MARK = "•"
VOID = {"br", "img", "input", "link", "meta", "hr"}


class Blocks(HTMLParser):
    """The words of everything on the page that is a block of the report."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth and tag not in VOID:
            self.depth += 1
        elif "data-block" in dict(attrs):
            self.depth = 1
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if self.depth and tag not in VOID:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.found[-1] += data


def words(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


def blocks_of_the_page(sheet: Sheet) -> list[str]:
    parser = Blocks()
    parser.feed(render_to_string("reports/sheet.html", {"sheet": sheet}))
    return [words(block) for block in parser.found]


def differ(sheet: Sheet) -> str:
    """The first block of the page that the PDF does not go on with, or nothing."""
    left = words(said_in_order(sheet_pdf(sheet)).replace(A_LISTS_MARK, ""))
    for block in blocks_of_the_page(sheet):
        if not left.startswith(block):
            return f"the page says {block!r}, the PDF goes on {left[: len(block) + 40]!r}"
        left = left.removeprefix(block)
    return left and f"only the PDF says {left!r}"


@pytest.mark.parametrize("name", REPORTS)
def test_the_page_and_the_pdf_say_the_same(rowan: Cast, name: str) -> None:
    sheet = REPORTS[name](rowan)
    assert blocks_of_the_page(sheet), "a report without a word"
    assert differ(sheet) == ""


def test_a_difference_would_be_seen(rowan: Cast) -> None:
    sheet = REPORTS["what helps, Amal"](rowan)
    page = blocks_of_the_page(sheet)
    assert "WhathelpsAmal" in page and len(page) > 15
