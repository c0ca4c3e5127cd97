"""Every report of the cast with its year of measures, as a PDF: CPU milliseconds a page, median of warm runs, and
kilobytes; the slowest and the largest by name.

The rows are fetched once before: this is what setting the paper costs, in the request. Each run has other words in
every block, since the typesetter remembers what it has set before.
"""

import io
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from statistics import median
from typing import Any

import pikepdf

from hearth.records.cast import Cast
from hearth.reports.sheet_pdf import sheet_pdf
from tests.reports.every_report import REPORTS

RUNS = 11
MOST_MS, MOST_KB = 25, 120


def _other(value: Any, more: str) -> Any:
    """The same report with something more in each of its words."""
    if isinstance(value, str):
        return value if not value or value.startswith("<svg") else value + more
    if isinstance(value, tuple):
        return tuple(_other(one, more) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        kept = ("voice", "language")
        return replace(
            value, **{f.name: _other(getattr(value, f.name), more) for f in fields(value) if f.name not in kept}
        )
    return value


def lines(cast: Cast) -> Iterator[str]:
    yield f"{'report':<26}{'pages':>7}{'CPU ms a page':>15}{'kB':>7}"
    took_ms: dict[str, float] = {}
    size_kb: dict[str, float] = {}
    for name, made in REPORTS.items():
        sheet = made(cast)
        pdf = sheet_pdf(sheet)
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            pages = len(opened.pages)
        took = []
        for run in range(RUNS):
            other = _other(sheet, f" {run}")
            begun = time.process_time()
            sheet_pdf(other)
            took.append((time.process_time() - begun) * 1000 / pages)
        took_ms[name], size_kb[name] = median(took), len(pdf) / 1024
        yield f"{name:<26}{pages:>7}{took_ms[name]:>15.1f}{size_kb[name]:>7.0f}"
    slowest, largest = max(took_ms, key=took_ms.__getitem__), max(size_kb, key=size_kb.__getitem__)
    yield f"The slowest: {slowest}, {took_ms[slowest]:.1f} ms a page (aim {MOST_MS})."
    yield f"The largest: {largest}, {size_kb[largest]:.0f} kB (aim {MOST_KB})."
