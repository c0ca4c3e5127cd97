"""A browser, the server, the worker and a mail server, all on this machine.

Unlike everywhere else in the tests, what happens here is committed: the server and the worker see it from threads of
their own. So each story asks for the people or the year it begins with, and the last one leaves the year behind."""

import re
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connections
from django_tasks_db.management.commands.db_worker import Worker
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    WebError,
    expect,
    sync_playwright,
)
from pytest_django import DjangoDbBlocker, Settings
from pytest_django.live_server_helper import LiveServer

from hearth.people.models import User
from hearth.records.cast import Cast, assemble, gather
from hearth.records.cast.assemble import BEGINS
from tests.browser.visitor import Visitor
from tests.smtp import Box, mail_server

FLAGS = [
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",  # no other machine has an address
]  # fmt: skip
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
ELSEWHERE = re.compile(r"^(?!http://localhost[:/]|data:|blob:|about:)")
NOT_OURS = settings.DATABASES["default"]["NAME"]  # as it stands before pytest has made one of its own
expect.set_options(timeout=20_000)  # a busy machine is slow, and that is no fault
# Chromium writes down every page that is not a 200; which of those a story expects, it says itself.
SAID_NO = re.compile(r"the server responded with a status of 4\d\d")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A file, because a database in memory is one connection, and a browser asks for several things at once."""
    if connections["default"].vendor == "sqlite":
        connections["default"].settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("db") / "browser.sqlite3")


@dataclass
class Kept:
    """What the database holds now: the cast's whole year, and nothing besides?"""

    has_the_year: bool = True
    is_untouched: bool = True

    def empty(self) -> None:
        assert connections["default"].settings_dict["NAME"] != NOT_OURS, "this is nobody's test database"
        self.has_the_year = self.is_untouched = False
        call_command("flush", verbosity=0, interactive=False)
        cache.clear()

    def fill(self) -> None:
        self.empty()
        assemble()
        self.has_the_year = self.is_untouched = True


@pytest.fixture(scope="package")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Kept]:
    with django_db_blocker.unblock():
        kept = Kept()
        yield kept
        if not kept.is_untouched:
            kept.fill()


@pytest.fixture
def db(kept: Kept) -> None:
    """Takes the place of the usual one, which rolls back."""
    cache.clear()


@pytest.fixture
def people(db: None, kept: Kept) -> Cast:
    """Rowan Primary before anybody has a concern: the story is theirs to make."""
    kept.empty()
    return gather(BEGINS)


@pytest.fixture
def _the_year(db: None, kept: Kept) -> None:
    if not kept.has_the_year:
        kept.fill()


@pytest.fixture
def rowan(_the_year: None, rowan: Cast) -> Cast:
    """The cast and its whole year, to be looked at."""
    return rowan


@pytest.fixture
def year(db: None, kept: Kept, request: pytest.FixtureRequest) -> Cast:
    """The cast and its whole year, for a story that goes on from there."""
    if not kept.is_untouched:
        kept.fill()
    cast: Cast = request.getfixturevalue("rowan")
    kept.has_the_year = kept.is_untouched = False
    return cast


@pytest.fixture(scope="package")
def server(kept: Kept) -> Iterator[LiveServer]:
    server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as play:
        found = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = play.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Watch:
    """Everything a page must never do, noted while it happens."""

    trouble: list[str] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)

    def over(self, context: BrowserContext) -> BrowserContext:
        for what, note in self._notes():
            context.on(what, note)  # type: ignore[call-overload]
        return context

    @contextmanager
    def during(self, context: BrowserContext) -> Iterator[None]:
        """Of a window that stays open for other tests."""
        yield self.over(context)
        for what, note in self._notes():
            context.remove_listener(what, note)

    def _notes(self) -> list[tuple[str, Callable[..., None]]]:
        return [
            ("request", self._asked), ("console", self._heard), ("weberror", self._threw), ("response", self._answered),
        ]  # fmt: skip

    def _asked(self, request: Request) -> None:
        """Not held up one by one: that turns the browser's cache off, and every page would fetch its fonts anew."""
        if ELSEWHERE.match(request.url):
            self.trouble.append(f"wants another machine: {request.url}")

    def _heard(self, said: ConsoleMessage) -> None:
        if said.type == "error" and not SAID_NO.search(said.text):
            self.trouble.append(f"console: {said.text}")

    def _threw(self, error: WebError) -> None:
        self.trouble.append(f"script: {error.error}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500 or (response.status >= 400 and "/static/" in response.url):
            self.trouble.append(f"{response.status}: {response.url}")


@pytest.fixture
def watch() -> Iterator[Watch]:
    watch = Watch()
    yield watch
    assert watch.trouble == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """When a story stops, what stood on everybody's screen."""
    report = yield
    watch = getattr(item, "funcargs", {}).get("watch")
    if report.failed and report.when == "call" and watch:
        report.sections += [(page.url, page.locator("body").inner_text()[:3000]) for page in watch.pages]
    return report


Comes = Callable[..., Visitor]


@pytest.fixture
def comes(db: None, chromium: Browser, server: LiveServer, watch: Watch) -> Iterator[Comes]:
    """`comes(user)` sits down at a desk, `comes(user, PHONE)` takes out a phone. Nobody is signed in yet.
    `language`: of their browser, and what they read."""
    opened: list[BrowserContext] = []

    def come(user: User, device: dict[str, Any] = DESK, language: str = "en-GB", **more: Any) -> Visitor:
        context = chromium.new_context(
            base_url=server.url, locale=language, timezone_id="Europe/London", reduced_motion="reduce", **device, **more
        )
        opened.append(watch.over(context))
        watch.pages.append(context.new_page())
        return Visitor(user, watch.pages[-1], language)

    yield come
    for context in opened:
        context.close()


@pytest.fixture
def letters(db: None, settings: Settings, server: LiveServer) -> Iterator[Box]:
    """A mail server that takes every letter; links in them lead to our server."""
    settings.SITE_URL = server.url
    with mail_server(settings) as box:
        yield box


@pytest.fixture
def worker(letters: Box) -> Callable[[], None]:
    """The worker looks once whether there is something to do, as `manage.py db_worker --batch` does."""

    def work() -> None:
        Worker(
            queue_names=["default"], interval=0, batch=True, backend_name="default", startup_delay=False,
            max_tasks=None, worker_id="story", excluded_queue_names=[],
        ).run()  # fmt: skip

    return work
