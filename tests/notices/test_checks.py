"""`manage.py check` says when a channel is set up by half; with nothing set, and with all of it, it is quiet."""

from pathlib import Path

import pytest
from pytest_django import Settings

from hearth.notices.checks import channels
from tests.notify import KEY, TEMPLATES

NONE = {"email": "", "text": "", "letter": ""}


def found() -> list[str | None]:
    return [one.id for one in channels(None)]


def test_nothing_set_is_nothing_to_say() -> None:
    assert found() == []


def test_all_of_it_is_nothing_to_say(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    settings.NOTIFY_KEY, settings.NOTIFY_TEMPLATES, settings.EMAIL_BY = KEY, TEMPLATES, "notify"
    settings.BOUNCES, settings.BOUNCE_ADDRESS = str(tmp_path), "back@rowan.example.org"
    assert found() == []


@pytest.mark.parametrize(
    ("half", "number"),
    [
        ({"NOTIFY_TEMPLATES": TEMPLATES}, "hearth.E010"),
        ({"NOTIFY_KEY": KEY}, "hearth.E011"),
        ({"NOTIFY_KEY": "short", "NOTIFY_TEMPLATES": TEMPLATES}, "hearth.E012"),
        ({"EMAIL_BY": "pigeon"}, "hearth.E013"),
        ({"EMAIL_BY": "notify"}, "hearth.E014"),
        ({"EMAIL_BY": "notify", "NOTIFY_KEY": KEY, "NOTIFY_TEMPLATES": NONE | {"text": "1"}}, "hearth.E014"),
        ({"BOUNCES": "/nowhere", "BOUNCE_ADDRESS": "back@rowan.example.org"}, "hearth.E015"),
    ],
)
def test_a_half_is_said(settings: Settings, half: dict[str, object], number: str) -> None:
    for name, value in half.items():
        setattr(settings, name, value)
    assert found() == [number]
    assert all(KEY not in str(one) for one in channels(None))
