"""A chart of the page, drawn for paper: the same SVG without its words, with the site's own rules for charts put inside
it and every colour resolved, since paper knows no stylesheet and no variables. Its words come apart, each with its
place, so that every script is set as on the rest of the sheet."""

import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path

from django.contrib.staticfiles import finders

TOKEN = re.compile(r"(--[\w-]+):\s*([^;]+);")
RULE = re.compile(r"^\s*\.chart ([^{@]+?)\s*\{([^}]*)\}", re.MULTILINE)
VARIABLE = re.compile(r"var\((--[\w-]+)\)")
TEXT = re.compile(r"<text([^>]*)>(.*?)</text>", re.DOTALL)
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
TAG = re.compile(r"<[^>]*>")
BOX = re.compile(r'viewBox="([\d.-]+) ([\d.-]+) ([\d.]+) ([\d.]+)"')
TITLE = re.compile(r"<title[^>]*>.*?</title>", re.DOTALL)
DESCRIPTION = re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL)
A_PIXEL = 0.75
"""Of a point: a chart is as large on paper as on the page, where there is room."""
WIDEST = 178 / 25.4 * 72
"""The width of a sheet between its margins, in points."""
ENDS = {"start": "end", "end": "start", "middle": "middle"}


@dataclass(frozen=True)
class Label:
    """Words in a drawing: where their line begins, in its middle or ends, in points from the corner."""

    x: float
    y: float
    words: str
    anchor: str
    strong: bool


@dataclass(frozen=True)
class Drawing:
    """`svg`: a document by itself, without a word in it. `width` and `height` in points; `scale`: points a unit."""

    svg: str
    width: float
    height: float
    scale: float
    labels: tuple[Label, ...]


def drawn(svg: str) -> Drawing:
    left, top, width, height = _box(svg)
    scale = min(A_PIXEL, WIDEST / width)
    runs_from_the_right = 'direction="rtl"' in svg.partition(">")[0]
    labels = tuple(_label(found, left, top, scale, runs_from_the_right) for found in TEXT.finditer(svg))
    return Drawing(_without_words(svg), width * scale, height * scale, scale, labels)


def description(svg: str) -> str:
    """How to read it, as the drawing itself says."""
    found = DESCRIPTION.search(svg)
    return unescape(found.group(1)) if found else ""


def _box(svg: str) -> tuple[float, float, float, float]:
    found = BOX.search(svg)
    if found is None:
        raise ValueError("a chart has a viewBox")
    left, top, width, height = (float(number) for number in found.groups())
    return left, top, width, height


def _label(found: re.Match[str], left: float, top: float, scale: float, from_the_right: bool) -> Label:
    had = dict(ATTRIBUTE.findall(found.group(1)))
    anchor = had.get("text-anchor", "start")
    x, y = (float(had.get("x", 0)) - left) * scale, (float(had.get("y", 0)) - top) * scale
    words = unescape(TAG.sub("", found.group(2)))
    return Label(x, y, words, ENDS[anchor] if from_the_right else anchor, "b" in had.get("class", "").split())


def _without_words(svg: str) -> str:
    bare = TEXT.sub("", TITLE.sub("", DESCRIPTION.sub("", svg)))
    bare = VARIABLE.sub(lambda name: _tokens().get(name.group(1), "#000000"), bare)
    if "xmlns=" not in bare.partition(">")[0]:
        bare = bare.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    head, mark, rest = bare.partition(">")
    return f"{head}{mark}<style>{_rules()}</style>{rest}"


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
    """What `.chart` says of shapes."""
    rules = [
        f"{selector} {{{VARIABLE.sub(lambda name: _tokens().get(name.group(1), '#000000'), body)}}}"
        for selector, body in RULE.findall(_stylesheet())
        if "Canvas" not in body and ":" not in selector and "text" not in selector
    ]
    return " ".join(rules)
