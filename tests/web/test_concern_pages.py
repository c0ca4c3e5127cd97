"""Raising a concern: the name typed, the form kept, the leads' list, and the parent's own page."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.journeys.models import Concern
from hearth.people.models import User
from hearth.records.cast import Cast

TYPED = {"kinds": ["withdrawn"], "seen": "He hid under the coats.", "does_well": "Draws maps."}


def into(user: User) -> Client:
    client = Client()
    client.force_login(user)
    session = client.session
    session["demo_sign_in"] = True
    session.save()
    return client


def test_the_office_finds_a_child_by_name_and_raises_a_concern(rowan: Cast) -> None:
    pike, luca = into(rowan.adult["Mrs Pike"]), rowan.child["Luca"]
    page = pike.get(reverse("staff:new_concern"), {"q": "lu mor"}).content.decode()
    assert "Luca Moretti" in page
    assert "Elena" not in page, "a name and a class, nothing more"
    answer = pike.post(reverse("staff:concern_for", args=[luca.pk]), TYPED)
    assert answer.status_code == 302
    raised = Concern.objects.get(child=luca, raised_by=rowan.adult["Mrs Pike"])
    assert (raised.withdrawn, raised.seen) == (True, "He hid under the coats.")
    assert "Luca" in pike.get(reverse("staff:new_concern")).content.decode(), "what they raised stays in their sight"


def test_one_letter_lists_nobody(rowan: Cast) -> None:
    page = into(rowan.adult["Mrs Pike"]).get(reverse("staff:new_concern"), {"q": "l"}).content.decode()
    assert "Luca" not in page


def test_a_mistake_keeps_what_was_typed_and_says_how_to_put_it_right(rowan: Cast) -> None:
    pike, luca = into(rowan.adult["Mrs Pike"]), rowan.child["Luca"]
    answer = pike.post(reverse("staff:concern_for", args=[luca.pk]), {**TYPED, "kinds": []})
    page = answer.content.decode()
    assert "Choose at least one of the three" in page
    assert "He hid under the coats." in page


@pytest.mark.parametrize(("name", "child"), [("Mrs Kaur", "Luca"), ("Mrs Doyle", "Oskar"), ("Leila", "Luca")])
def test_nobody_raises_from_another_school_about_the_own_child_or_as_a_stranger(
    rowan: Cast, name: str, child: str
) -> None:
    answer = into(rowan.adult[name]).get(reverse("staff:concern_for", args=[rowan.child[child].pk]))
    assert answer.status_code == 404


def test_the_list_is_for_those_who_lead(rowan: Cast) -> None:
    assert into(rowan.adult["Mrs Pike"]).get(reverse("staff:concerns")).status_code == 403
    page = into(rowan.adult["Miss Okafor"]).get(reverse("staff:concerns")).content.decode()
    order = [page.index(f">{label}</h2>") for label in ("Acting out", "Disrupting", "Withdrawn")]
    assert order == sorted(order)
    assert "Ivy" in page
    assert "Luca" in page


def test_the_list_asks_as_much_of_the_database_for_many_as_for_one(rowan: Cast) -> None:
    from_lead = into(rowan.adult["Miss Okafor"])

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert from_lead.get(reverse("staff:concerns")).status_code == 200
        return len(queries)

    cost()
    few = cost()
    for child in list(rowan.child.values())[-20:]:
        if child.school_id == rowan.rowan.pk:
            Concern.objects.create(
                child=child, raised_by=rowan.adult["Mrs Pike"], raised_at=dates.now() - timedelta(days=1),
                withdrawn=True, seen="Quiet.", does_well="Kind.",
            )  # fmt: skip
    assert cost() == few


def test_talking_it_over_tells_whoever_raised_it(rowan: Cast) -> None:
    concern = Concern.objects.waiting().get(child=rowan.child["Luca"])
    lead, doyle = into(rowan.adult["Miss Okafor"]), into(rowan.adult["Mrs Doyle"])
    answer = lead.post(reverse("staff:talk_over", args=[concern.pk]), {"words": "Mrs Bell comes to see on Friday."})
    assert answer.status_code == 302
    assert "Mrs Bell comes to see on Friday." in doyle.get(reverse("staff:new_concern")).content.decode()


def test_once_talked_over_the_way_may_begin_from_there_and_from_the_list(rowan: Cast) -> None:
    concern, lead = Concern.objects.waiting().get(child=rowan.child["Luca"]), into(rowan.adult["Miss Okafor"])
    begin = reverse("staff:begin_journey", args=[concern.child_id])
    after = lead.post(reverse("staff:talk_over", args=[concern.pk]), {"words": "We ring Elena."}, follow=True)
    assert f'href="{begin}"' in after.content.decode()
    assert f'href="{begin}"' in lead.get(reverse("staff:concerns")).content.decode()
    lead.post(begin, {"group": rowan.willow.pk, "key_adult": rowan.adult["Mrs Bell"].pk})
    assert f'href="{begin}"' not in lead.get(reverse("staff:concerns")).content.decode(), "it has begun"


def test_a_parent_tells_us_and_reads_what_we_do_next(rowan: Cast) -> None:
    elena, luca = into(rowan.adult["Elena"]), rowan.child["Luca"]
    url = reverse("parents:new_concern", args=[luca.pk])
    assert elena.get(url).status_code == 200
    before = Entry.objects.filter(looked=False).count()
    assert elena.post(url, {"seen": "He cries at night.", "does_well": "Bridges"}).status_code == 302
    assert Entry.objects.filter(looked=False).count() == before + 1
    concern = Concern.objects.get(raised_by=rowan.adult["Elena"])
    assert concern.from_parent
    assert "He hid" not in elena.get(url).content.decode(), "only their own words, never what staff wrote"
    assert into(rowan.adult["Leila"]).get(url).status_code == 404


def test_a_parent_reads_who_gets_back_and_by_when_and_so_do_we(rowan: Cast) -> None:
    elena, luca, lead = into(rowan.adult["Elena"]), rowan.child["Luca"], into(rowan.adult["Miss Okafor"])
    url = reverse("parents:new_concern", args=[luca.pk])
    sent = elena.post(url, {"seen": "He cries at night.", "does_well": "Bridges"}, follow=True).content.decode()
    promise = "Miss Okafor gets back to you by Thursday 26 November."
    assert promise in sent
    assert promise in elena.get(url).content.decode()
    home = elena.get(reverse("parents:home")).content.decode()
    assert promise in home and "ours to mend" not in home
    assert (
        "We said Miss Okafor gets back to them by Thursday 26 November."
        in lead.get(reverse("staff:concerns")).content.decode()
    )
    assert "From Elena, 24 November. We said Thursday." in lead.get(reverse("staff:today")).content.decode()
    with dates.at(dates.moment(date(2026, 11, 27), "9:05")):
        assert "ours to mend" in into(rowan.adult["Elena"]).get(reverse("parents:home")).content.decode()
        silences = into(rowan.adult["Miss Okafor"]).get(reverse("staff:silences")).content.decode()
        assert "the worry Elena brought on 24 November. We said by the 26th." in silences


def test_beginning_and_a_first_talk_follow_from_the_list(rowan: Cast) -> None:
    lead, luca = into(rowan.adult["Miss Okafor"]), rowan.child["Luca"]
    begun = lead.post(
        reverse("staff:begin_journey", args=[luca.pk]),
        {"group": rowan.willow.pk, "key_adult": rowan.adult["Mrs Bell"].pk},
    )
    assert begun["Location"] == reverse("staff:new_talk", args=[luca.pk])
    page = lead.get(begun["Location"]).content.decode()
    assert "This is not bad news." in page, "words to help stand beside"
    spoken = lead.post(begun["Location"], {
        "adult": rowan.adult["Elena"].pk, "reached": "spoke", "how": "phone", "spoke_on": dates.today().isoformat(),
        "they_said": "He builds all day.", "we_said": "I liked his bridge. I ring on Friday.",
    })  # fmt: skip
    assert spoken.status_code == 302
    journey = luca.journeys.get()
    assert [step.kind for step in journey.steps.all()] == ["concern", "first_talk"]
    assert lead.get(reverse("staff:first_call_paper", args=[luca.pk])).status_code == 200
    taken = lead.post(
        reverse("staff:step", args=[luca.pk]), {"kind": "got_to_know", "on": dates.today().isoformat(), "note": ""}
    )
    assert taken.status_code == 302
    no = {"ending": "not_now", "words": "Elena said no.", "else_helps": ""}
    refused = lead.post(reverse("staff:close_journey", args=[luca.pk]), no)
    assert "what helps instead" in refused.content.decode()
    closed = lead.post(reverse("staff:close_journey", args=[luca.pk]), {**no, "else_helps": "A job each day."})
    assert closed.status_code == 302
