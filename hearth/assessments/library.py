"""The library of instruments: versioned documents in `instruments/`, read once, checked, never changed in place.

A changed question is a new version in a new file; answers keep the version they were given to, and results of two
versions never stand in one line. Items have names, so their order may change without moving anyone's answer.
`{child}` in any text stands for the child's first name: `library.get("home-baseline").named("Amal")` fills it in.
"""

from functools import cache
from pathlib import Path

from hearth.assessments.documents import read_folder
from hearth.assessments.instrument import Instrument

FOLDER = Path(__file__).parent / "instruments"


class NoSuchInstrument(LookupError):
    """No document has this key, or not in this version."""


def get(key: str, version: int | str | None = None) -> Instrument:
    """The document of this key: the version asked for, or the newest. Raises NoSuchInstrument."""
    versions = {one.version: one for one in _shelf() if one.key == key}
    wanted = max(versions, default=0) if version is None else int(version)
    if wanted not in versions:
        raise NoSuchInstrument(f"No instrument {key!r}" + (f" in version {version}" if versions else ""))
    return versions[wanted]


def all() -> tuple[Instrument, ...]:
    """The newest version of every instrument, by key."""
    return tuple(get(key) for key in sorted({one.key for one in _shelf()}))


def every_version() -> tuple[Instrument, ...]:
    return _shelf()


@cache
def typed_in() -> frozenset[str]:
    """The keys of other people's measures, of which only what came out is typed in."""
    return frozenset(one.key for one in _shelf() if one.is_scored_elsewhere)


@cache
def _shelf() -> tuple[Instrument, ...]:
    return read_folder(FOLDER)
