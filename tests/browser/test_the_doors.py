"""The pages before and around the sign-in, and those for somebody who is lost: looked at like every other."""

import pytest
from playwright.sync_api import Page

from hearth.records.cast import Cast
from tests.browser.conftest import Comes
from tests.browser.looking import is_fine
from tests.browser.ways_in import PASSWORD, already_in, figures

pytestmark = pytest.mark.browser

OPEN = [
    "front", "account_login", "account_request_login_code", "paper_code", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key_done", "account_inactive",
]  # fmt: skip


def test_the_doors_can_be_used_by_everybody(rowan: Cast, comes: Comes) -> None:
    anybody = comes(rowan.adult["Leila"])
    for name in OPEN:
        is_fine(anybody.opens(name).page)


def test_the_page_for_the_code_can_be_used_by_everybody(rowan: Cast, comes: Comes) -> None:
    leila = comes(rowan.adult["Leila"])
    leila.opens("account_request_login_code").writes("Your e-mail", "somebody@example.org")
    leila.presses("Send me a code")
    leila.sees("Look at your e-mail")
    is_fine(leila.page)
    leila.writes("The code from our e-mail", "111 111")
    leila.presses("Come in")
    leila.sees("That is not the code")
    is_fine(leila.page)


def test_password_app_and_spare_codes_can_be_used_by_everybody(year: Cast, comes: Comes) -> None:
    marsh = comes(year.adult["Mrs Marsh"])
    marsh.user.set_password(PASSWORD)
    marsh.user.save(update_fields=["password"])
    _types(marsh.opens("account_login").page, PASSWORD + "?")
    marsh.sees("That e-mail and password do not go together")
    is_fine(marsh.page)
    _types(marsh.page, PASSWORD)
    is_fine(marsh.page)
    secret = marsh.main.locator("bdi").inner_text().replace(" ", "")
    marsh.writes("The six figures it shows now", figures(secret))
    marsh.presses("Go on")
    is_fine(marsh.page)
    marsh.opens("staff:today").presses("Sign out")
    _types(marsh.opens("account_login").page, PASSWORD)
    marsh.sees("The six figures in your app")
    is_fine(marsh.page)


def _types(page: Page, password: str) -> None:
    page.get_by_label("Your e-mail at school").fill("marsh@rowan.example.org")
    page.get_by_label("Your password").fill(password)
    with page.expect_event("load"):
        page.get_by_role("button", name="Go on").click()


def test_locked_lost_and_turned_away(rowan: Cast, comes: Comes, server: object) -> None:
    doyle = comes(rowan.adult["Mrs Doyle"])
    already_in(doyle.page.context, doyle.user, str(server))
    is_fine(doyle.opens("doors").page)
    assert doyle.meets("staff:team") == 403
    is_fine(doyle.page)
    assert doyle.meets("staff:child", rowan.child["Amal"].pk) == 404
    is_fine(doyle.page)
    leila = comes(rowan.adult["Leila"])
    already_in(leila.page.context, leila.user, str(server))
    assert leila.meets("parents:child", rowan.child["Effie"].pk) == 404
    is_fine(leila.page)
    doyle.opens("staff:children").page.evaluate("document.querySelector('form[action$=\"/lock/\"]').submit()")
    doyle.sees("Unlock")
    is_fine(doyle.page)
