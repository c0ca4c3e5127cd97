"""Questions, promises and "so we": the staff side and the parents' side of one talk."""

from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations.models import Contribution, Promise, Question
from hearth.people import actions as people
from hearth.records.cast import Cast
from hearth.wording import plain, reading, unwanted
from tests.web.signed_in import browser_of


def _page(rowan: Cast, name: str, path: str, status: int = 200) -> str:
    answer = browser_of(rowan.adult[name]).get(path)
    assert answer.status_code == status, (name, path, answer.status_code)
    return unescape(answer.content.decode())


@pytest.fixture
def asked(rowan: Cast) -> Question:
    return conversations.ask_question(
        rowan.child["Effie"], words="Who sits with her?", to=rowan.adult["Miss Okafor"], by=rowan.adult["Tom"]
    )


def test_a_parent_asks_and_sees_who_answers_by_when(rowan: Cast) -> None:
    tom, path = browser_of(rowan.adult["Tom"]), f"/home/children/{rowan.child['Effie'].pk}/ask-us/"
    assert "Miss Okafor answers you here" in tom.get(path).content.decode()
    empty = tom.post(path, {"words": ""})
    assert empty.status_code == 200 and "Write your question" in empty.content.decode()
    assert tom.post(path, {"words": "Who sits with her?"}).status_code == 302
    page = tom.get(path).content.decode()
    assert "Who sits with her?" in page and "Miss Okafor answers you by Thursday 26 November." in page


def test_the_answer_comes_with_a_name_and_may_be_asked_further(rowan: Cast, asked: Question) -> None:
    bell, tom = browser_of(rowan.adult["Mrs Bell"]), browser_of(rowan.adult["Tom"])
    assert (
        "We said Miss Okafor answers by Thursday 26 November." in bell.get(f"/questions/{asked.pk}/").content.decode()
    )
    assert bell.post(f"/questions/{asked.pk}/", {"answer": "Una. She chose her."}).status_code == 302
    page = tom.get(f"/home/children/{asked.child_id}/ask-us/").content.decode()
    assert "Una. She chose her." in page and "<bdi>Mrs Bell</bdi>, 24 November" in page and "That helps" in page
    assert (
        tom.post(f"/home/questions/{asked.pk}/helped/", {"helped": "more", "words": "And at lunch?"}).status_code == 302
    )
    more = Question.objects.get(follows=asked)
    assert "Una. She chose her." in bell.get(f"/questions/{more.pk}/").content.decode(), "with what came before"
    assert tom.post(f"/home/questions/{asked.pk}/helped/", {"helped": "yes"}).status_code == 409


def test_passing_it_on_shows_the_parent_the_new_name_and_day(rowan: Cast, asked: Question) -> None:
    lead = browser_of(rowan.adult["Miss Okafor"])
    path, reid = f"/questions/{asked.pk}/pass/", rowan.adult["Mr Reid"]
    page = lead.post(path, {"to": rowan.adult["Mrs Doyle"].pk, "answer_by": "2026-11-27"})
    assert page.status_code == 200, "she does not reach Effie, and is not among the names"
    assert lead.post(path, {"to": reid.pk, "answer_by": "2026-11-20"}).status_code == 200
    assert lead.post(path, {"to": reid.pk, "answer_by": "2026-11-27"}).status_code == 302
    page = _page(rowan, "Tom", f"/home/children/{asked.child_id}/ask-us/")
    assert "Mr Reid answers you by Friday 27 November." in page


@pytest.mark.parametrize(("name", "status"), [("Mrs Pike", 403), ("Mrs Doyle", 404), ("Mrs Kaur", 404), ("Tom", 404)])
def test_a_question_is_read_by_those_who_work_with_the_child(
    rowan: Cast, asked: Question, name: str, status: int
) -> None:
    _page(rowan, name, f"/questions/{asked.pk}/", status)


def test_what_one_parent_writes_never_shows_to_the_other(rowan: Cast) -> None:
    amal, yusuf = rowan.child["Amal"], rowan.adult["Yusuf"]
    conversations.ask_question(amal, words="Does he talk about Canal Street?", to=rowan.adult["Miss Okafor"], by=yusuf)
    conversations.tell(amal, adult=yusuf, told="He slept badly at Canal Street.", by=yusuf)
    for page in ("ask-us", "tell-us"):
        assert "Canal Street" in _page(rowan, "Yusuf", f"/home/children/{amal.pk}/{page}/")
        hers = _page(rowan, "Leila", f"/home/children/{amal.pk}/{page}/")
        assert "Canal Street" not in hers and "Yusuf" not in hers


def test_a_restricted_contact_meets_a_shut_door(rowan: Cast) -> None:
    nia = rowan.child["Nia"]
    for page in ("ask-us", "tell-us"):
        _page(rowan, "Dean", f"/home/children/{nia.pk}/{page}/", 404)
        _page(rowan, "Tom", f"/home/children/{nia.pk}/{page}/", 404)
    for path in ("promises/new", "told-us/new"):
        assert ">Dean<" not in _page(rowan, "Miss Okafor", f"/children/{nia.pk}/{path}/")


def test_a_question_from_somebody_now_restricted_says_ask_first(rowan: Cast, asked: Question) -> None:
    people.restrict(rowan.between("Effie", "Tom"), with_order=False, note="Seen.", by=rowan.adult["Mrs Marsh"])
    assert "Ask the nurture lead first" in _page(rowan, "Mrs Bell", f"/questions/{asked.pk}/")


def test_a_parent_tells_us_and_reads_what_it_changed(rowan: Cast) -> None:
    effie, tom, bell = rowan.child["Effie"], browser_of(rowan.adult["Tom"]), browser_of(rowan.adult["Mrs Bell"])
    path = f"/home/children/{effie.pk}/tell-us/"
    assert tom.post(path, {"told": "She sings to the cat."}).status_code == 302
    told = Contribution.objects.get(child=effie, told="She sings to the cat.")
    assert "have not told you yet what it changes" in tom.get(path).content.decode()
    assert (
        bell.post(
            f"/told-us/{told.pk}/", {"could_not": "did", "so_we": "begin with a song.", "since": "2026-11-24"}
        ).status_code
        == 302
    )
    page = tom.get(path).content.decode()
    assert "begin with a song." in page and "Since 24 November 2026" in page and "You helped to change this" in page


def test_could_not_is_said_with_thanks_all_the_same(rowan: Cast) -> None:
    effie, tom = rowan.child["Effie"], rowan.adult["Tom"]
    told = conversations.tell(effie, adult=tom, told="Can the cat come?", by=tom)
    bell = browser_of(rowan.adult["Mrs Bell"])
    sent = bell.post(
        f"/told-us/{told.pk}/",
        {"could_not": "could_not", "so_we": "let the cat in: fur makes some of us ill.", "since": "2026-11-24"},
    )
    assert sent.status_code == 302
    page = _page(rowan, "Tom", f"/home/children/{effie.pk}/tell-us/")
    assert "So we could not" in page and "Thank you for telling us all the same." in page


def test_staff_write_down_what_a_parent_said(rowan: Cast) -> None:
    effie, reid = rowan.child["Effie"], browser_of(rowan.adult["Mr Reid"])
    path = f"/children/{effie.pk}/told-us/new/"
    assert reid.get(path).status_code == 200
    typed = {"adult": rowan.adult["Tom"].pk, "told": "Trains calm her.", "how": "phone", "told_on": "2026-11-23"}
    assert reid.post(path, typed | {"told_on": "2026-12-23"}).status_code == 200
    assert reid.post(path, typed).status_code == 302
    page = reid.get(f"/children/{effie.pk}/told-us/").content.decode()
    assert "Trains calm her." in page and "We have not said yet what it changed" in page


def test_a_promise_is_made_and_kept_or_let_go(rowan: Cast) -> None:
    effie, bell = rowan.child["Effie"], browser_of(rowan.adult["Mrs Bell"])
    typed = {"what": "Send a photo of the menu", "due_on": "2026-11-26", "adult": rowan.adult["Tom"].pk}
    assert bell.post(f"/children/{effie.pk}/promises/new/", typed).status_code == 302
    assert bell.post(f"/children/{effie.pk}/promises/new/", typed | {"adult": ""}).status_code == 302
    to_tom, to_effie = Promise.objects.filter(child=effie, what="Send a photo of the menu").order_by("pk")
    assert to_effie.adult is None and to_tom.adult == rowan.adult["Tom"]
    assert bell.get(f"/promises/{to_tom.pk}/").status_code == 200
    assert bell.post(f"/promises/{to_tom.pk}/", {"on": "2026-11-24"}).status_code == 302
    assert bell.post(f"/promises/{to_effie.pk}/let-go/", {"why": ""}).status_code == 200
    assert bell.post(f"/promises/{to_effie.pk}/let-go/", {"why": "No camera. We drew it."}).status_code == 302
    page = unescape(bell.get(f"/children/{effie.pk}/questions/").content.decode())
    assert "Kept on 24 November" in page and "No camera. We drew it." in page


def test_a_late_promise_says_so_in_words(rowan: Cast) -> None:
    promise = Promise.objects.open().get(child=rowan.child["Effie"], what="Ring Tom back about Effie")
    assert "That day has passed." in _page(rowan, "Mrs Bell", f"/promises/{promise.pk}/")


@pytest.mark.parametrize("page", ["questions", "told-us", "told-us/new", "promises/new"])
def test_staff_pages_stay_shut_for_others(rowan: Cast, page: str) -> None:
    child = rowan.child["Oskar"]
    _page(rowan, "Miss Okafor", f"/children/{child.pk}/{page}/")
    for name, status in (("Mrs Doyle", 404), ("Mrs Pike", 403), ("Leila", 404)):
        _page(rowan, name, f"/children/{child.pk}/{page}/", status)


def test_every_box_says_who_reads_it(rowan: Cast, asked: Question) -> None:
    effie = rowan.child["Effie"].pk
    told = Contribution.objects.filter(child=rowan.child["Amal"]).first()
    assert told is not None
    for path in (
        f"/questions/{asked.pk}/",
        f"/told-us/{told.pk}/",
        f"/children/{effie}/told-us/new/",
        f"/children/{effie}/promises/new/",
    ):
        assert "who-reads" in _page(rowan, "Miss Okafor", path)
    for path in ("ask-us", "tell-us"):
        assert "ring 999" in _page(rowan, "Tom", f"/home/children/{effie}/{path}/")


def test_parents_pages_read_at_eleven_and_use_no_word_that_hurts(rowan: Cast, asked: Question) -> None:
    conversations.answer_question(asked, answer="Una.", by=rowan.adult["Mrs Bell"])
    names = {"Effie", "Tom", "Okafor", "Bell", "November", "Thursday"}
    for path in ("ask-us", "tell-us"):
        words = plain.blocks(_page(rowan, "Tom", f"/home/children/{asked.child_id}/{path}/"))
        assert not unwanted.found("\n".join(words))
        age = reading.reading_age(words, names=names)
        assert age is not None and age <= reading.THRESHOLD, (path, age)


def test_a_withheld_question_is_gone_for_all_but_who_wrote_it(rowan: Cast, asked: Question) -> None:
    Question.objects.filter(pk=asked.pk).update(withheld_at=dates.now())
    _page(rowan, "Miss Okafor", f"/questions/{asked.pk}/", 404)
    assert "Who sits with her?" in _page(rowan, "Tom", f"/home/children/{asked.child_id}/ask-us/")


def test_many_questions_and_words_take_as_many_queries_as_few(rowan: Cast, asked: Question) -> None:
    effie, tom, bell = rowan.child["Effie"], rowan.adult["Tom"], rowan.adult["Mrs Bell"]
    home, school = f"/home/children/{effie.pk}", f"/children/{effie.pk}"
    paths = [(browser_of(tom), f"{home}/ask-us/"), (browser_of(tom), f"{home}/tell-us/")]
    paths += [(browser_of(bell), f"{school}/questions/"), (browser_of(bell), f"{school}/told-us/")]

    def more() -> None:
        question = conversations.ask_question(effie, words="And now?", to=bell, by=tom)
        conversations.answer_question(question, answer="Yes.", by=bell)
        told = conversations.tell(effie, adult=tom, told="She sings.", by=tom)
        conversations.say_what_changed(told, so_we="begin with a song.", by=bell)
        conversations.promise(effie, adult=tom, what="Ring", due_on=dates.today(), by=bell)

    more()
    few = [_queries(browser, path) for browser, path in paths]
    for _ in range(6):
        more()
    assert [_queries(browser, path) for browser, path in paths] == few


def _queries(browser: Client, path: str) -> int:
    browser.get(path)  # the first page of a session asks a little more
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(path).status_code == 200
    return len(queries)
