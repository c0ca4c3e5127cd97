"""manage.py begin: the first school and its head, in an empty database. Everything after is done on the pages."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from hearth.notices import first_password
from hearth.people.actions import give_role
from hearth.people.models import User
from hearth.people.roles import Role
from hearth.schools.actions import open_school
from hearth.schools.models import Jurisdiction, School


class Command(BaseCommand):
    help = "Make the first school and its head teacher, and send the head a link to choose a password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--school", required=True, help="the school's name")
        parser.add_argument("--urn", required=True, help="its unique reference number")
        parser.add_argument("--jurisdiction", required=True, choices=Jurisdiction.values)
        parser.add_argument("--kind", required=True, choices=School.Kind.values)
        parser.add_argument("--phase", default=School.Phase.PRIMARY, choices=School.Phase.values)
        parser.add_argument("--phone", default="", help="what parents ring when something does not work")
        parser.add_argument("--head-name", required=True, help="forename and surname")
        parser.add_argument("--head-email", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        forename, _, surname = options["head_name"].strip().rpartition(" ")
        if not forename:
            raise CommandError("Write the head's forename and surname, for example: --head-name 'Helen Marsh'.")
        try:
            validate_email(options["head_email"])
        except ValidationError:
            raise CommandError("The head's e-mail address is not a whole one.") from None
        if School.objects.exists() or User.objects.exists():
            raise CommandError("There is a school in this database already. Nothing was changed.")
        with transaction.atomic():
            school = open_school(
                options["school"], urn=options["urn"], jurisdiction=options["jurisdiction"], kind=options["kind"],
                phase=options["phase"], phone=options["phone"], by=None,
            )  # fmt: skip
            head = give_role(
                school, forename=forename, surname=surname, email=options["head_email"], role=Role.HEAD, by=None
            ).user
        self.stdout.write(f"{school.name} is here, and {head.name} is its head.")
        trouble = first_password.send(head, school=school)
        if trouble is None:
            self.stdout.write(f"A link to choose a password has gone to {head.email}. It works for three days.")
        else:
            self.stdout.write(f"{trouble.sentence} Give {head.name} this link yourself. It works for three days:")
            self.stdout.write(first_password.link(head))
