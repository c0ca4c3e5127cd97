"""Ways in, as people take them: for tests of what comes after the door."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from hearth.people.models import User

PASSWORD = "four quiet paper boats"


def with_password(user: User) -> User:
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return user


def figures(secret: str, later: int = 0) -> str:
    """What an authenticator app shows now, or some half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def type_password(client: Client, user: User, password: str = PASSWORD) -> str:
    """Returns where it leads, or nothing if the page came back."""
    answer = client.post("/sign-in/", {"login": user.email, "password": password})
    return answer.headers.get("Location", "")


def set_up_app(client: Client) -> str:
    """Returns the secret now in the app."""
    page = client.get("/app/").content.decode()
    secret = re.search(r"<bdi>([A-Z2-7 ]+)</bdi>", page)
    assert secret is not None
    bare = secret.group(1).replace(" ", "")
    answer = client.post("/app/", {"code": figures(bare)})
    assert answer.status_code == 302, answer.content.decode()
    return bare


def staff_comes_in(user: User) -> tuple[Client, str]:
    """By password and app, both for the first time. Returns the browser and the secret in the app."""
    client = Client()
    assert type_password(client, with_password(user)) == "/"
    return client, set_up_app(client)


def ask_for_code(client: Client, email: str) -> str:
    """Returns the code that came, or nothing."""
    before = len(mail.outbox)
    client.post("/sign-in/code/", {"email": email})
    new = mail.outbox[before:]
    found = re.search(r"Your code is (\d{3} \d{3})", new[-1].body) if new else None
    return found.group(1) if found else ""


def parent_comes_in(email: str, **more: str) -> Client:
    client = Client()
    code = ask_for_code(client, email)
    assert client.post("/sign-in/code/type/", {"code": code} | more).status_code == 302
    return client
