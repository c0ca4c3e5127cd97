"""Every page and question can be had on paper, in the family's language, and what came back finds its place."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from hearth.agreements.models import Ask
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations import actions as conversations
from hearth.conversations import fears
from hearth.notices import actions as notices
from hearth.notices.models import Slip
from hearth.notices.slips import ROUND, as_typed, code
from hearth.people import actions as people
from hearth.people.models import Relationship
from hearth.records.cast import Cast
from hearth.web.staff.sheets import SHEETS, offers
from tests.web.signed_in import browser_of


def test_no_two_pages_have_one_code() -> None:
    codes = [code(number) for number in range(1, ROUND + 400)]
    assert len(set(codes)) == len(codes)
    assert max(map(len, codes)) <= 24


@pytest.mark.parametrize("typed", ["kite 147", "KITE-147", "Kite147", " kite  147 ", "kite.147"])
def test_a_code_is_known_however_it_is_typed(typed: str) -> None:
    assert as_typed(typed) == "KITE 147"


@pytest.mark.parametrize(("child", "adult"), [("Ellis", "Joan"), ("Amal", "Leila"), ("Effie", "Tom"), ("Bea", "Ruth")])
def test_everything_on_offer_prints_and_leads_on_to_where_it_is_typed_in(rowan: Cast, child: str, adult: str) -> None:
    one = rowan.between(child, adult)
    lead = browser_of(rowan.adult["Miss Okafor"])
    on_offer = offers(one)
    assert {"words", "page:what-it-is", "easy:what-it-is"} <= {offer.kind for offer in on_offer}
    for offer in on_offer:
        sent = lead.post(reverse("staff:print_slip", args=[one.pk]), {"what": offer.name}, follow=True)
        slip = Slip.objects.latest("pk")
        words = sent.content.decode()
        assert sent.status_code == 200, offer
        assert slip.code in words and "<svg" in words, offer
        back = lead.post(reverse("staff:slip", args=[slip.pk]))
        assert lead.get(back["Location"]).status_code == 200, offer


def test_what_came_back_is_found_by_its_code(rowan: Cast) -> None:
    slip = notices.print_slip(rowan.between("Ellis", "Joan"), kind="words", by=rowan.adult["Mrs Bell"])
    lead = browser_of(rowan.adult["Miss Okafor"])
    found = lead.get(reverse("staff:slips"), {"code": slip.code.lower().replace(" ", "")})
    assert found["Location"] == reverse("staff:slip", args=[slip.pk])
    lost = lead.get(reverse("staff:slips"), {"code": "TOAST 1"})
    assert "TOAST 1" in lost.content.decode() and lost.status_code == 200


def test_a_scanned_square_opens_nothing_to_a_stranger(rowan: Cast) -> None:
    slip = notices.print_slip(rowan.between("Ellis", "Joan"), kind="words", by=rowan.adult["Mrs Bell"])
    address = reverse("scanned", args=[slip.code.replace(" ", "-")])
    assert browser_of(rowan.adult["Mrs Bell"]).get(address)["Location"] == reverse("staff:slip", args=[slip.pk])
    assert browser_of(rowan.adult["Joan"]).get(address)["Location"] == reverse("parents:child", args=[slip.child_id])
    for stranger in ("Sandra", "Mrs Kaur", "Mrs Pike", "Dean"):
        assert browser_of(rowan.adult[stranger]).get(address).status_code in (403, 404)


def test_nothing_is_printed_for_somebody_kept_away(rowan: Cast) -> None:
    dean = rowan.between("Nia", "Dean")
    with pytest.raises(RuleBroken, match="Nothing is printed"):
        notices.print_slip(dean, kind="words", by=rowan.adult["Miss Okafor"])
    assert browser_of(rowan.adult["Miss Okafor"]).get(reverse("staff:on_paper", args=[dean.pk])).status_code == 404


def test_a_sheet_made_ready_is_shut_once_contact_changed(rowan: Cast) -> None:
    joan, lead = rowan.between("Ellis", "Joan"), rowan.adult["Miss Okafor"]
    slip = notices.print_slip(joan, kind="words", by=lead)
    people.restrict(joan, with_order=False, note="Asked to wait.", by=lead)
    assert browser_of(lead).get(reverse("staff:sheet", args=[slip.pk])).status_code == 404


def test_one_adults_sheet_cannot_be_drawn_with_anothers_row(rowan: Cast) -> None:
    """The row is looked up for this adult and this child."""
    leila, yusuf = rowan.between("Amal", "Leila"), rowan.between("Amal", "Yusuf")
    theirs = {(offer.kind, offer.row) for offer in offers(leila)} - {(offer.kind, offer.row) for offer in offers(yusuf)}
    lead = browser_of(rowan.adult["Miss Okafor"])
    for kind, row in theirs:
        tried = lead.post(reverse("staff:print_slip", args=[yusuf.pk]), {"what": f"{kind}-{row}"})
        assert tried["Location"] == reverse("staff:on_paper", args=[yusuf.pk]), kind


def test_what_tells_of_the_child_is_not_printed_once_the_door_is_shut(rowan: Cast) -> None:
    lead, found = rowan.adult["Miss Okafor"], 0
    for one in Relationship.objects.open_door().filter(child__school=rowan.rowan).select_related("child", "adult"):
        told = [offer for offer in offers(one) if offer.kind in ("message", "goal", "report")]
        if not told or not one.may_be_written_to:
            continue
        slip = notices.print_slip(one, kind=told[0].kind, row=told[0].row, by=lead)
        people.close_record(one, by=lead)
        found += 1
        assert browser_of(lead).get(reverse("staff:sheet", args=[slip.pk])).status_code == 404
        one.refresh_from_db()
        assert not {offer.kind for offer in offers(one)} & {"message", "goal", "report"}
    assert found > 2


def test_a_sheet_whose_words_are_gone_or_handed_on_is_not_found(rowan: Cast) -> None:
    lead, one = rowan.adult["Miss Okafor"], rowan.between("Effie", "Tom")
    ask = next(offer for offer in offers(one) if offer.kind == "ask")
    slips = [
        notices.print_slip(one, kind=ask.kind, row=ask.row, by=lead),
        notices.print_slip(one, kind="meeting", row=0, by=lead),
        notices.print_slip(one, kind="message", row=0, by=lead),
    ]
    Ask.objects.filter(pk=ask.row).update(withheld_at=dates.now())
    for slip in slips:
        assert browser_of(lead).get(reverse("staff:sheet", args=[slip.pk])).status_code == 404, slip.kind


def test_a_sheet_is_in_the_language_of_who_gets_it_not_of_who_prints_it(rowan: Cast) -> None:
    slip = notices.print_slip(rowan.between("Amal", "Leila"), kind="words", by=rowan.adult["Mrs Bell"])
    html = browser_of(rowan.adult["Miss Okafor"]).get(reverse("staff:sheet", args=[slip.pk])).content.decode()
    assert '<html lang="ur" dir="rtl">' in html
    assert "If someone is in danger now, ring 999." in html, "what nobody has signed stands in English too"


def test_ready_words_stand_on_paper_in_their_language_too(rowan: Cast) -> None:
    message = conversations.write_message(
        rowan.child["Amal"], adult=rowan.adult["Leila"], words="Thank you for coming today.", news="good",
        phrase="thanks-coming", translated="آج آنے کا شکریہ۔", translated_into="ur", by=rowan.adult["Miss Okafor"],
    )  # fmt: skip
    slip = notices.print_slip(
        rowan.between("Amal", "Leila"), kind="message", row=message.pk, by=rowan.adult["Mrs Bell"]
    )
    html = browser_of(rowan.adult["Miss Okafor"]).get(reverse("staff:sheet", args=[slip.pk])).content.decode()
    assert "آج آنے کا شکریہ۔" in html and "Thank you for coming today." in html


def test_a_report_waits_in_english_on_paper_as_it_does_on_the_screen(rowan: Cast) -> None:
    assert {SHEETS[kind].group for kind in ("ask", "questions", "report")} == {
        "agreement",
        "questionnaire",
        "hard_news",
    }


def test_the_empty_sheet_says_what_others_worry_about(rowan: Cast) -> None:
    slip = notices.print_slip(rowan.between("Ellis", "Joan"), kind="words", by=rowan.adult["Mrs Bell"])
    html = browser_of(rowan.adult["Miss Okafor"]).get(reverse("staff:sheet", args=[slip.pk])).content.decode()
    assert all(escape(fear.words) in html for fear in fears.common("Ellis"))


def test_no_sheet_shows_where_a_family_in_hiding_lives(rowan: Cast) -> None:
    lead, grace = browser_of(rowan.adult["Miss Okafor"]), rowan.between("Nia", "Grace")
    for offer in offers(grace):
        sent = lead.post(reverse("staff:print_slip", args=[grace.pk]), {"what": offer.name}, follow=True)
        assert not re.search("Larkspur|Hidden Street", sent.content.decode()), offer


def test_large_print_is_the_adults_own_or_asked_for(rowan: Cast) -> None:
    slip = notices.print_slip(rowan.between("Ellis", "Joan"), kind="words", by=rowan.adult["Mrs Bell"])
    lead, address = browser_of(rowan.adult["Miss Okafor"]), reverse("staff:sheet", args=[slip.pk])
    assert ("paper large" in lead.get(address).content.decode()) is rowan.adult["Joan"].large_print
    assert "paper large" in lead.get(address + "?large").content.decode()


def test_what_is_known_of_the_child_is_asked_once_for_all_the_pages(rowan: Cast) -> None:
    one = rowan.between("Ellis", "Joan")
    with CaptureQueriesContext(connection) as asked:
        assert len([offer for offer in offers(one) if offer.shelf]) > 15
    assert sum('FROM "journeys_placement"' in query["sql"] for query in asked.captured_queries) == 1


def test_every_kind_has_a_sheet_of_its_own() -> None:
    assert len(SHEETS) > 20 and all(len(kind) <= 20 for kind in SHEETS)
