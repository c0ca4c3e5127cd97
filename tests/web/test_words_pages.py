"""Thoughts on words, over the web: offered in every box for a family, never in others, and nothing of it is kept."""

import json
import logging
import re
from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.urls import reverse

from hearth.audit.models import Entry
from hearth.conversations.models import OwnRule, Question, SecondLook
from hearth.records.cast import Cast
from tests.web.signed_in import browser_of

MARK = "zebrafinch"
HARD = f"Amal was lazy and {MARK} again."


def about(child: int | None, *boxes: tuple[str, str], page: str = "") -> str:
    return json.dumps({"child": child, "channel": "", "page": page, "boxes": boxes or [["answer", "Your answer"]]})


@pytest.fixture
def own_rule(rowan: Cast) -> OwnRule:
    """A rule that does not change when those that come with Hearth do."""
    rule: OwnRule = OwnRule.objects.in_force().filter(school=rowan.rowan).latest("pk")
    OwnRule.objects.filter(pk=rule.pk).update(find=MARK, may_hear="A parent may hear a bird.", instead="____ sang.")
    return rule


def everything_kept() -> str:
    rows = "".join(str(list(model._default_manager.values())) for model in apps.get_models() if model is not Session)
    return rows + str([session.get_decoded() for session in Session.objects.all()])


def test_a_look_answers_with_thoughts_and_leaves_no_trace(
    rowan: Cast, own_rule: OwnRule, caplog: pytest.LogCaptureFixture
) -> None:
    OwnRule.objects.filter(pk=own_rule.pk).update(find="zebra*")
    reid, amal = browser_of(rowan.adult["Mr Reid"]), rowan.child["Amal"].pk
    before = Entry.objects.count()
    with caplog.at_level(logging.DEBUG):
        page = reid.post(reverse("staff:look_at_words"), {"words": HARD, "about": about(amal)})
        beside = reid.post(reverse("staff:preview_words"), {"answer": HARD, "about": about(amal)})
    assert page.status_code == beside.status_code == 200
    for answer in (page, beside):
        assert "A parent may hear a bird." in answer.content.decode() and MARK in answer.content.decode()
        assert answer.headers["Cache-Control"] == "no-store"
    assert Entry.objects.count() == before
    assert MARK not in everything_kept()
    assert MARK not in caplog.text


def test_a_thought_its_writer_kept_is_not_said_again(rowan: Cast, own_rule: OwnRule) -> None:
    reid = browser_of(rowan.adult["Mr Reid"])
    says = {"words": f"So {MARK} it was today.", "about": about(None)}
    page = reid.post(reverse("staff:look_at_words"), says).content.decode()
    kept = re.search(r'data-kept="([^"]+)"', page)
    assert kept is not None and "a bird" in page
    rule, _, words = kept.group(1).partition("&#10;")
    again = reid.post(reverse("staff:look_at_words"), says | {"kept": f"{rule}\n{words}"})
    assert "a bird" not in again.content.decode()


def test_nothing_written_gets_no_answer_and_nonsense_does_no_harm(rowan: Cast) -> None:
    reid = browser_of(rowan.adult["Mr Reid"])
    assert reid.post(reverse("staff:look_at_words"), {"words": " "}).status_code == 204
    for wrong in ("{", "[]", '{"child": "x", "channel": 1, "page": 2, "boxes": 3}', '{"child": 999999999}', "null"):
        assert reid.post(reverse("staff:look_at_words"), {"words": HARD, "about": wrong}).status_code == 200
    assert reid.get(reverse("staff:look_at_words")).status_code == 405


def boxes(rowan: Cast, who: str, name: str, *args: Any) -> list[str]:
    page = browser_of(rowan.adult[who]).get(reverse(name, args=args))
    assert page.status_code == 200
    found = re.findall(r"<textarea[^>]*>", page.content.decode())
    named = [(re.search(r'name="([^"]+)"', one), "data-look" in one) for one in found]
    return [name.group(1) for name, minded in named if minded and name]


def test_staff_boxes_for_a_family_have_thoughts_and_a_childs_or_parents_words_have_none(rowan: Cast) -> None:
    amal = rowan.child["Amal"].pk
    question = Question.objects.get(adult=rowan.adult["Leila"], answered_at=None)
    assert boxes(rowan, "Miss Okafor", "staff:question", question.pk) == ["answer", "we_will"]
    assert boxes(rowan, "Miss Okafor", "staff:new_talk", amal) == ["we_said"]
    assert boxes(rowan, "Miss Okafor", "staff:plan_return", amal) == ["teacher_does", "if_hard"]
    assert boxes(rowan, "Mr Reid", "staff:concern_for", amal) == ["seen", "does_well", "tried"]
    assert boxes(rowan, "Miss Okafor", "staff:child_say", amal) == []


def test_what_goes_to_the_safeguarding_lead_or_stays_with_its_writer_is_not_looked_at(rowan: Cast) -> None:
    leila = rowan.between("Amal", "Leila").pk
    assert boxes(rowan, "Mr Reid", "staff:new_handoff") == []
    for name in ("staff:restriction", "staff:say", "staff:change_adult"):
        assert boxes(rowan, "Miss Okafor", name, leila) == []


def test_parents_meet_no_hints(rowan: Cast) -> None:
    amal = rowan.child["Amal"].pk
    for name in ("parents:ask_us", "parents:tell_us", "parents:new_concern"):
        page = browser_of(rowan.adult["Leila"]).get(reverse(name, args=[amal])).content.decode()
        assert "data-look" not in page and "how it may sound" not in page
    assert browser_of(rowan.adult["Leila"]).post(reverse("staff:look_at_words"), {"words": HARD}).status_code == 404


def test_a_form_that_comes_back_keeps_what_was_typed_and_its_two_buttons(rowan: Cast) -> None:
    amal = rowan.child["Amal"].pk
    page = browser_of(rowan.adult["Mr Reid"]).post(reverse("staff:concern_for", args=[amal]), {"seen": HARD})
    text = page.content.decode()
    assert HARD in text and text.count('formtarget="_blank"') == 2
    # What Enter means in a one-line box is still to send the form.
    assert text.index('<button type="submit" hidden>') < text.index("formaction=")


def test_the_preview_shows_each_box_and_how_it_may_sound(rowan: Cast, own_rule: OwnRule) -> None:
    both = about(None, ("seen", "What happened"), ("tried", "What you tried"), ("empty", "Nothing here"))
    page = browser_of(rowan.adult["Mr Reid"]).post(
        reverse("staff:preview_words"),
        {"about": both, "seen": f"A {MARK} came.", "tried": "<b>Reading</b> together, twice."},
    )
    text = page.content.decode()
    assert f"<mark>{MARK}</mark>" in text and ">What you tried</h2>" in text and ">Nothing here<" not in text
    assert "&lt;b&gt;Reading" in text and "data-use" not in text


def test_asking_goes_from_the_form_to_a_colleague_and_back_with_the_page(rowan: Cast) -> None:
    amal, reid, bell = rowan.child["Amal"], rowan.adult["Mr Reid"], rowan.adult["Mrs Bell"]
    SecondLook.objects.all().delete()
    page, says = f"/children/{amal.pk}/talks/new/", {"answer": f"Dear Leila, {MARK}."}
    first = browser_of(reid).post(reverse("staff:ask_to_read"), says | {"about": about(amal.pk, page=page)})
    assert MARK in first.content.decode() and "Mrs Pike" not in first.content.decode()
    sent = {"about": about(amal.pk, page=page), "words": says["answer"], "reader": bell.pk}
    assert browser_of(reid).post(reverse("staff:ask_to_read"), sent).status_code == 302
    look = SecondLook.objects.get()
    assert (look.by, look.reader, look.child, look.page) == (reid, bell, amal, page)
    address = reverse("staff:second_look", args=[look.pk])
    assert "asks you to read something" in browser_of(bell).get(reverse("staff:today")).content.decode()
    assert MARK in browser_of(bell).get(address).content.decode()
    assert browser_of(bell).post(address, {"reads_well": "try", "said": ""}).status_code == 200
    assert browser_of(bell).post(address, {"reads_well": "yes"}).status_code == 302
    assert "it reads well" in browser_of(reid).get(reverse("staff:children")).content.decode()
    back = browser_of(reid).get(address).content.decode()
    assert f'href="{page}"' in back
    assert browser_of(bell).post(reverse("staff:let_words_go", args=[look.pk])).status_code == 409
    assert browser_of(reid).post(reverse("staff:let_words_go", args=[look.pk])).status_code == 302
    assert browser_of(reid).get(address).status_code == 404 and MARK not in everything_kept()


def test_nobody_else_opens_a_draft_whatever_they_lead(rowan: Cast) -> None:
    look = SecondLook.objects.get(by=rowan.adult["Mr Reid"])
    for name in ("Mrs Marsh", "Miss Okafor", "Mr Varga", "Mrs Pike", "Mrs Kaur", "Leila"):
        assert browser_of(rowan.adult[name]).get(reverse("staff:second_look", args=[look.pk])).status_code == 404


def test_a_family_out_of_reach_is_never_confirmed(rowan: Cast, own_rule: OwnRule) -> None:
    """Mrs Kaur works at another school: of Amal she learns nothing, not even that there is such a child."""
    kaur, amal, nobody = browser_of(rowan.adult["Mrs Kaur"]), rowan.child["Amal"].pk, 987654321
    says = {"answer": "Dear Leila, thank you for coming.", "words": "Dear Leila, thank you for coming."}
    asked = [kaur.post(reverse("staff:ask_to_read"), says | {"about": about(pk)}).status_code for pk in (amal, nobody)]
    assert asked == [404, 404]
    looks = {
        kaur.post(reverse("staff:look_at_words"), says | {"about": about(pk)})
        .content.decode()
        .replace(f"&quot;child&quot;: {pk},", "")
        for pk in (amal, nobody)
    }
    assert len(looks) == 1


@pytest.mark.parametrize(
    "page", ["//elsewhere.example/x", "https://elsewhere.example/", "/home/", "/nothing/here", "javascript:1"]
)
def test_the_way_back_leads_to_a_page_of_ours_or_nowhere(rowan: Cast, page: str) -> None:
    reid, bell = rowan.adult["Mr Reid"], rowan.adult["Mrs Bell"]
    browser_of(reid).post(
        reverse("staff:ask_to_read"), {"about": about(None, page=page), "words": "Hello there.", "reader": bell.pk}
    )
    assert SecondLook.objects.latest("pk").page == ""


def test_those_without_today_find_it_where_they_come_in(rowan: Cast) -> None:
    for name, door in (
        ("Mrs Pike", "staff:speaking_notes"),
        ("Mr Varga", "staff:handoffs"),
        ("Mrs Doyle", "staff:children"),
    ):
        browser_of(rowan.adult["Mr Reid"]).post(
            reverse("staff:ask_to_read"), {"about": about(None), "words": "Hello.", "reader": rowan.adult[name].pk}
        )
        assert "asks you to read something" in browser_of(rowan.adult[name]).get(reverse(door)).content.decode()


def test_our_words_lists_the_thirteen_and_asks_as_much_however_many_rules(rowan: Cast) -> None:
    page = browser_of(rowan.adult["Miss Okafor"]).get(reverse("staff:our_words")).content.decode()
    assert page.count("<details id=") == 13 and "Two parents told us how this sounds." in page


def test_a_rule_that_cannot_be_read_comes_back_with_a_sentence_and_what_was_typed(rowan: Cast) -> None:
    lead = browser_of(rowan.adult["Miss Okafor"])
    typed = {"find": "he is (lazy", "code": "label_child", "may_hear": "A parent may hear x.", "why": "Because."}
    page = lead.post(reverse("staff:new_own_rule"), typed).content.decode()
    assert "a bracket is not closed" in page and "he is (lazy" in page
    page = lead.post(
        reverse("staff:new_own_rule"), typed | {"find": "he is lazy", "example": "She sat."}
    ).content.decode()
    assert "does not find anything" in page
    done = lead.post(reverse("staff:new_own_rule"), typed | {"find": "he is lazy", "example": "So he is lazy."})
    assert done.status_code == 302 and OwnRule.objects.filter(find="he is lazy").exists()
