"""A draft never loses a word; answers are sent once; a child's words stay until the child was asked."""

from datetime import timedelta

import pytest

from hearth.assessments import actions
from hearth.assessments.drafts import draft_of
from hearth.assessments.forms import AnswersForm
from hearth.assessments.models import Assessment
from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.records.cast import Cast


@pytest.fixture
def leilas(rowan: Cast) -> Assessment:
    return waiting(rowan, "home-baseline", "Leila", "parent")


def waiting(rowan: Cast, key: str, name: str, as_: str) -> Assessment:
    return actions.ask_for(
        rowan.child["Amal"].journeys.get(), instrument_key=key, occasion="later", respondent=rowan.adult[name],
        respondent_is=as_, by=rowan.adult["Miss Okafor"],
    )  # fmt: skip


def test_a_draft_keeps_what_the_page_did_not_send(rowan: Cast, leilas: Assessment) -> None:
    leila = rowan.adult["Leila"]
    actions.save_draft(leilas, answers={"good-at": "Boats", "hopes": "A friend"}, by=leila)
    actions.save_draft(leilas, answers={"good-at": ""}, by=leila)
    leilas.refresh_from_db()
    assert leilas.answers == {"good-at": "", "hopes": "A friend"}
    assert leilas.saved_at == dates.now()


def test_a_page_left_open_on_another_phone_cannot_empty_what_came_later(rowan: Cast, leilas: Assessment) -> None:
    leila = rowan.adult["Leila"]
    on_the_phone = draft_of(leilas, leila).mark
    actions.save_draft(leilas, answers={"good-at": "Boats"}, shown=on_the_phone, by=leila)
    with dates.at(dates.now() + timedelta(minutes=5)):
        late = actions.save_draft(leilas, answers={"good-at": "", "hopes": "A friend"}, shown=on_the_phone, by=leila)
        assert late.answers == {"good-at": "Boats", "hopes": "A friend"}
        sent = actions.submit(leilas, answers={"good-at": ""}, shown=draft_of(late, leila).mark, by=leila)
    assert sent.answers == {"hopes": "A friend"}, "the page that shows the last saving may empty a box"


def test_a_draft_takes_only_what_the_document_asks_and_offers(rowan: Cast, leilas: Assessment) -> None:
    kept = actions.save_draft(
        leilas, answers={"mornings": "fantastic", "homework": "it-depends", "age": "7"}, by=rowan.adult["Leila"]
    )
    assert kept.answers == {"homework": "it-depends"}


def test_answers_are_sent_once(rowan: Cast, leilas: Assessment) -> None:
    leila, before = rowan.adult["Leila"], Entry.objects.count()
    sent = actions.submit(leilas, answers={"good-at": "Boats", "hopes": ""}, by=leila)
    assert (sent.answers, sent.how, sent.entered_by, sent.given_on) == ({"good-at": "Boats"}, "online", None, None)
    assert Entry.objects.count() == before + 1
    for late in (actions.submit, actions.save_draft):
        with pytest.raises(RuleBroken, match="sent already"):
            late(leilas, answers={"good-at": "Trains"}, by=leila)
    leilas.refresh_from_db()
    assert leilas.answers == {"good-at": "Boats"}


def test_a_saving_overtaken_by_the_sending_of_the_same_words_is_no_mistake(rowan: Cast, leilas: Assessment) -> None:
    leila = rowan.adult["Leila"]
    sent = actions.submit(leilas, answers={"good-at": "Boats"}, by=leila)
    late = actions.save_draft(leilas, answers={"good-at": "Boats ", "hopes": ""}, by=leila)
    assert (late.answers, late.saved_at) == (sent.answers, sent.saved_at)
    with pytest.raises(RuleBroken, match="have been sent"):
        actions.save_draft(leilas, answers={"good-at": "Boats", "hopes": "A friend"}, by=leila)


def test_what_was_drafted_is_sent_with_the_rest(rowan: Cast, leilas: Assessment) -> None:
    actions.save_draft(leilas, answers={"hopes": "A friend"}, by=rowan.adult["Leila"])
    sent = actions.submit(leilas, answers={"good-at": "Boats"}, by=rowan.adult["Leila"])
    assert sent.answers == {"good-at": "Boats", "hopes": "A friend"}


def test_an_empty_page_is_not_sent(rowan: Cast, leilas: Assessment) -> None:
    with pytest.raises(RuleBroken, match="nothing here yet"):
        actions.submit(leilas, answers={"good-at": " "}, by=rowan.adult["Leila"])


def test_staff_write_in_what_a_parent_said_with_who_when_and_how(rowan: Cast, leilas: Assessment) -> None:
    bell, yesterday = rowan.adult["Mrs Bell"], dates.today() - timedelta(days=1)
    with pytest.raises(RuleBroken, match="Say how"):
        actions.submit(leilas, answers={"good-at": "Boats"}, by=bell)
    with pytest.raises(RuleBroken, match="not come yet"):
        actions.submit(
            leilas, answers={"good-at": "Boats"}, how="phone", given_on=dates.today() + timedelta(days=1), by=bell
        )
    sent = actions.submit(leilas, answers={"good-at": "Boats"}, how="phone", given_on=yesterday, by=bell)
    assert (sent.respondent.name, sent.entered_by, sent.how, sent.given_on) == ("Leila", bell, "phone", yesterday)


@pytest.mark.parametrize("name", ["Yusuf", "Mrs Pike", "Mrs Kaur", "Elena"])
def test_nobody_out_of_reach_writes_in_anothers_answers(rowan: Cast, leilas: Assessment, name: str) -> None:
    for act in (actions.save_draft, actions.submit):
        with pytest.raises(RuleBroken):
            act(leilas, answers={"good-at": "Boats"}, by=rowan.adult[name])


def test_an_observation_is_the_observers_own(rowan: Cast) -> None:
    osei = waiting(rowan, "staff-observation", "Mr Osei", "staff")
    with pytest.raises(RuleBroken, match="for Mr Osei"):
        actions.submit(osei, answers={"trust-shows-us": "3"}, by=rowan.adult["Mrs Bell"])


def test_a_document_changed_in_place_is_noticed_and_the_draft_is_safe(rowan: Cast, leilas: Assessment) -> None:
    actions.save_draft(leilas, answers={"good-at": "Boats"}, by=rowan.adult["Leila"])
    Assessment.objects.filter(pk=leilas.pk).update(instrument_hash="another")
    with pytest.raises(RuleBroken, match="draft is safe"):
        actions.submit(leilas, answers={}, by=rowan.adult["Leila"])
    leilas.refresh_from_db()
    assert leilas.answers == {"good-at": "Boats"}


def test_changing_their_mind_begins_from_the_old_words_and_keeps_them(rowan: Cast) -> None:
    leila = rowan.adult["Leila"]
    first = Assessment.objects.submitted().get(respondent=leila, occasion="start")
    again = actions.put_right(first, by=leila)
    assert (again.answers["good-at"], again.occasion) == (first.answers["good-at"], "start")
    actions.submit(again, answers={"good-at": "Maps"}, by=leila)
    first.refresh_from_db()
    assert first.answers["good-at"] != "Maps"


def test_we_can_stop_waiting(rowan: Cast, leilas: Assessment) -> None:
    actions.let_go(leilas, by=rowan.adult["Miss Okafor"])
    leilas.refresh_from_db()
    assert not leilas.is_waiting
    with pytest.raises(RuleBroken, match="not waiting"):
        actions.submit(leilas, answers={"good-at": "Boats"}, by=rowan.adult["Leila"])


def test_a_childs_page_names_the_adult_beside(rowan: Cast) -> None:
    voice = waiting(rowan, "child-voice", "Mrs Bell", "child")
    with pytest.raises(RuleBroken, match="One answer is needed"):
        actions.submit(voice, answers={"i-like": "Toast"}, by=rowan.adult["Mrs Bell"])


def test_a_childs_words_go_home_only_once_shared_and_can_be_kept_again(rowan: Cast) -> None:
    bell = rowan.adult["Mrs Bell"]
    voice = waiting(rowan, "child-voice", "Mrs Bell", "child")
    with pytest.raises(RuleBroken):
        actions.share_child_words(voice, by=bell)
    sent = actions.submit(voice, answers={"adult-beside": "Mrs Bell", "i-like": "Toast"}, by=bell)
    assert sent.shared_home_at is None
    shared = actions.share_child_words(sent, by=bell)
    assert shared.shared_home_at == dates.now()
    assert actions.keep_child_words(shared, by=bell).shared_home_at is None


def test_only_a_childs_words_are_shared_that_way(rowan: Cast, leilas: Assessment) -> None:
    sent = actions.submit(leilas, answers={"good-at": "Boats"}, by=rowan.adult["Leila"])
    with pytest.raises(RuleBroken):
        actions.share_child_words(sent, by=rowan.adult["Mrs Bell"])


def test_the_form_has_a_box_for_every_question_by_its_name(rowan: Cast, leilas: Assessment) -> None:
    form = AnswersForm(leilas.instrument, initial={"good-at": "Boats"})
    assert list(form.fields) == [question.id for question in leilas.instrument.questions]
    assert "Amal" in form.fields["good-at"].label
    assert "Boats" in str(form["good-at"])
    assert [section.id for section, _boxes in form.sections()] == [one.id for one in leilas.instrument.sections]


def test_a_bound_form_keeps_what_was_typed_even_when_it_cannot_be_sent(rowan: Cast) -> None:
    voice = waiting(rowan, "child-voice", "Mrs Bell", "child")
    form = AnswersForm(voice.instrument, {"i-like": "Toast", "class-is": "thunder"})
    assert set(form.errors) == {"adult-beside", "class-is"}
    assert form.typed() == {"i-like": "Toast", "class-is": "thunder"}
    assert actions.save_draft(voice, answers=form.typed(), by=rowan.adult["Mrs Bell"]).answers == {"i-like": "Toast"}


def test_nothing_is_answered_beforehand(rowan: Cast) -> None:
    form = AnswersForm(waiting(rowan, "staff-observation", "Mr Osei", "staff").instrument)
    assert "checked" not in "".join(str(box) for _section, boxes in form.sections() for box in boxes)
