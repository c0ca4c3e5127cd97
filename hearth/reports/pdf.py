"""The parent's report on one sheet of A4: tagged PDF/UA-1, made in the request. The page is the accessible original.

People's words go to the template as JSON and stay text. The sheet never runs to a second page: it is tried in larger
type, then at 12 point, then with less of each list, and then it says that the rest is on the parent's page.
"""

import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hearth.reports import on_paper
from hearth.reports.documents import ParentReport
from hearth.reports.on_paper import clean_text, reads_from_the_right

TEMPLATE = Path(__file__).parent / "templates" / "parent.typ"
MOST_VOICES = 6


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
    return on_paper.made(TEMPLATE, lambda undrawn: {"report": _data(report, undrawn)})


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
