"""A notice as a letter on paper: an address in the window, the school's name outside, and large print for who wants it.

People's words go to the template as JSON and stay text. A letter no font of ours can draw is printed as □, and the
sheet says so."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hearth.reports import on_paper
from hearth.reports.on_paper import clean_text, reads_from_the_right

TEMPLATE = Path(__file__).parent / "templates" / "letter.typ"
UNBROKEN = "\u00a0"
"""Keeps the blocks of a telephone number in their order where the line runs from the right."""


@dataclass(frozen=True)
class Letter:
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


def letter_pdf(letter: Letter) -> bytes:
    """As PDF bytes. Raises RuleBroken, with a sentence for the person, if it cannot be made at all."""
    return on_paper.made(TEMPLATE, lambda undrawn: {"letter": _data(letter, undrawn)})


def _data(letter: Letter, undrawn: set[str]) -> dict[str, Any]:
    phone = clean_text(letter.phone, undrawn)

    def said(words: str) -> dict[str, object]:
        text = clean_text(words, undrawn).replace(phone, phone.replace(" ", UNBROKEN))
        return {"text": text, "rtl": any(unicodedata.bidirectional(one) in ("R", "AL") for one in words)}

    return {
        "school": said(letter.school),
        "phone": phone.replace(" ", UNBROKEN),
        "address": [said(line) for line in letter.address],
        "day": [letter.day.year, letter.day.month, letter.day.day],
        "date": said(letter.day_in_words),
        "subject": said(letter.subject),
        "paragraphs": [said(part) for part in re.split(r"\n\s*\n", letter.text.strip())],
        "lang": letter.tag.split("-")[0],
        "rtl": reads_from_the_right(letter.text),
        "large": letter.large,
        "gaps": bool(undrawn),
    }
