"""Grace and Nia live where he must not find them. Only whoever may change who is who ever reads where that is."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, reverse

from hearth.languages.phrase_book import phrases
from hearth.notices import actions as notices
from hearth.notices.post import KINDS
from hearth.people import actions as people
from hearth.people.models import Relationship
from hearth.people.roles import Permission
from hearth.records.cast import Cast
from hearth.web.parents.urls import urlpatterns as parents
from hearth.web.staff.urls import urlpatterns as staff
from tests.web.signed_in import browser_of

HIDDEN = ("Larkspur", "Hidden Street")
PHRASE = phrases("school")[0].key


def addresses(portal: str, patterns: list[URLPattern], child: int, adult: int) -> Iterator[str]:
    """Every page that needs a child, or an adult around the child, or neither."""
    for pattern in patterns:
        needs = set(pattern.pattern.converters)
        pk = adult if "people" in str(pattern.pattern) else None
        known = {"child_pk": child, "pk": pk, "key": PHRASE if pk else "what-it-is"}
        if needs <= {"child_pk", "key"} or (pk and needs <= {"pk", "key"}):
            yield reverse(f"{portal}:{pattern.name}", kwargs={name: known[name] for name in needs})


@pytest.mark.parametrize("name", ["Mr Osei", "Mrs Bell", "Mrs Doyle", "Mrs Pike", "Grace", "Dean", "Sandra"])
def test_no_page_shows_it(rowan: Cast, name: str) -> None:
    user, grace = rowan.adult[name], rowan.between("Nia", "Grace")
    assert not user.may(Permission.EDIT_PEOPLE, rowan.rowan)
    browser = browser_of(user)
    for portal, patterns in (("staff", staff), ("parents", parents)):
        for address in addresses(portal, patterns, grace.child_id, grace.pk):
            words = browser.get(address).content.decode(errors="replace")
            assert not any(hidden in words for hidden in HIDDEN), address


def test_those_who_may_change_it_find_it_on_the_two_pages_made_for_it(rowan: Cast) -> None:
    lead, grace = browser_of(rowan.adult["Miss Okafor"]), rowan.between("Nia", "Grace")
    shown = {
        address
        for address in addresses("staff", staff, grace.child_id, grace.pk)
        if "Larkspur" in lead.get(address).content.decode(errors="replace")
    }
    assert shown == {reverse(f"staff:{page}", args=[grace.pk]) for page in ("relationship", "change_adult")}


def test_no_letter_has_it_and_a_code_on_paper_only_from_somebody_who_may_see_it(rowan: Cast) -> None:
    grace, lead = Relationship.objects.get(pk=rowan.between("Nia", "Grace").pk), rowan.adult["Miss Okafor"]
    for kind in sorted(KINDS - {"first_password"}):
        letter = notices.queue(grace, kind=kind, by=lead)
        assert letter is not None
        said = f"{letter.subject} {letter.text}"
        assert not any(word in said for word in (*HIDDEN, "Nia", "Grace", "Price", "nurture"))
    people.close_record(grace, by=lead)
    people.open_record(grace, by=lead)
    sheet = browser_of(rowan.adult["Mr Osei"]).post(
        reverse("staff:invitation_paper", args=[grace.pk]), {"way": "paper"}
    )
    assert "Your way in" in sheet.content.decode() and "Larkspur" not in sheet.content.decode()
