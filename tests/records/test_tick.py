"""The timer's own command: one thing that goes wrong does not keep the others from being done."""

import pytest
from django.core.management import CommandError, call_command

from hearth.conversations.models import OneAnswer
from hearth.people.actions import close_record
from hearth.records.cast import Cast
from hearth.records.management.commands import tick


def test_a_link_behind_a_shut_door_ends_also_when_something_else_goes_wrong(
    rowan: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = OneAnswer.objects.filter(used_at=None, cancelled_at=None).select_related("relationship").latest("pk")
    close_record(link.relationship, by=rowan.adult["Miss Okafor"])

    def goes_wrong() -> None:
        raise RuntimeError("a full disk")

    monkeypatch.setattr(tick, "JOBS", (goes_wrong, *tick.JOBS))
    with pytest.raises(CommandError, match="Not done: goes wrong"):
        call_command("tick", verbosity=0)
    link.refresh_from_db()
    assert link.cancelled_at is not None
