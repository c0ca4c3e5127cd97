"""The mailbox for what comes back, as a folder on this machine (Maildir). What we understood is deleted: it names a
family's address and has nothing more to say. Anything else is put among what was seen, for whoever looks after the
mailbox, and not read again."""

from collections.abc import Callable
from pathlib import Path

from hearth.notices.bounces import BIGGEST

AT_ONCE = 200


def read_new(folder: Path, *, understood: Callable[[bytes], bool]) -> int:
    """How many there were that we understood."""
    seen, count = folder / "cur", 0
    seen.mkdir(exist_ok=True)
    for letter in sorted((folder / "new").iterdir())[:AT_ONCE]:
        if letter.is_symlink() or not letter.is_file():
            continue
        with letter.open("rb") as file:
            about_us = understood(file.read(BIGGEST))
        if about_us:
            letter.unlink()
            count += 1
        else:
            letter.rename(seen / f"{letter.name}:2,")
    return count
