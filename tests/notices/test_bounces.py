"""A letter that comes back is known again, and a person is told. Anybody may write to that mailbox."""

import io
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from hearth.base import dates
from hearth.notices import bounces
from hearth.notices.actions import deliver, queue, read_bounce
from hearth.notices.models import Notice
from hearth.people.models import User
from hearth.records.cast import Cast
from tests.smtp import mail_server

REPORT = """\
From: MAILER-DAEMON@mx.example.net
To: back@rowan.example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="=_b"

--=_b
Content-Type: text/plain; charset=us-ascii

I am sorry. leila@example.org could not be reached.

--=_b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
X-Postfix-Queue-ID: 4XYZ

Final-Recipient: rfc822; leila@example.org
Original-Recipient: rfc822;leila@example.org
Action: {action}
Status: {status}
Remote-MTA: dns; mx.example.org
Diagnostic-Code: smtp; 550 5.1.1 <leila@example.org>: user unknown

--=_b
Content-Type: {kind}

Return-Path: <back@rowan.example.org>
Message-ID: {message_id}
From: Rowan Primary <hearth@example.org>
Subject: Rowan Primary: there is something for you to read

--=_b--
"""


def report(
    message_id: str, *, action: str = "failed", status: str = "5.1.1", kind: str = "text/rfc822-headers"
) -> bytes:
    return REPORT.format(message_id=message_id, action=action, status=status, kind=kind).replace("\n", "\r\n").encode()


@pytest.fixture
def sent(rowan: Cast) -> Notice:
    Notice.objects.all().delete()
    lead: User = rowan.adult["Miss Okafor"]
    made = queue(rowan.between("Amal", "Leila"), kind="report_shared", by=lead)
    assert made is not None
    deliver.call(made.pk)
    made.refresh_from_db()
    assert made.sent_at is not None
    return made


@pytest.mark.parametrize("kind", ["text/rfc822-headers", "message/rfc822"])
def test_a_letter_that_came_back_is_for_a_person(sent: Notice, kind: str) -> None:
    assert read_bounce(report(sent.message_id, kind=kind))
    sent.refresh_from_db()
    assert (sent.bounced_at, sent.trouble) == (dates.now(), "Their mail service says that there is no such address.")
    assert list(Notice.objects.stuck()) == [sent]


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("5.1.10", "Their mail service says that there is no such address."),
        ("5.2.2", "Their mailbox is full."),
        ("5.2.1", "Their mailbox takes no mail."),
        ("5.7.1", "Their mail service refused our letter."),
        ("4.4.7", "Their mail service took nothing for days."),
        ("5.0.0", "Their mail service sent our letter back."),
        ("nonsense", "Their mail service sent our letter back."),
    ],
)
def test_the_reason_is_said_in_words(status: str, sentence: str) -> None:
    found = bounces.read(report("<1.2@hearth>", status=status))
    assert found == bounces.Returned("<1.2@hearth>", sentence)


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded", ""])
def test_a_delay_or_good_news_is_no_return(action: str) -> None:
    assert bounces.read(report("<1.2@hearth>", action=action, status="4.4.1")) is None


def test_a_report_about_somebody_elses_letter_is_not_ours(sent: Notice) -> None:
    assert not read_bounce(report("<other@elsewhere>"))
    sent.refresh_from_db()
    assert sent.bounced_at is None


def test_the_same_report_twice_is_one(sent: Notice) -> None:
    read_bounce(report(sent.message_id))
    with dates.at(dates.moment(dates.today(), "11:00")):
        read_bounce(report(sent.message_id, status="5.2.2"))
    sent.refresh_from_db()
    assert sent.trouble == "Their mail service says that there is no such address."


def test_an_answer_by_hand_or_a_holiday_notice_is_no_return() -> None:
    mail = EmailMessage()
    mail["Subject"], mail["Auto-Submitted"] = "Re: there is something for you to read", "auto-replied"
    mail.set_content("I am away.\nMessage-ID: <1.2@hearth>\nAction: failed\nStatus: 5.1.1")
    assert bounces.read(mail.as_bytes()) is None


NEST = b"--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n"
STATUS = b"--a\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\n"
HOSTILE = [
    b"",
    b"\x00" * 5000,
    b"Content-Type: multipart/report\r\n\r\nno boundary",
    b"Content-Type: multipart/report; boundary=\r\n\r\n----\r\n",
    b"Content-Type: multipart/report; boundary=a\r\n\r\n" + NEST * 4000,
    b"Content-Type: message/rfc822\r\n\r\n" * 4000,
    b"Content-Type: multipart/report; boundary=a; charset=\xff\r\n\r\n" + STATUS * 3,
    report("<" + "a" * 100_000 + "@x>"),
    report("<1.2@hearth>\r\nX: y", status="5." + "9" * 10_000),
    report("=?utf-8?b?" + "w" * 5000 + "?="),
]  # fmt: skip


@pytest.mark.parametrize("message", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_a_stranger_sends_breaks_it(message: bytes) -> None:
    found = bounces.read(message)
    assert found is None or len(found.message_id) < 250


@given(st.binary(max_size=400), st.integers(0, 900))
def test_nothing_put_in_the_middle_of_a_report_breaks_it(noise: bytes, where: int) -> None:
    message = report("<1.2@hearth>")
    found = bounces.read(message[:where] + noise + message[where:])
    assert found is None or found.message_id


def test_only_the_beginning_of_a_very_long_message_is_read(sent: Notice) -> None:
    assert not read_bounce(b"X-Fill: " + b"a" * bounces.BIGGEST + b"\r\n" + report(sent.message_id))


# Where they come from


@pytest.fixture
def box(tmp_path: Path, settings: Settings) -> Path:
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    settings.BOUNCES = str(tmp_path)
    return tmp_path


def test_the_tick_reads_the_mailbox_and_keeps_nothing_it_understood(sent: Notice, box: Path) -> None:
    (box / "new" / "1.a").write_bytes(report(sent.message_id))
    (box / "new" / "2.b").write_bytes(b"Subject: hello\r\n\r\nWho are you?")
    call_command("tick")
    sent.refresh_from_db()
    assert sent.bounced_at is not None
    assert [one.name for one in (box / "cur").iterdir()] == ["2.b:2,"]
    assert list((box / "new").iterdir()) == []


def test_a_link_out_of_the_mailbox_is_not_followed(box: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("kept")
    (box / "new" / "3.c").symlink_to(secret)
    call_command("read_bounces")
    assert secret.read_text() == "kept" and (box / "new" / "3.c").is_symlink()


def test_a_mail_server_may_hand_one_over_itself(sent: Notice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(report(sent.message_id))))
    call_command("read_bounces", "--stdin")
    sent.refresh_from_db()
    assert sent.bounced_at is not None


def test_without_a_mailbox_it_says_what_to_set() -> None:
    with pytest.raises(CommandError, match="HEARTH_BOUNCES"):
        call_command("read_bounces")


def test_the_envelope_names_the_mailbox_and_the_letter_the_school(rowan: Cast, settings: Settings) -> None:
    settings.BOUNCE_ADDRESS = "back@rowan.example.org"
    letter = queue(rowan.between("Amal", "Leila"), kind="report_shared", by=rowan.adult["Miss Okafor"])
    assert letter is not None
    with mail_server(settings) as server:
        deliver.call(letter.pk)
    assert server.envelopes == ["back@rowan.example.org"]
    assert server.last()["From"].startswith("Rowan Primary <")
