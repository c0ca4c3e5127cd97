"""What families told us in another place, and what it changed: said by a person, once, and gone with its source."""

from datetime import date

import pytest

from hearth.agreements.models import Answer
from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations import actions as conversations
from hearth.conversations.models import Contribution, Question
from hearth.records.cast import Cast
from hearth.web.staff import owing, told
from tests.web.signed_in import browser_of


@pytest.fixture
def home(rowan: Cast) -> Assessment:
    found = Assessment.objects.filter(respondent=rowan.adult["Leila"], instrument_key="home-baseline")
    return found.latest("submitted_at")


def answer_for(rowan: Cast, home: Assessment, part: str = "feelings") -> Contribution:
    return conversations.answer_for(
        rowan.child["Amal"], adult=rowan.adult["Leila"], told=home.answers[part], told_on=date(2026, 11, 17),
        how="answers", source="assessment", row=home.pk, part=part, so_we="sing at tidy-up time.", since=None,
        by=rowan.adult["Mrs Bell"],
    )  # fmt: skip


def silences_of(rowan: Cast, child: str) -> list[str]:
    families = owing.families(rowan.adult["Miss Okafor"], rowan.rowan, dates.today())
    return [due.owed.words for family in families if family.child.name == child for due in family.due]


def test_it_stands_beside_her_own_words_with_who_said_so(rowan: Cast, home: Assessment) -> None:
    made = answer_for(rowan, home)
    assert (made.told, made.so_we, made.said_by) == (
        "More easy. He sings.",
        "sing at tidy-up time.",
        rowan.adult["Mrs Bell"],
    )
    page = browser_of(rowan.adult["Leila"]).get(f"/home/children/{rowan.child['Amal'].pk}/tell-us/").content.decode()
    assert "sing at tidy-up time." in page


def test_the_same_words_are_answered_for_once(rowan: Cast, home: Assessment) -> None:
    answer_for(rowan, home)
    with pytest.raises(RuleBroken, match="answered for already"):
        answer_for(rowan, home)
    answer_for(rowan, home, part="hopes")


def test_the_reminder_is_one_for_all_her_answers_and_ends_with_the_first_so_we(rowan: Cast, home: Assessment) -> None:
    line = "We have not said what Leila’s answers about home changed. They came on 17 November."
    assert line in silences_of(rowan, "Amal")
    answer_for(rowan, home)
    assert line not in silences_of(rowan, "Amal")
    left = told.of_child(rowan.child["Amal"], rowan.adult["Mrs Bell"], dates.today())
    assert "feelings" not in [one.part for one in left] and "hopes" in [one.part for one in left]


def test_what_was_told_for_itself_already_is_not_asked_for_again(rowan: Cast) -> None:
    left = told.of_child(rowan.child["Amal"], rowan.adult["Mrs Bell"], dates.today())
    assert "If I tell him in the morning what is coming" not in " ".join(one.words for one in left)


def test_a_no_with_its_reason_waits_until_we_say_what_it_changed(rowan: Cast) -> None:
    no = Answer.objects.get(ask__adult=rowan.adult["Karim"], kind="no")
    line = "We have not said what changed because Karim said no on 30 September."
    assert line not in silences_of(rowan, "Maryam"), "it is answered for"
    Contribution.objects.get(source="answer", row=no.pk).delete()
    assert line in silences_of(rowan, "Maryam")


def test_a_worry_answered_waits_once_it_can_be_known(rowan: Cast) -> None:
    worry = Question.objects.get(adult=rowan.adult["Ruth"], about="worry")
    line = "We have not said what changed after Ruth’s worry of 2 November."
    assert line not in silences_of(rowan, "Bea")
    Contribution.objects.get(source="question", row=worry.pk).delete()
    assert line in silences_of(rowan, "Bea")


def test_nothing_of_somebody_nobody_may_speak_with_is_brought_up(rowan: Cast, home: Assessment) -> None:
    relationship = rowan.between("Amal", "Leila")
    relationship.held, relationship.held_why = True, "Not clear."
    relationship.save()
    assert not any("Leila" in line for line in silences_of(rowan, "Amal"))
    with pytest.raises(RuleBroken, match="Ask the nurture lead"):
        answer_for(rowan, home)


def test_a_colleague_says_it_from_the_list(rowan: Cast, home: Assessment) -> None:
    bell, amal = browser_of(rowan.adult["Mrs Bell"]), rowan.child["Amal"]
    shown = bell.get(f"/children/{amal.pk}/told-us/").content.decode()
    path = f"/told-us/assessment/{home.pk}/?part=feelings"
    assert path in shown
    assert "More easy. He sings." in bell.get(path).content.decode()
    assert bell.post(path, {"could_not": "did", "so_we": "sing."}).status_code == 302
    assert Contribution.objects.get(source="assessment", row=home.pk, part="feelings").so_we == "sing."
    assert bell.get(f"/told-us/assessment/{home.pk}/?part=mornings").status_code == 404, "a choice of three"
    assert bell.get(f"/told-us/elsewhere/{home.pk}/").status_code == 404
    assert browser_of(rowan.adult["Mrs Doyle"]).get(path).status_code == 404


def test_everybodys_list_is_for_those_who_run_the_room(rowan: Cast) -> None:
    page = browser_of(rowan.adult["Miss Okafor"]).get("/told-us/").content.decode()
    assert "Leila’s answers about home" in page and "He sleeps badly before" in page
    assert browser_of(rowan.adult["Mrs Bell"]).get("/told-us/").status_code == 403


def test_words_handed_to_the_safeguarding_lead_take_what_we_made_of_them_along(rowan: Cast) -> None:
    worry = Question.objects.get(adult=rowan.adult["Ruth"], about="worry")
    made = Contribution.objects.get(source="question", row=worry.pk)
    bell = browser_of(rowan.adult["Mrs Bell"])
    assert bell.get(f"/safety/contribution/{made.pk}/").status_code == 404, "it goes with the worry it came from"
    assert bell.post(f"/safety/question/{worry.pk}/").status_code == 302
    made.refresh_from_db()
    assert made.withheld_at is not None
    assert "sin bin" not in bell.get(f"/children/{rowan.child['Bea'].pk}/told-us/").content.decode()
    hers = browser_of(rowan.adult["Ruth"]).get(f"/home/children/{rowan.child['Bea'].pk}/tell-us/").content.decode()
    assert "sin bin" in hers, "on her own page nothing goes"


def test_the_page_of_one_child_brings_up_the_same_as_the_list_of_all(rowan: Cast) -> None:
    for child in ("Amal", "Maryam", "Bea"):
        page = browser_of(rowan.adult["Miss Okafor"]).get(f"/children/{rowan.child[child].pk}/").content.decode()
        said = [line for line in silences_of(rowan, child) if line.startswith("We have not said what")]
        assert [line for line in said if line not in page] == []
