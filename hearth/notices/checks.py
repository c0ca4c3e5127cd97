"""What `manage.py check` says about channels that are set up by half."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

GUIDE = "docs/guides/channels.md says how."
SHORTEST_KEY = 73  # two numbers of 36 signs and what stands between


def channels(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    templates = [way for way, number in settings.NOTIFY_TEMPLATES.items() if number]
    found: list[CheckMessage] = []
    if templates and not settings.NOTIFY_KEY:
        found.append(_error("GOV.UK Notify has templates and no HEARTH_NOTIFY_KEY.", "hearth.E010"))
    if settings.NOTIFY_KEY and not templates:
        found.append(_error("GOV.UK Notify has a key and no template: nothing goes through it.", "hearth.E011"))
    if settings.NOTIFY_KEY and len(settings.NOTIFY_KEY) < SHORTEST_KEY:
        found.append(_error("HEARTH_NOTIFY_KEY is not whole: it ends with two long numbers.", "hearth.E012"))
    if settings.EMAIL_BY not in ("smtp", "notify"):
        found.append(_error("HEARTH_EMAIL_BY is smtp or notify.", "hearth.E013"))
    if settings.EMAIL_BY == "notify" and not (settings.NOTIFY_KEY and settings.NOTIFY_TEMPLATES["email"]):
        found.append(_error("E-mail is to go by GOV.UK Notify, which has no template for it.", "hearth.E014"))
    if settings.BOUNCES and not (Path(settings.BOUNCES) / "new").is_dir():
        found.append(_error("HEARTH_BOUNCES is no Maildir.", "hearth.E015"))
    if settings.BOUNCES and not settings.BOUNCE_ADDRESS:
        found.append(
            Warning("A mailbox is read for what comes back, and no letter names it.", hint=GUIDE, id="hearth.W016")
        )
    return found


def _error(sentence: str, number: str) -> Error:
    return Error(sentence, hint=GUIDE, id=number)
