"""manage.py read_bounces: reads what mail servers say of letters they could not deliver. From the Maildir named in
HEARTH_BOUNCES, as `tick` does too; or with --stdin one message, for a mail server that hands it over itself."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from hearth.notices.actions import read_bounce
from hearth.notices.bounces import BIGGEST
from hearth.notices.maildir import read_new


class Command(BaseCommand):
    help = "Read which letters came back, so that a person rings the family."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--stdin", action="store_true", help="one message, from standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["stdin"]:
            found = int(read_bounce(sys.stdin.buffer.read(BIGGEST)))
        elif settings.BOUNCES:
            found = read_new(Path(settings.BOUNCES), understood=read_bounce)
        else:
            raise CommandError("HEARTH_BOUNCES is not set. It names the Maildir: docs/guides/channels.md.")
        if options["verbosity"] > 1:
            self.stdout.write(f"{found} letters came back.")
