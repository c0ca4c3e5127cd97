"""The pages that ask for agreement: what each person meets, and what they never meet."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearth.agreements import actions as agreements
from hearth.agreements.models import Answer, Ask, ChildSay, Decision
from hearth.audit.models import Entry
from hearth.base import dates
from hearth.people import actions as people
from hearth.records.cast import Cast
from hearth.wording import plain, reading, unwanted
from tests.web.signed_in import browser_of

CHOSEN = r"<input[^>]* checked"


@pytest.fixture
def ask(rowan: Cast) -> Ask:
    return Ask.objects.get(child=rowan.child["Effie"], adult=rowan.adult["Tom"], closed_at=None)


def _page(rowan: Cast, name: str, path: str, status: int = 200) -> str:
    answer = browser_of(rowan.adult[name]).get(path)
    assert answer.status_code == status, (name, path, answer.status_code)
    return unescape(answer.content.decode())


def test_four_choices_of_one_size_in_one_order_and_none_chosen(rowan: Cast, ask: Ask) -> None:
    page = _page(rowan, "Tom", f"/home/asks/{ask.pk}/")
    places = [page.index(f'value="{kind}"') for kind in ("yes", "not_yet", "partly", "no")]
    assert places == sorted(places) and not re.search(CHOSEN, page)
    assert "There is no wrong answer" in page and "What happens next" in page
    assert "Miss Okafor reads your answer, and rings you by Thursday 26 November." in page
    assert "ring 999" in page


def test_a_parent_answers_and_reads_what_comes_next(rowan: Cast, ask: Ask) -> None:
    tom = browser_of(rowan.adult["Tom"])
    sent = tom.post(f"/home/asks/{ask.pk}/", {"kind": "not_yet", "visit_when": "A Friday", "words": "I drive all day."})
    assert sent.status_code == 302
    said = ask.answers.get()
    assert (said.kind, said.how, said.wants_visit, said.words) == ("not_yet", "online", True, "I drive all day.")
    page = unescape(tom.get(f"/home/asks/{ask.pk}/").content.decode())
    for words in ("What you said", "Not yet", "I drive all day.", "You said: A Friday", "Take back my answer"):
        assert words in page
    assert not re.search(CHOSEN, page), "the next answer is as free as the first"


def test_partly_without_the_parts_comes_back_with_every_word(rowan: Cast, ask: Ask) -> None:
    sent = browser_of(rowan.adult["Tom"]).post(f"/home/asks/{ask.pk}/", {"kind": "partly", "words": "Not Fridays."})
    page = sent.content.decode()
    assert sent.status_code == 200 and "Tell us which parts are right" in page and "Not Fridays." in page
    assert not ask.answers.exists()


def test_a_parent_takes_an_answer_back(rowan: Cast, ask: Ask) -> None:
    tom = browser_of(rowan.adult["Tom"])
    assert tom.post(f"/home/asks/{ask.pk}/withdrawal/").status_code == 409
    tom.post(f"/home/asks/{ask.pk}/", {"kind": "yes"})
    assert tom.post(f"/home/asks/{ask.pk}/withdrawal/").status_code == 302
    assert [a.kind for a in ask.answers.all()] == ["yes", "withdrawn"]
    assert "You took back your answer" in tom.get(f"/home/asks/{ask.pk}/").content.decode()
    assert tom.get(f"/home/asks/{ask.pk}/withdrawal/").status_code == 405


def test_when_one_of_two_takes_back_a_yes_the_talk_with_them_comes_first(rowan: Cast) -> None:
    amal, leila, lead = rowan.child["Amal"], rowan.adult["Leila"], rowan.adult["Miss Okafor"]
    hers = Ask.objects.get(child=amal, adult=leila, closed_at=None)
    assert browser_of(leila).post(f"/home/asks/{hers.pk}/withdrawal/").status_code == 302
    page = _page(rowan, "Miss Okafor", f"/children/{amal.pk}/")
    assert "Leila took back a yes. Talk with them first" in page
    agreements.note_talk_back(hers.answers.last(), on=dates.today(), by=lead)
    assert "Talk with them first" not in _page(rowan, "Miss Okafor", f"/children/{amal.pk}/")


@pytest.mark.parametrize("name", ["Leila", "Miss Okafor", "Mrs Doyle", "Dean"])
def test_nobody_else_opens_a_parents_ask(rowan: Cast, ask: Ask, name: str) -> None:
    _page(rowan, name, f"/home/asks/{ask.pk}/", 404)
    _page(rowan, name, f"/home/asks/{ask.pk}/paper/", 404)


def test_one_parents_page_never_names_the_other(rowan: Cast) -> None:
    for me, other in (("Leila", "Yusuf"), ("Yusuf", "Leila")):
        asked = Ask.objects.get(child=rowan.child["Amal"], adult=rowan.adult[me])
        page = _page(rowan, me, f"/home/asks/{asked.pk}/")
        theirs = Answer.objects.exclude(ask=asked).filter(child=rowan.child["Amal"]).exclude(words="")
        assert other not in page.replace("If Leila has seen it.", "")
        assert not any(answer.words in page for answer in theirs)


def test_restriction_shuts_the_page_at_once(rowan: Cast, ask: Ask) -> None:
    people.restrict(rowan.between("Effie", "Tom"), with_order=False, note="Seen.", by=rowan.adult["Mrs Marsh"])
    _page(rowan, "Tom", f"/home/asks/{ask.pk}/", 404)
    page = _page(rowan, "Miss Okafor", f"/children/{ask.child_id}/agreement/")
    assert "Contact with Tom is restricted" in page and "Write down an answer" not in page


def test_a_closed_question_presses_nobody(rowan: Cast) -> None:
    asked = Ask.objects.get(child=rowan.child["Finn"], adult=rowan.adult["Angela"])
    page = _page(rowan, "Angela", f"/home/asks/{asked.pk}/")
    assert "Nobody will press you" in page and "Send my answer" not in page
    assert "Not for my boy. Help him where he is." in page


def test_parents_pages_read_at_eleven_and_use_no_word_that_hurts(rowan: Cast, ask: Ask) -> None:
    tom = browser_of(rowan.adult["Tom"])
    before = tom.get(f"/home/asks/{ask.pk}/").content.decode()
    tom.post(f"/home/asks/{ask.pk}/", {"kind": "partly", "parts": "Mornings", "words": "Slowly."})
    pages = [
        before,
        tom.get(f"/home/asks/{ask.pk}/").content.decode(),
        tom.get(f"/home/asks/{ask.pk}/paper/").content.decode(),
    ]
    names = {"Effie", "Tom", "Okafor", "Willow", "Reid", "Osei", "November", "Thursday"}
    for page in pages:
        words = plain.blocks(page)
        assert not unwanted.found("\n".join(words))
        age = reading.reading_age(words, names=names)
        assert age is not None and age <= reading.THRESHOLD, age


def test_staff_read_the_standing_and_every_answer_in_their_words(rowan: Cast) -> None:
    page = _page(rowan, "Mr Reid", f"/children/{rowan.child['Amal'].pk}/agreement/")
    for words in (
        "Leila and Yusuf say yes.",
        "People will say he is in the naughty room.",
        "If I can bring my boat.",
        "Beside Mrs Bell",
    ):
        assert words in page
    assert "Write down an answer" not in page, "a class teacher reads, and the lead asks"


@pytest.mark.parametrize("name", ["Leila", "Mrs Kaur", "Mrs Pike"])
def test_staff_pages_stay_shut_for_others(rowan: Cast, name: str) -> None:
    status = 403 if name == "Mrs Pike" else 404
    _page(rowan, name, f"/children/{rowan.child['Amal'].pk}/agreement/", status)


def test_a_parent_who_works_here_does_not_reach_the_staff_side_of_their_own_child(rowan: Cast) -> None:
    _page(rowan, "Mrs Doyle", f"/children/{rowan.child['Oskar'].pk}/agreement/", 404)
    mine = Ask.objects.get(child=rowan.child["Oskar"], adult=rowan.adult["Mrs Doyle"])
    assert "What you said" in _page(rowan, "Mrs Doyle", f"/home/asks/{mine.pk}/")


def test_asking_says_for_each_adult_what_comes_first(rowan: Cast) -> None:
    luca, lead = rowan.child["Luca"], browser_of(rowan.adult["Miss Okafor"])
    page = unescape(lead.get(f"/children/{luca.pk}/agreement/ask/").content.decode())
    assert "Nobody has spoken with Elena yet" in page and "Write down the first talk" in page
    people.note_first_talk(rowan.between("Luca", "Elena"), on=dates.today(), by=rowan.adult["Miss Okafor"])
    page = unescape(lead.get(f"/children/{luca.pk}/agreement/ask/").content.decode())
    assert "We would like Luca to spend ____ mornings a week in the Willow Room" in page
    assert "Luca stays in Mrs Doyle’s class." in page


def test_a_blank_left_over_is_pointed_out_and_nothing_is_lost(rowan: Cast) -> None:
    people.note_first_talk(rowan.between("Luca", "Elena"), on=dates.today(), by=rowan.adult["Miss Okafor"])
    luca, lead = rowan.child["Luca"], browser_of(rowan.adult["Miss Okafor"])
    typed = {
        "relationship": rowan.between("Luca", "Elena").pk, "offer": "Three mornings a week, from ____.",
        "why": "Luca builds bridges.", "call_by": "2026-12-01",
    }  # fmt: skip
    page = lead.post(f"/children/{luca.pk}/agreement/ask/", typed)
    assert (
        page.status_code == 200
        and "still a blank" in page.content.decode()
        and "Luca builds bridges." in page.content.decode()
    )
    sent = lead.post(f"/children/{luca.pk}/agreement/ask/", typed | {"offer": "Three mornings a week."})
    assert sent.status_code == 302 and Ask.objects.get(child=luca).adult == rowan.adult["Elena"]


def test_an_answer_by_phone_is_written_down_by_the_lead(rowan: Cast, ask: Ask) -> None:
    lead = browser_of(rowan.adult["Miss Okafor"])
    path = f"/asks/{ask.pk}/answer/"
    assert "What Tom said" in lead.get(path).content.decode()
    ahead = lead.post(path, {"how": "phone", "said_on": "2026-11-25", "kind": "yes"})
    assert "That day has not come yet" in ahead.content.decode()
    assert (
        lead.post(path, {"how": "phone", "said_on": "2026-11-23", "kind": "yes", "words": "Go on then."}).status_code
        == 302
    )
    assert ask.answers.get().entered_by == rowan.adult["Miss Okafor"]
    assert "Changed my mind" in lead.get(path).content.decode()


def test_visit_and_talk_are_noted_with_their_day(rowan: Cast, ask: Ask) -> None:
    agreements.answer(ask, kind="not_yet", wants_visit=True, wants_talk=True, by=rowan.adult["Tom"])
    said, lead = ask.answers.get(), browser_of(rowan.adult["Miss Okafor"])
    for what in ("talk", "visit"):
        assert lead.get(f"/answers/{said.pk}/{what}/").status_code == 200
        assert lead.post(f"/answers/{said.pk}/{what}/", {"on": "2026-11-24"}).status_code == 302
    said.refresh_from_db()
    assert (said.visited_on, said.talked_on) == (dates.today(), dates.today())
    again = lead.post(f"/answers/{said.pk}/visit/", {"on": "2026-11-24"})
    assert "No visit is waiting" in again.content.decode()


def test_closing_warns_of_the_talk_we_owe(rowan: Cast, ask: Ask) -> None:
    agreements.answer(ask, kind="no", wants_talk=True, by=rowan.adult["Tom"])
    lead = browser_of(rowan.adult["Miss Okafor"])
    assert "We still owe a talk" in lead.get(f"/asks/{ask.pk}/close/").content.decode()
    assert lead.post(f"/asks/{ask.pk}/close/").status_code == 302
    ask.refresh_from_db()
    assert ask.closed_at is not None


def test_the_paper_twin_has_the_same_words_in_the_same_order_and_a_code(rowan: Cast, ask: Ask) -> None:
    for name, path in (("Miss Okafor", f"/asks/{ask.pk}/paper/"), ("Tom", f"/home/asks/{ask.pk}/paper/")):
        page = _page(rowan, name, path)
        main = page[page.index("<main") :]
        places = [main.index(f"<b>{label}</b>") for label in ("Yes", "Not yet", "Partly", "No")]
        assert places == sorted(places) and ask.offer in main and "Your code" in page


def test_a_childs_say_is_heard_beside_an_adult(rowan: Cast) -> None:
    effie, bell = rowan.child["Effie"], browser_of(rowan.adult["Mrs Bell"])
    path = f"/children/{effie.pk}/agreement/child/"
    assert "What does Effie say?" in bell.get(path).content.decode()
    assert bell.post(path, {"kind": "not_yet", "words": "I hide first.", "said_on": "2026-11-24"}).status_code == 302
    assert ChildSay.objects.get(child=effie).beside == rowan.adult["Mrs Bell"]


def test_only_the_head_meets_the_page_that_decides(rowan: Cast, ask: Ask) -> None:
    path = f"/children/{rowan.child['Maryam'].pk}/agreement/decision/"
    _page(rowan, "Miss Okafor", path, 403)
    assert "nothing to decide" in _page(rowan, "Mrs Marsh", path)
    karim = Ask.objects.get(child=rowan.child["Maryam"], adult=rowan.adult["Karim"])
    agreements.answer(karim, kind="no", how="phone", by=rowan.adult["Miss Okafor"])
    page = _page(rowan, "Mrs Marsh", path)
    assert "so the head decides" in page and "Write down my decision" in page
    head = browser_of(rowan.adult["Mrs Marsh"])
    assert head.post(path, {"goes_ahead": "no", "reason": ""}).status_code == 200
    with dates.at(dates.moment(dates.today(), "9:10")):
        assert head.post(path, {"goes_ahead": "no", "reason": "We wait, and look again at Easter."}).status_code == 302
    assert Decision.objects.filter(child=rowan.child["Maryam"]).latest("pk").goes_ahead is False


def test_every_page_leaves_one_entry_about_the_child(rowan: Cast, ask: Ask) -> None:
    staff = (f"/children/{ask.child_id}/agreement/", f"/asks/{ask.pk}/answer/", f"/asks/{ask.pk}/paper/")
    for name, path in [("Miss Okafor", page) for page in staff] + [("Tom", f"/home/asks/{ask.pk}/")]:
        before = Entry.objects.count()
        _page(rowan, name, path)
        assert Entry.objects.count() == before + 1 and Entry.objects.latest("pk").child_id == ask.child_id


def test_what_was_handed_on_leaves_no_gap(rowan: Cast, ask: Ask) -> None:
    agreements.answer(ask, kind="no", words="Not to be read by others.", by=rowan.adult["Tom"])
    ask.answers.update(withheld_at=dates.now())
    staff = _page(rowan, "Miss Okafor", f"/children/{ask.child_id}/agreement/")
    assert "Not to be read by others." not in staff and "<b>No</b>" in staff, "a no without a reason is ordinary"
    assert "Not to be read by others." in _page(rowan, "Tom", f"/home/asks/{ask.pk}/"), "one's own words stay one's own"


def test_many_answers_take_as_many_queries_as_one(rowan: Cast, ask: Ask) -> None:
    tom, lead = browser_of(rowan.adult["Tom"]), browser_of(rowan.adult["Miss Okafor"])
    paths = ((tom, f"/home/asks/{ask.pk}/"), (lead, f"/children/{ask.child_id}/agreement/"))
    agreements.answer(ask, kind="not_yet", by=rowan.adult["Tom"])
    agreements.hear_child(rowan.child["Effie"], kind="yes", by=rowan.adult["Mrs Bell"])
    few = [_queries(browser, path) for browser, path in paths]
    for number in range(6):
        agreements.answer(ask, kind="not_yet", words=f"Day {number}", wants_talk=True, by=rowan.adult["Tom"])
        agreements.hear_child(rowan.child["Effie"], kind="not_yet", by=rowan.adult["Mrs Bell"])
    assert [_queries(browser, path) for browser, path in paths] == few


def _queries(browser: Client, path: str) -> int:
    browser.get(path)  # the first page of a session asks a little more
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(path).status_code == 200
    return len(queries)
