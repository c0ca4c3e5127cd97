"""How much we are willing to read. A file beyond these limits is refused in one sentence, never read whole."""

from pathlib import Path
from typing import BinaryIO

from hearth.base.errors import RuleBroken

MEGABYTE = 1024 * 1024
MOST_BYTES = 25 * MEGABYTE
"""A transfer file of two thousand children is about 11 MB; a sheet of them about 2 MB."""
MOST_INFLATED = 50 * MEGABYTE
MOST_ROWS = 50_000
MOST_COLUMNS = 400
MOST_CELLS = 600_000
MOST_TEXT = 30_000_000
"""Letters in all cells together. A workbook can repeat one long text in every cell."""
LONGEST_LINE = 256 * 1024


class FileRefused(RuleBroken):
    """The whole file is refused, before any row of it is looked at."""


def too_big() -> FileRefused:
    return FileRefused(
        f"This file is too big to be a list of children: more than {MOST_BYTES // MEGABYTE} MB. "
        "Export only the children's names, classes and contacts, and try again."
    )


def take(path: Path) -> bytes:
    """The bytes of a file on this machine, unless it is too big. It is never read further than the limit."""
    try:
        with path.open("rb") as file:
            return take_from(file)
    except IsADirectoryError as error:
        raise FileRefused("This is a folder, not a file.") from error
    except OSError as error:
        raise FileRefused("The file cannot be opened. Check its name and where it is kept.") from error


def take_from(file: BinaryIO) -> bytes:
    """The bytes of an open or uploaded file."""
    size = file.seek(0, 2)
    if size > MOST_BYTES:
        raise too_big()
    file.seek(0)
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise too_big()
    if not data.strip(b"\0\t\r\n "):
        raise FileRefused("This file is empty.")
    return data
