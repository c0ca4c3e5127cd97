"""What leaves the school, as it is asked for on a page: who gets it, under which name, and what is left in the log."""

import pytest
from django.test import Client
from django.urls import reverse

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.records.cast import Cast
from hearth.reports.models import Story
from tests.reports.story_of import agreed, begun, fresh, settle, signed
from tests.web.signed_in import browser_of


@pytest.fixture
def okafor(rowan: Cast) -> Client:
    return browser_of(rowan.adult["Miss Okafor"])


def page(name: str, story: Story) -> str:
    return reverse(f"staff:{name}", args=[story.pk])


def test_a_story_is_begun_settled_agreed_to_signed_and_printed(rowan: Cast, okafor: Client) -> None:
    osei = browser_of(rowan.adult["Mr Osei"])
    first = osei.post(reverse("staff:begin_story", args=[rowan.child["Jude"].pk]), {"purpose": "inspection"})
    story = Story.objects.latest("pk")
    assert first.headers["Location"] == page("story", story)
    assert osei.get(page("story_pdf", story)).status_code == 409
    who = rowan.adult["Sandra"].pk
    said = {"who": who, "said": "yes", "how": "in_person", "said_on": "2026-11-20"}
    assert osei.post(page("story_answer", story), said).status_code == 302
    shown = osei.get(page("story", story)).context
    boxes = {box.html_name: "Every room has it." for _mark, box, _settled in shown["marks"] if box is not None}
    typed = {"text": shown["text"].text, "shown": shown["text"].pk, **boxes}
    assert osei.post(page("story", story), typed).status_code == 302
    digest = fresh(story).latest.digest
    assert okafor.post(page("sign_story", story), {"digest": digest, "read": "on"}).status_code == 302
    sheet = okafor.get(page("story_page", story))
    assert sheet.status_code == 200 and "Rowan" not in sheet.content.decode()
    assert "Jude" not in sheet.content.decode().replace("/children/", "")


def test_a_download_leaves_an_entry_and_its_name_says_nobody(rowan: Cast, okafor: Client) -> None:
    story = signed(rowan)
    made = okafor.get(page("story_pdf", story))
    assert made.headers["Content-Disposition"] == 'inline; filename="story-2026-11-24.pdf"'
    last = Entry.objects.latest("pk")
    assert (last.what, last.looked, last.child_id) == ("staff:story_pdf", True, rowan.child["Jude"].pk)
    okafor.get(reverse("staff:governors_pdf"))
    assert Entry.objects.latest("pk").what == "staff:governors_pdf"


def test_another_school_finds_no_story(rowan: Cast) -> None:
    story = signed(rowan)
    kaur = browser_of(rowan.adult["Mrs Kaur"])
    for name in ("story", "sign_story", "story_page", "story_pdf"):
        assert kaur.get(page(name, story)).status_code == 404


def test_a_story_that_went_to_the_safeguarding_lead_is_on_nobodys_page(rowan: Cast, okafor: Client) -> None:
    story = signed(rowan)
    Story.objects.filter(pk=story.pk).update(withheld_at=dates.now())
    assert okafor.get(page("story", story)).status_code == 404
    assert page("story", story) not in okafor.get(reverse("staff:outward")).content.decode()


def test_the_writer_is_offered_no_signature(rowan: Cast, okafor: Client) -> None:
    story = agreed(rowan, settle(rowan, begun(rowan, by="Miss Okafor"), by="Miss Okafor"))
    assert "Sign this text" not in okafor.get(page("sign_story", story)).content.decode()


def test_the_inspectors_page_holds_the_story_only_where_nobody_must_not_find_the_family(
    rowan: Cast, okafor: Client
) -> None:
    signed(rowan)
    assert "counts the whole room down" in okafor.get(reverse("staff:inspection")).content.decode()


def test_what_was_typed_stays_when_something_stands_against_it(rowan: Cast, okafor: Client) -> None:
    story = begun(rowan)
    typed = {"text": "We began with Darren.", "shown": 0}
    answer = okafor.post(page("story", story), typed).content.decode()
    assert "We began with Darren." in answer and "while you were writing" in answer
