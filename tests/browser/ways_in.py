"""The two doors, as staff and families take them; and the day on which they do."""

import re
import time
from collections.abc import Callable
from datetime import date

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import BrowserContext, expect

from hearth.base import dates
from hearth.notices import actions as notices
from hearth.people.models import Relationship, User
from hearth.people.roles import Role
from tests.browser.visitor import Visitor
from tests.smtp import Box
from tests.web.signed_in import browser_of

PASSWORD = "four quiet paper boats"


def it_is(day: date, clock: str = "9:30") -> None:
    """The day everybody in the story is in: the server and the worker go by the same clock."""
    dates.set_clock(dates.moment(day, clock))


def figures(secret: str, later: int = 0) -> str:
    """What an authenticator app shows now, or half a minute later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def chooses_a_password(staff: Visitor, letters: Box) -> None:
    """From “I have forgotten my password”, by the link in the letter."""
    staff.opens("account_login")
    staff.follows("I have forgotten my password")
    staff.writes("Your e-mail at school", str(staff.user.email))
    staff.presses("Send me the link")
    staff.page.goto(link_in(letters, staff.user))
    staff.writes("A new password", PASSWORD)
    staff.writes("The same again", PASSWORD)
    staff.presses("Keep this password")


def comes_to_work(staff: Visitor, *, app: str = "") -> str:
    """Password, then the app: set up now, or the one from before. Returns the secret in the app."""
    if not staff.user.has_usable_password():
        staff.user.set_password(PASSWORD)
        staff.user.save(update_fields=["password"])
    staff.opens("front")
    staff.follows("Sign in", within="I work here")
    staff.writes("Your e-mail at school", str(staff.user.email))
    staff.writes("Your password", PASSWORD)
    staff.presses("Go on")
    if app:
        staff.writes("The six figures in your app", figures(app, later=1))
        staff.presses("Sign in")
        return app
    staff.sees("Set up your app, once")
    secret = staff.main.locator("bdi").inner_text().replace(" ", "")
    staff.writes("The six figures it shows now", figures(secret))
    staff.presses("Go on")
    return secret


def has_been_invited(between: Relationship, work: Callable[[], None]) -> None:
    """Before the story begins: after a talk somebody made a way in, and every letter of before has gone."""
    notices.invite_by_email(between, by=between.child.school.memberships.get(role=Role.NURTURE_LEAD).user)
    work()


def comes_home(parent: Visitor, letters: Box, address: str = "") -> None:
    """A parent by one-time code, on their own phone."""
    before = len(letters.letters)
    parent.opens("front")
    parent.follows("Send me a code")
    parent.writes("Your e-mail", address or parent.user.contact_email)
    parent.presses("Send me a code")
    parent.sees("Look at your e-mail")
    assert len(letters.letters) == before + 1
    code = re.search(r"\b(\d{3}\s\d{3})\b", letters.last().get_content())
    assert code is not None
    parent.writes("The code from our e-mail", code.group(1))
    parent.chooses("This is my own phone. Keep me signed in for 30 days.")
    parent.presses("Come in")
    expect(parent.main.locator("h1 bdi")).to_have_text(parent.user.name)


def reads_in(parent: Visitor, language: str) -> None:
    """By the switch on every page, where each language has its own name."""
    parent.page.locator("details.language summary").click()
    with parent.page.expect_event("load"):
        parent.page.get_by_role("button", name=language, exact=True).click()


def already_in(context: BrowserContext, user: User, address: str) -> None:
    """Signed in without any of it, for tests of other things."""
    session = browser_of(user).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": address}])


def link_in(letters: Box, user: User) -> str:
    """The link in the last letter to this person."""
    addresses = {user.email, user.contact_email}
    letter = next(one for one in reversed(letters.letters) if str(one["To"]) in addresses)
    link = re.search(r"http://localhost\S+", letter.get_content())
    assert link is not None
    return link.group()
