"""Letters for the post: printed here, marked, put back; and whom we could not reach, as a task for a person."""

import io
from html import unescape

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from hearth.base import dates
from hearth.notices import actions as notices
from hearth.notices.models import Notice
from hearth.notices.post import Trouble
from hearth.people import actions as people
from hearth.people.models import Relationship
from hearth.records.cast import Cast
from tests.reports.pdf_reader import text_of as in_words
from tests.web.signed_in import browser_of


@pytest.fixture
def joan(rowan: Cast) -> Relationship:
    Notice.objects.all().delete()
    joan = rowan.between("Ellis", "Joan")
    joan.contact_how = Relationship.How.LETTER
    joan.save()
    joan.adult.large_print = False
    joan.adult.save()
    return joan


@pytest.fixture
def letter(rowan: Cast, joan: Relationship) -> Notice:
    made = notices.queue(joan, kind="report_shared", by=rowan.adult["Miss Okafor"])
    assert made is not None
    return made


@pytest.fixture
def lead(rowan: Cast) -> Client:
    return browser_of(rowan.adult["Miss Okafor"])


def pdf(browser: Client, letter: Notice) -> tuple[bytes, str]:
    answer = browser.post(reverse("staff:print_letter", args=[letter.pk]))
    assert answer.status_code == 200, answer.content[:500]
    assert answer["Content-Type"] == "application/pdf" and answer["Cache-Control"] == "no-store"
    return answer.content, answer["Content-Disposition"]


def test_it_waits_to_be_printed_and_today_says_so(lead: Client, letter: Notice) -> None:
    assert (letter.channel, letter.to) == ("letter", "")
    today = unescape(lead.get(reverse("staff:today")).content.decode())
    assert "1 letter waits to be printed." in today and "could not go out" not in today
    page = unescape(lead.get(reverse("staff:letters")).content.decode())
    assert "<bdi>Joan</bdi>" in page and "for Ellis" in page


def test_printed_it_counts_as_sent_by_whom_and_when(rowan: Cast, lead: Client, letter: Notice) -> None:
    words, called = pdf(lead, letter)
    letter.refresh_from_db()
    assert (letter.sent_at, letter.printed_at) == (dates.now(), dates.now())
    assert letter.printed_by == rowan.adult["Miss Okafor"]
    assert called == 'inline; filename="rowan-primary-2026-11-24.pdf"'
    with pikepdf.open(io.BytesIO(words)) as sheet:
        assert str(sheet.docinfo["/Title"]) == "Rowan Primary" and "/StructTreeRoot" in sheet.Root
    assert "Miss Okafor printed it on 24 November, 9.05" in unescape(
        lead.get(reverse("staff:letters")).content.decode()
    )


def test_it_has_the_address_of_the_day_and_no_word_of_why(
    rowan: Cast, lead: Client, joan: Relationship, letter: Notice
) -> None:
    joan.adult.address = "1 New Street, Northmoor, NM1 4AB"
    joan.adult.save()
    seen = in_words(pdf(lead, letter)[0])
    assert "Joan Carter" in seen and "1 New Street" in seen and "Quarry" not in seen
    assert "24 November 2026" in seen and "Ellis" not in seen and "Willow" not in seen


def test_large_print_is_larger(rowan: Cast, lead: Client, joan: Relationship, letter: Notice) -> None:
    small = len(pdf(lead, letter)[0])
    lead.post(reverse("staff:put_back_letter", args=[letter.pk]))
    joan.adult.large_print = True
    joan.adult.save()
    large, _ = pdf(lead, letter)
    assert len(large) != small and "Joan Carter" in in_words(large)


def test_put_back_it_waits_again_and_is_printed_once_more(lead: Client, letter: Notice) -> None:
    pdf(lead, letter)
    assert lead.post(reverse("staff:print_letter", args=[letter.pk])).status_code == 409
    lead.post(reverse("staff:put_back_letter", args=[letter.pk]))
    letter.refresh_from_db()
    assert (letter.sent_at, letter.printed_at, letter.printed_by) == (None, None, None)
    pdf(lead, letter)


def test_somebody_restricted_since_gets_no_letter(
    rowan: Cast, lead: Client, joan: Relationship, letter: Notice
) -> None:
    people.restrict(joan, with_order=True, note="Order seen.", by=rowan.adult["Miss Okafor"])
    answer = lead.post(reverse("staff:print_letter", args=[letter.pk]))
    assert answer.status_code == 409 and b"%PDF" not in answer.content
    letter.refresh_from_db()
    assert letter.printed_at is None
    lead.post(reverse("staff:outbox_told", args=[letter.pk]))
    assert not Notice.objects.to_print().exists()


def test_without_an_address_or_in_a_house_of_somebody_kept_away_none_is_queued(rowan: Cast, joan: Relationship) -> None:
    joan.adult.address = ""
    joan.adult.save()
    assert notices.queue(joan, kind="report_shared", by=rowan.adult["Mrs Bell"]) is None
    grace, dean = rowan.between("Nia", "Grace"), rowan.between("Nia", "Dean")
    grace.contact_how = "letter"
    dean.adult.address = "LARKSPUR HOUSE\nHidden Street"
    dean.adult.save()
    assert notices.queue(grace, kind="report_shared", by=rowan.adult["Mrs Bell"]) is None


def test_who_may_not_see_where_families_live_prints_it_without(rowan: Cast, letter: Notice) -> None:
    seen = in_words(pdf(browser_of(rowan.adult["Mr Osei"]), letter)[0])
    assert "Quarry" not in seen and "Rowan Primary" in seen


def test_nobody_prints_a_letter_out_of_reach(rowan: Cast, letter: Notice) -> None:
    for name, status in (("Mrs Kaur", 404), ("Mr Reid", 403), ("Mrs Bell", 403), ("Joan", 404)):
        for page in ("staff:print_letter", "staff:put_back_letter"):
            assert browser_of(rowan.adult[name]).post(reverse(page, args=[letter.pk])).status_code == status, name


# Whom we could not reach


@pytest.fixture
def came_back(rowan: Cast) -> Notice:
    Notice.objects.all().delete()
    made = notices.queue(rowan.between("Effie", "Tom"), kind="report_shared", by=rowan.adult["Miss Okafor"])
    assert made is not None
    made.channel = "text"
    notices.note_sent(made, by=None)
    gone = Trouble("The number is not in use.", for_good=True, unreachable=True)
    made.save()
    return notices.note_came_back(made, trouble=gone, by=None)


@pytest.mark.parametrize("page", ["staff:today", "staff:outbox"])
def test_it_is_said_who_how_why_and_what_to_do(rowan: Cast, lead: Client, came_back: Notice, page: str) -> None:
    seen = " ".join(unescape(lead.get(reverse(page)).content.decode()).split())
    said = "We could not reach Tom by text.</b> The number is not in use. Ring, or ask for the right number."
    assert said in seen
    assert reverse("staff:relationship", args=[rowan.between("Effie", "Tom").pk]) in seen
    assert "07700" not in seen


def test_told_another_way_it_is_off_the_pages(lead: Client, came_back: Notice) -> None:
    lead.post(reverse("staff:outbox_told", args=[came_back.pk]))
    for page in ("staff:today", "staff:outbox"):
        assert "We could not reach" not in lead.get(reverse(page)).content.decode()


def test_it_is_nobodys_business_out_of_reach(rowan: Cast, came_back: Notice) -> None:
    assert "Tom" not in browser_of(rowan.adult["Mrs Kaur"]).get(reverse("staff:outbox")).content.decode()
    assert "could not reach" not in browser_of(rowan.adult["Tom"]).get(reverse("parents:home")).content.decode()


def test_what_waits_for_the_morning_is_said_with_its_time(rowan: Cast, lead: Client) -> None:
    with dates.at(dates.moment(dates.today(), "21:00")):
        notices.queue(rowan.between("Amal", "Leila"), kind="report_shared", by=rowan.adult["Miss Okafor"])
        page = lead.get(reverse("staff:outbox")).content.decode()
    assert "It goes on Wednesday 25 November, 7.00." in page
