"""Our promises: made for a day, kept, or let go with the words we said to the family."""

from datetime import date, timedelta

import pytest

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations import actions as conversations
from hearth.conversations.models import Promise
from hearth.records.cast import Cast


@pytest.fixture
def promise(rowan: Cast) -> Promise:
    return conversations.promise(
        rowan.child["Effie"], adult=rowan.adult["Tom"], what="Send a photo of the menu", due_on=date(2026, 11, 26),
        by=rowan.adult["Mrs Bell"],
    )  # fmt: skip


def test_a_promise_is_open_until_it_is_kept(rowan: Cast, promise: Promise) -> None:
    bell = rowan.adult["Mrs Bell"]
    mine = Promise.objects.visible_to(bell).open()
    assert promise in mine and promise in Promise.objects.for_adult(rowan.adult["Tom"])
    conversations.keep_promise(promise, by=bell)
    promise.refresh_from_db()
    assert (promise.kept_on, promise.kept_by) == (dates.today(), bell) and promise not in mine.all()
    with pytest.raises(RuleBroken, match="done with already"):
        conversations.let_promise_go(promise, why="The printer.", by=bell)


def test_a_promise_is_let_go_only_with_what_we_told_them(rowan: Cast, promise: Promise) -> None:
    with pytest.raises(RuleBroken, match="Tell them first"):
        conversations.let_promise_go(promise, why=" ", by=rowan.adult["Mrs Bell"])
    conversations.let_promise_go(
        promise, why="The kitchen changes it daily. We read it out at the gate.", by=rowan.adult["Mrs Bell"]
    )
    assert promise not in Promise.objects.open()
    with pytest.raises(RuleBroken, match="done with already"):
        conversations.keep_promise(promise, by=rowan.adult["Mrs Bell"])


def test_nothing_is_promised_for_a_day_gone_by(rowan: Cast) -> None:
    with pytest.raises(RuleBroken, match="has passed"):
        conversations.promise(rowan.child["Effie"], what="Ring", due_on=date(2026, 11, 23), by=rowan.adult["Mrs Bell"])


def test_nothing_was_kept_tomorrow(rowan: Cast, promise: Promise) -> None:
    with pytest.raises(RuleBroken, match="not come yet"):
        conversations.keep_promise(promise, on=date(2026, 11, 25), by=rowan.adult["Mrs Bell"])


def test_nothing_is_promised_to_a_restricted_contact_or_a_stranger(rowan: Cast) -> None:
    nia, bell = rowan.child["Nia"], rowan.adult["Mrs Bell"]
    for name, sentence in (("Dean", "Ask the nurture lead"), ("Tom", "not recorded as somebody around Nia")):
        with pytest.raises(RuleBroken, match=sentence):
            conversations.promise(nia, adult=rowan.adult[name], what="Ring", due_on=dates.today(), by=bell)


def test_a_promise_to_one_parent_is_not_seen_by_the_other(rowan: Cast) -> None:
    amal, yusuf, bell = rowan.child["Amal"], rowan.adult["Yusuf"], rowan.adult["Mrs Bell"]
    promise = conversations.promise(amal, adult=yusuf, what="Ring on Friday", due_on=dates.today(), by=bell)
    to_the_child = conversations.promise(amal, what="Keep his boat safe", due_on=dates.today(), by=bell)
    hers = Promise.objects.for_adult(rowan.adult["Leila"])
    assert promise not in hers and to_the_child not in hers


def test_late_is_a_day_gone_by_and_not_yet_done(rowan: Cast, promise: Promise) -> None:
    assert not promise.is_late(promise.due_on)
    assert promise.is_late(promise.due_on + timedelta(days=1))
    conversations.keep_promise(promise, by=rowan.adult["Mrs Bell"])
    promise.refresh_from_db()
    assert not promise.is_late(promise.due_on + timedelta(days=1))
