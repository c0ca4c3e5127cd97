"""Nobody sees what they should not: every address × every member of the cast, and one entry for every page."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from hearth.audit.models import Entry
from hearth.people.models import User
from hearth.records.cast import Cast
from hearth.web import second_factor
from tests.rules.matrix import EVERYBODY, MATRIX, SAYS, Arguments, Who

BACKEND = "hearth.web.account.backend.StaffBackend"
# Coming in and going out: their own tests are in tests/web.
ELSEWHERE = {
    "scanned",  # tests/web/test_on_paper.py
    "front", "doors", "demo_sign_in", "paper_code", "choose_language", "sign_out", "lock", "still_here", "unlock",
    "answer",
}  # fmt: skip
# Reached only with a row that the cast does not have; each has a test of its own beside its feature.
OWN_TESTS = {
    "staff:handoff": "tests/safeguarding",
    "staff:hand_off_row": "tests/safeguarding",
    "staff:outbox_try": "tests/web",
    "staff:outbox_told": "tests/web",
    "staff:print_letter": "tests/web",
    "staff:put_back_letter": "tests/web",
    "staff:hand_over": "tests/journeys",
    "staff:end_cover": "tests/journeys",
}


def signed_in(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user, backend=BACKEND)
    session = client.session
    session[second_factor.DEMO] = True
    session.save()
    return client


def addresses(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"
        else:
            yield from addresses(pattern, f"{pattern.namespace}:" if pattern.namespace else space)


def test_every_address_has_a_row() -> None:
    known = {name for name, *_ in MATRIX} | ELSEWHERE | set(OWN_TESTS)
    ours = {a for a in addresses(get_resolver()) if not a.startswith(("account_", "mfa_"))}
    assert ours - known == set()
    assert known - ours == set(), "a row without an address"


@pytest.mark.parametrize(("name", "way", "arguments", "who", "about"), MATRIX, ids=[f"{r[0]} {r[1]}" for r in MATRIX])
def test_a_page_opens_for_just_those_it_is_for(
    rowan: Cast, name: str, way: str, arguments: Arguments, who: Who, about: str
) -> None:
    path = reverse(name, kwargs=arguments(rowan))
    met, says = {}, SAYS.get(name, lambda cast: {})(rowan)
    for person in sorted(EVERYBODY):
        with transaction.atomic():
            met[person] = _meets(
                signed_in(rowan.adult[person]), way, path, says, rowan.child[about].pk if about else None
            )
            transaction.set_rollback(True)
    assert met == {person: who.meets(person, name) for person in sorted(EVERYBODY)}
    assert Client().get(path).status_code in {302, 405}, "somebody not signed in must be sent to the door"


def _meets(client: Client, way: str, path: str, says: dict[str, object], about: int | None) -> str:
    before = Entry.objects.count()
    response = client.post(path, says) if way == "POST" else client.get(path)
    entries = Entry.objects.count() - before
    if response.status_code == 404:
        assert entries == 0
        return "not found"
    if response.status_code == 403:
        assert entries == 0
        return "forbidden"
    if way == "POST":
        # Opened for them: done, asked again, or refused by a rule in words.
        assert response.status_code in {200, 204, 302, 303, 409, 422}, response.status_code
        assert entries <= 1
        return "opens"
    assert response.status_code in {200, 409}, f"{path}: {response.status_code}"
    if response.status_code == 200:
        assert entries == 1, f"{path} left {entries} entries"
        last = Entry.objects.latest("pk")
        assert last.looked and (about is None or last.child_id == about)
    return "opens"
