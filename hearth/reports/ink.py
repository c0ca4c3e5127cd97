"""Our charts on paper: the same SVG, with what `hearth.css` says of its classes written beside each shape.

A page leaves looks to the stylesheet, as the strict policy asks; Typst reads no stylesheet. The colours are the light
ones of the design's tokens, which print; a test compares them with `hearth.css`.
"""

import re

INK, SOFT, PAPER, LINE, EDGE = "#23201d", "#48423c", "#ffffff", "#dad6cc", "#857e74"
VOICES = {"c": "#c46a00", "f": "#83306a", "s": "#33917f", "a": "#3f5fa3", "m": SOFT}
ROOM, SAND = "#dfeee9", "#f3ebdd"
DASHES = {"d1": "", "d2": "7 4", "d3": "2 4", "d4": "9 3 2 3"}
FACE = "Atkinson Hyperlegible Next"
TAG = re.compile(r"<(svg|text|path|rect|circle)\b([^>]*?)(/?)>")
CLASS = re.compile(r'\sclass="([^"]*)"')


def on_paper(svg: str) -> str:
    """A standalone SVG: name space, colours, dashes and face as attributes; no class, no style and no var()."""
    return TAG.sub(lambda found: _inked(found.group(1), found.group(2), found.group(3)), svg).replace(
        "var(--school-mid)", VOICES["s"]
    ).replace("var(--ink)", INK).replace("var(--line)", LINE)  # fmt: skip


def _inked(tag: str, rest: str, closed: str) -> str:
    found = CLASS.search(rest)
    classes = set(found.group(1).split()) if found else set()
    rest = CLASS.sub("", rest)
    if tag == "svg":
        return f'<svg xmlns="http://www.w3.org/2000/svg"{rest}{closed}>'
    given = _text(classes) if tag == "text" else _shape(tag, classes)
    written = "".join(f' {name}="{value}"' for name, value in given.items() if value and f" {name}=" not in rest)
    return f"<{tag}{rest}{written}{closed}>"


def _text(classes: set[str]) -> dict[str, str]:
    return {
        "font-family": FACE,
        "font-size": "14",
        "font-weight": "bold" if "b" in classes else "normal",
        "fill": INK if classes & {"b", "n"} else SOFT,
    }


def _shape(tag: str, classes: set[str]) -> dict[str, str]:
    voice = next((VOICES[one] for one in VOICES if one in classes), "")
    if "band" in classes:
        return {"fill": voice, "fill-opacity": "0.13", "stroke": "none"}
    if "ln" in classes:
        return _line(voice, classes)
    if "hollow" in classes:
        return {"fill": PAPER, "stroke": voice, "stroke-width": "2"}
    if classes & {"grid", "axis"}:
        axis = "axis" in classes
        return {"fill": "none", "stroke": EDGE if axis else LINE, "stroke-width": "1.5" if axis else "1"}
    if "stretch" in classes:
        aside = "aside" in classes
        return {"fill": PAPER if aside else SAND, "stroke": EDGE, "stroke-dasharray": "4 3" if aside else ""}
    if "room" in classes:
        return {"fill": ROOM}
    return {"fill": voice, "stroke": voice} if voice else {}


def _line(voice: str, classes: set[str]) -> dict[str, str]:
    named = next((DASHES[one] for one in DASHES if one in classes), None)
    dashes = named if named is not None else "7 4" if "f" in classes else "2 4" if "s" in classes else ""
    return {
        "fill": "none",
        "stroke": voice,
        "stroke-width": "1" if "rim" in classes else "2.5",
        "stroke-linejoin": "round",
        "stroke-dasharray": dashes,
    }
