"""Reads a PDF's words as copying does: each glyph through its font's ToUnicode map, or the ActualText around it.

Where a line breaks there is no space: compare without spaces.
"""

import io
import re
from dataclasses import dataclass, field
from typing import Any

import pikepdf


def text_of(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return "\n".join(_page(page) for page in document.pages)


def said_in_order(pdf: bytes) -> str:
    """The words of the tagged structure, in its order, as a screen reader meets them: no page number and no footer, and
    of a drawing nothing."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        marked = {page.obj.objgen: _marked(page) for page in document.pages}
        out: list[str] = []

        def walk(node: Any, page: Any) -> None:
            if isinstance(node, pikepdf.Array):
                for one in node:
                    walk(one, page)
            elif isinstance(node, pikepdf.Dictionary):
                page = node.get("/Pg", page)
                if "/MCID" in node:
                    out.append(marked[page.objgen].get(int(node.MCID), ""))
                elif str(node.get("/S", "")) != "/Figure" and "/K" in node:
                    walk(node.K, page)
            else:
                out.append(marked[page.objgen].get(int(node), ""))

        walk(document.Root.StructTreeRoot.K, None)
        return "\n".join(out)


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """Of each marked piece of a page, its words."""
    found: dict[int, str] = {}
    for number, words in _pieces(page):
        if number is not None:
            found[number] = found.get(number, "") + words
    return found


def _page(page: pikepdf.Page) -> str:
    return "".join(words for _number, words in _pieces(page))


@dataclass
class _Reading:
    """Where one is in a page: the font, and the marked pieces open around it, each with its number and ActualText."""

    page: pikepdf.Page
    font: dict[str, str] = field(default_factory=dict)
    open: list[tuple[int | None, str]] = field(default_factory=list)
    out: list[tuple[int | None, str]] = field(default_factory=list)

    @property
    def number(self) -> int | None:
        return self.open[-1][0] if self.open else None

    def begins(self, marks: Any) -> None:
        marks = marks if hasattr(marks, "keys") else {}
        spoken = str(marks["/ActualText"]) if "/ActualText" in marks else ""
        self.open.append((int(marks["/MCID"]) if "/MCID" in marks else self.number, spoken))
        self.out.append((self.number, spoken))

    def shows(self, held: Any) -> None:
        if any(spoken for _number, spoken in self.open):
            return
        for piece in held if isinstance(held, pikepdf.Array) else [held]:
            if isinstance(piece, pikepdf.String):
                codes = bytes(piece).hex()
                words = (self.font.get(codes[n : n + 4], "�") for n in range(0, len(codes), 4))
                self.out.append((self.number, "".join(words)))


def _pieces(page: pikepdf.Page) -> list[tuple[int | None, str]]:
    """Words as they come, each with the number of the marked piece they stand in."""
    fonts = {name: _to_unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    at = _Reading(page)
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "Tf":
            at.font = fonts[str(operands[0])]
        elif name in ("BDC", "BMC"):
            at.begins(operands[1] if len(operands) > 1 else {})
        elif name == "EMC":
            at.open.pop()
        elif name in ("Tj", "TJ"):
            at.shows(operands[0])
    return at.out


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
