"""Questions about home on a phone, an observation at school, a child's own words: saved as you go, sent once."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from hearth.assessments import actions
from hearth.assessments.models import Assessment
from hearth.audit.models import Entry
from hearth.base import dates
from hearth.people.models import User
from hearth.records.cast import Cast


def into(user: User) -> Client:
    client = Client()
    client.force_login(user)
    session = client.session
    session["demo_sign_in"] = True
    session.save()
    return client


def waiting(rowan: Cast, key: str, name: str, as_: str) -> Assessment:
    return actions.ask_for(
        rowan.child["Amal"].journeys.get(), instrument_key=key, occasion="later", respondent=rowan.adult[name],
        respondent_is=as_, by=rowan.adult["Miss Okafor"],
    )  # fmt: skip


def test_a_parent_saves_as_they_go_comes_back_and_sends_once(rowan: Cast) -> None:
    leila, asked = into(rowan.adult["Leila"]), waiting(rowan, "home-baseline", "Leila", "parent")
    url, draft = reverse("parents:questions", args=[asked.pk]), reverse("parents:questions_draft", args=[asked.pk])
    saved = leila.post(draft, {"good-at": "Boats", "mornings": "it-depends"}, headers={"HX-Request": "true"})
    assert "Saved at 9.05." in saved.content.decode()
    assert "<html" not in saved.content.decode()
    page = leila.get(url).content.decode()
    assert "Boats" in page
    assert re.search(r'value="it-depends"[^>]*checked', page)
    sent = leila.post(url, {"good-at": "Boats and maps", "mornings": "it-depends"})
    assert sent.status_code == 302
    again = leila.post(url, {"good-at": "Something else"})
    assert "sent these answers already" in again.content.decode()
    asked.refresh_from_db()
    assert asked.answers["good-at"] == "Boats and maps"


def test_save_for_later_works_without_a_script(rowan: Cast) -> None:
    leila, asked = into(rowan.adult["Leila"]), waiting(rowan, "home-baseline", "Leila", "parent")
    page = leila.get(reverse("parents:questions", args=[asked.pk])).content.decode()
    assert f'formaction="{reverse("parents:questions_draft", args=[asked.pk])}"' in page
    answer = leila.post(reverse("parents:questions_draft", args=[asked.pk]), {"good-at": "Boats"}, follow=True)
    assert "Saved. You can come back to it on any day." in answer.content.decode()


def test_a_draft_that_comes_after_the_sending_changes_nothing(rowan: Cast) -> None:
    leila, asked = into(rowan.adult["Leila"]), waiting(rowan, "home-baseline", "Leila", "parent")
    leila.post(reverse("parents:questions", args=[asked.pk]), {"good-at": "Boats"})
    late = leila.post(reverse("parents:questions_draft", args=[asked.pk]), {"good-at": ""})
    assert late.status_code == 409
    asked.refresh_from_db()
    assert asked.answers == {"good-at": "Boats"}


def test_nothing_to_send_is_said_and_nothing_is_lost(rowan: Cast) -> None:
    leila, asked = into(rowan.adult["Leila"]), waiting(rowan, "home-baseline", "Leila", "parent")
    answer = leila.post(reverse("parents:questions", args=[asked.pk]), {})
    assert "There is nothing here yet" in answer.content.decode()


@pytest.mark.parametrize("name", ["Yusuf", "Tom", "Miss Okafor"])
def test_nobody_elses_parent_page_opens(rowan: Cast, name: str) -> None:
    asked = waiting(rowan, "home-baseline", "Leila", "parent")
    for page in ("parents:questions", "parents:questions_draft", "parents:questions_again"):
        assert into(rowan.adult[name]).post(reverse(page, args=[asked.pk]), {}).status_code == 404


def test_a_parent_reads_their_words_again_and_may_change_them(rowan: Cast) -> None:
    leila = into(rowan.adult["Leila"])
    first = Assessment.objects.submitted().get(respondent=rowan.adult["Leila"], occasion="start")
    assert (
        "You told us this on 21 May 2026." in leila.get(reverse("parents:questions", args=[first.pk])).content.decode()
    )
    changed = leila.post(reverse("parents:questions_again", args=[first.pk]), follow=True)
    assert first.answers["good-at"] in changed.content.decode()
    assert "Send my answers" in changed.content.decode()


def test_staff_write_in_a_parents_answers_with_how_and_when(rowan: Cast) -> None:
    bell, asked = into(rowan.adult["Mrs Bell"]), waiting(rowan, "home-baseline", "Leila", "parent")
    url = reverse("staff:assessment", args=[asked.pk])
    assert "in Leila’s own words" in bell.get(url).content.decode()
    missing = bell.post(url, {"good-at": "Boats"})
    assert "Say how they gave you these answers." in missing.content.decode()
    assert "Boats" in missing.content.decode()
    sent = bell.post(url, {"good-at": "Boats", "how": "paper", "given_on": dates.today().isoformat()})
    assert sent.status_code == 302
    asked.refresh_from_db()
    assert (asked.how, asked.entered_by, asked.given_on) == ("paper", rowan.adult["Mrs Bell"], dates.today())


def test_an_observation_stands_in_two_halves_and_is_the_observers_own(rowan: Cast) -> None:
    osei, asked = into(rowan.adult["Mr Osei"]), waiting(rowan, "staff-observation", "Mr Osei", "staff")
    url = reverse("staff:assessment", args=[asked.pk])
    page = osei.get(url).content.decode()
    assert page.index("More is further along") < page.index("Less is easier for Amal")
    assert osei.post(url, {"trust-shows-us": "3"}).status_code == 302
    with dates.at(dates.now() + timedelta(days=8)):
        other = waiting(rowan, "staff-observation", "Mr Osei", "staff")
    refused = into(rowan.adult["Mrs Bell"]).post(reverse("staff:assessment", args=[other.pk]), {"trust-shows-us": "1"})
    assert "for Mr Osei to answer" in refused.content.decode()


def test_a_childs_words_are_read_and_asked_about_before_they_go_home(rowan: Cast) -> None:
    bell, asked = into(rowan.adult["Mrs Bell"]), waiting(rowan, "child-voice", "Mrs Bell", "child")
    url, share = reverse("staff:assessment", args=[asked.pk]), reverse("staff:child_words", args=[asked.pk])
    assert "peg-picture" in bell.get(url).content.decode()
    bell.post(url, {"adult-beside": "Mrs Bell", "i-like": "Toast", "class-is": "windy"})
    half = bell.post(share, {"read": "on"})
    assert "Ask the child first." in half.content.decode()
    asked.refresh_from_db()
    assert asked.shared_home_at is None
    bell.post(share, {"read": "on", "child_said_yes": "on"})
    asked.refresh_from_db()
    assert asked.shared_home_at is not None
    bell.post(share, {"keep": "yes"})
    asked.refresh_from_db()
    assert asked.shared_home_at is None


def test_the_page_side_by_side_leaves_one_entry_and_shows_every_voice(rowan: Cast) -> None:
    lead, amal = into(rowan.adult["Miss Okafor"]), rowan.child["Amal"]
    before = Entry.objects.count()
    page = lead.get(reverse("staff:assessments", args=[amal.pk])).content.decode()
    assert Entry.objects.count() == before + 1
    for word in ("Home says", "School sees", "Amal says", "are still to hear", "The two sides are never added"):
        assert word in page


def test_everyone_is_asked_in_one_round_from_one_page(rowan: Cast) -> None:
    lead, effie = into(rowan.adult["Miss Okafor"]), rowan.child["Effie"]
    answer = lead.post(reverse("staff:ask_for_assessment", args=[effie.pk]), {"whom": "all", "occasion": "start"})
    assert answer.status_code == 302
    asked = {row.respondent.name for row in Assessment.objects.waiting().filter(child=effie)}
    assert {"Tom", "Mr Reid", "Miss Okafor"} <= asked
    assert into(rowan.adult["Mr Reid"]).get(answer["Location"]).status_code == 200
    assert into(rowan.adult["Mrs Pike"]).get(answer["Location"]).status_code == 403


def test_whoever_may_hear_a_child_sits_beside_without_being_asked_first(rowan: Cast) -> None:
    amal, bell = rowan.child["Amal"], into(rowan.adult["Mrs Bell"])
    for one in amal.assessments.waiting().filter(instrument_key="child-voice"):
        actions.let_go(one, by=rowan.adult["Miss Okafor"])
    begin = reverse("staff:hear_child", args=[amal.pk])
    assert f'action="{begin}"' in bell.get(reverse("staff:assessments", args=[amal.pk])).content.decode()
    begun = bell.post(begin)
    asked = Assessment.objects.latest("pk")
    assert begun["Location"] == reverse("staff:assessment", args=[asked.pk])
    assert (asked.respondent, asked.asked_by, asked.respondent_is) == (rowan.adult["Mrs Bell"],) * 2 + ("child",)
    sent = bell.post(begun["Location"], {"i-like": "Otters", "adult-beside": "Mrs Bell"})
    assert sent.status_code == 302, sent.content.decode()


def test_a_childs_page_that_waits_is_not_begun_twice(rowan: Cast) -> None:
    amal, bell = rowan.child["Amal"], into(rowan.adult["Mrs Bell"])
    first = actions.hear_child(amal.journeys.get(), by=rowan.adult["Mr Reid"])
    begin = reverse("staff:hear_child", args=[amal.pk])
    assert begin not in bell.get(reverse("staff:assessments", args=[amal.pk])).content.decode(), "it waits already"
    assert bell.post(begin)["Location"] == reverse("staff:assessment", args=[first.pk])


def test_nobody_begins_where_no_way_is_open(rowan: Cast) -> None:
    url = reverse("staff:hear_child", args=[rowan.child["Luca"].pk])
    assert into(rowan.adult["Miss Okafor"]).post(url).status_code == 404
    assert into(rowan.adult["Mrs Pike"]).post(url).status_code == 403
