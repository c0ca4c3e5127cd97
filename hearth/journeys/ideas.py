"""Small things to try at home, as documents: `languages/<code>/ideas.toml`. A goal may have one tied to it. Pure."""

from dataclasses import dataclass
from functools import cache

from hearth.languages import catalogue
from hearth.languages.catalogue import Language


@dataclass(frozen=True)
class Idea:
    key: str
    areas: tuple[str, ...]
    name: str
    how: str
    why: str
    language: Language


def shelf(language: Language | None = None) -> dict[str, Idea]:
    """Every idea, in that language or the one being read in; in English where that one lacks it."""
    wanted = language or catalogue.now()
    return {**_read(catalogue.ENGLISH), **_read(wanted)}


def find(key: str) -> Idea | None:
    return shelf().get(key)


@cache
def _read(language: Language) -> dict[str, Idea]:
    return {
        key: Idea(key, tuple(said["areas"]), said["name"], said["try"], said["why"], language)
        for key, said in catalogue.book(language, "ideas").items()
    }
