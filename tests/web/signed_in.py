"""Somebody who is through the door already, for tests of the pages behind it."""

from django.test import Client

from hearth.people.models import User
from hearth.web.second_factor import DEMO


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    session = client.session
    session[DEMO] = True
    session.save()
    return client
