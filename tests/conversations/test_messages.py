"""A named adult writes to one parent; the parent writes back. First a talk, one family at a time."""

from datetime import date

import pytest

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations import actions as conversations
from hearth.conversations import circulars
from hearth.conversations.models import Message, OneAnswer, Question
from hearth.journeys.actions import covers
from hearth.journeys.whom import readers_of
from hearth.languages.models import Linguist
from hearth.notices.models import Notice
from hearth.people import actions as people
from hearth.records.cast import Cast

KIND = "Today he put the chairs back by himself, and then he showed a friend how."


def write(rowan: Cast, child: str, adult: str, words: str = KIND, news: str = "good", **more: object) -> Message:
    by = rowan.adult[str(more.pop("by", "Miss Okafor"))]
    return conversations.write_message(
        rowan.child[child], adult=rowan.adult[adult], words=words, news=news, by=by, **more  # type: ignore[arg-type]
    )  # fmt: skip


def test_it_stands_on_their_page_at_once_and_the_letter_says_nothing_of_it(rowan: Cast) -> None:
    message = write(rowan, "Amal", "Yusuf")
    assert message.sent_at == dates.now() and message.was_noticed
    letter = Notice.objects.latest("pk")
    assert (letter.kind, letter.adult) == ("message", rowan.adult["Yusuf"])
    assert "chairs" not in letter.text and "Amal" not in letter.subject + letter.text
    assert f"/home/children/{rowan.child['Amal'].pk}/talk/" in letter.text


def test_the_other_parent_never_sees_it(rowan: Cast) -> None:
    message = write(rowan, "Amal", "Leila")
    assert message in Message.objects.for_adult(rowan.adult["Leila"])
    assert not Message.objects.for_adult(rowan.adult["Yusuf"]).filter(pk=message.pk).exists()
    with pytest.raises(RuleBroken, match="ring the school"):
        conversations.write_back(message, words="Hm.", to=rowan.adult["Miss Okafor"], by=rowan.adult["Yusuf"])
    with pytest.raises(RuleBroken, match="ring the school"):
        conversations.say_thanks(message, by=rowan.adult["Yusuf"])


@pytest.mark.parametrize(("child", "adult", "why"), [
    ("Nia", "Dean", "Ask the nurture lead"),
    ("Kai", "Mr Finlay", "does not see Kai’s pages"),
    ("Amal", "Tom", "not recorded as somebody around Amal"),
])  # fmt: skip
def test_nothing_is_written_to_somebody_who_must_not_or_cannot_read_it(
    rowan: Cast, child: str, adult: str, why: str
) -> None:
    before = Notice.objects.count()
    with pytest.raises(RuleBroken, match=why):
        write(rowan, child, adult)
    assert Notice.objects.count() == before


def test_nothing_is_written_before_a_talk_or_after_a_door_shut(rowan: Cast) -> None:
    between, lead = rowan.between("Amal", "Yusuf"), rowan.adult["Miss Okafor"]
    between.spoke_first_on, between.spoke_first_by = None, None
    between.save()
    with pytest.raises(RuleBroken, match="Talk with Yusuf first"):
        write(rowan, "Amal", "Yusuf")
    people.end_relationship(rowan.between("Effie", "Tom"), on=dates.today(), by=lead)
    with pytest.raises(RuleBroken, match="not recorded"):
        write(rowan, "Effie", "Tom")


def test_hard_news_is_told_first_and_written_afterwards(rowan: Cast) -> None:
    effie, tom, lead = rowan.child["Effie"], rowan.adult["Tom"], rowan.adult["Miss Okafor"]
    with pytest.raises(RuleBroken, match="Hard news is told first"):
        write(rowan, "Effie", "Tom", "As we said, we try the small table.", news="hard")
    tried = {"adult": tom, "how": "phone", "spoke_on": dates.today(), "by": lead}
    conversations.record_talk(effie, reached=False, we_said="Nobody answered.", **tried)  # type: ignore[arg-type]
    with pytest.raises(RuleBroken, match="Hard news is told first"):
        write(rowan, "Effie", "Tom", "As we said, we try the small table.", news="hard")
    conversations.record_talk(effie, reached=True, we_said="She hid at lunch.", news="hard", **tried)  # type: ignore[arg-type]
    message = write(rowan, "Effie", "Tom", "As we said, we try the small table.", news="hard", answer_wanted=True)
    assert message.sent_at is not None
    assert not OneAnswer.objects.filter(row=message.pk, kind="message").exists(), "hard news is read behind the sign-in"


def test_the_same_words_go_to_two_families_and_not_to_a_third(rowan: Cast) -> None:
    for child, adult in (("Amal", "Leila"), ("Amal", "Yusuf"), ("Effie", "Tom")):
        write(rowan, child, adult, f"Dear {adult}, {child} can bring wellingtons on Friday, for the walk by the river.")
    with pytest.raises(RuleBroken, match="Hearth writes to one family at a time"):
        write(rowan, "Bea", "Ruth", "Dear Ruth: Bea can bring WELLINGTONS on Friday, for the walk by the river!")
    with dates.at(dates.moment(date(2026, 12, 2), "9:00")):
        assert write(rowan, "Bea", "Ruth", "Dear Ruth, Bea can bring wellingtons on Friday, for the walk by the river.")


def test_a_few_words_are_no_circular_and_ready_words_may_go_to_a_few_more() -> None:
    assert circulars.is_short(circulars.plain("Thank you, Leila, that helps!", ["Leila"]))
    assert circulars.plain("Amal’s boat, and  AMAL.", ["Amal"]) == "boat and"
    assert circulars.FAMILIES < circulars.FAMILIES_OF_A_PHRASE


def test_with_a_translator_it_waits_and_goes_out_in_both_languages(rowan: Cast) -> None:
    anwar = Linguist.objects.get(user=rowan.adult["Mrs Anwar"])
    before = Notice.objects.count()
    message = write(rowan, "Amal", "Leila", linguist=anwar)
    assert message.sent_at is None and Notice.objects.count() == before
    assert message not in Message.objects.for_adult(rowan.adult["Leila"])
    with pytest.raises(RuleBroken, match="not done yet"):
        conversations.send_translated(message, by=anwar.user)
    assert message.translation is not None
    conversations.give_translated(message.translation, text="آج اس نے کرسیاں رکھیں۔", by=anwar.user)
    message.refresh_from_db()
    assert message.sent_at is not None and message.in_their_words.startswith("آج") and message.their_language == "ur"
    assert Notice.objects.count() == before + 1


def test_a_message_that_waits_is_not_sent_once_the_door_has_shut(rowan: Cast) -> None:
    anwar = Linguist.objects.get(user=rowan.adult["Mrs Anwar"])
    message = write(rowan, "Amal", "Leila", linguist=anwar)
    people.restrict(
        rowan.between("Amal", "Leila"), with_order=False, note="Told at the door.", by=rowan.adult["Mrs Marsh"]
    )
    with pytest.raises(RuleBroken, match="Ask the nurture lead"):
        conversations.send_as_written(message, by=rowan.adult["Miss Okafor"])


def test_thanks_are_the_only_thing_a_message_ever_says_of_its_reader(rowan: Cast) -> None:
    message = write(rowan, "Amal", "Leila")
    conversations.say_thanks(message, by=rowan.adult["Leila"])
    conversations.say_thanks(message, by=rowan.adult["Leila"])
    message.refresh_from_db()
    assert message.thanked_at == dates.now()
    assert not [
        field.name for field in Message._meta.get_fields() if "read" in field.name and "ready" not in field.name
    ]


def test_words_back_are_a_question_to_a_named_adult_with_a_day(rowan: Cast) -> None:
    message = write(rowan, "Effie", "Tom", by="Mr Reid")
    back = conversations.write_back(message, words="She told me!", to=rowan.adult["Mr Reid"], by=rowan.adult["Tom"])
    assert (back.about, back.to_message, back.to, back.answer_by) == (
        Question.About.REPLY, message, rowan.adult["Mr Reid"], date(2026, 11, 26),
    )  # fmt: skip
    with pytest.raises(RuleBroken, match="does not see Effie’s pages"):
        conversations.write_back(message, words="Hm.", to=rowan.adult["Mrs Pike"], by=rowan.adult["Tom"])


def test_whoever_covers_reads_for_an_adult_who_is_away(rowan: Cast) -> None:
    amal, lead, bell = rowan.child["Amal"], rowan.adult["Miss Okafor"], rowan.adult["Mrs Bell"]
    journey = amal.journeys.get()
    assert journey.key_adult == lead
    covers.name_cover(
        journey, cover=bell, starts_on=dates.today(), ends_on=date(2026, 11, 30), leaving=False,
        child_told_on=dates.today(), parent_told_on=dates.today(), by=rowan.adult["Mrs Marsh"],
    )  # fmt: skip
    readers = readers_of(amal)
    assert readers.now is not None
    assert (readers.now.to, readers.now.away, readers.now.back_on) == (bell, lead, date(2026, 11, 30))
    assert readers.of(lead) == readers.now
    reid = readers.of(rowan.adult["Mr Reid"])
    assert reid is not None and (reid.to, reid.away) == (rowan.adult["Mr Reid"], None)


def test_somebody_else_reads_for_an_adult_who_left(rowan: Cast) -> None:
    reid = rowan.adult["Mr Reid"]
    people.end_role(reid.memberships.get(), by=rowan.adult["Mrs Marsh"])
    reader = readers_of(rowan.child["Amal"]).of(reid)
    assert reader is not None and (reader.to, reader.away, reader.gone) == (rowan.adult["Miss Okafor"], reid, True)


def test_a_line_is_shared_only_with_somebody_who_can_read_it(rowan: Cast) -> None:
    kai, lead = rowan.child["Kai"], rowan.adult["Miss Okafor"]
    facts = {"how": "phone", "reached": True, "spoke_on": dates.today(), "share": True, "by": lead}
    with pytest.raises(RuleBroken, match="cannot read it there"):
        conversations.record_talk(kai, adult=rowan.adult["Mr Finlay"], we_said="We begin on Monday.", **facts)  # type: ignore[arg-type]
    facts["reached"] = False
    with pytest.raises(RuleBroken, match="Write the line"):
        conversations.record_talk(kai, adult=rowan.adult["Paula"], we_said=" ", **facts)  # type: ignore[arg-type]


def test_two_presses_of_one_button_are_one_message(rowan: Cast) -> None:
    write(rowan, "Amal", "Yusuf")
    before = Notice.objects.count()
    with pytest.raises(RuleBroken, match="a moment ago"):
        write(rowan, "Amal", "Yusuf")
    assert Notice.objects.count() == before
    with dates.at(dates.moment(dates.today(), "11:00")):
        assert write(rowan, "Amal", "Yusuf").sent_at, "the same kind words on the same day are no mistake"
