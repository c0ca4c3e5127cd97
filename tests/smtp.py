"""A real mail server on loopback: it takes letters, refuses them, asks to try later, or is not there at all."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django import Settings


class Box:
    """Every letter that arrived. `says` is what the server answers from now on instead of taking one."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.to: list[str] = []
        self.envelopes: list[str] = []
        self.says = ""
        self.says_to_address = ""

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.says_to_address:
            return self.says_to_address
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.says:
            return self.says
        assert isinstance(envelope.content, bytes)
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        self.to += envelope.rcpt_tos
        self.envelopes.append(envelope.mail_from or "")
        return "250 OK"

    def last(self) -> EmailMessage:
        return self.letters[-1]


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@contextmanager
def mail_server(settings: Settings, port: int = 0) -> Iterator[Box]:
    """Hearth sends through this server while the block lasts; afterwards nobody listens on its port."""
    box = Box()
    server = Controller(box, hostname="127.0.0.1", port=port or free_port())
    through(settings, server.port)
    server.start()
    try:
        yield box
    finally:
        server.stop()


def through(settings: Settings, port: int) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
