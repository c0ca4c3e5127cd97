"""The phrase book on its pages: seen as it will be read, then sent; and at home in one press."""

from html import unescape

import pytest
from django.urls import reverse

from hearth.conversations.models import Message, Question
from hearth.languages import phrase_book
from hearth.languages.models import Translation
from hearth.records.cast import Cast
from tests.rules.test_access import signed_in

URDU = {
    "times-see_you": "ہم {day} کو {time} پر آپ سے ملیں گے۔", "today-ill": "{child} آج بیمار ہے۔",
    "good-story": "{child} نے آج کہانی سنائی۔",
}  # fmt: skip


@pytest.fixture
def in_urdu(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some phrases in Urdu, whatever is shipped."""
    monkeypatch.setattr(phrase_book, "_words", lambda language: URDU if language.tag == "ur" else {})


def text(answer: object) -> str:
    return unescape(answer.content.decode())  # type: ignore[attr-defined]


def test_a_phrase_is_seen_in_both_languages_and_then_sent(rowan: Cast, in_urdu: None) -> None:
    one, lead = rowan.between("Amal", "Leila"), signed_in(rowan.adult["Miss Okafor"])
    path = reverse("staff:phrase", args=[one.pk, "times-see_you"])
    assert path in text(lead.get(reverse("staff:phrases", args=[one.pk])))
    assert "Choose the day." in text(lead.post(path, {"look": "yes"}))
    facts = {"day": "2026-11-26", "time": "15:15"}
    said = text(lead.post(path, {**facts, "look": "yes"}))
    english, urdu = "We look forward to seeing you on Thursday 26 November at 15.15.", "26 نومبر"
    assert english in said and urdu in said
    assert not Message.objects.filter(phrase="times-see_you").exists(), "seen, and not sent"
    lead.post(path, {**facts, "send": "yes"})
    message = Message.objects.get(phrase="times-see_you")
    assert message.words == english and urdu in message.ready_words and message.ready_language == "ur"
    read = text(signed_in(rowan.adult["Leila"]).get(reverse("parents:talk", args=[one.child_id])))
    assert message.ready_words in read and english in read


def test_what_needs_nothing_filled_in_is_shown_at_once(rowan: Cast, in_urdu: None) -> None:
    one = rowan.between("Amal", "Leila")
    path = reverse("staff:phrase", args=[one.pk, "good-story"])
    said = text(signed_in(rowan.adult["Mrs Bell"]).get(path))
    assert "Amal told us a story today. We all listened." in said and "نے آج کہانی سنائی۔" in said
    signed_in(rowan.adult["Mrs Bell"]).post(path, {"send": "yes"})
    assert Message.objects.get(phrase="good-story").news == "good"


def test_a_day_gone_by_is_refused_and_no_phrase_is_made_up(rowan: Cast) -> None:
    one, lead = rowan.between("Amal", "Leila"), signed_in(rowan.adult["Miss Okafor"])
    path = reverse("staff:phrase", args=[one.pk, "times-see_you"])
    assert "That day has passed" in text(lead.post(path, {"day": "2026-11-20", "time": "9:00", "send": "yes"}))
    for key in ("no-such", "today-ill"):
        assert lead.get(reverse("staff:phrase", args=[one.pk, key])).status_code == 404


def test_nothing_is_sent_to_somebody_nobody_writes_to(rowan: Cast) -> None:
    one, lead = rowan.between("Nia", "Dean"), signed_in(rowan.adult["Miss Okafor"])
    said = text(lead.post(reverse("staff:phrase", args=[one.pk, "good-story"]), {"send": "yes"}))
    assert "Send it to" not in said and not Message.objects.filter(adult=one.adult).exists()


def test_leila_sends_one_of_hers_in_one_press(rowan: Cast, in_urdu: None) -> None:
    leila, amal = signed_in(rowan.adult["Leila"]), rowan.child["Amal"]
    said = text(leila.get(reverse("parents:phrases", args=[amal.pk])))
    assert "آج بیمار ہے۔" in said and "Amal is ill today and will stay at home." in said
    assert leila.post(reverse("parents:say_phrase", args=[amal.pk, "today-ill"])).status_code == 302
    question = Question.objects.filter(adult=rowan.adult["Leila"]).latest("pk")
    one = Translation.objects.get(kind="question", row=question.pk)
    assert "بیمار" in question.words and one.linguist is None and one.text == "Amal is ill today and will stay at home."
    staff = signed_in(rowan.adult["Miss Okafor"])
    assert one.text in text(staff.get(reverse("staff:today"))) and "From the phrase book." in text(
        staff.get(reverse("staff:question", args=[question.pk]))
    )
    assert one.text in text(leila.get(reverse("parents:talk", args=[amal.pk])))


def test_tom_sends_one_in_english(rowan: Cast) -> None:
    tom, effie = signed_in(rowan.adult["Tom"]), rowan.child["Effie"]
    tom.post(reverse("parents:say_phrase", args=[effie.pk, "reach-ring_me"]))
    question = Question.objects.filter(adult=rowan.adult["Tom"]).latest("pk")
    assert question.words == "Could you ring me, please?"
    assert not Translation.objects.filter(kind="question", row=question.pk).exists()
    assert tom.post(reverse("parents:say_phrase", args=[effie.pk, "good-story"])).status_code == 404
