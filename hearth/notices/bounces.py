"""What a mail server says of a letter it could not deliver (RFC 3464), read safely: anybody in the world may write to
the address it comes to. Pure: bytes in, one finding out. Nothing of the message is kept but which letter and why."""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

BIGGEST = 256 * 1024
"""Bytes of a message that are read: the report and the returned headers stand before any returned text."""
MOST_PARTS = 20
MESSAGE_ID = re.compile(r"^message-id:\s*(<[^<>\s]{3,200}>)", re.IGNORECASE | re.MULTILINE)
STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")

# By class, subject and detail of RFC 3463, the most exact first.
SENTENCES = (
    ("5.1", "Their mail service says that there is no such address."),
    ("5.2.2", "Their mailbox is full."),
    ("5.2", "Their mailbox takes no mail."),
    ("5.4", "Their mail service could not be found."),
    ("5.7", "Their mail service refused our letter."),
    ("4", "Their mail service took nothing for days."),
    ("5", "Their mail service sent our letter back."),
)


@dataclass(frozen=True)
class Returned:
    """A letter of this Message-ID did not arrive, and will not."""

    message_id: str
    sentence: str


def read(message: bytes) -> Returned | None:
    """None: it is no report that a letter failed for good, or nobody can make sense of it."""
    try:
        return _read(message_from_bytes(message[:BIGGEST]))
    except Exception:  # whatever a stranger made to break a reader of mail
        return None


def _read(mail: Message) -> Returned | None:
    if mail.get_content_type() != "multipart/report":
        return None
    parts = list(_parts(mail))
    status = next((_failed(part) for part in parts if part.get_content_type() == "message/delivery-status"), None)
    headers = (_returned_headers(part) for part in parts)
    about = next((found.group(1) for text in headers if text and (found := MESSAGE_ID.search(text))), None)
    if status is None or about is None:
        return None
    return Returned(about, next(sentence for begins, sentence in SENTENCES if status.startswith(begins)))


def _parts(mail: Message) -> list[Message]:
    """The parts of the report itself, none of what those carry."""
    inside = mail.get_payload()
    return [part for part in inside[:MOST_PARTS] if isinstance(part, Message)] if isinstance(inside, list) else []


def _failed(report: Message) -> str | None:
    """The status of the first recipient for whom it failed for good; None for a delay or good news."""
    blocks = report.get_payload()
    for block in blocks[:MOST_PARTS] if isinstance(blocks, list) else []:
        if isinstance(block, Message) and str(block.get("Action", "")).strip().lower() == "failed":
            found = STATUS.search(str(block.get("Status", "")))
            return found.group(0) if found and found.group(1) != "2" else "5.0.0"
    return None


def _returned_headers(part: Message) -> str:
    """Of the letter that came back: as a whole message, or its headers alone."""
    if part.get_content_type() == "message/rfc822":
        inside = part.get_payload()
        letter = inside[0] if isinstance(inside, list) and inside and isinstance(inside[0], Message) else None
        return f"Message-ID: {letter.get('Message-ID', '')}" if letter is not None else ""
    if part.get_content_type() == "text/rfc822-headers":
        words = part.get_payload(decode=True)
        return words.decode("ascii", "replace") if isinstance(words, bytes) else ""
    return ""
