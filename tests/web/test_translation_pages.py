"""Mrs Anwar's own pages, the pages from which she is asked, and who names her. She sees words, and no child."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from hearth.audit.models import Entry
from hearth.conversations import actions as conversations
from hearth.conversations.models import Message, Question
from hearth.languages import actions as languages
from hearth.languages.models import Linguist, Translation
from hearth.people.roles import Permission
from hearth.records.cast import Cast
from hearth.safeguarding.models import Handoff
from tests.rules.test_access import signed_in


@pytest.fixture
def anwar(rowan: Cast) -> Client:
    return signed_in(rowan.adult["Mrs Anwar"])


@pytest.fixture
def lead(rowan: Cast) -> Client:
    return signed_in(rowan.adult["Miss Okafor"])


@pytest.fixture
def in_hand(rowan: Cast) -> Translation:
    found: Translation = Translation.objects.open().get()
    return found


def text(answer: object) -> str:
    return unescape(answer.content.decode())  # type: ignore[attr-defined]


def page(name: str, *args: object) -> str:
    return reverse(f"staff:{name}", args=args)


def test_the_front_door_leads_her_to_what_she_was_given(anwar: Client) -> None:
    answer = anwar.get("/", follow=True)
    assert answer.request["PATH_INFO"] == page("translations")
    said = text(answer)
    assert "Amal built a harbour" in said and "wanted by Wednesday 25 November" in said
    assert "Speaking notes" not in said and "Children" not in said and "Tell the safeguarding lead" in said


def test_she_reads_the_words_the_first_name_and_the_note_and_no_more(anwar: Client, in_hand: Translation) -> None:
    said = text(anwar.get(page("translation", in_hand.pk)))
    assert "Miss Okafor writes this to Leila." in said and "Amal is a boy." in said
    assert "Rahman" not in said and "Willow" not in said and "3R" not in said
    assert 'lang="ur"' in said and 'dir="rtl"' in said


def test_she_saves_and_goes_on_and_gives_it_once(anwar: Client, in_hand: Translation) -> None:
    path = page("translation", in_hand.pk)
    assert anwar.post(path, {"text": "آج امل", "later": "yes"}).status_code == 302
    assert "آج امل" in text(anwar.get(path)) and Message.objects.get(translation=in_hand).sent_at is None
    before = Entry.objects.count()
    assert anwar.post(path, {"text": "آج امل نے بندرگاہ بنائی۔"}).url == page("translations")  # type: ignore[attr-defined]
    assert Entry.objects.count() == before + 1
    assert Message.objects.get(translation=in_hand).sent_at is not None
    again = anwar.post(path, {"text": "something else"})
    assert "done with already" in text(again)


def test_leila_reads_it_in_urdu_first(rowan: Cast, in_hand: Translation) -> None:
    conversations.give_translated(in_hand, text="آج امل نے بندرگاہ بنائی۔", by=rowan.adult["Mrs Anwar"])
    said = text(signed_in(rowan.adult["Leila"]).get(reverse("parents:talk", args=[rowan.child["Amal"].pk])))
    assert said.index("آج امل نے بندرگاہ بنائی۔") < said.index("Amal built a harbour")
    assert said.index("جی ہاں۔") < said.index("Yes. Amal eats toast"), "and so the answer to what she asked"


def test_the_other_parent_reads_none_of_it(rowan: Cast, in_hand: Translation) -> None:
    said = text(signed_in(rowan.adult["Yusuf"]).get(reverse("parents:talk", args=[rowan.child["Amal"].pk])))
    assert "harbour" not in said and "toast" not in said


def test_what_she_hands_on_goes_whole_and_takes_the_first_words_with_it(rowan: Cast, anwar: Client) -> None:
    leila, lead = rowan.adult["Leila"], rowan.adult["Miss Okafor"]
    question = conversations.ask_question(rowan.child["Amal"], words="مدد", to=lead, by=leila)
    one = languages.ask_translation(
        rowan.child["Amal"], adult=leila, linguist=Linguist.objects.get(user=rowan.adult["Mrs Anwar"]), kind="question",
        row=question.pk, words="مدد", from_language="ur", into_language="en-GB", by=lead,
    )  # fmt: skip
    assert anwar.post(page("hand_off_row", "translation", one.pk)).status_code == 302
    question.refresh_from_db()
    assert question.withheld_at is not None and "مدد" in Handoff.objects.latest("pk").words
    assert anwar.get(page("translation", one.pk)).status_code == 404
    assert signed_in(lead).get(page("question", question.pk)).status_code == 404


def test_nobody_hands_on_a_translation_that_is_not_with_them(lead: Client, in_hand: Translation) -> None:
    assert lead.get(page("hand_off_row", "translation", in_hand.pk)).status_code == 404


def test_staff_ask_for_words_from_home_in_english(rowan: Cast, lead: Client) -> None:
    asked = Question.objects.get(adult=rowan.adult["Leila"], answered_at=None)
    anwar = Linguist.objects.get(user=rowan.adult["Mrs Anwar"])
    assert page("ask_translation", "question", asked.pk) in text(lead.get(page("question", asked.pk)))
    assert lead.get(page("ask_translation", "nothing", asked.pk)).status_code == 404
    assert "Choose who translates" in text(lead.post(page("ask_translation", "question", asked.pk), {"linguist": ""}))
    lead.post(page("ask_translation", "question", asked.pk), {"linguist": anwar.pk, "note": "She calls me Adaeze."})
    one = Translation.objects.get(kind="question", row=asked.pk)
    assert (one.from_language, one.into_language, one.note) == ("ur", "en-GB", "She calls me Adaeze.")
    assert "Mrs Anwar translates this by" in text(lead.get(page("question", asked.pk)))


def test_an_answer_goes_through_her_in_one_step(rowan: Cast, lead: Client) -> None:
    asked = Question.objects.get(adult=rowan.adult["Leila"], answered_at=None)
    anwar = Linguist.objects.get(user=rowan.adult["Mrs Anwar"])
    said = {"answer": "No, he will not.", "translate-linguist": anwar.pk, "translate-due_on": "2026-11-26"}
    assert lead.post(page("question", asked.pk), said).status_code == 302
    one = Translation.objects.get(kind="answer", row=asked.pk)
    assert one.source == "No, he will not." and str(one.due_on) == "2026-11-26"


def test_where_english_is_read_no_translator_is_offered(rowan: Cast) -> None:
    asked = Question.objects.get(adult=rowan.adult["Sandra"], answered_at=None)
    said = text(signed_in(rowan.adult["Mrs Doyle"]).get(page("question", asked.pk)))
    assert "translate" not in said.lower()


def test_staff_pass_it_on_or_take_it_back(rowan: Cast, lead: Client, in_hand: Translation) -> None:
    bell = languages.name_linguist(
        rowan.rowan, user=rowan.adult["Mrs Bell"], language="ur", qualification="Degree", by=rowan.adult["Miss Okafor"]
    )
    assert "Somebody else" in text(lead.get(page("asked_translation", in_hand.pk)))
    lead.post(page("pass_translation", in_hand.pk), {"linguist": bell.pk})
    in_hand.refresh_from_db()
    assert in_hand.linguist == bell
    assert "Say why" in text(lead.post(page("let_translation_go", in_hand.pk), {"why": ""}))
    lead.post(page("let_translation_go", in_hand.pk), {"why": "We rang."})
    said = text(lead.get(page("asked_translation", in_hand.pk)))
    assert "Taken back" in said and "It has not gone out" in said
    assert "has not gone out" in text(lead.get(page("today")))


def test_the_head_names_somebody_from_outside(rowan: Cast) -> None:
    head = signed_in(rowan.adult["Mrs Marsh"])
    facts = {"language": "pl", "qualification": "Diploma", "does": ["translates"]}
    assert "Write their surname." in text(head.post(page("linguists"), facts))
    facts |= {"forename": "Ewa", "surname": "Nowak", "known_as": "Mrs Nowak", "email": "nowak@words.example.org"}
    assert head.post(page("linguists"), facts).status_code == 302
    named = Linguist.objects.get(language="pl")
    assert (named.user.name, named.interprets, named.translates) == ("Mrs Nowak", False, True)
    assert named.user.may(Permission.TRANSLATE, rowan.rowan)
    assert head.post(page("end_linguist", named.pk)).status_code == 302
    assert not Linguist.objects.of_school(rowan.rowan).filter(language="pl").exists()
