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
    expat = DefusedXMLParser(forbid_dtd=True).parser
    expat.buffer_text = True
    expat.ordered_attributes = False
    depth = 0
    elements = 0

    def begun(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        if depth > DEEPEST or elements > MOST_ELEMENTS or len(attributes) > MOST_ATTRIBUTES:
            raise FileRefused(DANGEROUS)
        begin(tag.rpartition("}")[2], attributes)

    def ended(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(tag.rpartition("}")[2])

    expat.StartElementHandler = begun
    expat.EndElementHandler = ended
    # Without a handler of ours the parser would still build its own tree of the text.
    expat.CharacterDataHandler = text if text is not None else _forget
    expat.CommentHandler = None
    expat.ProcessingInstructionHandler = None
    expat.DefaultHandlerExpand = None
    try:
        for start in range(0, len(data), CHUNK):
            expat.Parse(bytes(data[start : start + CHUNK]), False)
            if start + CHUNK - expat.CurrentByteIndex > LONGEST_TAG:
                raise FileRefused(DANGEROUS)
        expat.Parse(b"", True)
    except DefusedXmlException as error:
        raise FileRefused(DANGEROUS) from error
    except (ExpatError, ValueError, LookupError) as error:
        raise FileRefused(BROKEN.format(line=expat.CurrentLineNumber)) from error
    except TypeError as error:  # an encoding that Python knows as something other than letters
        raise FileRefused(BROKEN.format(line=expat.CurrentLineNumber)) from error


def _forget(words: str) -> None:
    """Text nobody asked for."""
