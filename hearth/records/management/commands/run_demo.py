"""`make run`: everything from nothing to a page in the browser, on this machine alone."""

import os
import signal
import subprocess
import sys
from datetime import datetime
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from hearth.records import demo
from hearth.records.cast import DOWN_THE_ROAD, WHO


class Command(BaseCommand):
    help = "Make the database if there is none, fill it with the cast, and serve it on 127.0.0.1."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("This serves a demo. In production see docs/guides/running.md.")
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        if demo.make_if_empty():
            self.stdout.write("A school year at Rowan Primary has been written into var/.")
        call_command("keep_scores", stdout=StringIO())
        port = os.environ.get("PORT", "8000")
        self._greet(port, demo.clock())
        sys.exit(_serve(port, demo.clock()))

    def _greet(self, port: str, clock: datetime | None) -> None:
        self.stdout.write(f"\nHearth is at http://127.0.0.1:{port}/  (stop with Ctrl-C)\n")
        if clock is None:
            self.stdout.write("Real children have come into this database, so nobody can sign in by a click any more.")
            self.stdout.write("For a new demo, stop, remove the folder var and start again.")
            return
        self.stdout.write(f"In the demo it is {clock:%A %-d %B %Y}. Choose who to be:\n")
        for name, line in (WHO | DOWN_THE_ROAD).items():
            self.stdout.write(f"  {name:<12} {line}")
        self.stdout.write("")
        self.stdout.flush()


def _serve(port: str, clock: datetime | None) -> int:
    """The web server and the worker that sends letters, until either ends or somebody stops them."""
    env = os.environ | ({"HEARTH_CLOCK_STARTS": clock.isoformat()} if clock else {})
    web = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", port, "--workers", "1",
        "--blocking-threads", "4", "--log-level", "warning", "hearth.wsgi:application",
    ]  # fmt: skip
    worker = [sys.executable, "manage.py", "db_worker", "--interval", "2", "--no-reload", "-v", "0"]
    running = [subprocess.Popen(command, env=env, cwd=settings.ROOT) for command in (web, worker)]

    def stop(*_: object) -> None:
        for one in running:
            one.terminate()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    code = running[0].wait()
    running[1].terminate()
    running[1].wait()
    return 0 if code in (0, -signal.SIGTERM, -signal.SIGINT) else code
