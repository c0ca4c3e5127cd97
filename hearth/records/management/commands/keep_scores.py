"""manage.py keep_scores: writes the scores of answers that were sent before scores were kept. Once after an update; to
run it again changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand

from hearth.assessments.actions import keep_all


class Command(BaseCommand):
    help = "Write the scores of answers sent before scores were kept. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{keep_all(by=None)} strands scored.")
