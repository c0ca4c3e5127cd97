"""A parent chooses how, where and when they hear from us; the school learns of a new number."""

from datetime import time

import pytest
from django.urls import reverse

from hearth.base.errors import RuleBroken
from hearth.conversations import actions as conversations
from hearth.conversations.models import Contribution
from hearth.people.forms import ReachMeForm
from hearth.people.models import Relationship, User
from hearth.records.cast import Cast
from tests.rules.test_access import signed_in

How = Relationship.How


def say(rowan: Cast, adult: User, hows: dict[Relationship, str], **more: object) -> User:
    facts: dict[str, object] = {
        "contact_email": adult.contact_email, "mobile": adult.mobile, "quiet_from": time(20), "quiet_until": time(7),
        "quiet_weekends": True, "large_print": False, "by": adult,
    }  # fmt: skip
    return conversations.say_how_to_reach(adult, hows=hows, **(facts | more))  # type: ignore[arg-type]


def test_it_is_kept_and_the_sign_in_stays_as_it_is(rowan: Cast) -> None:
    leila, between = rowan.adult["Leila"], rowan.between("Amal", "Leila")
    before = leila.email
    say(rowan, leila, {between: How.LETTER}, contact_email="new@example.org", quiet_from=time(19), large_print=True)
    leila.refresh_from_db()
    between.refresh_from_db()
    assert (leila.contact_email, leila.email, leila.quiet_from, leila.large_print, between.contact_how) == (
        "new@example.org", before, time(19), True, "letter",
    )  # fmt: skip


def test_the_school_is_told_of_a_new_number_once_and_the_number_stands_in_one_place(rowan: Cast) -> None:
    leila, between = rowan.adult["Leila"], rowan.between("Amal", "Leila")
    notes = Contribution.objects.filter(adult=leila)
    before = notes.count()
    say(rowan, leila, {between: How.EMAIL}, mobile="07700 900999")
    assert notes.count() == before + 1
    assert "900999" not in notes.latest("pk").told
    say(rowan, leila, {between: How.PHONE})
    assert notes.count() == before + 1


def test_no_way_is_chosen_that_does_not_exist(rowan: Cast) -> None:
    joan, between = rowan.adult["Joan"], rowan.between("Ellis", "Joan")
    with pytest.raises(RuleBroken, match="no number or address"):
        say(rowan, joan, {between: How.TEXT}, mobile="")


def test_nobody_chooses_for_a_door_that_is_not_theirs(rowan: Cast) -> None:
    for stranger in (rowan.between("Amal", "Yusuf"), rowan.between("Nia", "Dean")):
        with pytest.raises(RuleBroken, match="ring the school"):
            say(rowan, rowan.adult["Leila"], {stranger: How.PHONE})
    with pytest.raises(RuleBroken, match="ring the school"):
        say(rowan, rowan.adult["Dean"], {rowan.between("Nia", "Dean"): How.PHONE})


def test_texts_are_offered_only_where_the_school_can_send_them(rowan: Cast) -> None:
    leila, between = rowan.adult["Leila"], rowan.between("Amal", "Leila")
    for texts in (True, False):
        form = ReachMeForm(leila, [between], texts)
        offered = [how for how, _said in form.fields[f"how_{between.pk}"].choices]  # type: ignore[attr-defined]
        assert ("text" in offered) is texts


def test_the_page_keeps_what_was_chosen_and_nobody_kept_away_comes_here(rowan: Cast) -> None:
    client, between = signed_in(rowan.adult["Yusuf"]), rowan.between("Amal", "Yusuf")
    path = reverse("parents:reach_me")
    html = client.get(path).content.decode()
    assert "07700 900115" in html and "07700 900114" not in html and "Orchard Row" not in html
    chosen = {
        f"how_{between.pk}": "gate", "contact_email": "yusuf@example.org", "mobile": "07700 900115",
        "quiet_from": "21:00", "quiet_until": "06:30",
    }  # fmt: skip
    assert client.post(path, chosen | {f"how_{between.pk}": "pigeon"}).status_code == 200
    assert client.post(path, chosen).status_code == 302
    between.refresh_from_db()
    assert between.contact_how == "gate" and between.adult.quiet_until == time(6, 30)
    assert signed_in(rowan.adult["Dean"]).get(path).status_code == 404
