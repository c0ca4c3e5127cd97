"""XML, walked once without building a tree. Entities, outside references and endless nesting are refused."""

from collections.abc import Callable
from xml.parsers.expat import ExpatError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from hearth.exchange.files.limits import FileRefused

CHUNK = 256 * 1024
DEEPEST = 60
MOST_ELEMENTS = 2_000_000
MOST_ATTRIBUTES = 200
LONGEST_TAG = 4 * CHUNK

Begin = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]

DANGEROUS = "This file holds instructions that no school system writes, and could do harm. It was not read."
BROKEN = (
    "This file is not whole, or is not written in the letters it says it is written in: "
    "it stops making sense at line {line}. Export it again."
)


def walk(data: bytes | bytearray, begin: Begin, end: End | None = None, text: Text | None = None) -> None:
    """Calls `begin(tag, attributes)`, `text(words)` and `end(tag)` in the order of the file.

    Tags come without a name space. defusedxml sets up the parser: a document type is refused where it stands.
    """
    if data.count(b"<") > 2 * MOST_ELEMENTS:
        raise FileRefused(DANGEROUS)
    expat = DefusedXMLParser(forbid_dtd=True).parser
    expat.buffer_text = True
    expat.ordered_attributes = False
    guard = _Guard(begin, end)
    expat.StartElementHandler = guard.begun
    expat.EndElementHandler = guard.ended
    # Without handlers of ours the parser would still build its own tree.
    expat.CharacterDataHandler = text if text is not None else _forget
    expat.CommentHandler = expat.ProcessingInstructionHandler = expat.DefaultHandlerExpand = None
    try:
        for start in range(0, len(data), CHUNK):
            expat.Parse(bytes(data[start : start + CHUNK]), False)
            if start + CHUNK - expat.CurrentByteIndex > LONGEST_TAG:
                raise FileRefused(DANGEROUS)
        expat.Parse(b"", True)
    except DefusedXmlException as error:
        raise FileRefused(DANGEROUS) from error
    except (ExpatError, ValueError, LookupError, TypeError) as error:  # the last two: an encoding that is none
        raise FileRefused(BROKEN.format(line=expat.CurrentLineNumber)) from error


class _Guard:
    """Counts how deep and how many, and passes on."""

    def __init__(self, begin: Begin, end: End | None) -> None:
        self.begin = begin
        self.end = end
        self.depth = 0
        self.elements = 0

    def begun(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > DEEPEST or self.elements > MOST_ELEMENTS or len(attributes) > MOST_ATTRIBUTES:
            raise FileRefused(DANGEROUS)
        self.begin(tag.rpartition("}")[2], attributes)

    def ended(self, tag: str) -> None:
        self.depth -= 1
        if self.end is not None:
            self.end(tag.rpartition("}")[2])


def _forget(words: str) -> None:
    """Text nobody asked for."""
