"""A chart of the page, drawn for paper: the same SVG, with the site's own rules for charts put inside it and every
colour resolved, since paper knows no stylesheet and no variables."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

TOKEN = re.compile(r"(--[\w-]+):\s*([^;]+);")
RULE = re.compile(r"^\s*\.chart ([^{@]+?)\s*\{([^}]*)\}", re.MULTILINE)
VARIABLE = re.compile(r"var\((--[\w-]+)\)")
FONT = re.compile(r"font:\s*(\d+)\s+([\d.]+)rem\s+[^;]+;")
TALLEST = 460.0
WIDTH = re.compile(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')
TITLE, DESCRIPTION = (
    re.compile(r"<title[^>]*>.*?</title>", re.DOTALL),
    re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL),
)
WORDS, DIGITS = re.compile(r">([^<>]*\d[^<>]*)</text>"), re.compile(r"\d+")
FACES = "'Atkinson Hyperlegible Next', 'Noto Sans', 'Noto Sans Arabic'"
A_PIXEL = 0.75
"""Of a point: a chart is as large on paper as on the page."""


def drawn(svg: str, undrawn: set[str]) -> str:
    """An SVG document by itself; what XML or our fonts do not know is left out or □."""
    kept = "".join(
        letter for letter in svg if letter in "\t\n" or unicodedata.category(letter) not in ("Cc", "Cs", "Cn")
    )
    kept = "".join("□" if letter in undrawn else letter for letter in kept)
    kept = VARIABLE.sub(lambda name: _tokens().get(name.group(1), "#000000"), TITLE.sub("", DESCRIPTION.sub("", kept)))
    kept = WORDS.sub(_with_plain_digits, kept)
    if "xmlns=" not in kept.partition(">")[0]:
        kept = kept.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    head, mark, rest = kept.partition(">")
    return f"{head}{mark}<style>{_rules()}</style>{rest}"


def _with_plain_digits(words: re.Match[str]) -> str:
    """Figures in the face whose zero has no slash; not those of an escaped letter."""
    parts = re.split(r"(&[^;]*;)", words.group(1))
    figures = r"<tspan class='figures'>\g<0></tspan>"
    said = (part if part.startswith("&") else DIGITS.sub(figures, part) for part in parts)
    return f">{''.join(said)}</text>"


def width_in_points(svg: str) -> float:
    size = WIDTH.search(svg)
    if size is None:
        return 320 * A_PIXEL
    width, height = float(size.group(1)), float(size.group(2))
    return min(width, width * TALLEST / max(height, 1)) * A_PIXEL


def description(svg: str) -> str:
    """How to read it, as the drawing itself says."""
    found = DESCRIPTION.search(svg)
    return re.sub(r"&(amp|lt|gt|quot|#x27);", _letter, found.group(1)) if found else ""


def _letter(code: re.Match[str]) -> str:
    return {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "#x27": "'"}[code.group(1)]


@cache
def _stylesheet() -> str:
    found = finders.find("hearth/hearth.css")
    return Path(found).read_text(encoding="utf-8") if isinstance(found, str) else ""


@cache
def _tokens() -> dict[str, str]:
    """The colours of the light page: the first time a name is given."""
    tokens: dict[str, str] = {}
    for name, value in TOKEN.findall(_stylesheet()):
        tokens.setdefault(name, value.strip())
    return tokens | {"--paper": "#ffffff"}


@cache
def _rules() -> str:
    rules = [
        f"{selector.strip()} {{{_plain(body)}}}"
        for selector, body in RULE.findall(_stylesheet())
        if "Canvas" not in body and ":" not in selector
    ]
    return f"text {{font-family: {FACES};}} .figures {{font-family: 'Figtree Digits';}} {' '.join(rules)}"


def _plain(body: str) -> str:
    sized = FONT.sub(lambda font: f"font-weight: {font.group(1)}; font-size: {float(font.group(2)) * 16:g}px;", body)
    return VARIABLE.sub(lambda name: _tokens().get(name.group(1), "#000000"), sized)
