"""The parent's report on one sheet of A4: tagged PDF/UA-1, made in the request. The page is the accessible original.

People's words go to the template as JSON and stay text. The sheet never runs to a second page: it is tried in larger
type, then at 12 point, then with less of each list, and then it says that the rest is on the parent's page. A letter no
font of ours can draw is printed as □, and the sheet says so: a sheet with a gap is better than no sheet.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import manimgx_fonts
import typst

from hearth.base.errors import RuleBroken
from hearth.reports.documents import ParentReport

HERE = Path(__file__).parent
TEMPLATE = HERE / "templates" / "parent.typ"
OURS = HERE / "fonts"
FAMILIES = Path(manimgx_fonts.__file__).parent
UNDRAWN = "□"
LAST_WE_DRAW = "ſ"
LONG = re.compile(r"(\S{24})(?=\S)")
NO_LETTERS = ("Cc", "Cs", "Cn", "Co")
TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TRIES = 24
MOST_VOICES = 6
REFUSED = re.compile(r'the text `"(.+?)"` could not be displayed')
NOT_NOW = "This sheet cannot be printed just now. The same words are on the page."


@dataclass(frozen=True)
class Fit:
    """One way to set the sheet: type size in points, air between parts, and at most so much of everything.

    Goals are cut after other lists: a sheet with two strengths still has all the goals.
    """

    size: float
    air: float
    items: int | None = None
    goals: int | None = None
    words: int | None = None


FITS = (
    Fit(14, 1.3),
    Fit(13.5, 1),
    Fit(12.5, 0.9),
    Fit(12, 0.7),
    Fit(12, 0.55),
    Fit(12, 0.55, items=4, goals=4, words=40),
    Fit(12, 0.55, items=3, goals=4, words=28),
    Fit(12, 0.55, items=2, goals=4, words=24),
    Fit(12, 0.55, items=2, goals=3, words=16),
    Fit(12, 0.55, items=2, goals=2, words=12),
    Fit(12, 0.55, items=1, goals=1, words=8),
)


def parent_pdf(report: ParentReport) -> bytes:
    """The sheet as PDF bytes. Raises RuleBroken, with a sentence for the person, if it cannot be made at all."""
    undrawn: set[str] = set()
    for _ in range(TRIES):
        try:
            return _compiled(report, undrawn)
        except typst.TypstError as error:
            refused = REFUSED.search(error.message)
            if refused is None:
                raise RuleBroken(NOT_NOW) from error
            undrawn |= _alike(report, unescaped(refused.group(1)))
    undrawn |= {letter for letter in _letters(report) if letter > LAST_WE_DRAW}
    try:
        return _compiled(report, undrawn)
    except typst.TypstError as error:
        raise RuleBroken(NOT_NOW) from error


def _compiled(report: ParentReport, undrawn: set[str], **options: Any) -> bytes:
    inputs = {"report": json.dumps(_data(report, undrawn))}
    options = options or {"format": "pdf", "pdf_standards": "ua-1"}
    return bytes(typst.compile(TEMPLATE, font_paths=fonts(), sys_inputs=inputs, **options))


@cache
def fonts() -> typst.Fonts:
    """Our faces first, then Noto for the families' scripts. None of the machine's own: every machine prints alike."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[OURS, FAMILIES])


def _alike(report: ParentReport, refused: str) -> set[str]:
    """The letters refused, and with a letter of a script without capitals all of that script: one try, not hundreds."""
    scripts = {_script(letter) for letter in refused if unicodedata.category(letter) == "Lo"}
    return set(refused) | {letter for letter in _letters(report) if _script(letter) in scripts}


def _letters(report: ParentReport) -> set[str]:
    return set(json.dumps(asdict(report), ensure_ascii=False, default=str))


def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNNAMED").split()[0] if unicodedata.category(letter) == "Lo" else ""


def unescaped(refused: str) -> str:
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code.group(1), 16)), refused)


def _data(report: ParentReport, undrawn: set[str]) -> dict[str, Any]:
    whole = _clean(asdict(report), undrawn)
    whole["date"] = f"{report.day.day} {report.day:%B} {report.day.year}"
    whole["day"] = [report.day.year, report.day.month, report.day.day]
    return {"fits": [_fitted(whole, fit) for fit in FITS], "gaps": bool(undrawn)}


def _fitted(whole: dict[str, Any], fit: Fit) -> dict[str, Any]:
    """The report cut to a fit; `cut` tells the template to say that there is more on the page.

    No voice is dropped from a goal to save room, and the parent's own view is cut last and least.
    """
    cut = False

    def shorten(value: Any, part: str = "") -> Any:
        nonlocal cut
        if isinstance(value, str) and part != "who":
            short = _shortened(value, fit.words and fit.words * (3 if part == "your_view" else 1))
            cut = cut or short != value
            return {"text": short, "rtl": reads_from_the_right(short)}
        if isinstance(value, list):
            most = {"ratings": MOST_VOICES, "goals": fit.goals}.get(part, fit.items)
            cut = cut or len(value) > (most or len(value))
            return [shorten(one) for one in value[:most]]
        if isinstance(value, dict):
            return {key: shorten(one, key) for key, one in value.items()}
        return value

    day = whole["day"]
    return {
        **shorten({key: one for key, one in whole.items() if key != "day"}),
        "day": day,
        "size": fit.size,
        "air": fit.air,
        "cut": cut,
    }


def _shortened(text: str, words: int | None) -> str:
    if words is None:
        return text
    short = " ".join(text.split()[:words])[: words * 9]
    if short == text:
        return text
    whole_sentences = re.match(r".*[.!?][”\")]?(?= )", short)
    if whole_sentences and len(whole_sentences.group()) > len(short) / 2:
        short = whole_sentences.group()
    return f"{short.rstrip(' ,;:')} …"


def _clean(value: Any, undrawn: set[str]) -> Any:
    if isinstance(value, str):
        return clean_text(value, undrawn)
    if isinstance(value, list | tuple):
        return [cleaned for one in value if (cleaned := _clean(one, undrawn)) != ""]
    if isinstance(value, dict):
        return {key: _clean(one, undrawn) for key, one in value.items()}
    return value


def clean_text(text: str, undrawn: set[str]) -> str:
    """One line without control or direction characters; what nobody can draw becomes □; long words may break."""
    text = "".join(" " if letter.isspace() else letter for letter in text)
    text = "".join(letter for letter in text if unicodedata.category(letter) not in NO_LETTERS and letter not in TURNS)
    text = "".join(UNDRAWN if letter in undrawn else letter for letter in text)
    return LONG.sub("\\1\u200b", " ".join(text.split()))


def reads_from_the_right(text: str) -> bool:
    kinds: Sequence[str] = [unicodedata.bidirectional(letter) for letter in text]
    return next((kind in ("R", "AL") for kind in kinds if kind in ("L", "R", "AL")), False)
