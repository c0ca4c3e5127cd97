"""A link in a notice opens one thing, takes one answer, and is spent. Nobody comes further by it, or by guessing."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations import actions as conversations
from hearth.conversations.actions.links import found
from hearth.conversations.models import Meeting, Message, OneAnswer, Question
from hearth.notices.actions.sending import note_sent, settle
from hearth.notices.models import Notice
from hearth.people import actions as people
from hearth.people.models import Relationship, User
from hearth.records.cast import Cast
from tests.rules.test_words import reads_well

WORDS = "Would you like the chair by the window when you come on Thursday afternoon?"


@pytest.fixture
def browser() -> Client:
    return Client()


@pytest.fixture
def message(rowan: Cast) -> Message:
    return conversations.write_message(
        rowan.child["Amal"], adult=rowan.adult["Yusuf"], words=WORDS, news="everyday", answer_wanted=True,
        by=rowan.adult["Miss Okafor"],
    )  # fmt: skip


@pytest.fixture
def path(message: Message) -> str:
    """As it stands in his letter."""
    letter = Notice.objects.filter(kind="message_to_answer").latest("pk")
    written = re.search(r"(/answer/[\w-]+/)", letter.text)
    assert written is not None
    return written[1]


def code(path: str) -> str:
    return path.split("/")[2]


def closed(browser: Client, path: str) -> bool:
    answer = browser.get(path)
    html = answer.content.decode()
    assert WORDS not in html and "Amal" not in html
    return answer.status_code == 404 and "This way in is closed" in html


def test_it_shows_the_one_message_and_nothing_else(browser: Client, path: str, rowan: Cast) -> None:
    answer = browser.get(path)
    html = answer.content.decode()
    assert answer.status_code == 200 and WORDS in html
    for other in ("Rahman", "Leila", "otters", "Willow", "/children/", "Rowan Primary"):
        assert other not in html, other
    assert answer["Referrer-Policy"] == "no-referrer" and answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies and "sessionid" not in browser.cookies


def test_it_is_in_plain_words(browser: Client, path: str, rowan: Cast) -> None:
    reads_well(browser.get(path).content.decode(), rowan)
    reads_well(browser.get("/answer/never-made/").content.decode(), rowan)


def test_looking_changes_nothing_however_often_a_mail_program_looks(browser: Client, path: str) -> None:
    entries = Entry.objects.count()
    for look in (browser.get, browser.head, browser.get):
        assert look(path).status_code == 200
    assert Entry.objects.count() == entries
    assert OneAnswer.objects.latest("pk").used_at is None


def test_an_answer_goes_to_who_wrote_and_the_link_is_spent(browser: Client, path: str, rowan: Cast) -> None:
    assert browser.post(path, {"words": " "}).status_code == 200
    answer = Client(enforce_csrf_checks=True).post(path, {"words": "Yes please."})
    assert "Miss Okafor reads it, and answers you by Thursday 26 November." in answer.content.decode()
    back = Question.objects.latest("pk")
    assert (back.words, back.about, back.adult, back.to) == (
        "Yes please.", "reply", rowan.adult["Yusuf"], rowan.adult["Miss Okafor"],
    )  # fmt: skip
    assert closed(browser, path)
    assert browser.post(path, {"words": "Again."}).status_code == 404
    assert Question.objects.latest("pk") == back
    entry = Entry.objects.latest("pk")
    assert (entry.hat, entry.actor_id) == (Entry.Hat.PARENT, rowan.adult["Yusuf"].pk)


def test_of_two_presses_in_one_moment_one_counts(path: str, message: Message, rowan: Cast) -> None:
    first, second = found(code(path)), found(code(path))
    assert first is not None and second is not None
    yusuf, lead = rowan.adult["Yusuf"], rowan.adult["Miss Okafor"]
    conversations.answer_message(first, message=message, words="Yes.", to=lead, by=yusuf)
    with pytest.raises(RuleBroken, match="answered already"):
        conversations.answer_message(second, message=message, words="Yes!", to=lead, by=yusuf)
    assert Question.objects.filter(to_message=message).count() == 1


def test_it_ends_after_seven_days(browser: Client, path: str) -> None:
    with dates.at(dates.now() + timedelta(days=6, hours=23)):
        assert browser.get(path).status_code == 200
    with dates.at(dates.now() + timedelta(days=7)):
        assert closed(browser, path)


def test_only_a_digest_is_kept_also_in_the_letter_once_it_has_gone(path: str) -> None:
    letter = note_sent(Notice.objects.latest("pk"), by=None)
    letter.refresh_from_db()
    assert code(path) not in letter.text and "/home/" in letter.text
    kept = OneAnswer.objects.latest("pk")
    assert len(code(path)) >= 32 and code(path) not in str(vars(kept)) and kept.code == ""


def restricted(between: Relationship, head: User) -> None:
    people.restrict(between, with_order=True, note="Order seen.", by=head)


def ended(between: Relationship, head: User) -> None:
    people.end_relationship(between, on=dates.today(), by=head)


def shut(between: Relationship, head: User) -> None:
    people.close_record(between, by=head)


def not_to_be_contacted(between: Relationship, head: User) -> None:
    people.change_adult(between, may_contact=False, by=head)


@pytest.mark.parametrize("what", [restricted, ended, shut, not_to_be_contacted])
def test_a_door_that_shuts_ends_it_also_when_it_opens_again(
    browser: Client, path: str, rowan: Cast, what: object
) -> None:
    between = rowan.between("Amal", "Yusuf")
    what(between, rowan.adult["Mrs Marsh"])  # type: ignore[operator]
    assert closed(browser, path)
    assert browser.post(path, {"words": "Yes."}).status_code == 404
    conversations.end_links_of_shut_doors(by=None)
    Relationship.objects.filter(pk=between.pk).update(restriction="", ended_on=None, may_see=True, may_contact=True)
    assert closed(browser, path)


def test_a_mailbox_that_somebody_kept_away_reads_opens_nothing(browser: Client, path: str, rowan: Cast) -> None:
    rowan.adult["Dean"].relationships.create(
        child=rowan.child["Amal"], adult=rowan.adult["Dean"], kind="other", restriction="no_order",
        restriction_looked_by=rowan.adult["Mrs Marsh"], restriction_looked_at=dates.now(),
    )  # fmt: skip
    User.objects.filter(pk=rowan.adult["Dean"].pk).update(contact_email="YUSUF@example.org")
    assert closed(browser, path)


def test_a_withheld_message_is_not_shown(browser: Client, path: str, message: Message) -> None:
    Message.objects.filter(pk=message.pk).update(withheld_at=dates.now())
    assert closed(browser, path)


def test_guessing_is_slow_and_says_nothing(browser: Client, path: str) -> None:
    said = {browser.get(f"/answer/{guess}/").content for guess in ("a", "A" * 32, code(path).swapcase())}
    assert len(said) == 1
    met = [browser.get(f"/answer/guess-{n}/").status_code for n in range(30)]
    assert met[0] == 404 and met[-1] == 429
    assert browser.get(path).status_code == 429, "who guesses is not told when they are right"
    assert Client(REMOTE_ADDR="10.9.8.7").get(path).status_code == 200


def test_a_newer_link_for_the_same_thing_ends_the_older(
    browser: Client, path: str, rowan: Cast, message: Message
) -> None:
    newer = conversations.make_link(
        rowan.between("Amal", "Yusuf"), kind="message", row=message.pk, by=rowan.adult["Miss Okafor"]
    )
    assert closed(browser, path) and browser.get(newer.path).status_code == 200


def test_a_time_to_meet_is_chosen(browser: Client, rowan: Cast) -> None:
    meeting = Meeting.objects.get(adult=rowan.adult["Tom"])
    free = meeting.times_to_choose(dates.now())
    link = conversations.make_link(
        rowan.between("Effie", "Tom"), kind="meeting", row=meeting.pk, by=rowan.adult["Miss Okafor"]
    )
    html = browser.get(link.path).content.decode()
    assert "Which time is good for you?" in html and "Effie" not in html and "Ashby" not in html
    assert "We see you on" in browser.post(link.path, {"time": free[0].pk}).content.decode()
    meeting.refresh_from_db()
    assert meeting.starts_at == free[0].starts_at and meeting.chosen_by == rowan.adult["Tom"]


def test_whether_a_worry_is_better_is_said_once(browser: Client, rowan: Cast) -> None:
    leila, lead = rowan.adult["Leila"], rowan.adult["Miss Okafor"]
    worry = conversations.ask_question(
        rowan.child["Amal"], words="He misses the bus song.", about="worry", to=lead, by=leila
    )
    link = conversations.make_link(rowan.between("Amal", "Leila"), kind="worry", row=worry.pk, by=lead)
    assert browser.get(link.path).status_code == 404, "there is no answer yet"
    conversations.answer_question(worry, answer="We sing it at two.", by=lead)
    assert "He misses the bus song." in browser.get(link.path).content.decode()
    assert browser.post(link.path, {"better": "a_bit"}).status_code == 200
    worry.refresh_from_db()
    assert worry.better == "a_bit"
    assert browser.get(link.path).status_code == 404


def test_a_link_opens_only_what_it_was_made_for(browser: Client, rowan: Cast, message: Message) -> None:
    """The row of another family, under a link of one's own."""
    link = conversations.make_link(
        rowan.between("Effie", "Tom"), kind="message", row=message.pk, by=rowan.adult["Miss Okafor"]
    )
    assert closed(browser, link.path)


def test_no_key_is_kept_in_a_letter_that_does_not_go(path: str, rowan: Cast) -> None:
    letter = Notice.objects.filter(kind="message_to_answer").latest("pk")
    settle(letter, by=rowan.adult["Miss Okafor"])
    assert code(path) not in Notice.objects.get(pk=letter.pk).text


def test_it_is_in_her_language_throughout_and_what_to_do_in_danger_in_english_too(browser: Client, rowan: Cast) -> None:
    """Whoever opens it is not signed in, on a phone set to whatever it is set to."""
    conversations.write_message(
        rowan.child["Amal"], adult=rowan.adult["Leila"], words=WORDS, news="everyday", answer_wanted=True,
        by=rowan.adult["Miss Okafor"],
    )  # fmt: skip
    letter = re.search(r"/answer/[\w-]+/", Notice.objects.filter(kind="message_to_answer").latest("pk").text)
    assert letter is not None
    answer = browser.get(letter[0], headers={"accept-language": "en-GB"})
    html = answer.content.decode()
    assert '<html lang="ur" dir="rtl">' in html and answer["Content-Language"] == "ur"
    safety = html[html.index("who-reads") :]
    assert '<div lang="en-GB" dir="ltr">' in safety and "If someone is in danger now, ring 999." in safety
