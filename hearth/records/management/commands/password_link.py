"""manage.py password_link: for whoever looks after the machine, when a mail did not arrive or a phone is lost."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hearth.notices import first_password
from hearth.people.actions.sign_in import forget_app
from hearth.people.models import User


class Command(BaseCommand):
    help = "Print a link with which a member of staff chooses a new password. It works for three days, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the address they sign in with")
        parser.add_argument("--new-app", action="store_true", help="their phone is lost: they set up another one")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email__iexact=options["email"].strip(), is_active=True).first()
        if user is None or not user.roles:
            raise CommandError("Nobody who works here signs in with that address.")
        if options["new_app"]:
            forget_app(user, by=None)
        self.stdout.write(first_password.link(user))
