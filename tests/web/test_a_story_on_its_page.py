"""The text of a story as it reads: headings are headings, and what may point at somebody is marked in its place."""

from django.urls import reverse

from hearth.records.cast import Cast
from hearth.reports import actions
from tests.reports.story_of import begun, fresh
from tests.web.signed_in import browser_of

TEXT = "## In the room\nThe child came.\n\n- Sits by Bea\n> I like toast"


def test_the_signs_of_the_text_are_taken_off_and_a_mark_stays_in_its_place(rowan: Cast) -> None:
    story = begun(rowan)
    actions.write_story(story, text=TEXT, kept={}, shown=fresh(story).latest.pk, by=rowan.adult["Mr Osei"])
    page = browser_of(rowan.adult["Mr Osei"]).get(reverse("staff:story", args=[story.pk])).content.decode()
    shown = page[page.index('id="tx"') :].split("</section>")[0]
    assert "In the room</h3>" in shown and "##" not in shown and "I like toast</blockquote>" in shown
    assert "• Sits by <mark" in shown and ">Bea<" in shown
