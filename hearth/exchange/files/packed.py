"""Unpacking a workbook: an .xlsx file is a zip of XML parts. Each is counted while it is inflated, so that
a small file cannot become an endless one."""

import io
import zipfile
import zlib
from datetime import datetime

from hearth.exchange.files import markup
from hearth.exchange.files.limits import MOST_INFLATED, FileRefused, too_big

MOST_MEMBERS = 2000
PIECE = 256 * 1024
ALWAYS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
)
SHARED = "xl/sharedStrings.xml"
CORE = "docProps/core.xml"

NOT_WHOLE = "This Excel workbook is not whole. It may not have been copied to the end: save it again."
LOCKED = "This Excel workbook is locked with a password. Save it without one and try again."
OTHER_KIND = "This is not an Excel workbook we can read. Save it as .xlsx or as CSV and try again."


def unpacked(data: bytes) -> dict[str, bytearray]:
    """The parts of the workbook that are needed, counted while they are inflated."""
    if data.count(b"PK\x01\x02") > MOST_MEMBERS:
        raise too_big()
    parts: dict[str, bytearray] = {}
    room = MOST_INFLATED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" not in names:
                raise FileRefused(OTHER_KIND)
            for info in archive.infolist():
                if info.filename in (*ALWAYS, SHARED, CORE) or info.filename.startswith("xl/worksheets/"):
                    parts[info.filename] = _inflated(archive, info, room)
                    room -= len(parts[info.filename])
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        NotImplementedError,
        OSError,
        ValueError,
        zlib.error,
    ) as error:
        raise FileRefused(NOT_WHOLE) from error
    except RuntimeError as error:  # zipfile's word for a locked member
        raise FileRefused(LOCKED) from error
    return parts


def _inflated(archive: zipfile.ZipFile, info: zipfile.ZipInfo, room: int) -> bytearray:
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise FileRefused(OTHER_KIND)
    if info.file_size > room:
        raise too_big()
    whole = bytearray()
    with archive.open(info) as member:
        while piece := member.read(PIECE):
            whole += piece
            if len(whole) > room:
                raise too_big()
    return whole


def visible_sheets(parts: dict[str, bytearray]) -> list[tuple[str, str]]:
    """Name and part of each sheet that is not hidden, in the order of the tabs."""
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []

    def relation(tag: str, says: dict[str, str]) -> None:
        if tag == "Relationship" and says.get("Type", "").endswith("/worksheet"):
            target = says.get("Target", "")
            targets[says.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target}"

    def sheet(tag: str, says: dict[str, str]) -> None:
        if tag == "sheet" and says.get("state", "visible") == "visible":
            relation_id = next((value for key, value in says.items() if key.endswith("}id")), "")
            sheets.append((says.get("name", ""), targets.get(relation_id, "")))

    markup.walk(parts.get("xl/_rels/workbook.xml.rels", b""), relation)
    markup.walk(parts["xl/workbook.xml"], sheet)
    for part in ("xl/styles.xml", "[Content_Types].xml", "_rels/.rels"):
        if part in parts:
            markup.walk(parts[part], lambda tag, says: None)
    return [(name, part) for name, part in sheets if part in parts]


def saved_at(core: bytes | bytearray) -> datetime | None:
    """When the workbook was last saved, as it says itself."""
    said: dict[str, str] = {}
    inside = ""

    def begin(tag: str, says: dict[str, str]) -> None:
        nonlocal inside
        inside = tag

    def text(words: str) -> None:
        if inside in ("created", "modified"):
            said[inside] = said.get(inside, "") + words

    if not core:
        return None
    markup.walk(core, begin, text=text)
    try:
        return datetime.fromisoformat((said.get("modified") or said.get("created") or "").strip())
    except ValueError:
        return None
