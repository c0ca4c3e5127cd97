"""Every page a family opens, in a tongue that nobody speaks: whatever is still English there was never translatable.

The tongue has every message of ours turned into signs, so that no real translation is needed to find a leak. What
people wrote themselves, names, and what is held back in English on purpose, is marked on the page, and passes."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import polib
import pytest
from django.test import Client, override_settings
from django.urls import URLPattern, reverse
from django.utils import translation
from django.utils.translation import trans_real

from hearth.base import dates
from hearth.languages import catalogue, texts
from hearth.languages.models import Reading
from hearth.people.models import Child, User
from hearth.records.cast import Cast
from hearth.schools.models import NurtureGroup, School, SchoolClass
from hearth.web.parents.urls import urlpatterns
from tests.rules.matrix import GET, MATRIX
from tests.web.signed_in import browser_of
from tools import catalogues

SPOKEN = "cy"
PLACE = re.compile(r"(%\(\w+\)[sd]|%%|\{\w*\}|<[^>]*>|&\w+;)")
SILENT = {"script", "style", "title", "textarea", "bdi", "code", "svg"}
VOID = {"br", "input", "meta", "link", "img", "hr", "wbr", "use", "path", "circle", "rect", "line"}


def in_signs(text: str) -> str:
    """ "Ask %(name)s" becomes "··· %(name)s": places stay, every letter goes."""
    return "".join(part if PLACE.fullmatch(part) else re.sub(r"[^\W\d_]", "·", part) for part in PLACE.split(text))


@pytest.fixture(scope="module")
def tongue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tongue")
    made = polib.POFile()
    made.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=2; plural=(n != 1);"}
    for (context, one), message in catalogues.messages().items():
        entry = polib.POEntry(msgid=one, msgctxt=context or None)
        if message.many:
            entry.msgid_plural, entry.msgstr_plural = message.many, {0: in_signs(one), 1: in_signs(message.many)}
        else:
            entry.msgstr = in_signs(one)
        made.append(entry)
    (folder / SPOKEN / "LC_MESSAGES").mkdir(parents=True)
    made.save_as_mofile(str(folder / SPOKEN / "LC_MESSAGES/django.mo"))
    return folder


@pytest.fixture
def spoken(tongue: Path) -> Iterator[None]:
    with override_settings(LOCALE_PATHS=[str(tongue)]):
        _forget()
        yield
    _forget()


def _forget() -> None:
    trans_real._translations.clear()  # type: ignore[attr-defined]
    translation.trans_real._default = None  # type: ignore[attr-defined]


class Words(HTMLParser):
    """The words of a page that are neither somebody's own nor marked as being in another language."""

    def __init__(self) -> None:
        super().__init__()
        self.passing: list[bool] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        own = "data-own-words" in said or said.get("lang", SPOKEN) not in {SPOKEN, ""} and tag != "html"
        if not self._silent and not own:
            self.found += [str(said[name]) for name in ("aria-label", "placeholder", "alt") if said.get(name)]
        if tag not in VOID:
            self.passing.append(self._silent or own or tag in SILENT)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self.passing:
            self.passing.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.found.append(" ".join(data.split()))

    @property
    def _silent(self) -> bool:
        return bool(self.passing) and self.passing[-1]


def english(html: str, names: set[str]) -> list[str]:
    """What is left of a page's words when names, days and the languages' own names are taken away."""
    words = Words()
    words.feed(html)
    days = catalogue.find(SPOKEN)
    assert days is not None
    own = (*days.days.months, *days.days.weekdays, *(one.own_name for one in catalogue.SHIPPED))
    documents = [file.read_text() for file in days.folder.rglob("*.t*")]  # its own pages and phrases, as they are
    known = names | {word.lower() for said in (*own, *documents) for word in re.findall(r"[^\W\d_]+", said)}
    left = []
    for line in words.found:
        letters = {word.lower() for word in re.findall(r"[^\W\d_]{3,}", line)}
        if letters - known:
            left.append(line)
    return left


def every_name() -> set[str]:
    """Names of people, rooms, classes and schools: the same in every language."""
    said = []
    for model, fields in catalogues_of_names():
        said += [str(value) for row in model.objects.values_list(*fields) for value in row if value]
    return {word.lower() for name in said for word in re.findall(r"[^\W\d_]{2,}", name)} | {"hearth", "mrs"}


def catalogues_of_names() -> list[tuple[type, list[str]]]:
    people = ["title", "forename", "surname", "known_as", "interpreter"]
    return [
        (User, people), (Child, ["forename", "surname", "known_as"]), (School, ["name", "phone"]),
        (NurtureGroup, ["name"]), (SchoolClass, ["name"]),
    ]  # fmt: skip


def _all_is_signed(*, by: User) -> None:
    """So that what is locked is met in the tongue as well."""
    held = catalogue.find(SPOKEN)
    assert held is not None
    for school in School.objects.all():
        for name in texts.LOCKED:
            Reading.objects.create(
                school=school, language=SPOKEN, text=name, digest=texts.of(held)[name].digest, reads_well=True, by=by,
                qualification="···", read_at=dates.now(),
            )  # fmt: skip


OPENED = [row for row in MATRIX if row[0].startswith("parents:") and row[1] == GET]


def test_the_parser_sees_a_leak() -> None:
    page = (
        '<html lang="cy"><p>··· <b>Left over</b></p><p data-own-words>His own</p><p lang="en-GB">Held back</p></html>'
    )
    assert english(page, set()) == ["Left over"]
    assert in_signs("Ask %(name)s <b>now</b>") == "··· %(name)s <b>···</b>"


def test_every_page_at_home_is_tried() -> None:
    ours = {f"parents:{pattern.name}" for pattern in urlpatterns if isinstance(pattern, URLPattern)}
    assert {row[0] for row in OPENED} <= ours and len(OPENED) > 15


@pytest.mark.parametrize("row", OPENED, ids=[row[0] for row in OPENED])
def test_no_page_at_home_leaks_english(rowan: Cast, spoken: None, row: tuple) -> None:  # type: ignore[type-arg]
    name, _way, arguments, who, _about = row
    reader = rowan.adult[sorted(who.opens)[0]]
    User.objects.filter(pk=reader.pk).update(page_language=SPOKEN)
    _all_is_signed(by=reader)
    response = browser_of(reader).get(reverse(name, kwargs=arguments(rowan)))
    assert response.status_code == 200
    if response["Content-Type"].startswith("text/html"):
        leaks = english(response.content.decode(), every_name())
        assert not leaks, "\n".join(["left in English:", *leaks])


@pytest.mark.parametrize("path", ["/", "/code/", "/sign-in/code/", "/not-here/"])
def test_no_page_at_the_door_leaks_english(rowan: Cast, spoken: None, path: str) -> None:
    html = Client(headers={"accept-language": SPOKEN}).get(path).content.decode()
    leaks = english(html, every_name())
    assert not leaks, "\n".join(["left in English:", *leaks])
