"""What a parent has begun to write is nobody else's before they send it: not the words, not when they were kept."""

from datetime import timedelta

import pytest
from django.urls import reverse

from hearth.assessments import actions
from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.records.cast import Cast
from tests.web.signed_in import browser_of

BEGUN = "I have not told anybody this yet"


@pytest.fixture
def leilas(rowan: Cast) -> Assessment:
    """Leila was asked, wrote a line at seven in the evening, and did not send it."""
    asked = waiting(rowan, "home-baseline", "Leila", "parent")
    with dates.at(dates.moment(dates.today() - timedelta(days=1), "19:04")):
        return actions.save_draft(asked, answers={"worries": BEGUN}, by=rowan.adult["Leila"])


def waiting(rowan: Cast, key: str, name: str, as_: str) -> Assessment:
    return actions.ask_for(
        rowan.child["Amal"].journeys.get(), instrument_key=key, occasion="later", respondent=rowan.adult[name],
        respondent_is=as_, by=rowan.adult["Miss Okafor"],
    )  # fmt: skip


@pytest.mark.parametrize("name", ["Miss Okafor", "Mrs Marsh", "Mrs Bell", "Mr Reid"])
def test_no_member_of_staff_reads_what_a_parent_has_not_sent_nor_when_it_was_kept(
    rowan: Cast, leilas: Assessment, name: str
) -> None:
    staff = browser_of(rowan.adult[name])
    for page in (
        reverse("staff:assessment", args=[leilas.pk]),
        reverse("staff:assessments", args=[leilas.child_id]),
        reverse("staff:child", args=[leilas.child_id]),
    ):
        words = staff.get(page).content.decode()
        assert BEGUN not in words and "19.04" not in words
        assert leilas.saved_at is not None and leilas.saved_at.isoformat()[:16] not in words


def test_nor_when_we_stop_waiting_for_it(rowan: Cast, leilas: Assessment) -> None:
    actions.let_go(leilas, by=rowan.adult["Miss Okafor"])
    page = reverse("staff:assessment", args=[leilas.pk])
    assert BEGUN not in browser_of(rowan.adult["Miss Okafor"]).get(page).content.decode()
    mine = reverse("parents:questions", args=[leilas.pk])
    assert BEGUN in browser_of(rowan.adult["Leila"]).get(mine).content.decode()


def test_it_cannot_be_handed_on_before_it_was_sent(rowan: Cast, leilas: Assessment) -> None:
    address = reverse("staff:hand_off_row", args=["assessment", leilas.pk])
    assert browser_of(rowan.adult["Miss Okafor"]).get(address).status_code == 404


def test_what_staff_write_in_for_a_parent_is_kept_apart_and_sent_without_it(rowan: Cast, leilas: Assessment) -> None:
    leila, bell = rowan.adult["Leila"], rowan.adult["Mrs Bell"]
    actions.save_draft(leilas, answers={"good-at": "Boats"}, by=bell)
    assert "Boats" in browser_of(bell).get(reverse("staff:assessment", args=[leilas.pk])).content.decode()
    assert "Boats" not in browser_of(leila).get(reverse("parents:questions", args=[leilas.pk])).content.decode()
    sent = actions.submit(leilas, answers={"hopes": "A friend"}, how="phone", by=bell)
    assert sent.answers == {"good-at": "Boats", "hopes": "A friend"}
    assert BEGUN not in browser_of(bell).get(reverse("staff:assessment", args=[leilas.pk])).content.decode()
    again = actions.put_right(sent, by=leila)
    assert again.answers["worries"] == BEGUN, "what she had begun herself is not lost"


def test_what_the_parent_sends_is_what_counts(rowan: Cast, leilas: Assessment) -> None:
    actions.save_draft(leilas, answers={"good-at": "Boats"}, by=rowan.adult["Mrs Bell"])
    sent = actions.submit(leilas, answers={"hopes": "A friend"}, by=rowan.adult["Leila"])
    assert sent.answers == {"worries": BEGUN, "hopes": "A friend"}
    assert (sent.entered_by, sent.other_draft) == (None, {})


def test_an_observation_not_sent_is_its_observers_alone(rowan: Cast) -> None:
    asked = waiting(rowan, "staff-observation", "Mr Osei", "staff")
    actions.save_draft(asked, answers={"trust-shows-us": "3"}, by=rowan.adult["Mr Osei"])
    page = reverse("staff:assessment", args=[asked.pk])
    assert "checked" in browser_of(rowan.adult["Mr Osei"]).get(page).content.decode()
    assert "checked" not in browser_of(rowan.adult["Mrs Bell"]).get(page).content.decode()
