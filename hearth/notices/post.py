"""How a notice is written, one e-mail over SMTP, and what a refusal means. Nothing here touches the database."""

import smtplib
from dataclasses import dataclass
from datetime import timedelta
from email.utils import formataddr, make_msgid, parseaddr
from string import Template
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

from hearth.languages.catalogue import ENGLISH, Language
from hearth.notices.language import KINDS, document
from hearth.notices.models import Channel

__all__ = ["KINDS", "Trouble", "letter", "new_message_id", "pause_after", "post", "words"]

# Minutes between tries: soon at first, then four times a day, for three days.
PAUSES = (1, 5, 15, 30, 60, 120, 240, 360)
ENOUGH = timedelta(days=3)


@dataclass(frozen=True)
class Trouble:
    """Why a letter did not go, in a sentence without anybody's name or address. `unreachable`: it is their address or
    number, and no later try can help; a person rings, or asks for the right one."""

    sentence: str
    for_good: bool = False
    unreachable: bool = False


def words(
    kind: str, *, school: str, phone: str, link: str, language: Language = ENGLISH, channel: str = Channel.EMAIL
) -> tuple[str, str]:
    """Subject and text of a notice. Only the school is named: a neighbour may see it on a locked phone. `$phone` stands
    at the end of a sentence: a colon and the number, or nothing."""
    found = document(kind, channel, language) or document(kind, channel, ENGLISH)
    if found is None:
        raise LookupError(f"no notice says {kind}")
    written = Template(found.read_text(encoding="utf-8"))
    number = phone.replace(" ", "\u00a0") if language.direction == "rtl" else phone  # else its blocks change places
    filled = written.substitute(school=school, phone=f": {number}" if phone else "", link=link)
    subject, _, text = filled.partition("\n")
    return (subject, f"{subject}. {link}") if channel == Channel.TEXT else (subject, text.strip() + "\n")


def new_message_id() -> str:
    """Made once a letter, so that a repeat is known for one."""
    return make_msgid(domain=urlsplit(settings.SITE_URL).hostname or "localhost")


def letter(*, school: str, to: str, subject: str, text: str, message_id: str) -> EmailMessage:
    """What cannot be delivered goes back to the address for that, if the school has one: the envelope's sender."""
    sender = formataddr((school, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
    headers = {"Message-ID": message_id, "Auto-Submitted": "auto-generated", "From": sender}
    return EmailMessage(subject, text, settings.BOUNCE_ADDRESS or sender, [to], headers=headers)


def post(message: EmailMessage) -> Trouble | None:
    """Send it now. Whatever goes wrong comes back as a sentence: a letter is never lost to an exception."""
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as refused:
        return _refused(max(code for code, _ in refused.recipients.values()))
    except smtplib.SMTPDataError as refused:
        return _not_taken(refused.smtp_code)
    except smtplib.SMTPAuthenticationError:
        return Trouble("The mail server did not accept our sign-in.")
    except smtplib.SMTPException:
        return Trouble("The mail server broke off.")
    except OSError:
        return Trouble("The mail server did not answer.")
    except Exception:
        return Trouble("Something of ours went wrong while sending.")
    return None


def pause_after(tries: int) -> timedelta:
    return timedelta(minutes=PAUSES[min(tries, len(PAUSES)) - 1])


def _refused(code: int) -> Trouble:
    if code >= 500:
        return Trouble("Their mail service says that this address takes no mail.", for_good=True, unreachable=True)
    return Trouble("Their mail service asked us to try again later.")


def _not_taken(code: int) -> Trouble:
    if code >= 500:
        return Trouble("The mail server would not take this letter.", for_good=True)
    return Trouble("The mail server asked us to try again later.")
