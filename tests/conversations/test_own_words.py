"""A school's own rules and terms: added with a reason, silenced with a reason, ended, never able to break a form."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hearth.base.errors import RuleBroken
from hearth.conversations import actions as conversations
from hearth.conversations import own_words
from hearth.conversations.models import OwnRule, SilencedRule
from hearth.people.models import User
from hearth.records.cast import Cast
from hearth.wording import engine, rulebook

SILENT = "Our own form is in capitals."


@pytest.fixture
def lead(rowan: Cast) -> User:
    return rowan.adult["Miss Okafor"]


def added(rowan: Cast, by: User, find: str = "had a wobble", **more: str) -> OwnRule:
    facts = {"code": "stigma", "may_hear": "A parent may hear a joke.", "why": "A mother said so.", **more}
    return conversations.add_own_rule(rowan.rowan, find=find, by=by, **facts)


def codes(rowan: Cast, text: str) -> set[str]:
    return {one.rule for one in engine.check(text, book=own_words.of(rowan.rowan).book).findings}


def test_an_own_rule_speaks_here_and_nowhere_else_until_it_ends(rowan: Cast, lead: User) -> None:
    rule = added(rowan, lead, instead="He was ____ for a while.")
    seen = engine.check("He had a wobble.", book=own_words.of(rowan.rowan).book).findings
    assert [(one.code, one.instead) for one in seen if "own-" in one.rule] == [
        ("stigma", ("He was ____ for a while.",))
    ]
    assert not any(
        "own-" in one.rule for one in engine.check("He had a wobble.", book=own_words.of(rowan.hazel).book).findings
    )
    conversations.end_own_rule(rule, by=lead)
    assert not any("own-" in one for one in codes(rowan, "He had a wobble."))
    rule.refresh_from_db()
    assert rule.ended_by == lead and rule.why == "A mother said so."
    with pytest.raises(RuleBroken, match="ended already"):
        conversations.end_own_rule(rule, by=lead)


@pytest.mark.parametrize(
    ("find", "sentence"),
    [
        ("he is (lazy", "a bracket is not closed"),
        ("<nobody> is late", "no list called <nobody>"),
        ("..", "at least one word"),
        ("[just]", "at least one word"),
        ("a .. b .. c .. d .. e", "Three gaps"),
        (" ", "Write the words"),
    ],
)
def test_words_that_cannot_be_read_are_refused_with_a_sentence(
    rowan: Cast, lead: User, find: str, sentence: str
) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        added(rowan, lead, find=find)


def test_a_rule_a_later_version_cannot_read_is_silent_and_breaks_nothing(rowan: Cast, lead: User) -> None:
    rule = added(rowan, lead)
    OwnRule.objects.filter(pk=rule.pk).update(find="<gone> is late")
    assert own_words.of(rowan.rowan).book.rules
    OwnRule.objects.filter(pk=rule.pk).update(find="fine", code="gone")
    assert own_words.of(rowan.rowan).book.rules


def test_a_shipped_rule_is_silenced_with_a_reason_and_speaks_again(rowan: Cast, lead: User) -> None:
    rule = next(one for one in rulebook.shipped().rules if one.matches and one.code == "label_child")
    assert rule.id in codes(rowan, rule.matches[0])
    with pytest.raises(RuleBroken, match="Say why"):
        conversations.silence_rule(rowan.rowan, rule=rule.id, why=" ", by=lead)
    silenced = conversations.silence_rule(rowan.rowan, rule=rule.id, why=SILENT, by=lead)
    assert rule.id not in codes(rowan, rule.matches[0])
    with pytest.raises(RuleBroken, match="silent already"):
        conversations.silence_rule(rowan.rowan, rule=rule.id, why=SILENT, by=lead)
    conversations.let_rule_speak(silenced, by=lead)
    assert rule.id in codes(rowan, rule.matches[0])
    conversations.silence_rule(rowan.rowan, rule=rule.id, why="Once more.", by=lead)


def test_what_was_learned_is_silenced_under_its_name_and_no_other_name_is_known(rowan: Cast, lead: User) -> None:
    conversations.silence_rule(rowan.rowan, rule="learned", why="We want rules alone.", by=lead)
    assert "learned" in own_words.of(rowan.rowan).book.silenced
    with pytest.raises(RuleBroken, match="no rule of that name"):
        conversations.silence_rule(rowan.rowan, rule="label_child/nothing", why="x", by=lead)


def test_a_term_is_in_the_list_once_and_goes_when_it_ends(rowan: Cast, lead: User) -> None:
    term = conversations.add_own_term(rowan.rowan, term="TAC", plain="a meeting of everybody who helps", by=lead)
    assert own_words.of(rowan.rowan).glossary["TAC"] == "a meeting of everybody who helps"
    with pytest.raises(RuleBroken, match="in the list"):
        conversations.add_own_term(rowan.rowan, term="tac", by=lead)
    conversations.end_own_term(term, by=lead)
    assert "TAC" not in own_words.of(rowan.rowan).glossary


def test_it_is_three_queries_however_much_a_school_chose(rowan: Cast, lead: User) -> None:
    for n in range(12):
        added(rowan, lead, find=f"wobble {n}")
        conversations.add_own_term(rowan.rowan, term=f"T{n}", plain="a thing", by=lead)
    with CaptureQueriesContext(connection) as asked:
        own_words.of(rowan.rowan)
    assert len(asked) == 3


def test_the_cast_has_chosen_something(rowan: Cast) -> None:
    assert OwnRule.objects.in_force().filter(school=rowan.rowan).exists()
    assert SilencedRule.objects.in_force().filter(school=rowan.rowan).exists()
