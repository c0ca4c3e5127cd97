"""A real browser whose every request is answered by Django in this process: no port, no other machine, and the
database of the test. A request to anywhere else fails the test."""

import mimetypes
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, Page, Route, sync_playwright

HOST = "http://localhost"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@contextmanager
def browser() -> Iterator[Browser]:
    connection = connections["default"]
    with sync_playwright() as play:
        # Inside Playwright's loop Django would open a second connection, and see nothing of this test.
        connections["default"] = connection
        started = play.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        try:
            yield started
        finally:
            started.close()


class Window:
    def __init__(self, opened: Browser, client: Client, *, width: int = 1280, dark: bool = False) -> None:
        self.client = client
        self.elsewhere: list[str] = []
        self.stopped: list[str] = []
        self.connection = connections["default"]
        context = opened.new_context(viewport={"width": width, "height": 844}, color_scheme="dark" if dark else "light")
        self.page: Page = context.new_page()
        self.page.on("console", lambda said: self.stopped.append(said.text) if said.type == "error" else None)
        self.page.route("**/*", self._answer)

    def open(self, path: str) -> int:
        answer = self.page.goto(HOST + path)
        return answer.status if answer else 0

    def wrong(self) -> list[str]:
        found = Axe().run(self.page, options={"resultTypes": ["violations"], "runOnly": RULES}).response["violations"]
        return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]

    def too_wide(self) -> bool:
        return bool(self.page.evaluate("document.documentElement.scrollWidth > innerWidth"))

    def picture(self, name: str) -> None:
        """Only when somebody wants to look: HEARTH_SHOTS names a folder."""
        if os.environ.get("HEARTH_SHOTS"):
            self.page.screenshot(path=f"{os.environ['HEARTH_SHOTS']}/{name}.png", full_page=True)

    def _answer(self, route: Route) -> None:
        connections["default"] = self.connection
        url = route.request.url
        if not url.startswith(HOST + "/"):
            self.elsewhere.append(url)
            route.abort()
            return
        path = url.removeprefix(HOST)
        if path.startswith("/static/"):
            found = finders.find(path.removeprefix("/static/"))
            kind = mimetypes.guess_type(path)[0] or "font/woff2"
            route.fulfill(body=Path(str(found)).read_bytes(), content_type=kind)
            return
        asked = {name: value for name, value in route.request.headers.items() if name not in {"cookie", "host"}}
        follow = route.request.is_navigation_request()
        response = self.client.generic(
            route.request.method, path, route.request.post_data_buffer or b"",
            content_type=asked.pop("content-type", ""), headers=asked | {"host": "localhost"},
        )  # fmt: skip
        while follow and response.status_code in {301, 302}:
            response = self.client.get(response["Location"], headers={"host": "localhost"})
        headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
        route.fulfill(status=response.status_code, headers=headers, body=response.content)
