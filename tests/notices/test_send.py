"""The worker sends over a real mail server. A dead one loses nothing, and nobody gets a letter three times."""

from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.notices import post
from hearth.notices.actions import LEASE, deliver, queue, requeue_due, settle, take_up, try_again
from hearth.notices.models import LATE, Notice
from hearth.people.actions import restrict
from hearth.people.models import User
from hearth.records.cast import Cast
from tests.smtp import free_port, mail_server, through


@pytest.fixture
def lead(rowan: Cast) -> User:
    return rowan.adult["Miss Okafor"]


@pytest.fixture
def letter(rowan: Cast, lead: User) -> Notice:
    """One letter to Leila, waiting alone in the queue."""
    Notice.objects.all().delete()
    DBTaskResult.objects.all().delete()
    made = queue(rowan.between("Amal", "Leila"), kind="report_shared", by=lead)
    assert made is not None
    return made


def work() -> None:
    """What `manage.py db_worker --batch` does, but for closing the connection that holds this test's transaction."""
    worker = Worker(
        queue_names=["default"], interval=0, batch=True, backend_name="default", startup_delay=False, max_tasks=None,
        worker_id="test", excluded_queue_names=[],
    )  # fmt: skip
    while (task := DBTaskResult.objects.ready().first()) is not None:
        task.claim(worker.worker_id)
        worker.run_task(task)


def later(**how_much: float) -> datetime:
    return dates.now() + timedelta(**how_much)


def all_due() -> None:
    DBTaskResult.objects.all().update(run_after=datetime(2020, 1, 1, tzinfo=dates.LONDON))


def test_it_goes_out_from_the_school_with_its_message_id(letter: Notice, settings: Settings) -> None:
    with mail_server(settings) as box:
        work()
    letter.refresh_from_db()
    assert letter.sent_at == dates.now()
    assert box.to == ["leila@example.org"]
    assert box.last()["Message-ID"] == letter.message_id
    assert box.last()["From"].startswith("Rowan Primary <")
    assert box.last()["Auto-Submitted"] == "auto-generated"
    assert not Notice.objects.stuck().exists()


def test_a_dead_server_loses_nothing_and_the_letter_goes_when_it_is_back(letter: Notice, settings: Settings) -> None:
    port = free_port()
    through(settings, port)
    work()
    letter.refresh_from_db()
    assert (letter.tries, letter.sent_at, letter.trouble) == (1, None, "The mail server did not answer.")
    assert list(Notice.objects.stuck()) == [letter]
    assert DBTaskResult.objects.ready().count() == 0
    all_due()
    with mail_server(settings, port) as box:
        work()
    letter.refresh_from_db()
    assert (letter.tries, letter.sent_at) == (2, dates.now())
    assert len(box.letters) == 1
    assert not Notice.objects.stuck().exists()


def test_it_waits_longer_after_each_try_and_stops_after_three_days(letter: Notice, settings: Settings) -> None:
    through(settings, free_port())
    waits = []
    for _ in range(4):
        DBTaskResult.objects.all().delete()
        deliver.call(letter.pk)
        task = DBTaskResult.objects.get()
        waits.append(round((task.run_after - task.enqueued_at).total_seconds() / 60))
    assert waits == list(post.PAUSES[:4])
    with dates.at(later(days=3, minutes=1)):
        DBTaskResult.objects.all().delete()
        deliver.call(letter.pk)
    letter.refresh_from_db()
    assert letter.given_up_at is not None
    assert not DBTaskResult.objects.exists()
    assert list(Notice.objects.stuck()) == [letter]


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("451 Try later", "The mail server asked us to try again later."),
        ("554 No", "The mail server would not take this letter."),
    ],
)
def test_a_refused_letter_waits_or_is_left_to_a_person(
    letter: Notice, settings: Settings, answer: str, sentence: str
) -> None:
    with mail_server(settings) as box:
        box.says = answer
        work()
    letter.refresh_from_db()
    assert letter.trouble == sentence
    assert (letter.given_up_at is None) is answer.startswith("4")


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("450 Mailbox busy", "Their mail service asked us to try again later."),
        ("550 leila@example.org unknown", "Their mail service says that this address takes no mail."),
    ],
)
def test_a_refused_address_is_said_without_the_address(
    letter: Notice, settings: Settings, answer: str, sentence: str
) -> None:
    with mail_server(settings) as box:
        box.says_to_address = answer
        work()
    letter.refresh_from_db()
    assert letter.trouble == sentence
    assert (letter.given_up_at is None) is answer.startswith("4")
    assert "leila" not in "".join(t.traceback for t in DBTaskResult.objects.all()).lower()


def test_a_new_try_by_hand_goes_to_the_address_of_today(letter: Notice, settings: Settings, lead: User) -> None:
    with mail_server(settings) as box:
        box.says_to_address = "550 unknown"
        work()
        box.says_to_address = ""
        letter.refresh_from_db()
        letter.adult.contact_email = "leila.new@example.org"
        letter.adult.save()
        try_again(letter, by=lead)
        work()
    assert box.to == ["leila.new@example.org"]
    assert not Notice.objects.stuck().exists()


def test_a_machine_that_stops_while_sending_repeats_once_and_never_twice(letter: Notice, settings: Settings) -> None:
    with mail_server(settings) as box:
        assert take_up(letter, by=None) is not None  # the machine stops here, perhaps after sending
        deliver.call(letter.pk)
        assert box.letters == []
        with dates.at(later(minutes=11)):
            assert take_up(letter, by=None) is not None  # and again
        with dates.at(later(minutes=22)):
            deliver.call(letter.pk)
        assert box.letters == []
    letter.refresh_from_db()
    assert letter.given_up_at is not None
    assert "It may have arrived" in letter.trouble


def test_the_repeat_carries_the_same_message_id(letter: Notice, settings: Settings) -> None:
    take_up(letter, by=None)
    with mail_server(settings) as box, dates.at(later(minutes=11)):
        deliver.call(letter.pk)
    assert [mail["Message-ID"] for mail in box.letters] == [letter.message_id]


def test_it_does_not_go_to_somebody_restricted_since(
    letter: Notice, settings: Settings, rowan: Cast, lead: User
) -> None:
    restrict(rowan.between("Amal", "Leila"), with_order=True, note="Order seen on 20 November.", by=lead)
    with mail_server(settings) as box:
        work()
    letter.refresh_from_db()
    assert box.letters == []
    assert letter.settled_at is not None
    with pytest.raises(RuleBroken):
        try_again(letter, by=lead)


def test_a_letter_told_another_way_leaves_the_list(letter: Notice, settings: Settings, lead: User) -> None:
    through(settings, free_port())
    work()
    letter.refresh_from_db()
    settle(letter, by=lead)
    assert not Notice.objects.stuck().exists()
    all_due()
    with mail_server(settings) as box:
        work()
    assert box.letters == []


def test_a_letter_that_nobody_has_tried_is_stuck_too(letter: Notice) -> None:
    assert not Notice.objects.stuck().exists()
    with dates.at(later(minutes=LATE.total_seconds() / 60 + 1)):
        assert list(Notice.objects.stuck()) == [letter]


def test_the_tick_gives_back_what_is_due_and_nothing_else(letter: Notice, settings: Settings) -> None:
    assert requeue_due() == 0  # has its task
    DBTaskResult.objects.all().delete()
    assert requeue_due() == 1
    assert requeue_due() == 0
    DBTaskResult.objects.all().delete()
    take_up(letter, by=None)
    assert requeue_due() == 0  # in hand
    with dates.at(later(minutes=LEASE.total_seconds() / 60 + 1)):
        call_command("tick")
    assert DBTaskResult.objects.count() == 1
    with mail_server(settings), dates.at(later(minutes=LEASE.total_seconds() / 60 + 1)):
        work()
    assert requeue_due() == 0  # sent


def test_a_worker_that_gets_the_same_letter_twice_sends_one(letter: Notice, settings: Settings) -> None:
    deliver.enqueue(letter.pk)
    with mail_server(settings) as box:
        work()
    assert len(box.letters) == 1
