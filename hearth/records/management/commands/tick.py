"""manage.py tick: for a timer, every few minutes. Gives back to the worker what is due, and lets go of files of
children that nobody came back to within a day. Nothing else."""

from typing import Any

from django.core.management.base import BaseCommand

from hearth.exchange import actions as exchange
from hearth.exchange.models import ImportRun
from hearth.notices.actions import requeue_due


class Command(BaseCommand):
    help = (
        "Give letters that are due back to the worker, and let go of files of children older than a day. "
        "Safe to run at any time, and as often as you like."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        found = requeue_due()
        if found or options["verbosity"] > 1:
            self.stdout.write(f"{found} letters given back to the worker.")
        if ImportRun.objects.out_of_date().exists():
            exchange.let_go_of_old(by=None)
