"""Pages by stage on the screen: each parent's own, in English where a language lacks one, and the school's side."""

from datetime import date

import pytest
from django.conf import settings
from django.urls import reverse

from hearth.agreements import actions as agreements
from hearth.agreements.models import Ask
from hearth.audit.models import Entry
from hearth.base import dates
from hearth.journeys import pages
from hearth.journeys.models import Goal, PagePlace
from hearth.people.models import Child, User
from hearth.records.cast import Cast
from tests.rules.matrix import FAMILIES
from tests.rules.test_access import signed_in
from tests.rules.test_words import reads_well

pytestmark = pytest.mark.usefixtures("in_english")


def opened(user: User, name: str, *args: object) -> str:
    response = signed_in(user).get(reverse(name, args=args))
    assert response.status_code == 200, response.status_code
    return response.content.decode()


@pytest.mark.parametrize("parent", sorted(FAMILIES.opens))
def test_every_page_a_parent_finds_opens_and_reads_well(rowan: Cast, parent: str) -> None:
    adult = rowan.adult[parent]
    # The measure is one of English; other languages have readers of their own.
    adult.page_language = "en-GB"
    adult.save(update_fields=["page_language"])
    client = signed_in(adult)
    for child in Child.objects.shared_with(adult):
        shelf = client.get(reverse("parents:pages", args=[child.pk]))
        reads_well(shelf.content.decode(), rowan)
        keys = [one.key for one in (*shelf.context["now"], *shelf.context["also"])]
        assert len(keys) >= 9
        for key in keys:
            reads_well(client.get(reverse("parents:page", args=[child.pk, key])).content.decode(), rowan)
        for key in pages.EASY:
            reads_well(client.get(reverse("parents:easy_page", args=[child.pk, key])).content.decode(), rowan)


def test_the_front_page_names_the_one_for_now(rowan: Cast) -> None:
    home = opened(rowan.adult["Tom"], "parents:home")
    assert "Good to know now" in home
    assert reverse("parents:page", args=[rowan.child["Effie"].pk, "your-choice"]) in home


def test_another_familys_child_is_not_found(rowan: Cast) -> None:
    client = signed_in(rowan.adult["Tom"])
    for name, args in (("pages", []), ("page", ["kept"]), ("easy_page", ["kept"])):
        assert client.get(reverse(f"parents:{name}", args=[rowan.child["Amal"].pk, *args])).status_code == 404


@pytest.mark.parametrize("key", ["made-up", "ks3-you", "not-yet"])
def test_a_page_that_is_not_theirs_is_not_found(rowan: Cast, key: str) -> None:
    """Tom was asked and has not said no; Effie is no teenager."""
    effie = rowan.child["Effie"].pk
    assert signed_in(rowan.adult["Tom"]).get(reverse("parents:page", args=[effie, key])).status_code == 404


def test_a_no_is_answered_by_its_own_page_and_the_other_parent_meets_nothing_of_it(rowan: Cast) -> None:
    tom, effie = rowan.adult["Tom"], rowan.child["Effie"]
    ask = Ask.objects.get(adult=tom, child=effie, closed_at=None)
    agreements.answer(ask, kind="not_yet", words="", how="online", said_on=dates.today(), by=tom)
    assert "Nothing is closed" in opened(tom, "parents:page", effie.pk, "not-yet")
    maryam = rowan.child["Maryam"].pk
    assert signed_in(rowan.adult["Hana"]).get(reverse("parents:page", args=[maryam, "not-yet"])).status_code == 404


def test_a_teenagers_parents_have_their_own_edition(rowan: Cast) -> None:
    rowan.rowan.phase = "secondary"
    rowan.rowan.save()
    amal = rowan.child["Amal"].pk
    assert "for parents of teenagers" in opened(rowan.adult["Leila"], "parents:page", amal, "ks3-parents")
    assert "This page is for you, Amal." in opened(rowan.adult["Leila"], "parents:page", amal, "ks3-you")


def test_the_schools_words_are_escaped_and_shown(rowan: Cast) -> None:
    lead = signed_in(rowan.adult["Miss Okafor"])
    place = reverse("staff:page_places", args=[rowan.willow.pk])
    sent = {"room": "", "adults": "", "times": "9.00 to 11.30", "food": "toast <b>", "phone": ""}
    assert lead.post(place, sent).status_code == 302
    page = opened(rowan.adult["Leila"], "parents:page", rowan.child["Amal"].pk, "morning")
    assert "every morning, 9.00 to 11.30" in page
    assert "toast &lt;b&gt;" in page
    assert Entry.objects.filter(what="journeys.fill_places").count() >= 1


def test_an_empty_box_says_what_stands_there_without_it(rowan: Cast) -> None:
    page = opened(rowan.adult["Miss Okafor"], "staff:page_places", rowan.willow.pk)
    assert "Left empty, it says: Miss Okafor, Mrs Bell and Mr Osei." in page
    assert "9.05 to 11.45" in page


def test_a_school_with_one_group_comes_straight_to_its_places(rowan: Cast) -> None:
    assert "Places you may fill" in opened(rowan.adult["Mrs Kaur"], "staff:page_groups")
    other = reverse("staff:page_places", args=[rowan.willow.pk])
    assert signed_in(rowan.adult["Mrs Kaur"]).get(other).status_code == 404
    assert PagePlace.objects.filter(group=rowan.nest).count() == 0


@pytest.mark.parametrize("key", pages.ALL)
def test_every_page_is_seen_as_parents_see_it_without_a_childs_name(rowan: Cast, key: str) -> None:
    page = opened(rowan.adult["Miss Okafor"], "staff:page_preview", rowan.willow.pk, key)
    assert "As parents read it" in page
    assert not any(name in page.split("<main")[1] for name in ("Amal", "Effie", "{"))


def test_staff_see_which_pages_each_parent_has_now_and_never_whether_they_read(rowan: Cast) -> None:
    signed_in(rowan.adult["Karim"]).get(reverse("parents:page", args=[rowan.child["Maryam"].pk, "kept"]))
    page = opened(rowan.adult["Miss Okafor"], "staff:family_pages", rowan.child["Maryam"].pk)
    assert page.index("Hana") < page.index("Karim")
    assert "We do not see whether anybody opened them." in page


def test_a_restricted_adult_is_not_on_the_list_of_readers(rowan: Cast) -> None:
    assert "Dean" not in opened(rowan.adult["Miss Okafor"], "staff:family_pages", rowan.child["Nia"].pk)


def test_ideas_for_the_goals_in_hand_come_first(rowan: Cast) -> None:
    page = opened(rowan.adult["Sandra"], "parents:page", rowan.child["Jude"].pk, "home-help")
    assert page.index("Count down from five") < page.index("More small ideas") < page.index("One small errand")
    assert page.count("Count down from five<") == 1


def test_an_idea_is_chosen_for_a_goal_and_read_at_home(rowan: Cast) -> None:
    goal = Goal.objects.get(child=rowan.child["Amal"], idea="show-me-card")
    lead = signed_in(rowan.adult["Miss Okafor"])
    lead.post(reverse("staff:goal_at_home", args=[goal.pk]), {"idea": "two-choices", "helps_home": ""})
    assert "offer two things to choose from" in opened(rowan.adult["Leila"], "parents:goal", goal.pk)
    assert "offer two things to choose from" in opened(rowan.adult["Leila"], "parents:child", goal.child_id)


def test_a_question_asked_from_a_page_names_it(rowan: Cast) -> None:
    effie = rowan.child["Effie"].pk
    page = signed_in(rowan.adult["Tom"]).get(f"{reverse('parents:ask_us', args=[effie])}?about=morning")
    assert "About the page “What we do in the Willow Room”:" in page.content.decode()
    odd = signed_in(rowan.adult["Tom"]).get(f"{reverse('parents:ask_us', args=[effie])}?about=<script>")
    assert odd.status_code == 200
    assert "About the page" not in odd.content.decode()


def test_a_language_without_the_page_shows_it_in_english_and_says_so(
    rowan: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_document", lambda folder, key, language: _english(folder, key, language))
    client = signed_in(rowan.adult["Yusuf"])
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "cy"
    rowan.adult["Yusuf"].page_language = "cy"
    rowan.adult["Yusuf"].save(update_fields=["page_language"])
    page = client.get(reverse("parents:page", args=[rowan.child["Amal"].pk, "kept"])).content.decode()
    assert '<div class="leaf" lang="en-GB" dir="ltr">' in page


_really = pages._document


def _english(folder: str, key: str, language: pages.Language) -> pages.Document | None:
    return _really(folder, key, language) if language.is_source else None


def test_large_print_is_the_parents_own_choice(rowan: Cast) -> None:
    sandra, jude = rowan.adult["Sandra"], rowan.child["Jude"].pk
    assert "large-print" not in opened(sandra, "parents:page", jude, "kept")
    sandra.large_print = True
    sandra.save(update_fields=["large_print"])
    assert "large-print" in opened(sandra, "parents:page", jude, "kept")


def test_before_a_place_there_is_nothing_of_a_week_on_the_page(rowan: Cast) -> None:
    PagePlace.objects.filter(key="times").delete()
    page = opened(rowan.adult["Tom"], "parents:page", rowan.child["Effie"].pk, "morning")
    assert "Times in the Willow Room" not in page
    assert dates.today() == date(2026, 11, 24)


def test_a_family_of_a_teenager_reads_nothing_of_toast_and_stories(rowan: Cast) -> None:
    effie, ruth = rowan.child["Effie"], rowan.adult["Ruth"]
    effie.school.groups.update(name="The Landing")
    asked = ("parents:ask", Ask.objects.get(child=effie).pk)
    small, big = opened(rowan.adult["Tom"], *asked), opened(ruth, "parents:child", rowan.child["Bea"].pk)
    assert "choose the toast" in small and "the Landing" in small + big and "the The" not in small + big
    type(effie.school).objects.filter(pk=effie.school.pk).update(phase="secondary")
    older = opened(rowan.adult["Tom"], *asked)
    assert "It is not a punishment." in older and "toast" not in older and "breakfast" not in older
    assert reverse("parents:page", args=[effie.pk, "ks3-parents"]) in older
    reads_well(older, rowan)
