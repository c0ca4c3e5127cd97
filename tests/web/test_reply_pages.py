"""Beside the box for an answer: words to begin with. Nothing typed is lost, nothing is kept, nothing goes by itself."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from hearth.conversations import actions as conversations
from hearth.conversations.containing import begun, kinds
from hearth.conversations.models import Question
from hearth.records.cast import Cast
from tests.rules.test_access import signed_in


@pytest.fixture
def hard(rowan: Cast) -> Question:
    return Question.objects.get(adult=rowan.adult["Sandra"], answered_at=None)


@pytest.fixture
def doyle(rowan: Cast) -> Client:
    return signed_in(rowan.adult["Mrs Doyle"])


def path(question: Question, query: str = "") -> str:
    return reverse("staff:question", args=[question.pk]) + query


def text(answer: object) -> str:
    return unescape(answer.content.decode())  # type: ignore[attr-defined]


def test_the_cast_has_one_hard_message_waiting_for_the_class_teacher(hard: Question, rowan: Cast) -> None:
    assert hard.words.startswith("Why is it always my son?")
    assert hard.to == rowan.adult["Mrs Doyle"] and hard.child == rowan.child["Jude"]


def test_the_panel_is_folded_and_begins_with_what_the_words_bring_to_mind(hard: Question, doyle: Client) -> None:
    page = text(doyle.get(path(hard)))
    panel = page[page.index('<section class="info" aria-labelledby="rh">') :]
    assert panel.startswith('<section class="info" aria-labelledby="rh"><details><summary>')
    assert panel.index("My child is singled out") < panel.index("Or like this") < panel.index("You are blaming us")
    assert all(kind.title in panel for kind in kinds())
    assert "a whole day with Jude" in panel
    for verdict in ("score", "tone", "detected", "hostile", "Sandra is"):
        assert verdict not in panel


def test_when_nothing_comes_to_mind_it_says_nothing_and_one_may_choose(rowan: Cast) -> None:
    calm = Question.objects.get(adult=rowan.adult["Leila"], answered_at=None)
    page = text(signed_in(rowan.adult["Miss Okafor"]).get(path(calm)))
    assert "It may be like this" not in page and "Which is it most like?" in page
    assert all(kind.title in page for kind in kinds())


def test_without_scripts_the_draft_comes_into_the_box_and_nothing_is_sent(hard: Question, doyle: Client) -> None:
    page = text(doyle.get(path(hard, "?begin=singled-out-1")))
    assert begun("singled-out-1", "Jude") in page
    page = text(doyle.post(path(hard), {"answer": "", "begin": "singled-out-1"}))
    assert begun("singled-out-1", "Jude") in page
    hard.refresh_from_db()
    assert hard.answered_at is None and hard.answer == ""


def test_words_typed_stay_and_stand_first(hard: Question, doyle: Client) -> None:
    page = text(doyle.post(path(hard), {"answer": "Dear Sandra,", "begin": "singled-out-2"}))
    assert f"Dear Sandra,\n\n{begun('singled-out-2', 'Jude')}" in page.replace("\r\n", "\n")


@pytest.mark.parametrize("begin", ["nonsense", "blamed-99", "<script>", "\0"])
def test_a_draft_nobody_wrote_is_no_draft(hard: Question, doyle: Client, begin: str) -> None:
    page = text(doyle.post(path(hard), {"answer": "Dear Sandra,", "begin": begin}))
    assert "Dear Sandra," in page and "<script>" not in page.replace("<script src", "")


def test_an_answer_with_a_blank_left_is_not_sent(hard: Question, doyle: Client) -> None:
    page = text(doyle.post(path(hard), {"answer": begun("singled-out-1", "Jude")}))
    assert "There is a blank left: ____" in page and "a whole day with Jude" in page
    hard.refresh_from_db()
    assert hard.answered_at is None
    filled = begun("singled-out-1", "Jude").replace("____", "Friday")
    assert doyle.post(path(hard), {"answer": filled}).status_code == 302
    hard.refresh_from_db()
    assert hard.answer == filled


def test_once_answered_the_panel_is_gone(hard: Question, doyle: Client, rowan: Cast) -> None:
    conversations.answer_question(hard, answer="I will ring you.", by=rowan.adult["Mrs Doyle"])
    assert "Replies that hold a worry" not in text(doyle.get(path(hard)))


def test_the_parent_meets_nothing_of_it(hard: Question, rowan: Cast) -> None:
    page = text(signed_in(rowan.adult["Sandra"]).get(reverse("parents:ask_us", args=[hard.child_id])))
    assert "Why is it always my son?" in page
    for kind in kinds():
        assert kind.title not in page and kind.behind not in page


def test_the_whole_guide_is_one_page_with_no_name_on_it(rowan: Cast, doyle: Client) -> None:
    page = text(doyle.get(reverse("staff:replies")))
    for kind in kinds():
        assert kind.title in page and kind.behind in page
    assert "a whole day with ____" in page and "Jude" not in page and "data-print" in page
