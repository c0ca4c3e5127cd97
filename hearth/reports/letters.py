"""A notice as a letter on paper: an address in the window, the school's name outside, and large print for who wants it.

People's words go to the template as JSON and stay text. A letter no font of ours can draw is printed as □, and the
sheet says so."""

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import typst

from hearth.base.errors import RuleBroken
from hearth.reports.pdf import NOT_NOW, REFUSED, TRIES, clean_text, fonts, reads_from_the_right, unescaped

TEMPLATE = Path(__file__).parent / "templates" / "letter.typ"
UNBROKEN = "\u00a0"
"""Keeps the blocks of a telephone number in their order where the line runs from the right."""


@dataclass(frozen=True)
class Sheet:
    """All that stands on the paper. `address`: empty for one that is put into a hand or an envelope by itself."""

    school: str
    phone: str
    address: tuple[str, ...]
    day: date
    day_in_words: str
    subject: str
    text: str
    tag: str
    large: bool


def letter_pdf(sheet: Sheet) -> bytes:
    """As PDF bytes. Raises RuleBroken, with a sentence for the person, if it cannot be made at all."""
    undrawn: set[str] = set()
    for _ in range(TRIES):
        inputs = {"letter": json.dumps(_data(sheet, undrawn))}
        try:
            made = typst.compile(TEMPLATE, font_paths=fonts(), sys_inputs=inputs, format="pdf", pdf_standards="ua-1")
        except typst.TypstError as error:
            refused = REFUSED.search(error.message)
            if refused is None:
                raise RuleBroken(NOT_NOW) from error
            undrawn |= set(unescaped(refused.group(1)))
        else:
            return bytes(made)
    raise RuleBroken(NOT_NOW)


def _data(sheet: Sheet, undrawn: set[str]) -> dict[str, Any]:
    phone = clean_text(sheet.phone, undrawn)

    def said(words: str) -> dict[str, object]:
        text = clean_text(words, undrawn).replace(phone, phone.replace(" ", UNBROKEN))
        return {"text": text, "rtl": any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in words)}

    return {
        "school": said(sheet.school),
        "phone": phone.replace(" ", UNBROKEN),
        "address": [said(line) for line in sheet.address],
        "day": [sheet.day.year, sheet.day.month, sheet.day.day],
        "date": said(sheet.day_in_words),
        "subject": said(sheet.subject),
        "paragraphs": [said(part) for part in re.split(r"\n\s*\n", sheet.text.strip())],
        "lang": sheet.tag.split("-")[0],
        "rtl": reads_from_the_right(sheet.text),
        "large": sheet.large,
        "gaps": bool(undrawn),
    }
