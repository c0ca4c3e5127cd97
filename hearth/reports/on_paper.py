"""What every PDF of ours shares: the faces, people's words as text and nothing else, and letters that cannot be drawn.

People's words go to a template as JSON and stay text. A letter no font of ours can draw is printed as □: a sheet with a
gap is better than no sheet.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import manimgx_fonts
import typst

from hearth.base.errors import RuleBroken

OURS = Path(__file__).parent / "fonts"
FAMILIES = Path(manimgx_fonts.__file__).parent
UNDRAWN = "□"
LAST_WE_DRAW = "ſ"
LONG = re.compile(r"(\S{24})(?=\S)")
NO_LETTERS = ("Cc", "Cs", "Cn", "Co")
TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TRIES = 24
REFUSED = re.compile(r'the text `"(.+?)"` could not be displayed')
NOT_NOW = "This sheet cannot be printed just now. The same words are on the page."

Inputs = Callable[[set[str]], dict[str, Any]]
"""Values for a template, by name, without the letters nobody can draw."""


def made(template: Path, inputs: Inputs) -> bytes:
    """The template filled, as PDF/UA-1. Raises RuleBroken, with a sentence for the person, if it cannot be made."""
    undrawn: set[str] = set()
    for _ in range(TRIES):
        try:
            return compiled(template, inputs(undrawn))
        except typst.TypstError as error:
            refused = REFUSED.search(error.message)
            if refused is None:
                raise RuleBroken(NOT_NOW) from error
            undrawn |= _alike(_letters(inputs(undrawn)), _hard(_unescaped(refused.group(1))))
    undrawn |= {letter for letter in _letters(inputs(undrawn)) if letter > LAST_WE_DRAW}
    try:
        return compiled(template, inputs(undrawn))
    except typst.TypstError as error:
        raise RuleBroken(NOT_NOW) from error


def compiled(template: Path, inputs: dict[str, Any], **options: Any) -> bytes:
    said = {name: json.dumps(value) for name, value in inputs.items()}
    options = options or {"format": "pdf", "pdf_standards": "ua-1"}
    return bytes(typst.compile(template, font_paths=fonts(), sys_inputs=said, **options))


@cache
def fonts() -> typst.Fonts:
    """Our faces first, then Noto for the families' scripts. None of the machine's own: every machine prints alike."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[OURS, FAMILIES])


def _hard(refused: str) -> str:
    """A letter may be refused with the marks on it: those our fonts have on their own are kept."""
    return "".join(letter for letter in refused if letter > LAST_WE_DRAW) or refused


def _alike(letters: set[str], refused: str) -> set[str]:
    """The letters refused, and with a letter of a script without capitals all of that script: one try, not hundreds."""
    scripts = {_script(letter) for letter in refused if unicodedata.category(letter) == "Lo"}
    return set(refused) | {letter for letter in letters if _script(letter) in scripts}


def _letters(inputs: dict[str, Any]) -> set[str]:
    return set(json.dumps(inputs, ensure_ascii=False, default=str))


def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNNAMED").split()[0] if unicodedata.category(letter) == "Lo" else ""


def _unescaped(refused: str) -> str:
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code.group(1), 16)), refused)


def clean_text(text: str, undrawn: set[str]) -> str:
    """One line without control or direction characters; what nobody can draw becomes □; long words may break."""
    text = "".join(" " if letter.isspace() else letter for letter in text)
    text = "".join(letter for letter in text if unicodedata.category(letter) not in NO_LETTERS and letter not in TURNS)
    text = "".join(UNDRAWN if letter in undrawn else letter for letter in text)
    return LONG.sub("\\1\u200b", " ".join(text.split()))


def reads_from_the_right(text: str) -> bool:
    kinds: Sequence[str] = [unicodedata.bidirectional(letter) for letter in text]
    return next((kind in ("R", "AL") for kind in kinds if kind in ("L", "R", "AL")), False)
