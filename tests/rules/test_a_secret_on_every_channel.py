"""Where Grace and Nia live, and Grace's number, stand on the envelope to Grace and nowhere else, on any channel."""

import json
from collections.abc import Iterator
from html import unescape

import pytest
from django.core import mail
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from hearth.audit.models import Entry
from hearth.notices import actions as notices
from hearth.notices.models import Notice
from hearth.notices.post import KINDS
from hearth.people.models import Relationship, User
from hearth.records.cast import Cast
from tests import notify as stand_in
from tests.notices.test_bounces import report
from tests.notify import Notify, notify
from tests.reports.pdf_reader import text_of
from tests.smtp import free_port, mail_server
from tests.web.signed_in import browser_of

PLACE = ("Larkspur", "Hidden Street", "NM9 9ZZ")
WAYS_TO_HER = ("900171", "grace@example.org")
NAMES = ("Grace", "Nia", "Price")
KIND = sorted(KINDS - {"first_password", "invitation"})


@pytest.fixture
def grace(rowan: Cast) -> Relationship:
    Notice.objects.all().delete()
    DBTaskResult.objects.all().delete()
    grace = rowan.between("Nia", "Grace")
    grace.adult.quiet_until = grace.adult.quiet_from
    grace.adult.address = "Larkspur House, Hidden Street, NM9 9ZZ"
    grace.adult.save()
    return grace


@pytest.fixture
def lead(rowan: Cast) -> User:
    return rowan.adult["Miss Okafor"]


@pytest.fixture
def gov(settings: Settings) -> Iterator[Notify]:
    with notify(settings, email=stand_in.TEMPLATES["email"], text=stand_in.TEMPLATES["text"]) as holds:
        yield holds


def quiet(words: str, *secrets: str) -> None:
    assert [one for one in secrets if one in words] == []


def written(grace: Relationship, how: str, lead: User, kind: str = "report_shared") -> Notice:
    grace.contact_how = how
    grace.save()
    made = notices.queue(grace, kind=kind, by=lead)
    assert made is not None
    return made


def left_behind() -> str:
    """What tasks and the audit keep."""
    tasks = [f"{one.args_kwargs} {one.return_value} {one.traceback}" for one in DBTaskResult.objects.all()]
    return " ".join(tasks + [str(vars(entry)) for entry in Entry.objects.order_by("-pk")[:20]])


@pytest.mark.parametrize("kind", KIND)
def test_an_e_mail(grace: Relationship, lead: User, settings: Settings, kind: str) -> None:
    letter = written(grace, "email", lead, kind)
    with mail_server(settings) as box:
        notices.deliver.call(letter.pk)
    raw = box.last().as_string()
    quiet(raw, *PLACE, "900171", *NAMES)
    head, _, body = raw.partition("\n\n")
    quiet(head.replace("To: grace@example.org", ""), *WAYS_TO_HER)
    quiet(body + letter.subject + letter.text, *WAYS_TO_HER)


@pytest.mark.parametrize("kind", KIND)
def test_a_text_and_what_notify_is_told(grace: Relationship, lead: User, gov: Notify, kind: str) -> None:
    letter = written(grace, "text", lead, kind)
    notices.deliver.call(letter.pk)
    taken = gov.last() | {"to": ""}
    quiet(json.dumps(taken, ensure_ascii=False), *PLACE, *WAYS_TO_HER, *NAMES)
    assert gov.last()["to"] == "07700 900171"


def test_e_mail_by_notify(grace: Relationship, lead: User, gov: Notify, settings: Settings) -> None:
    settings.EMAIL_BY = "notify"
    notices.deliver.call(written(grace, "email", lead).pk)
    quiet(json.dumps(gov.last() | {"to": ""}, ensure_ascii=False), *PLACE, *WAYS_TO_HER, *NAMES)


def test_a_letter_has_it_in_the_window_and_nowhere_else(rowan: Cast, grace: Relationship, lead: User) -> None:
    letter = written(grace, "letter", lead)
    quiet(f"{letter.to}{letter.subject}{letter.text}", *PLACE, *WAYS_TO_HER, *NAMES)
    answer = browser_of(lead).post(reverse("staff:print_letter", args=[letter.pk]))
    seen = text_of(answer.content)
    assert seen.count("Larkspur") == 1 and seen.count("Grace") == 1
    quiet(seen, *WAYS_TO_HER, "Nia")
    quiet(str(answer.headers), *PLACE, *NAMES)
    quiet(answer.content.split(b"stream")[0].decode("latin-1"), *PLACE, *NAMES)
    letter.refresh_from_db()
    quiet(str(vars(letter)), *PLACE, *WAYS_TO_HER)


def test_a_letter_printed_by_somebody_who_may_not_know(rowan: Cast, grace: Relationship, lead: User) -> None:
    letter = written(grace, "letter", lead)
    answer = browser_of(rowan.adult["Mr Osei"]).post(reverse("staff:print_letter", args=[letter.pk]))
    if answer.status_code == 200:
        quiet(text_of(answer.content), *PLACE)


def test_a_letter_by_notify_has_it_in_its_lines_alone(grace: Relationship, lead: User, settings: Settings) -> None:
    with notify(settings) as gov:
        notices.deliver.call(written(grace, "letter", lead).pk)
    sent = gov.last()["personalisation"]
    assert sent["address_line_2"] == "Larkspur House"
    quiet(sent["body"] + str(gov.last()["reference"]), *PLACE, *WAYS_TO_HER, *NAMES)


@pytest.mark.parametrize("name", ["Miss Okafor", "Mr Osei", "Mrs Bell", "Dean", "Sandra"])
def test_the_lists_of_letters_and_what_came_back(
    rowan: Cast, grace: Relationship, lead: User, gov: Notify, name: str
) -> None:
    written(grace, "letter", lead)
    text = written(grace, "text", lead)
    notices.deliver.call(text.pk)
    gov.ends("permanent-failure")
    assert notices.ask_notify() == 1
    mailed = written(grace, "email", lead)
    notices.deliver.call(mailed.pk)
    assert notices.read_bounce(report(mailed.message_id))
    browser = browser_of(rowan.adult[name])
    for page in ("staff:outbox", "staff:letters", "staff:today", "parents:home"):
        quiet(unescape(browser.get(reverse(page)).content.decode(errors="replace")), *PLACE, *WAYS_TO_HER)


def test_what_goes_wrong_says_nothing_of_where(
    grace: Relationship, lead: User, gov: Notify, settings: Settings, capfd: pytest.CaptureFixture[str]
) -> None:
    for says in (None, stand_in.TEAM_ONLY, stand_in.BROKEN, stand_in.CLOCK):
        gov.says = says
        notices.deliver.call(written(grace, "text", lead).pk)
    settings.NOTIFY_URL = f"http://127.0.0.1:{free_port()}"
    notices.deliver.call(written(grace, "text", lead).pk)
    with mail_server(settings) as box:
        box.says_to_address = "550 grace@example.org at Larkspur House is unknown"
        notices.deliver.call(written(grace, "email", lead).pk)
    troubles = " ".join(Notice.objects.values_list("trouble", flat=True))
    assert troubles.strip()
    quiet(troubles + left_behind() + "".join(capfd.readouterr()), *PLACE, *WAYS_TO_HER)


def test_nobody_else_hears_that_it_came_back(rowan: Cast, grace: Relationship, lead: User) -> None:
    letter = written(grace, "email", lead)
    notices.deliver.call(letter.pk)
    count = len(mail.outbox)
    notices.read_bounce(report(letter.message_id))
    assert len(mail.outbox) == count and Notice.objects.exclude(adult=grace.adult).count() == 0


def test_nothing_at_all_goes_to_dean(rowan: Cast, lead: User, gov: Notify) -> None:
    dean = rowan.between("Nia", "Dean")
    for how in ("email", "text", "letter"):
        dean.contact_how = how
        dean.save()
        assert notices.queue(dean, kind="report_shared", by=lead) is None
