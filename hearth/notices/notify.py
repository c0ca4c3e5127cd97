"""GOV.UK Notify by its official client: one e-mail, one text or one letter, and what became of it.

Its templates carry no words of their own: ((subject)) and ((body)), or ((body)) alone, so that what goes out is what
stands in our outbox. `reference` is our Message-ID: after a try that was cut off we ask whether it went before we send
again. Nothing here touches the database, and no sentence carries a name, a number or an address."""

from typing import Any, Literal

import requests
from django.conf import settings
from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from hearth.notices import addresses
from hearth.notices.models import Channel
from hearth.notices.post import Trouble

PATIENCE = 10
"""Seconds for an answer."""
Ending = Literal["on its way", "arrived"]

# What stands in an error of theirs, and what it means to us. Their words quote no number and no address.
NUMBER = Trouble("This is not a number that takes texts.", for_good=True, unreachable=True)
ADDRESS = Trouble("This is not an e-mail address.", for_good=True, unreachable=True)
HOME = Trouble("The address on the letter is not complete: it needs three lines or more, the last a real postcode.",
               for_good=True, unreachable=True)  # fmt: skip
REFUSED = (
    ("team-only api key", Trouble("GOV.UK Notify has a key for trying out: it writes to your own team alone.", True)),
    ("team api key", Trouble("GOV.UK Notify has a key for trying out: it sends no letters.", True)),
    ("trial mode", Trouble("GOV.UK Notify is in trial mode for this school: it writes to your own team alone.", True)),
    ("phone_number", NUMBER),
    ("international", Trouble("GOV.UK Notify sends no texts abroad for this school.", True, unreachable=True)),
    ("email_address", ADDRESS),
    ("address_line", HOME),
    ("postcode", HOME),
    ("address must be", HOME),
    ("last line of", HOME),
    ("character count", Trouble("The message is too long for GOV.UK Notify.", True)),
)
OUR_FAULT = Trouble("GOV.UK Notify does not know our template, or it asks for other words than we give.", True)
LATER = {
    403: Trouble("GOV.UK Notify did not accept our key, or the clock of our machine is wrong."),
    429: Trouble("GOV.UK Notify asked us to try again later."),
}
BROKEN = Trouble("GOV.UK Notify is out of order just now.")
SILENT = Trouble("GOV.UK Notify did not answer.")

# How it ended, by channel where it differs.
CAME_BACK = {
    ("email", "permanent-failure"): "Their mail service says that there is no such address.",
    ("email", "temporary-failure"): "Their mailbox took nothing for days. It may be full.",
    ("text", "permanent-failure"): "The number is not in use.",
    ("text", "temporary-failure"): "Their phone took nothing for days. It may be switched off, or abroad.",
    ("letter", "permanent-failure"): "The letter could not be printed.",
    ("letter", "validation-failed"): "The letter was refused before it was printed.",
    ("letter", "virus-scan-failed"): "The letter was refused before it was printed.",
    ("letter", "cancelled"): "The letter was cancelled in GOV.UK Notify.",
}
TECHNICAL = "Something went wrong between GOV.UK Notify and the network. Try once more."
ARRIVED = {"delivered", "sent", "received"}


def sends(channel: str) -> bool:
    """Whether this school set it up for this channel."""
    return bool(settings.NOTIFY_KEY and settings.NOTIFY_TEMPLATES[channel])


def send(channel: str, *, to: str, name: str, subject: str, text: str, reference: str) -> Trouble | str:
    """Its number there, or why it did not go. `to` is an address, a number, or the lines on the envelope."""
    template = settings.NOTIFY_TEMPLATES[channel]
    client = _client()
    try:
        if channel == Channel.TEXT:
            answer = client.send_sms_notification(to, template, {"body": text}, reference)
        elif channel == Channel.LETTER:
            envelope = [name, *addresses.lines(to)][:7]
            where = {f"address_line_{place}": line for place, line in enumerate(envelope, start=1)}
            answer = client.send_letter_notification(template, {**where, "body": text}, reference)
        else:
            answer = client.send_email_notification(to, template, {"subject": subject, "body": text}, reference)
    except (APIError, requests.RequestException) as error:
        return _trouble(error)
    return str(answer["id"])


def found(reference: str) -> Trouble | str:
    """The number of one that went already under this reference; empty if none did."""
    try:
        sent = _client().get_all_notifications(reference=reference)["notifications"]
    except (APIError, requests.RequestException) as error:
        return _trouble(error)
    return str(sent[0]["id"]) if sent else ""


def ending(number: str, channel: str) -> Trouble | Ending:
    """What became of it: on its way, arrived, or why not. A Trouble that is not for good: we could not ask."""
    try:
        status = str(_client().get_notification_by_id(number)["status"])
    except (APIError, requests.RequestException) as error:
        # They forget after some days: then it is as it was.
        gone = isinstance(error, APIError) and error.status_code == 404
        return "arrived" if gone else _trouble(error)
    if sentence := CAME_BACK.get((channel, status)):
        return Trouble(sentence, for_good=True, unreachable=True)
    if status == "technical-failure":
        return Trouble(TECHNICAL, for_good=True)
    return "arrived" if status in ARRIVED else "on its way"


def _client() -> NotificationsAPIClient:
    return NotificationsAPIClient(settings.NOTIFY_KEY, base_url=settings.NOTIFY_URL, timeout=PATIENCE)


def _trouble(error: Exception) -> Trouble:
    if not isinstance(error, APIError) or error.response is None:
        return SILENT
    if error.status_code in LATER:
        return LATER[error.status_code]
    if error.status_code >= 500:
        return BROKEN
    told = str(_told(error)).lower()
    return next((trouble for words, trouble in REFUSED if words in told), OUR_FAULT)


def _told(error: APIError) -> Any:
    errors = error.message
    return [one.get("message") for one in errors if isinstance(one, dict)] if isinstance(errors, list) else errors
