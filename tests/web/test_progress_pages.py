"""How it goes, on the page: staff see exactly what one parent will see, and the parent answers in their own words."""

from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hearth.base import dates
from hearth.journeys.actions import progress
from hearth.journeys.models import Progress, ProgressSharing
from hearth.records.cast import Cast
from hearth.wording import plain
from tests.web.signed_in import browser_of


@pytest.fixture(autouse=True)
def _in_english(rowan: Cast) -> None:
    """Leila reads Urdu; what is tested here is not the language."""
    leila = rowan.adult["Leila"]
    leila.page_language = "en-GB"
    leila.save(update_fields=["page_language"])


def seen(rowan: Cast, name: str, path: str) -> str:
    return unescape(browser_of(rowan.adult[name]).get(path).content.decode())


def cards(page: str) -> list[str]:
    """What stands in the parts of the page a parent reads, without who shares it."""
    start, end = page.index('aria-labelledby="p-'), page.rindex("</article>")
    return [line for line in plain.blocks(page[start - 20 : end]) if not line.startswith(("new", "Write back"))]


def test_a_colleague_writes_looks_and_shares(rowan: Cast) -> None:
    bea, bell = rowan.child["Bea"], browser_of(rowan.adult["Mrs Bell"])
    path, ruth = f"/children/{bea.pk}/progress/", rowan.adult["Ruth"].pk
    assert "Write what you see" in bell.post(path, {"area": "strength", "words": ""}).content.decode()
    assert bell.post(path, {"area": "strength", "words": "Bea sang at the tap."}).status_code == 302
    item = Progress.objects.get(child=bea)
    preview = bell.get(f"{path}share/", {"item": item.pk, "adult": ruth})
    assert "As Ruth will read it" in preview.content.decode()
    assert not ProgressSharing.objects.filter(progress=item).exists(), "a look shares nothing"
    assert "Bea sang" not in seen(rowan, "Ruth", f"/home/children/{bea.pk}/progress/")
    looked = {"item": item.pk, "adult": ruth, "seen": preview.context["stands"]}
    assert bell.post(f"{path}share/", looked).status_code == 302
    parents = seen(rowan, "Ruth", f"/home/children/{bea.pk}/progress/")
    assert cards(parents) == cards(unescape(preview.content.decode())), "exactly what they will see"
    assert "Something new about how it is going for Bea" in seen(rowan, "Ruth", "/home/")


def test_nothing_chosen_or_nobody_chosen_is_said_kindly(rowan: Cast) -> None:
    page = seen(rowan, "Mrs Bell", f"/children/{rowan.child['Amal'].pk}/progress/share/?adult=1")
    assert "Choose what to share, and one parent." in page


def test_the_childs_own_words_and_pictures_stand_as_they_were_said(rowan: Cast) -> None:
    page = seen(rowan, "Leila", f"/home/children/{rowan.child['Amal'].pk}/progress/")
    assert "I like toast and when Mrs Bell does the voices in the story." in page and "Cloudy" in page
    assert "When it is loud and nobody says." not in page, "what is hard was not among the words said freely"


def test_a_newer_item_says_what_it_took_the_place_of(rowan: Cast) -> None:
    page = seen(rowan, "Leila", f"/home/children/{rowan.child['Amal'].pk}/progress/")
    assert "This took the place of what we told you on 22 October" in page
    assert "took the place" not in seen(rowan, "Yusuf", f"/home/children/{rowan.child['Amal'].pk}/progress/")


def test_opening_it_tells_nobody_and_i_have_read_this_does(rowan: Cast) -> None:
    amal, leila = rowan.child["Amal"], browser_of(rowan.adult["Leila"])
    path = f"/home/children/{amal.pk}/progress/"
    assert "I have read this" in leila.get(path).content.decode()
    assert "Leila told us it was read" not in seen(rowan, "Mrs Bell", f"/children/{amal.pk}/progress/")
    assert leila.post(path).status_code == 302
    assert "I have read this" not in leila.get(path).content.decode()
    assert "Leila told us it was read" in seen(rowan, "Mrs Bell", f"/children/{amal.pk}/progress/")


def test_words_back_stand_beside_and_may_be_handed_on(rowan: Cast) -> None:
    amal, leila, bell = rowan.child["Amal"], browser_of(rowan.adult["Leila"]), browser_of(rowan.adult["Mrs Bell"])
    sharing = ProgressSharing.objects.filter(adult=rowan.adult["Leila"], progress__area="social").get()
    path = f"/home/progress/{sharing.pk}/answer/"
    assert "He passes the toast round." in leila.get(path).content.decode()
    assert leila.post(path, {"words": "He hides bread in his bag."}).status_code == 302
    school = f"/children/{amal.pk}/progress/"
    assert "He hides bread in his bag." in bell.get(school).content.decode()
    assert bell.post(f"/safety/progresssharing/{sharing.pk}/").status_code == 302
    assert "He hides bread" not in bell.get(school).content.decode()
    assert "He hides bread" in leila.get(f"/home/children/{amal.pk}/progress/").content.decode()
    assert browser_of(rowan.adult["Yusuf"]).get(path).status_code == 404


def test_what_was_written_and_handed_on_is_gone_at_home_and_at_school(rowan: Cast) -> None:
    amal, bell = rowan.child["Amal"], browser_of(rowan.adult["Mrs Bell"])
    item = Progress.objects.get(child=amal, area="emotional")
    assert bell.post(f"/safety/progress/{item.pk}/").status_code == 302
    assert "shows his card" not in bell.get(f"/children/{amal.pk}/progress/").content.decode()
    assert "shows his card" not in seen(rowan, "Leila", f"/home/children/{amal.pk}/progress/")


def test_who_has_a_say_is_asked_before_it_is_shared(rowan: Cast) -> None:
    zara, lead = rowan.child["Zara"], rowan.adult["Miss Okafor"]
    assert zara.has_own_say
    item = progress.write_progress(zara.journeys.latest("pk"), area="strength", words="Zara reads aloud.", by=lead)
    path = f"/children/{zara.pk}/progress/share/"
    typed = {"item": item.pk, "adult": rowan.adult["Farah"].pk}
    browser = browser_of(lead)
    page = browser.get(path, typed)
    assert "Zara was asked on which day?" in unescape(page.content.decode())
    typed["seen"] = page.context["stands"]
    assert browser.post(path, typed | {"child_asked_on": ""}).status_code == 200
    assert browser.post(path, typed | {"child_asked_on": dates.today().isoformat()}).status_code == 302
    assert "We asked Zara first, on 24 November." in seen(rowan, "Farah", f"/home/children/{zara.pk}/progress/")


def test_many_items_take_as_many_queries_as_few(rowan: Cast) -> None:
    amal, lead, leila = rowan.child["Amal"], rowan.adult["Miss Okafor"], rowan.adult["Leila"]
    pages = [
        (browser_of(leila), f"/home/children/{amal.pk}/progress/"), (browser_of(lead), f"/children/{amal.pk}/progress/")
    ]  # fmt: skip

    def counted() -> list[int]:
        found = []
        for browser, path in pages:
            browser.get(path)
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(path).status_code == 200
            found.append(len(queries))
        return found

    few = counted()
    for n in range(6):
        item = progress.write_progress(amal.journeys.get(), area="social", words=f"He waited {n} times.", by=lead)
        progress.share_progress(amal, items=[item], adult=leila, by=lead)
    assert counted() == few


def test_what_changed_after_the_preview_is_looked_at_again(rowan: Cast) -> None:
    """Exactly what was seen is shared: a colleague may have other words in between."""
    bea, ruth, lead = rowan.child["Bea"], rowan.adult["Ruth"], rowan.adult["Miss Okafor"]
    item = progress.write_progress(bea.journeys.latest("pk"), area="strength", words="Bea hums.", by=lead)
    path, browser = f"/children/{bea.pk}/progress/share/", browser_of(lead)
    typed = {"item": item.pk, "adult": ruth.pk}
    typed["seen"] = browser.get(path, typed).context["stands"]
    progress.rewrite_progress(item, words="Bea shouts.", by=rowan.adult["Mrs Bell"])
    again = browser.post(path, typed)
    assert again.status_code == 200 and "has changed since you looked" in again.content.decode()
    assert not item.sharings.exists()
    assert browser.post(path, {"item": item.pk, "adult": ruth.pk}).status_code == 200, "nor without having looked"
    assert browser.post(path, typed | {"seen": again.context["stands"]}).status_code == 302
