"""Somebody who works at two schools has at each the part they have there, and never the other school's."""

import pytest
from django.test import Client
from django.urls import reverse

from hearth.people.actions import give_role
from hearth.people.models import User
from hearth.people.roles import Role
from hearth.records.cast import Cast
from tests.rules.matrix import Arguments, leilas_answer, leilas_ask, leilas_question, told, toms_promise
from tests.web.signed_in import browser_of


@pytest.fixture
def next_door(rowan: Cast) -> Client:
    """Mr Reid, who teaches Amal and Effie here, leads the group of another school, and is working there now."""
    give_role(
        rowan.hazel, forename="Callum", surname="Reid", email=str(rowan.adult["Mr Reid"].email),
        role=Role.NURTURE_LEAD, by=rowan.adult["Mrs Marsh"],
    )  # fmt: skip
    client = browser_of(User.objects.get(pk=rowan.adult["Mr Reid"].pk))
    session = client.session
    session["school_id"] = rowan.hazel.pk
    session.save()
    assert client.get(reverse("staff:concerns")).status_code == 200
    return client


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("staff:enter_answer", leilas_ask),
        ("staff:close_ask", leilas_ask),
        ("staff:ask_paper", leilas_ask),
        ("staff:note_visit", leilas_answer),
        ("staff:note_talk_back", leilas_answer),
        ("staff:question", leilas_question),
        ("staff:promise", toms_promise),
        ("staff:so_we", told),
    ],
)
def test_what_they_may_do_there_opens_nothing_here(
    rowan: Cast, next_door: Client, name: str, arguments: Arguments
) -> None:
    assert next_door.get(reverse(name, kwargs=arguments(rowan))).status_code == 404


def test_a_report_is_shown_to_somebody_on_the_page_and_to_nobody_typed_in(rowan: Cast) -> None:
    lead = browser_of(rowan.adult["Miss Okafor"])
    review = rowan.child["Amal"].reviews.order_by("pk").last()
    for adult in ("", "x", "²", "999999", "9" * 25, rowan.adult["Tom"].pk):
        assert lead.post(reverse("staff:share_review", args=[review.pk]), {"adult": adult}).status_code == 404
