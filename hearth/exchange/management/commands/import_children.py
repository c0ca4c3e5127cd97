"""Bring children in from a file, told as the page tells it. Without --apply nothing is written."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from hearth.base.errors import RuleBroken
from hearth.exchange.actions import bring_in
from hearth.exchange.files.limits import FileRefused, take
from hearth.exchange.look import Look, as_json, look, refused_as_json
from hearth.exchange.plan import ADD, CHANGE, LEAVE
from hearth.schools.models import School


class Command(BaseCommand):
    requires_system_checks: list[str] = []  # it starts at once: a bad file is refused within two seconds
    help = "Bring children in from a transfer file (CTF) or a sheet. Says what it would do; --apply does it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--school", required=True, metavar="URN", help="the school's unique reference number")
        parser.add_argument("--apply", action="store_true", help="do it; without this nothing is written")
        parser.add_argument("--json", action="store_true", help="tell the story as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._tell(options)
        except RuleBroken as refused:
            if options["json"]:
                self.stdout.write(json.dumps(refused_as_json(refused.sentence), ensure_ascii=False))
            self.stderr.write(refused.sentence)
            raise SystemExit(2) from refused

    def _tell(self, options: dict[str, Any]) -> None:
        school = School.objects.filter(urn=options["school"]).first()
        if school is None:
            raise FileRefused(f"There is no school with the number {options['school']} here.")
        data = take(options["file"])
        seen = look(school, data)
        for sentence in (*seen.cautions, *seen.file.facts.notes):
            self.stderr.write(sentence)
        if options["apply"]:
            bring_in(school, file_name=options["file"].name, data=data, by=None)
        if options["json"]:
            self.stdout.write(json.dumps(as_json(seen), ensure_ascii=False))
        else:
            self._words(seen, done=options["apply"])

    def _words(self, seen: Look, *, done: bool) -> None:
        plan = seen.plan
        told = as_json(seen)["would"]
        self.stdout.write("Done:" if done else "Nothing is written yet. With --apply:")
        for word, does in (("added", ADD), ("changed", CHANGE), ("left as they are", LEAVE)):
            self.stdout.write(f"  {told[does]:>5} {word}")
        self.stdout.write(f"  {told['hold']:>5} held for a person to look at\n  {told['refuse']:>5} refused")
        for title, rows in (("Held", plan.held()), ("Refused", plan.refusals)):
            for row in rows:
                self.stdout.write(f"{title}, row {row.row}: {row.why}")
