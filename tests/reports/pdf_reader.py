"""Reads a PDF's words as copying does: each glyph through its font's ToUnicode map, or the ActualText around it.

Where a line breaks there is no space: compare without spaces.
"""

import io
import re
from typing import Any

import pikepdf


def text_of(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return "\n".join(_page(page) for page in document.pages)


def _page(page: pikepdf.Page) -> str:
    maps: dict[str, dict[str, str]] = {}
    out: list[str] = []
    spoken: list[str | None] = []
    font = ""
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "Tf":
            font = str(operands[0])
            if font not in maps:
                maps[font] = _to_unicode(page.Resources.Font[font])
        elif name in ("BDC", "BMC"):
            marks: Any = operands[1] if len(operands) > 1 else {}
            actual = str(marks["/ActualText"]) if hasattr(marks, "keys") and "/ActualText" in marks else None
            spoken.append(actual)
            if actual:
                out.append(actual)
        elif name == "EMC":
            spoken.pop()
        elif name in ("Tj", "TJ") and not any(spoken):
            held = operands[0] if name == "TJ" else [operands[0]]
            for piece in held:
                if isinstance(piece, pikepdf.String):
                    codes = bytes(piece).hex()
                    out += [maps[font].get(codes[n : n + 4], "�") for n in range(0, len(codes), 4)]
    return "".join(out)


def _to_unicode(font: Any) -> dict[str, str]:
    stream = font.ToUnicode.read_bytes().decode("latin-1")
    found: dict[str, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", stream, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[code.lower()] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", stream, re.DOTALL):
        for low, high, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for step in range(int(high, 16) - int(low, 16) + 1):
                found[f"{int(low, 16) + step:04x}"] = chr(int(text, 16) + step)
    return found
