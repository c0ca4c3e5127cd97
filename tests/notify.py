"""A stand-in for GOV.UK Notify on loopback: its addresses, its answers, its errors and its limits, over real HTTP.

It checks the signed token as Notify does, keeps what it took, and says of each what became of it. `says` is what it
answers from now on instead; `drops` cuts the line after it took a message, as a network does."""

import json
import re
import threading
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from notifications_python_client.authentication import decode_jwt_token, get_token_issuer
from notifications_python_client.errors import TokenError
from pytest_django import Settings

SERVICE, SECRET = "c9a3f1de-5b7a-4c0e-9d1f-2f6b8a7e4d10", "0f4e2b6a-8c1d-4f3e-a5b7-6d9c8e7f1a20"
KEY = f"hearth_tests-{SERVICE}-{SECRET}"
TEMPLATES = {"email": str(uuid.UUID(int=1)), "text": str(uuid.UUID(int=2)), "letter": str(uuid.UUID(int=3))}
ASKS_FOR = {TEMPLATES["email"]: {"subject", "body"}, TEMPLATES["text"]: {"body"}, TEMPLATES["letter"]: {"body"}}
POSTCODE = re.compile(r"^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$", re.IGNORECASE)
IDENTICAL_AN_HOUR = 20

TEAM_ONLY = (400, "BadRequestError", "Can't send to this recipient using a team-only API key")
TRIAL = (
    400,
    "BadRequestError",
    "Can't send to this recipient when service is in trial mode - see https://www.notifications.service.gov.uk/trial-mode",
)
TOO_FAST = (429, "RateLimitError", "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds")
TOO_MANY = (429, "TooManyRequestsError", "Exceeded send limits (250000) for today")
CLOCK = (403, "AuthError", "Error: Your system clock must be accurate to within 30 seconds")
BROKEN = (500, "Exception", "Internal server error")


class Refused(Exception):
    def __init__(self, status: int, error: str, message: str) -> None:
        self.status, self.body = status, {"status_code": status, "errors": [{"error": error, "message": message}]}


class Notify:
    """What it holds. Every `taken` is a message as Notify would show it, `asked` what was asked of it."""

    def __init__(self) -> None:
        self.taken: list[dict[str, Any]] = []
        self.asked: list[str] = []
        self.says: tuple[int, str, str] | None = None
        self.drops = False
        self.same: Counter[tuple[str, str]] = Counter()

    def last(self) -> dict[str, Any]:
        return self.taken[-1]

    def ends(self, status: str) -> None:
        for one in self.taken:
            one["status"] = status

    def take(self, kind: str, sent: dict[str, Any]) -> dict[str, Any]:
        words = sent.get("personalisation", {})
        if sent.get("template_id") not in ASKS_FOR:
            raise Refused(400, "BadRequestError", "Template not found")
        if missing := ASKS_FOR[sent["template_id"]] - set(words):
            raise Refused(400, "BadRequestError", f"Missing personalisation: {', '.join(sorted(missing))}")
        to = {"sms": _number, "email": _mailbox, "letter": _home}[kind](sent)
        status = "accepted" if kind == "letter" else "created"
        self.same[to, words["body"]] += kind == "sms"
        if self.same[to, words["body"]] > IDENTICAL_AN_HOUR:
            status = "temporary-failure"  # the phone network, not Notify, lets the twenty-first fall
        row = {
            "id": str(uuid.uuid4()), "reference": sent.get("reference"), "type": kind, "status": status,
            "to": to, "personalisation": words, "template": {"id": sent["template_id"], "version": 1},
        }  # fmt: skip
        self.taken.append(row)
        return row

    def find(self, path: str, query: dict[str, list[str]]) -> dict[str, Any]:
        if path != "/v2/notifications":
            number = path.rsplit("/", 1)[-1]
            for row in self.taken:
                if row["id"] == number:
                    return row
            raise Refused(404, "NoResultFound", "No result found")
        rows = [row for row in self.taken if row["reference"] in query.get("reference", [])]
        return {"notifications": rows, "links": {"current": path}}


def _number(sent: dict[str, Any]) -> str:
    written = str(sent.get("phone_number", ""))
    if re.search(r"[^\d\s()+\-]", written):
        raise Refused(400, "ValidationError", "phone_number Must not contain letters or symbols")
    digits = re.sub(r"\D", "", written)
    if len(digits) < 10:
        raise Refused(400, "ValidationError", "phone_number Not enough digits")
    if not re.match(r"(0|44|\+44)?7", re.sub(r"^\+?44|^0", "", digits)):
        raise Refused(400, "ValidationError", "phone_number Not a UK mobile number")
    return written


def _mailbox(sent: dict[str, Any]) -> str:
    written = str(sent.get("email_address", ""))
    if not re.match(r"^[^@\s]+@[^@\s]+\.[^@\s]+$", written):
        raise Refused(400, "ValidationError", "email_address Not a valid email address")
    return written


def _home(sent: dict[str, Any]) -> str:
    words = sent["personalisation"]
    lines = [words[f"address_line_{n}"] for n in range(1, 8) if words.get(f"address_line_{n}")]
    if len(lines) < 3:
        raise Refused(400, "ValidationError", "Address must be at least 3 lines")
    if not POSTCODE.match(lines[-1]):
        raise Refused(400, "ValidationError", "Last line of address must be a real UK postcode or another country")
    return "\n".join(lines)


class Door(BaseHTTPRequestHandler):
    holds: Notify

    def do_GET(self) -> None:
        where = urlsplit(self.path)
        self._answer(200, lambda: self.holds.find(where.path, parse_qs(where.query)))

    def do_POST(self) -> None:
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._answer(201, lambda: self.holds.take(self.path.rsplit("/", 1)[-1], sent))

    def _answer(self, status: int, work: Any) -> None:
        self.holds.asked.append(f"{self.command} {urlsplit(self.path).path}")
        try:
            self._check_token()
            if self.holds.says:
                raise Refused(*self.holds.says)
            body = work()
        except Refused as refused:
            status, body = refused.status, refused.body
        if self.holds.drops and self.command == "POST":
            self.close_connection = True
            self.connection.close()
            return
        said = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def _check_token(self) -> None:
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        try:
            if get_token_issuer(token) != SERVICE:
                raise Refused(403, "AuthError", "Invalid token: service not found")
            decode_jwt_token(token, SECRET)
        except TokenError as error:
            raise Refused(403, "AuthError", "Invalid token: API key not found") from error

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


@contextmanager
def notify(settings: Settings, **templates: str) -> Iterator[Notify]:
    """Hearth sends through it while the block lasts; afterwards nobody listens there."""
    holds = Notify()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Here", (Door,), {"holds": holds}))
    server.daemon_threads = True
    set_up(settings, server.server_port, **(templates or TEMPLATES))
    running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    running.start()
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("NO_PROXY", "127.0.0.1")
            yield holds
    finally:
        server.shutdown()
        server.server_close()
        running.join()


def set_up(settings: Settings, port: int, **templates: str) -> None:
    settings.NOTIFY_KEY = KEY
    settings.NOTIFY_URL = f"http://127.0.0.1:{port}"
    settings.NOTIFY_TEMPLATES = {"email": "", "text": "", "letter": ""} | templates
