"""Words that went to the safeguarding lead go from every place where they stand again, in every language, and reach
the lead whole. Whoever reads a copy of the record over does not meet them there."""

import pytest
from django.urls import reverse

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations.models import Contribution, Meeting, Question
from hearth.languages import actions as languages
from hearth.languages.models import Linguist, Translation
from hearth.people.models import AboutChild, RecordRequest, User
from hearth.records.cast import Cast
from hearth.safeguarding.models import Handoff
from hearth.web.staff.mornings import of as mornings
from tests.web.signed_in import browser_of

WORDS = "He sleeps in the shed when he is loud."


@pytest.fixture
def lead(rowan: Cast) -> User:
    return rowan.adult["Miss Okafor"]


@pytest.fixture
def anwar(rowan: Cast) -> Linguist:
    return Linguist.objects.get(user=rowan.adult["Mrs Anwar"])


@pytest.fixture
def worry(rowan: Cast, lead: User) -> Question:
    leila = rowan.adult["Leila"]
    asked = conversations.ask_question(rowan.child["Amal"], words=WORDS, about="worry", to=lead, by=leila)
    return conversations.answer_question(asked, answer="Thank you for telling us.", by=lead)


@pytest.fixture
def told(worry: Question, lead: User) -> Contribution:
    return conversations.answer_for(
        worry.child, adult=worry.adult, told=WORDS, told_on=dates.today(), how="online", source="question",
        row=worry.pk, so_we="We ring you on Mondays.", by=lead,
    )  # fmt: skip


def into_english(row: AboutChild, anwar: Linguist, kind: str, words: str = WORDS) -> Translation:
    return languages.ask_translation(
        row.child, adult=row.adult, linguist=anwar, kind=kind, row=row.pk, words=words, from_language="ur",
        into_language="en-GB", by=row.child.school.memberships.get(user__known_as="Miss Okafor").user,
    )  # type: ignore[attr-defined]  # fmt: skip


def handed_on(by: User, kind: str, row: AboutChild) -> str:
    assert browser_of(by).post(reverse("staff:hand_off_row", args=[kind, row.pk])).status_code == 302
    return Handoff.objects.latest("pk").words


def gone(*rows: AboutChild) -> bool:
    for row in rows:
        row.refresh_from_db()
    return all(row.withheld_at is not None for row in rows)


def test_a_translator_who_hands_a_worry_on_takes_what_we_answered_for_with_it(
    worry: Question, told: Contribution, anwar: Linguist
) -> None:
    handed_on(anwar.user, "translation", given := into_english(worry, anwar, "question"))
    assert gone(worry, told, given)


def test_the_same_words_go_from_a_translator_who_has_them_from_elsewhere(
    worry: Question, told: Contribution, anwar: Linguist, lead: User
) -> None:
    given = into_english(told, anwar, "told")
    handed_on(lead, "question", worry)
    assert gone(told, given)


def test_words_answered_for_go_with_the_row_they_stood_in_also_from_the_translator(
    worry: Question, told: Contribution, anwar: Linguist
) -> None:
    handed_on(anwar.user, "translation", given := into_english(told, anwar, "told"))
    assert gone(worry, told, given)


def test_the_lead_gets_what_the_translator_never_saw(worry: Question, anwar: Linguist, lead: User) -> None:
    answer = languages.ask_translation(
        worry.child, adult=worry.adult, linguist=anwar, kind="answer", row=worry.pk, words=worry.answer,
        from_language="en-GB", into_language="ur", by=lead,
    )  # fmt: skip
    shown = browser_of(anwar.user).get(reverse("staff:hand_off_row", args=["translation", answer.pk]))
    assert WORDS not in shown.content.decode()
    assert WORDS in handed_on(anwar.user, "translation", answer)


def test_what_they_said_of_our_answer_reaches_the_lead_too(worry: Question, lead: User) -> None:
    conversations.say_if_better(worry, better="a_bit", words="Only when his uncle is away.", by=worry.adult)
    assert "Only when his uncle is away." in handed_on(lead, "question", worry)


def test_words_to_not_yet_stand_once_and_go_from_there(worry: Question, lead: User) -> None:
    conversations.say_if_better(worry, better="no", words="He was in the shed again.", by=worry.adult)
    after = Question.objects.get(follows=worry)
    assert "He was in the shed again." in handed_on(lead, "question", after)
    page = browser_of(lead).get(reverse("staff:question", args=[worry.pk])).content.decode()
    assert "in the shed again" not in page and "Not better yet" in page


def test_whoever_reads_a_copy_over_does_not_meet_them(rowan: Cast, worry: Question, lead: User) -> None:
    copy = RecordRequest.objects.get(adult=worry.adult, kind="copy")
    handed_on(lead, "question", worry)
    page = browser_of(lead).get(reverse("staff:request_copy", args=[copy.pk]))
    assert page.status_code == 200 and "shed" not in page.content.decode()


def test_a_meeting_whose_words_went_still_stands_among_what_happened(rowan: Cast) -> None:
    met = Meeting.objects.standing().filter(starts_at__lt=dates.now(), missed_on=None).first()
    assert met is not None
    before = [around.happened.what for around, _said in mornings(met.child, 12).around]
    met.withheld_at = dates.now()
    met.save(update_fields=["withheld_at"])
    assert [around.happened.what for around, _said in mornings(met.child, 12).around] == before
