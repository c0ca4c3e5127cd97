"""The words of an HTML page as a list of blocks: headings, paragraphs, list items, labels, cells.

For the reading age and the unwanted words. Left out: what is not read as the page's own text (`nav`, `script`,
`style`, `svg`, `template`, `noscript`, form values), what is hidden from a screen reader, text in another language than
English, and people's own words, which a page marks `data-own-words`. With `only_main`, a page that has a `<main>` gives
only that.
"""

from html.parser import HTMLParser

SKIPPED = frozenset(["nav", "script", "style", "svg", "template", "noscript", "head", "textarea", "select", "pre"])
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
INLINE = frozenset(
    ["a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark", "q", "s", "samp", "small"]
    + ["span", "strong", "sub", "sup", "time", "u", "var", "wbr"]
)


def blocks(html: str, *, only_main: bool = True) -> list[str]:
    """The page's blocks of text in reading order, white space made single."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.main if only_main and reader.has_main else reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.main: list[str] = []
        self.has_main = False
        self._open: list[tuple[str, bool]] = []
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self._end_block()
        if tag in VOID:
            return
        if tag in {"li", "dt", "dd", "p", "td", "th", "tr", "option"} and self._open and self._open[-1][0] == tag:
            self._open.pop()
        self.has_main = self.has_main or tag == "main"
        self._open.append((tag, self._silent() or _is_silent(tag, dict(attrs))))

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self._end_block()
        depths = [depth for depth, (name, _) in enumerate(self._open) if name == tag]
        if depths:
            del self._open[depths[-1] :]

    def handle_data(self, data: str) -> None:
        if not self._silent():
            self._words.append(data)

    def close(self) -> None:
        super().close()
        self._end_block()

    def _silent(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def _end_block(self) -> None:
        block = " ".join("".join(self._words).split())
        self._words.clear()
        if block:
            self.found.append(block)
            if any(name == "main" for name, _ in self._open):
                self.main.append(block)


def _is_silent(tag: str, attrs: dict[str, str | None]) -> bool:
    language = (attrs.get("lang") or "en").lower()
    return (
        tag in SKIPPED
        or "hidden" in attrs
        or "data-own-words" in attrs
        or attrs.get("aria-hidden") == "true"
        or not (language == "en" or language.startswith("en-"))
    )
