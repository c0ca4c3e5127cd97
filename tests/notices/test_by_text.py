"""A text or a letter by GOV.UK Notify, over real HTTP: what it takes, what it refuses, and what became of it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from pytest_django import Settings

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.notices import notify as notify_client
from hearth.notices.actions import ask_notify, deliver, queue, settle, take_up, try_again
from hearth.notices.models import REMEMBERED, Channel, Notice
from hearth.people.models import Relationship, User
from hearth.records.cast import Cast
from tests import notify as stand_in
from tests.notify import TEMPLATES, Notify, notify
from tests.smtp import free_port


@pytest.fixture
def lead(rowan: Cast) -> User:
    return rowan.adult["Miss Okafor"]


@pytest.fixture
def tom(rowan: Cast) -> Relationship:
    """Tom, who wants texts."""
    Notice.objects.all().delete()
    tom = rowan.between("Effie", "Tom")
    tom.contact_how = Relationship.How.TEXT
    tom.save()
    # In the cast he drives all day, and nothing reaches his telephone before six.
    User.objects.filter(pk=tom.adult_id).update(quiet_from="20:00", quiet_until="07:00")
    tom.adult.refresh_from_db()
    tom.adult.quiet_until = tom.adult.quiet_from  # at any hour
    tom.adult.save()
    return tom


@pytest.fixture
def gov(settings: Settings) -> Iterator[Notify]:
    with notify(settings) as holds:
        yield holds


def text_to(one: Relationship, lead: User) -> Notice:
    made = queue(one, kind="report_shared", by=lead)
    assert made is not None
    return made


def again(notice: Notice) -> Notice:
    notice.refresh_from_db()
    return notice


def test_it_goes_to_his_mobile_with_the_subject_and_the_link(tom: Relationship, lead: User, gov: Notify) -> None:
    notice = text_to(tom, lead)
    deliver.call(notice.pk)
    assert gov.last()["to"] == "07700 900121"
    assert gov.last()["template"]["id"] == TEMPLATES["text"]
    assert gov.last()["reference"] == notice.message_id
    body = "Rowan Primary: there is something for you to read. http://127.0.0.1:8000/home/"
    assert gov.last()["personalisation"] == {"body": body}
    assert again(notice).sent_at == dates.now()
    assert (notice.channel, notice.provider_id, notice.texts) == (Channel.TEXT, gov.last()["id"], 1)
    assert mail.outbox == []


def test_without_notify_somebody_rings_and_no_mail_goes_instead(tom: Relationship, lead: User) -> None:
    assert queue(tom, kind="report_shared", by=lead) is None
    assert not Notice.objects.exists() and mail.outbox == []


def test_without_a_mobile_somebody_rings(tom: Relationship, lead: User, gov: Notify) -> None:
    tom.adult.mobile = ""
    tom.adult.save()
    assert queue(tom, kind="report_shared", by=lead) is None


@pytest.mark.parametrize("written", ["+44 7700 900171", "+44 (0)7700 900171", "0044 7700-900171", "٠٧٧٠٠ ٩٠٠١٧١"])
def test_a_number_shared_with_somebody_kept_away_gets_nothing(
    rowan: Cast, lead: User, gov: Notify, written: str
) -> None:
    """However either of them wrote it."""
    grace, dean = rowan.between("Nia", "Grace"), rowan.between("Nia", "Dean")
    grace.contact_how = "text"
    dean.adult.phone = written
    dean.adult.save()
    assert queue(grace, kind="report_shared", by=lead) is None


@pytest.mark.parametrize(
    ("says", "sentence", "for_good"),
    [
        (stand_in.TEAM_ONLY, "GOV.UK Notify has a key for trying out: it writes to your own team alone.", True),
        (stand_in.TRIAL, "GOV.UK Notify is in trial mode for this school: it writes to your own team alone.", True),
        (stand_in.TOO_FAST, "GOV.UK Notify asked us to try again later.", False),
        (stand_in.TOO_MANY, "GOV.UK Notify asked us to try again later.", False),
        (stand_in.CLOCK, notify_client.LATER[403].sentence, False),
        (stand_in.BROKEN, "GOV.UK Notify is out of order just now.", False),
    ],
)
def test_a_refusal_is_said_in_a_sentence_and_waits_or_is_left_to_a_person(
    tom: Relationship, lead: User, gov: Notify, says: tuple[int, str, str], sentence: str, for_good: bool
) -> None:
    notice = text_to(tom, lead)
    gov.says = says
    deliver.call(notice.pk)
    assert again(notice).trouble == sentence
    assert (notice.given_up_at is not None, notice.bounced_at, notice.sent_at) == (for_good, None, None)


@pytest.mark.parametrize("number", ["0770", "01632 960110", "07700 900 one two"])
def test_a_wrong_number_comes_back_to_a_person(tom: Relationship, lead: User, gov: Notify, number: str) -> None:
    tom.adult.mobile = number
    tom.adult.save()
    notice = text_to(tom, lead)
    deliver.call(notice.pk)
    assert again(notice).trouble == "This is not a number that takes texts."
    assert notice.bounced_at == dates.now() and notice.given_up_at == dates.now()
    assert number not in notice.trouble
    assert list(Notice.objects.stuck()) == [notice]


def test_a_key_that_is_not_ours_is_not_accepted(tom: Relationship, lead: User, gov: Notify, settings: Settings) -> None:
    notice = text_to(tom, lead)
    settings.NOTIFY_KEY = stand_in.KEY[:-1] + "1"
    deliver.call(notice.pk)
    assert again(notice).trouble == notify_client.LATER[403].sentence and gov.taken == []


def test_a_template_that_asks_for_other_words_is_a_fault_of_ours(
    tom: Relationship, lead: User, gov: Notify, settings: Settings
) -> None:
    notice = text_to(tom, lead)
    settings.NOTIFY_TEMPLATES = TEMPLATES | {"text": TEMPLATES["email"]}
    deliver.call(notice.pk)
    assert again(notice).trouble == notify_client.OUR_FAULT.sentence and notice.given_up_at is not None


def test_nobody_listens_and_it_goes_later(tom: Relationship, lead: User, gov: Notify, settings: Settings) -> None:
    notice, there = text_to(tom, lead), settings.NOTIFY_URL
    settings.NOTIFY_URL = f"http://127.0.0.1:{free_port()}"
    deliver.call(notice.pk)
    assert again(notice).trouble == "GOV.UK Notify did not answer." and notice.given_up_at is None
    settings.NOTIFY_URL = there
    deliver.call(notice.pk)
    assert again(notice).sent_at == dates.now() and len(gov.taken) == 1


def test_an_answer_that_was_lost_is_asked_for_and_nothing_goes_twice(
    tom: Relationship, lead: User, gov: Notify
) -> None:
    notice = text_to(tom, lead)
    gov.drops = True
    deliver.call(notice.pk)
    assert again(notice).trouble == "GOV.UK Notify did not answer." and len(gov.taken) == 1
    gov.drops = False
    deliver.call(notice.pk)
    assert again(notice).provider_id == gov.last()["id"]
    assert (len(gov.taken), gov.asked[-1]) == (1, "GET /v2/notifications")


def test_a_machine_that_stopped_while_sending_asks_first(tom: Relationship, lead: User, gov: Notify) -> None:
    notice = text_to(tom, lead)
    taken = take_up(notice, by=None)
    assert taken is not None
    gov.take("sms", {"phone_number": taken.to, "template_id": TEMPLATES["text"], "reference": notice.message_id,
                     "personalisation": {"body": notice.text}})  # fmt: skip
    with dates.at(dates.now() + timedelta(minutes=11)):
        deliver.call(notice.pk)
    assert again(notice).sent_at is not None and len(gov.taken) == 1


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("permanent-failure", "The number is not in use."),
        ("temporary-failure", "Their phone took nothing for days. It may be switched off, or abroad."),
        ("technical-failure", notify_client.TECHNICAL),
    ],
)
def test_what_did_not_arrive_comes_back_to_a_person(
    tom: Relationship, lead: User, gov: Notify, status: str, sentence: str
) -> None:
    notice = text_to(tom, lead)
    deliver.call(notice.pk)
    assert ask_notify() == 0 and again(notice).bounced_at is None  # on its way
    gov.ends(status)
    call_command("tick")
    assert (again(notice).trouble, notice.bounced_at) == (sentence, dates.now())
    assert list(Notice.objects.stuck()) == [notice]
    settle(notice, by=lead)
    assert not Notice.objects.stuck().exists()


def test_what_arrived_is_not_asked_about_again(tom: Relationship, lead: User, gov: Notify) -> None:
    notice = text_to(tom, lead)
    deliver.call(notice.pk)
    gov.ends("delivered")
    ask_notify()
    asked = len(gov.asked)
    ask_notify()
    assert again(notice).arrived_at is not None and len(gov.asked) == asked


def test_after_a_week_nobody_asks_for_notify_forgets(tom: Relationship, lead: User, gov: Notify) -> None:
    deliver.call(text_to(tom, lead).pk)
    with dates.at(dates.now() + REMEMBERED):
        assert not Notice.objects.with_notify().exists()


def test_it_is_asked_no_further_while_it_does_not_answer(tom: Relationship, lead: User, gov: Notify) -> None:
    for _ in range(3):
        deliver.call(text_to(tom, lead).pk)
    gov.says, gov.asked = stand_in.BROKEN, []
    assert ask_notify() == 0 and len(gov.asked) == 1


def test_the_twenty_first_of_the_same_within_an_hour_falls_and_a_person_hears(
    tom: Relationship, lead: User, gov: Notify
) -> None:
    for _ in range(21):
        deliver.call(text_to(tom, lead).pk)
    assert ask_notify() == 1


def test_a_new_try_after_it_came_back_goes_to_the_new_number_as_a_new_text(
    tom: Relationship, lead: User, gov: Notify
) -> None:
    notice = text_to(tom, lead)
    deliver.call(notice.pk)
    gov.ends("permanent-failure")
    ask_notify()
    tom.adult.mobile = "07700 900122"
    tom.adult.save()
    before = again(notice).message_id
    try_again(Notice.objects.get(pk=notice.pk), by=lead)
    deliver.call(notice.pk)
    assert [one["to"] for one in gov.taken] == ["07700 900121", "07700 900122"]
    assert again(notice).message_id != before and notice.bounced_at is None


def test_whoever_wants_another_way_by_now_is_not_tried_again_by_this_one(
    tom: Relationship, lead: User, gov: Notify
) -> None:
    notice = text_to(tom, lead)
    deliver.call(notice.pk)
    gov.ends("permanent-failure")
    ask_notify()
    tom.contact_how = Relationship.How.PHONE
    tom.save()
    with pytest.raises(RuleBroken, match="They want to hear from us by phone now"):
        try_again(again(notice), by=lead)
    settle(again(notice), by=lead)
    assert not Notice.objects.stuck().exists()


def test_e_mail_goes_by_notify_only_where_the_school_says_so(
    rowan: Cast, lead: User, gov: Notify, settings: Settings
) -> None:
    leila = rowan.between("Amal", "Leila")
    deliver.call(text_to(leila, lead).pk)
    assert len(mail.outbox) == 1 and gov.taken == []
    settings.EMAIL_BY = "notify"
    notice = text_to(leila, lead)
    deliver.call(notice.pk)
    assert len(mail.outbox) == 1
    assert gov.last()["to"] == "leila@example.org"
    assert gov.last()["personalisation"] == {"subject": notice.subject, "body": notice.text}


def test_a_letter_by_notify_has_the_lines_of_the_envelope(rowan: Cast, lead: User, gov: Notify) -> None:
    joan = rowan.between("Ellis", "Joan")
    joan.contact_how = "letter"
    joan.save()
    joan.adult.address = "21 Quarry Hill\nNorthmoor\nNM1 4AB"
    joan.adult.save()
    notice = text_to(joan, lead)
    assert not Notice.objects.to_print().exists()
    deliver.call(notice.pk)
    assert gov.last()["to"] == "Joan Carter\n21 Quarry Hill\nNorthmoor\nNM1 4AB"
    assert again(notice).to == "" and "Joan" not in gov.last()["personalisation"]["body"]
    gov.ends("validation-failed")
    ask_notify()
    assert again(notice).trouble == "The letter was refused before it was printed."


def test_an_address_without_a_postcode_comes_back_and_may_be_printed_here(rowan: Cast, lead: User, gov: Notify) -> None:
    joan = rowan.between("Ellis", "Joan")
    joan.contact_how = "letter"
    joan.save()
    notice = text_to(joan, lead)
    deliver.call(notice.pk)
    assert again(notice).trouble == notify_client.HOME.sentence
    assert list(Notice.objects.to_print()) == [notice]


def test_nothing_personal_is_logged(
    tom: Relationship, lead: User, gov: Notify, settings: Settings, capfd: pytest.CaptureFixture[str]
) -> None:
    for says in (None, stand_in.TEAM_ONLY, stand_in.BROKEN):
        gov.says = says
        deliver.call(text_to(tom, lead).pk)
    settings.NOTIFY_URL = f"http://127.0.0.1:{free_port()}"
    deliver.call(text_to(tom, lead).pk)
    said = "".join(capfd.readouterr())
    assert "900121" not in said and "something for you" not in said
