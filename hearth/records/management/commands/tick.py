"""manage.py tick: for a timer, every few minutes. It ends one-time links behind doors that shut; gives back to the
worker what is due, asks what became of what was sent, and reminds of meetings the school day before. And it lets go of
what has had its time: files of children that nobody came back to within a day, words to be read first after a
fortnight, notes before a meeting that ended thirty days ago, and reflections whose meeting is over. Nothing else.

Each of these is by itself: where one goes wrong the others are done all the same, and the command says which."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations import reminders
from hearth.conversations.models import OneAnswer, SecondLook
from hearth.exchange import actions as exchange
from hearth.exchange.models import ImportRun
from hearth.notices.actions import ask_notify, read_bounce, requeue_due
from hearth.notices.maildir import read_new
from hearth.practice import actions as practice
from hearth.practice.models import BeforeYouMeet, Reflection


def shut_doors() -> None:
    if OneAnswer.objects.of_shut_doors(dates.now()).exists():
        conversations.end_links_of_shut_doors(by=None)


def what_became_of_it() -> None:
    if settings.NOTIFY_KEY:
        ask_notify()
    if settings.BOUNCES:
        read_new(Path(settings.BOUNCES), understood=read_bounce)


def reminders_of_meetings() -> None:
    for meeting in reminders.due():
        conversations.remind(meeting, by=None)


def files_of_children() -> None:
    if ImportRun.objects.out_of_date().exists():
        exchange.let_go_of_old(by=None)


def words_to_be_read_first() -> None:
    if SecondLook.objects.out_of_date().exists():
        conversations.let_go_of_old_words(by=None)


def notes_before_meetings() -> None:
    if BeforeYouMeet.objects.out_of_date(dates.today()).exists():
        practice.let_go_of_old_notes(by=None)


def reflections() -> None:
    if Reflection.objects.to_let_go(dates.today()).exists():
        practice.let_go_of_reflections(by=None)


JOBS: tuple[Callable[[], None], ...] = (
    shut_doors, files_of_children, words_to_be_read_first, notes_before_meetings, reflections, reminders_of_meetings,
    what_became_of_it,
)  # fmt: skip


class Command(BaseCommand):
    help = (
        "Give letters that are due back to the worker, and let go of files of children older than a day. "
        "Safe to run at any time, and as often as you like."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        found = requeue_due()
        if found or options["verbosity"] > 1:
            self.stdout.write(f"{found} letters given back to the worker.")
        wrong = [job.__name__.replace("_", " ") for job in JOBS if not _done(job)]
        if wrong:
            raise CommandError(f"Not done: {', '.join(wrong)}. The log says why. The rest was done.")


def _done(job: Callable[[], None]) -> bool:
    try:
        job()
    except Exception:
        logging.getLogger(__name__).exception("tick: %s", job.__name__)
        return False
    return True
