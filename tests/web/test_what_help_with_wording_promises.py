"""Help with wording says how little it knows: a clean look is no verdict, and a second person is one press away."""

from html import unescape

from django.urls import reverse

from hearth.base import dates
from hearth.conversations.models import OwnRule, SilencedRule
from hearth.records.cast import Cast
from hearth.wording import learned, rulebook
from tests.web.signed_in import browser_of
from tests.web.test_words_pages import about

PLAIN = "Amal built a boat with a friend this morning. I will ring you on Friday at ten."


def test_where_nothing_is_found_it_says_that_it_may_be_wrong(rowan: Cast) -> None:
    lead = rowan.adult["Miss Okafor"]
    OwnRule.objects.all().delete()
    every = [*(rule.id for rule in rulebook.shipped().rules), learned.SILENT]
    SilencedRule.objects.all().delete()
    SilencedRule.objects.bulk_create(
        SilencedRule(school=rowan.rowan, rule=rule, why="To look at nothing.", by=lead, since=dates.today())
        for rule in every
    )
    sent = {"words": PLAIN, "about": about(rowan.child["Amal"].pk)}
    look = unescape(browser_of(lead).post(reverse("staff:look_at_words"), sent).content.decode())
    assert "Reads as it should, as far as we can tell. You know this family." in look
    assert "Ask somebody to read it first" in look
    for never in ("safe to send", "approved", "perfect", "passed", "score"):
        assert never not in look.casefold()


def test_its_own_page_says_what_it_misses(rowan: Cast) -> None:
    page = unescape(browser_of(rowan.adult["Mrs Pike"]).get(reverse("staff:about_words")).content.decode())
    assert "It misses things, and it points at words that are fine between you two." in page
    assert "It never stops a message." in page and "It is no judge of whether to write at all." in page
