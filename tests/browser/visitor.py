"""Somebody at a browser, who does what people do: reads, follows links, writes, chooses, presses.

Stories are told in English. For somebody who reads another language, what we say is looked up in our catalogue before
it is looked for on the page; people's own words are in none, and stay as they are."""

import re
from datetime import date

from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Locator, Page, expect

from hearth.people.models import User


class Visitor:
    def __init__(self, user: User, page: Page, language: str = "en-GB") -> None:
        self.user, self.page, self.language = user, page, language

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def opens(self, name: str, *args: object) -> "Visitor":
        """By its address, as from a bookmark. It opens, or the test fails."""
        assert self.meets(name, *args) == 200, f"{self.user.name} does not get {name}"
        return self

    def meets(self, name: str, *args: object) -> int:
        """The status this address answers with."""
        answer = self.page.goto(reverse(name, args=args))
        return answer.status if answer else 0

    def follows(self, link: str, within: str = "") -> None:
        """A link by its words."""
        place = self._near(within)
        with self.page.expect_event("load"):
            place.get_by_role("link", name=self._begins(link)).first.click()

    def presses(self, button: str, within: str = "") -> None:
        """A button that sends something; returns when the next page is there."""
        place = self._near(within)
        just_so = place.get_by_role("button", name=self.said(button), exact=True)
        named = just_so if just_so.count() else place.get_by_role("button", name=self._begins(button))
        with self.page.expect_event("load"):
            named.first.click()

    def writes(self, box: str, words: str | date, within: str = "") -> None:
        """In a box with that label."""
        typed = words.isoformat() if isinstance(words, date) else words
        self._labelled(box, within).first.fill(typed)

    def picks(self, box: str, option: str) -> None:
        self._labelled(box).select_option(label=option)

    def chooses(self, *cards: str, about: str = "") -> None:
        """Cards, chips, ticks or numbers, by the beginning of their words; `about` is the question above them."""
        place = self.page.get_by_role("group", name=self._begins(about)) if about else self.main
        for card in cards:
            named = place.get_by_role("radio", name=self._begins(card)).or_(
                place.get_by_role("checkbox", name=self._begins(card))
            )
            named.first.locator("xpath=ancestor::label").click()
            expect(named.first).to_be_checked()

    def unticks(self, card: str, about: str) -> None:
        box = self.page.get_by_role("group", name=self._begins(about)).get_by_role("checkbox", name=self._begins(card))
        box.locator("xpath=ancestor::label").click()
        expect(box).not_to_be_checked()

    def unfolds(self, summary: str) -> None:
        self.page.locator("summary", has_text=self.said(summary)).first.click()

    def sees(self, *words: str) -> None:
        """Words that stand visibly on the page."""
        for some in words:
            expect(self.main).to_contain_text(self.said(some), use_inner_text=True, ignore_case=True)

    def does_not_see(self, *words: str) -> None:
        for some in words:
            expect(self.main).not_to_contain_text(self.said(some))

    def cannot(self, *controls: str) -> None:
        """No link and no button of that name is on this page."""
        for control in controls:
            named = self.page.get_by_role("link", name=self._begins(control)).or_(
                self.page.get_by_role("button", name=self._begins(control))
            )
            expect(named).to_have_count(0)

    def said(self, words: str) -> str:
        """Words of ours as this person reads them."""
        with translation.override(self.language):
            return translation.gettext(words) if words else words

    def _begins(self, words: str) -> re.Pattern[str]:
        return _begins(self.said(words))

    def _labelled(self, box: str, within: str = "") -> Locator:
        return self._near(within).get_by_label(self._begins(box))

    def _near(self, within: str) -> Locator:
        """The smallest section, card or row that has these words."""
        if not within:
            return self.page.locator("body")
        return self.page.locator("section, article, li, details").filter(has_text=self.said(within)).last


def _begins(words: str) -> re.Pattern[str]:
    """How a name may begin. Words that only a screen reader says bring a space along, so spaces count for little."""
    pieces = r"\s*".join(re.escape(piece) for piece in re.split(r"\s+|(?=[,:])", words))
    return re.compile(rf"^\s*{pieces}(?!\w)", re.IGNORECASE)
