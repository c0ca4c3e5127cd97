"""Talk both ways, as each sees it: one parent, the other parent, somebody kept away, a parent who works here, staff."""

from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations.models import Message, Question, Talk
from hearth.journeys.actions import covers
from hearth.people import actions as people
from hearth.people.models import User
from hearth.records.cast import Cast
from tests.rules.test_access import signed_in


def home(rowan: Cast, person: str, child: str, query: str = "") -> str:
    path = reverse("parents:talk", args=[rowan.child[child].pk]) + query
    answer = signed_in(rowan.adult[person]).get(path)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def at_school(rowan: Cast, person: str, child: str, adult: str) -> str:
    path = reverse("staff:thread", args=[rowan.child[child].pk, rowan.between(child, adult).pk])
    answer = signed_in(rowan.adult[person]).get(path)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.fixture
def english(rowan: Cast) -> User:
    """Leila, reading in English."""
    leila = rowan.adult["Leila"]
    leila.page_language = "en-GB"
    leila.save(update_fields=["page_language"])
    return leila


def test_it_says_who_reads_and_by_when_and_what_was_said_newest_first(rowan: Cast, english: User) -> None:
    html = home(rowan, "Leila", "Amal")
    assert "Miss Okafor reads this, and answers you here within two school days." in html
    said = [
        "what a holt is",
        "You wrote back to us:",
        "Would you like to see her for five minutes first?",
        "ٹوسٹ پہنچایا",
    ]
    places = [html.index(words) for words in said]
    assert places == sorted(places)
    assert "We put out one more chair" in html and "Mrs Anwar translated this." in html
    assert html.count("We would like to hear from you.") == 0, "she has written back"


def test_the_school_has_read_it_and_promises_a_day(rowan: Cast) -> None:
    html = home(rowan, "Tom", "Effie")
    assert "Does she eat with you yet?" in html
    assert "Miss Okafor read this on Tuesday 24 November, and answers you by Wednesday 25 November." in html


def test_the_other_parent_sees_nothing_of_it(rowan: Cast) -> None:
    html = home(rowan, "Yusuf", "Amal")
    for words in ("otters", "my sister", "toast", "Leila", "Mrs Anwar"):
        assert words not in html, words


def test_words_go_to_the_school_and_an_empty_box_does_not(rowan: Cast, english: User) -> None:
    client, path = signed_in(english), reverse("parents:talk", args=[rowan.child["Amal"].pk])
    before = Question.objects.count()
    assert "Write a few words first." in client.post(path, {"words": ""}).content.decode()
    assert client.post(path, {"words": "He sang all weekend."}).status_code == 302
    asked = Question.objects.latest("pk")
    assert Question.objects.count() == before + 1
    assert (asked.words, asked.adult, asked.to) == ("He sang all weekend.", english, rowan.adult["Miss Okafor"])


def test_she_thanks_and_writes_back_and_nobody_else_can(rowan: Cast, english: User) -> None:
    message = Message.objects.filter(by=rowan.adult["Mr Reid"], adult=english).latest("pk")
    thank, back = (reverse(f"parents:{name}", args=[message.pk]) for name in ("thank", "write_back"))
    for other in ("Yusuf", "Tom", "Dean", "Mrs Doyle"):
        assert signed_in(rowan.adult[other]).post(thank).status_code == 404
        assert signed_in(rowan.adult[other]).post(back, {"words": "Hm."}).status_code == 404
    client = signed_in(english)
    assert client.post(thank).status_code == 302
    assert client.post(back, {"words": "He showed me a photo of one."}).status_code == 302
    reply = Question.objects.latest("pk")
    assert (reply.to_message, reply.to, reply.about) == (message, rowan.adult["Mr Reid"], "reply")
    staff = at_school(rowan, "Mr Reid", "Amal", "Leila")
    assert "Leila said thank you on 24 November." in staff and "He showed me a photo of one." in staff


def test_the_page_says_who_reads_while_somebody_is_away(rowan: Cast, english: User) -> None:
    covers.name_cover(
        rowan.child["Amal"].journeys.get(), cover=rowan.adult["Mrs Bell"], starts_on=dates.today(),
        ends_on=date(2026, 11, 30), leaving=False, child_told_on=dates.today(), parent_told_on=dates.today(),
        by=rowan.adult["Mrs Marsh"],
    )  # fmt: skip
    html = home(rowan, "Leila", "Amal")
    assert html.count("Miss Okafor is away until Monday 30 November. Mrs Bell reads this.") == 2, (
        "above, and at her message"
    )
    message = Message.objects.filter(by=rowan.adult["Miss Okafor"], adult=english).exclude(sent_at=None).latest("pk")
    signed_in(english).post(reverse("parents:write_back", args=[message.pk]), {"words": "We are well."})
    assert Question.objects.latest("pk").to == rowan.adult["Mrs Bell"]


def test_a_shared_line_stands_on_their_page_and_the_rest_stays_ours(rowan: Cast) -> None:
    html = home(rowan, "Joan", "Ellis")
    assert "We wash the towel here" in html and "Mr Osei and you talked by phone on 20 November." in html
    assert "Nobody answered at a quarter past ten" not in html
    staff = at_school(rowan, "Mr Osei", "Ellis", "Joan")
    assert "Mr Osei tried to reach them" in staff and "They see this line on their page." in staff


def test_words_handed_to_the_safeguarding_lead_stay_on_their_own_page_alone(rowan: Cast, english: User) -> None:
    back = Question.objects.filter(about="reply", adult=english).latest("pk")
    Question.objects.filter(pk=back.pk).update(withheld_at=dates.now())
    assert "may my sister come" in home(rowan, "Leila", "Amal")
    assert "may my sister come" not in at_school(rowan, "Miss Okafor", "Amal", "Leila")


def test_somebody_kept_away_is_neither_written_to_nor_told_anything(rowan: Cast) -> None:
    staff = at_school(rowan, "Miss Okafor", "Nia", "Dean")
    assert "Ask the nurture lead before you write to Dean" in staff and "<textarea" not in staff
    assert rowan.adult["Dean"].mobile not in staff
    path = reverse("staff:thread", args=[rowan.child["Nia"].pk, rowan.between("Nia", "Dean").pk])
    posted = signed_in(rowan.adult["Miss Okafor"]).post(path, {"words": "Nia is well.", "news": "good"})
    assert posted.status_code == 200 and not Message.objects.filter(adult=rowan.adult["Dean"]).exists()
    assert signed_in(rowan.adult["Dean"]).get(reverse("parents:talk", args=[rowan.child["Nia"].pk])).status_code == 404
    people.restrict(rowan.between("Amal", "Yusuf"), with_order=False, note="Seen.", by=rowan.adult["Mrs Marsh"])
    amal = reverse("parents:talk", args=[rowan.child["Amal"].pk])
    assert signed_in(rowan.adult["Yusuf"]).get(amal).status_code == 404


def test_a_parent_who_works_here_writes_as_a_parent_and_never_reads_as_staff(rowan: Cast) -> None:
    doyle, oskar = rowan.adult["Mrs Doyle"], rowan.child["Oskar"]
    between = rowan.between("Oskar", "Mrs Doyle")
    assert signed_in(doyle).get(reverse("staff:thread", args=[oskar.pk, between.pk])).status_code == 404
    assert signed_in(doyle).get(reverse("staff:call", args=[oskar.pk])).status_code == 404
    assert signed_in(doyle).get(reverse("parents:talk", args=[oskar.pk])).status_code == 200


def test_a_relationship_of_another_child_is_not_found_under_this_one(rowan: Cast) -> None:
    path = reverse("staff:thread", args=[rowan.child["Amal"].pk, rowan.between("Effie", "Tom").pk])
    assert signed_in(rowan.adult["Miss Okafor"]).get(path).status_code == 404


def test_staff_write_to_one_parent_and_hard_news_points_to_a_talk(rowan: Cast) -> None:
    client = signed_in(rowan.adult["Miss Okafor"])
    path = reverse("staff:thread", args=[rowan.child["Effie"].pk, rowan.between("Effie", "Tom").pk])
    typed = {"words": "Effie hid under the table twice this morning, and came out by herself.", "news": "hard"}
    html = unescape(client.post(path, typed).content.decode())
    assert "Hard news is told first, and written afterwards." in html and "Words for a hard call" in html
    assert typed["words"] in html, "what was typed stays"
    assert client.post(path, typed | {"news": "everyday"}).status_code == 302
    assert Message.objects.latest("pk").words == typed["words"]


def test_a_call_is_one_form_and_a_try_is_no_talk(rowan: Cast) -> None:
    bell, bea = signed_in(rowan.adult["Mrs Bell"]), rowan.child["Bea"]
    path = reverse("staff:call", args=[bea.pk])
    typed: dict[str, object] = {"adult": rowan.adult["Ruth"].pk, "reached": "tried", "how": "phone"}
    assert bell.post(path, typed).status_code == 302
    tried = Talk.objects.filter(child=bea).latest("pk")
    assert (tried.reached, tried.we_said, tried.shared_at) == (False, "", None)
    typed |= {"reached": "spoke", "news": "good", "we_said": "She whispered the cat story.", "share": "on"}
    assert bell.post(path, typed).status_code == 302
    spoke = Talk.objects.filter(child=bea).latest("pk")
    assert (spoke.reached, spoke.news, spoke.shared_at) == (True, "good", dates.now())
    assert "She whispered the cat story." in home(rowan, "Ruth", "Bea")


def test_a_long_thread_is_paged_and_asks_no_more_of_the_database(rowan: Cast, english: User) -> None:
    client, lead = signed_in(english), rowan.adult["Miss Okafor"]
    lead_client = signed_in(lead)
    paths = (
        (client, reverse("parents:talk", args=[rowan.child["Amal"].pk])),
        (lead_client, reverse("staff:thread", args=[rowan.child["Amal"].pk, rowan.between("Amal", "Leila").pk])),
    )

    def asked() -> list[int]:
        counts = []
        for browser, path in paths:
            browser.get(path)
            with CaptureQueriesContext(connection) as seen:
                browser.get(path)
            counts.append(len(seen))
        return counts

    before = asked()
    for n in range(25):
        message = conversations.write_message(
            rowan.child["Amal"], adult=english, words=f"Word {n} of Amal.", news="good", by=lead
        )
        conversations.write_back(message, words=f"Back {n}", to=lead, by=english)
    assert asked() == before
    first, second = home(rowan, "Leila", "Amal"), home(rowan, "Leila", "Amal", "?page=2")
    assert "Back 24" in first and "Back 24" not in second and "?page=2" in first
    assert home(rowan, "Leila", "Amal", "?page=0") and home(rowan, "Leila", "Amal", "?page=x")
    assert home(rowan, "Leila", "Amal", "?page=" + "9" * 5000), "a number longer than any page has"
