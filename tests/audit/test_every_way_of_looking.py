"""A page about a child leaves its entry however it was asked for: who looked is never a matter of how."""

import pytest
from django.urls import reverse

from hearth.audit.models import Entry
from hearth.records.cast import Cast
from tests.web.signed_in import browser_of


@pytest.mark.parametrize("name", ["staff:child", "staff:people", "staff:agreement", "staff:goals"])
def test_a_page_opened_by_sending_a_form_to_it_leaves_the_same_entry(rowan: Cast, name: str) -> None:
    """A page that has no form still answers one that is sent to it."""
    reid, amal = browser_of(rowan.adult["Mr Reid"]), rowan.child["Amal"]
    looks = Entry.objects.about(amal.pk).looks_by_school_staff()
    before = looks.count()
    page = reid.post(reverse(name, args=[amal.pk]))
    assert page.status_code == 200 and "Amal" in page.content.decode()
    assert looks.count() == before + 1


def test_a_form_shown_again_with_what_is_missing_is_a_look(rowan: Cast) -> None:
    lead, amal = browser_of(rowan.adult["Miss Okafor"]), rowan.child["Amal"]
    before = Entry.objects.count()
    assert lead.post(reverse("staff:new_promise", args=[amal.pk]), {}).status_code == 200
    assert Entry.objects.count() == before + 1


def test_a_change_that_answers_with_a_page_leaves_one_entry_and_no_more(rowan: Cast) -> None:
    lead, between = browser_of(rowan.adult["Miss Okafor"]), rowan.between("Amal", "Leila")
    before = Entry.objects.count()
    sheet = lead.post(reverse("staff:invitation_paper", args=[between.pk]), {"way": "paper"})
    assert sheet.status_code == 200 and "Your way in" in sheet.content.decode()
    assert Entry.objects.count() == before + 1
