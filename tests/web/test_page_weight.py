"""On a slow line, a family's page is there: at most 60 KB the first time, the letters it is set in aside.

Weighed as it goes out in production: styles and scripts by the app itself, compressed; the page as it is, because
nothing need stand before the app that compresses it."""

import re
from functools import cache
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.test import Client
from django.urls import reverse

from hearth.records.cast import Cast
from tests.rules.matrix import GET, MATRIX, Arguments, Who
from tests.web.signed_in import browser_of

KB = 1024
LIMIT = 60 * KB
ANSWER_HEADERS = 800  # what goes before each answer: no page of ours sends more
PARENTS = [row for row in MATRIX if row[0].startswith("parents:") and row[1] == GET]
FILES = {"parents:report_pdf", "parents:meeting_calendar"}
DOORS = ("front", "paper_code", "account_request_login_code")
FETCHED = re.compile(r'<(?:link|script|img|source|audio|iframe)\b[^>]*?\s(?:href|src)="([^"]+)"')


@cache
def sent(address: str) -> int:
    """How much of one file of ours goes over the line."""
    found = finders.find(address.removeprefix(static("")))
    assert isinstance(found, str), f"{address} is no file of ours"
    return len(brotli.compress(Path(found).read_bytes())) + ANSWER_HEADERS


def weight(page: bytes) -> int:
    beside = {address for address in FETCHED.findall(page.decode()) if not address.startswith("#")}
    return len(page) + ANSWER_HEADERS + sum(sent(address) for address in beside)


def heaviest(weighed: dict[str, int]) -> list[str]:
    return [f"{pounds / KB:.1f} KB {page}" for page, pounds in sorted(weighed.items(), key=lambda one: -one[1])][:5]


@pytest.mark.parametrize("language", ["en-GB", "cy", "pl", "ur", "ar"])
def test_every_page_for_parents_is_light(rowan: Cast, language: str) -> None:
    weighed = {}
    for name, _way, arguments, who, _about in PARENTS:
        if name not in FILES:
            weighed[name] = weight(_page(rowan, name, arguments, who, language))
    assert len(weighed) > 20
    too_heavy = {name: pounds for name, pounds in weighed.items() if pounds > LIMIT}
    assert not too_heavy, heaviest(weighed)


def _page(rowan: Cast, name: str, arguments: Arguments, who: Who, language: str) -> bytes:
    reader = rowan.adult[next(one for one in ("Leila", *sorted(who.opens)) if one in who.opens)]
    reader.page_language = language
    reader.save(update_fields=["page_language"])
    answer = browser_of(reader).get(reverse(name, kwargs=arguments(rowan)))
    assert answer.status_code == 200, name
    assert len(str(answer.headers)) < ANSWER_HEADERS * 2
    return bytes(answer.content)


@pytest.mark.parametrize("language", ["en-GB", "ur"])
def test_so_is_the_door(rowan: Cast, language: str) -> None:
    for name in DOORS:
        client = Client(headers={"accept-language": language})
        answer = client.get(reverse(name))
        assert answer.status_code == 200, name
        assert weight(answer.content) <= LIMIT, name


def test_styles_bring_nothing_but_letters() -> None:
    """What a style sheet fetches is not on the page, so it would go unweighed."""
    found = finders.find("hearth/hearth.css")
    assert isinstance(found, str)
    fetched = re.findall(r"url\(\s*['\"]?([^'\")]+)", Path(found).read_text())
    assert [one for one in fetched if not one.startswith(("data:", "#")) and not one.endswith(".woff2")] == []
