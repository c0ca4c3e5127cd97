"""manage.py tick: for a timer, every few minutes. Gives back to the worker what is due, asks what became
of what was sent, reminds of
meetings the school day before, and lets go of what has had
its time: files of children that nobody came back to within a day, words to be read first after a fortnight, notes
before a meeting that ended thirty days ago, and reflections whose meeting is over; it ends one-time links behind
doors that shut. Nothing else."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

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


class Command(BaseCommand):
    help = (
        "Give letters that are due back to the worker, and let go of files of children older than a day. "
        "Safe to run at any time, and as often as you like."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        found = requeue_due()
        if found or options["verbosity"] > 1:
            self.stdout.write(f"{found} letters given back to the worker.")
        if settings.NOTIFY_KEY:
            ask_notify()
        if settings.BOUNCES:
            read_new(Path(settings.BOUNCES), understood=read_bounce)
        if ImportRun.objects.out_of_date().exists():
            exchange.let_go_of_old(by=None)
        for meeting in reminders.due():
            conversations.remind(meeting, by=None)
        if SecondLook.objects.out_of_date().exists():
            conversations.let_go_of_old_words(by=None)
        if OneAnswer.objects.of_shut_doors(dates.now()).exists():
            conversations.end_links_of_shut_doors(by=None)
        if BeforeYouMeet.objects.out_of_date(dates.today()).exists():
            practice.let_go_of_old_notes(by=None)
        if Reflection.objects.to_let_go(dates.today()).exists():
            practice.let_go_of_reflections(by=None)
