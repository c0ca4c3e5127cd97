"""Words go to a named translator with a day, and come back; never through somebody of the family."""

from datetime import date

import pytest

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations import actions as conversations
from hearth.conversations import in_both
from hearth.conversations.models import Message, Question
from hearth.languages import actions as languages
from hearth.languages.asked import interpreters_for, translators_for, wanted_by
from hearth.languages.models import Linguist, Translation
from hearth.notices.models import Notice
from hearth.people import actions as people
from hearth.people.models import Child, User
from hearth.people.roles import Role
from hearth.records.cast import DAY, Cast
from hearth.safeguarding import actions as safeguarding

WORDS = "Amal sang today."


@pytest.fixture
def anwar(rowan: Cast) -> Linguist:
    return Linguist.objects.get(user=rowan.adult["Mrs Anwar"])


def asked(rowan: Cast, linguist: Linguist, **facts: object) -> Translation:
    return languages.ask_translation(**{
        "child": rowan.child["Amal"], "adult": rowan.adult["Leila"], "linguist": linguist, "kind": "other",
        "words": WORDS, "from_language": "en-GB", "into_language": "ur", "by": rowan.adult["Miss Okafor"], **facts,
    })  # type: ignore[arg-type]  # fmt: skip


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def test_what_leila_asked_is_in_both_and_so_is_the_answer(rowan: Cast) -> None:
    question = Question.objects.get(adult=rowan.adult["Leila"], words__startswith="کیا")
    in_both.put_beside([question])
    assert question.words_in_both is not None and question.answer_in_both is not None
    assert question.words_in_both.text.startswith("Does Amal eat")
    assert question.answer.startswith("Yes.") and question.answer_in_both.text.startswith("جی")
    assert {question.words_in_both.by_whom, question.answer_in_both.by_whom} == {"Mrs Anwar"}


def test_the_letter_waits_until_the_answer_can_be_read(rowan: Cast, anwar: Linguist) -> None:
    leila, lead = rowan.adult["Leila"], rowan.adult["Miss Okafor"]
    question = conversations.ask_question(rowan.child["Amal"], words="؟", to=lead, by=leila)
    before = Notice.objects.filter(adult=leila).count()
    conversations.answer_question(question, answer="Yes.", we_will="We put it by.", linguist=anwar, by=lead)
    assert Notice.objects.filter(adult=leila).count() == before
    one = Translation.objects.get(kind="answer", row=question.pk)
    assert one.source == "Yes.\n\nWe put it by."
    conversations.give_translated(one, text="جی ہاں۔", by=anwar.user)
    assert Notice.objects.filter(adult=leila).count() == before + 1


def test_a_message_goes_out_when_its_translation_is_given(rowan: Cast, anwar: Linguist) -> None:
    one = Translation.objects.open().get(kind="message")
    message = Message.objects.get(translation=one)
    assert message.sent_at is None
    conversations.give_translated(one, text="آج", by=anwar.user)
    message.refresh_from_db()
    assert message.sent_at == dates.now() and message.in_their_words == "آج"


def test_where_the_door_was_shut_meanwhile_the_text_is_kept_and_nothing_goes(rowan: Cast, anwar: Linguist) -> None:
    one = Translation.objects.open().get(kind="message")
    people.restrict(
        rowan.between("Amal", "Leila"), with_order=False, note="As we were told.", by=rowan.adult["Mr Varga"]
    )
    conversations.give_translated(one, text="آج", by=anwar.user)
    message = Message.objects.get(translation=one)
    assert message.sent_at is None
    assert one in Translation.objects.visible_to(rowan.adult["Miss Okafor"]).ours_to_mend(DAY)


def test_only_whoever_was_asked_gives_it(rowan: Cast, anwar: Linguist) -> None:
    one = asked(rowan, anwar)
    with pytest.raises(RuleBroken, match="somebody else"):
        languages.give_translation(one, text="آج", by=rowan.adult["Miss Okafor"])
    languages.keep_translation(one, text="آج", by=anwar.user)
    assert not Translation.objects.get(pk=one.pk).is_done
    languages.give_translation(one, text="آج امل نے گایا۔", by=anwar.user)
    with pytest.raises(RuleBroken, match="done with"):
        languages.give_translation(one, text="", by=anwar.user)


def test_the_same_words_are_asked_for_once(rowan: Cast, anwar: Linguist) -> None:
    one = asked(rowan, anwar, kind="told", row=7, from_language="ur", into_language="en-GB")
    with pytest.raises(RuleBroken, match="Mrs Anwar has these words"):
        asked(rowan, anwar, kind="told", row=7, from_language="ur", into_language="en-GB")
    languages.let_translation_go(one, why="We rang.", by=rowan.adult["Miss Okafor"])
    assert asked(rowan, anwar, kind="told", row=7, from_language="ur", into_language="en-GB").is_open


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"words": " "}, "no words"),
        ({"due_on": date(2026, 11, 23)}, "has passed"),
        ({"into_language": "pl"}, "translates Urdu"),
        ({"from_language": "ur", "into_language": "ur"}, "translates Urdu"),
    ],
)
def test_it_refuses(rowan: Cast, anwar: Linguist, facts: dict[str, object], why: str) -> None:
    with pytest.raises(RuleBroken, match=why):
        asked(rowan, anwar, **facts)


def test_a_relative_never_translates(rowan: Cast, anwar: Linguist) -> None:
    """Not for the child, nor for another child of the same parent; nor is such a one ever offered."""
    amal, leila, head = rowan.child["Amal"], rowan.adult["Leila"], rowan.adult["Mrs Marsh"]
    assert anwar in translators_for(amal, leila) and anwar in interpreters_for(amal, leila)
    people.add_adult(
        amal, adult=anwar.user, forename="", surname="", kind="relative", has_responsibility=False, by=head
    )
    assert anwar not in translators_for(amal, leila) and anwar not in interpreters_for(amal, leila)
    with pytest.raises(RuleBroken, match="is family"):
        asked(rowan, Linguist.objects.get(pk=anwar.pk))


def test_nothing_is_translated_for_somebody_nobody_may_write_to(rowan: Cast, anwar: Linguist) -> None:
    with pytest.raises(RuleBroken, match="nurture lead"):
        asked(rowan, anwar, child=rowan.child["Nia"], adult=rowan.adult["Dean"])


def test_late_ones_are_ours_to_mend(rowan: Cast, anwar: Linguist) -> None:
    one = asked(rowan, anwar, due_on=DAY)
    lead = rowan.adult["Miss Okafor"]
    assert one not in Translation.objects.visible_to(lead).ours_to_mend(DAY)
    assert one in Translation.objects.visible_to(lead).ours_to_mend(date(2026, 11, 25))
    languages.end_linguist(anwar, by=lead)
    assert one in Translation.objects.visible_to(lead).ours_to_mend(DAY), "with somebody who no longer does this"


def test_it_can_go_to_somebody_else(rowan: Cast, anwar: Linguist) -> None:
    bell, lead = rowan.adult["Mrs Bell"], rowan.adult["Miss Okafor"]
    other = languages.name_linguist(rowan.rowan, user=bell, language="ur", qualification="Degree in Urdu", by=lead)
    one = asked(rowan, anwar)
    languages.keep_translation(one, text="half of it", by=anwar.user)
    one = languages.pass_translation(one, linguist=other, by=lead)
    assert (one.linguist, one.text) == (other, "")
    assert one not in Translation.objects.given_to(anwar.user)
    assert one in Translation.objects.given_to(bell)


def test_what_is_handed_on_goes_from_the_translator_too(rowan: Cast, anwar: Linguist) -> None:
    leila, lead = rowan.adult["Leila"], rowan.adult["Miss Okafor"]
    question = conversations.ask_question(rowan.child["Amal"], words="؟", to=lead, by=leila)
    one = asked(rowan, anwar, kind="question", row=question.pk, from_language="ur", into_language="en-GB")
    assert one in Translation.objects.given_to(anwar.user)
    handoff = safeguarding.hand_off_row(question, words="؟", came_from="parent", by=lead)
    assert one not in Translation.objects.given_to(anwar.user)
    with pytest.raises(RuleBroken):
        languages.give_translation(one, text="Help.", by=anwar.user)
    safeguarding.confirm_receipt(handoff, by=rowan.adult["Mr Varga"])
    assert not Translation.objects.filter(pk=one.pk).exists()


def test_what_stands_on_a_parents_own_page_stays_there(rowan: Cast) -> None:
    question = Question.objects.get(adult=rowan.adult["Leila"], words__startswith="کیا")
    handoff = safeguarding.hand_off_row(question, words="…", came_from="parent", by=rowan.adult["Miss Okafor"])
    safeguarding.confirm_receipt(handoff, by=rowan.adult["Mr Varga"])
    in_both.put_beside([question], for_parent=True)
    assert question.answer_in_both is not None, "a gap would tell"
    assert question.words_in_both is None, "what was made of it for us is gone"


def test_somebody_from_outside_opens_no_child_and_names_none(rowan: Cast) -> None:
    anwar = fresh(rowan.adult["Mrs Anwar"])
    assert [m.role for m in anwar.roles] == [Role.LINGUIST]
    assert not Child.objects.visible_to(anwar).exists() and not Child.objects.nameable_by(anwar).exists()


def test_a_linguist_is_named_for_each_language_once_and_ended(rowan: Cast, anwar: Linguist) -> None:
    lead, user = rowan.adult["Miss Okafor"], anwar.user
    with pytest.raises(RuleBroken, match="already"):
        languages.name_linguist(rowan.rowan, user=user, language="ur", qualification="The same", by=lead)
    arabic = languages.name_linguist(rowan.rowan, user=user, language="ar", qualification="Degree", by=lead)
    languages.end_linguist(anwar, by=lead)
    assert fresh(user).roles, "she still does Arabic"
    languages.end_linguist(arabic, by=lead)
    assert not fresh(user).roles
    with pytest.raises(RuleBroken, match="no longer"):
        languages.end_linguist(arabic, by=lead)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"qualification": " "}, "qualified"),
        ({"language": "en-GB"}, "Choose the language"),
        ({"interprets": False, "translates": False}, "or both"),
        ({"surname": ""}, "surname"),
    ],
)
def test_naming_refuses(rowan: Cast, facts: dict[str, object], why: str) -> None:
    who = {"surname": "Novak", "email": "novak@example.org", "language": "pl", "qualification": "Diploma", **facts}
    with pytest.raises(RuleBroken, match=why):
        languages.name_linguist(rowan.rowan, **who, by=rowan.adult["Miss Okafor"])  # type: ignore[arg-type]


def test_nobody_under_a_restriction_is_trusted_with_words(rowan: Cast) -> None:
    with pytest.raises(RuleBroken, match="cannot be named"):
        languages.name_linguist(
            rowan.rowan, user=rowan.adult["Dean"], language="pl", qualification="Diploma", by=rowan.adult["Mrs Marsh"]
        )


def test_english_needs_no_translator(rowan: Cast) -> None:
    assert wanted_by(rowan.adult["Tom"]) == "" and wanted_by(rowan.adult["Leila"]) == "ur"
    assert not translators_for(rowan.child["Effie"], rowan.adult["Tom"]).exists()


def test_naming_a_parent_changes_no_number_they_are_rung_on(rowan: Cast) -> None:
    doyle = rowan.adult["Mrs Doyle"]
    languages.name_linguist(
        rowan.hazel, email=doyle.email or "", language="ga", qualification="Grew up with it.", phone="01632 960999",
        by=rowan.adult["Mrs Kaur"],
    )  # fmt: skip
    assert fresh(doyle).phone == doyle.phone
