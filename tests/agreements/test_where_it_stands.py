"""The standing read from the rows: silence, lateness, closed questions, the head's decision."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hearth.agreements import actions as agreements
from hearth.agreements.models import Ask
from hearth.agreements.now import standing_now, standings
from hearth.agreements.standing import Standing
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people import actions as people
from hearth.people.models import Child
from hearth.records.cast import Cast

WORDS = {"offer": "Four mornings a week in the Willow Room.", "why": "Effie hides under her coat."}


@pytest.fixture
def two(rowan: Cast) -> tuple[Ask, Ask]:
    """Tom was asked, and so was Effie's mother Nell, who lives elsewhere."""
    lead, effie = rowan.adult["Miss Okafor"], rowan.child["Effie"]
    nell = people.add_adult(
        effie, forename="Nell", surname="Ashby", known_as="Nell", kind="mother", has_responsibility=True, by=lead
    )
    people.give_say(nell, why="Parental responsibility", by=lead)
    people.note_first_talk(nell, on=dates.today(), by=lead)
    rowan.adult["Nell"] = nell.adult
    hers = agreements.ask(effie, group=rowan.willow, adult=nell.adult, **WORDS, by=lead)
    return Ask.objects.get(child=effie, adult=rowan.adult["Tom"], closed_at=None), hers


def _now(rowan: Cast, child: str = "Effie") -> Standing:
    return standing_now(rowan.child[child]).standing


def _says(rowan: Cast, ask: Ask, kind: str, **more: object) -> None:
    agreements.answer(ask, kind=kind, how="phone", **more, by=rowan.adult["Miss Okafor"])


def _decide(rowan: Cast, goes_ahead: bool, reason: str = "Both want her to feel safe.") -> None:
    with dates.at(dates.now() + timedelta(minutes=1)):
        agreements.decide(rowan.child["Effie"], goes_ahead=goes_ahead, reason=reason, by=rowan.adult["Mrs Marsh"])


def test_silence_is_not_a_no(rowan: Cast, two: tuple[Ask, Ask]) -> None:
    with dates.at(dates.now() + timedelta(days=60)):
        now = standing_now(rowan.child["Effie"])
    assert now.standing is Standing.WAITING and now.waiting_for == ("Nell", "Tom")
    _says(rowan, two[0], "yes")
    assert _now(rowan) is Standing.WAITING, "and not a yes either"


def test_an_answer_entered_late_takes_its_place_in_the_order_of_saying(rowan: Cast) -> None:
    ask = Ask.objects.get(child=rowan.child["Effie"], closed_at=None)
    agreements.answer(ask, kind="no", by=rowan.adult["Tom"])
    _says(rowan, ask, "yes", said_on=date(2026, 11, 20))
    assert _now(rowan) is Standing.NO, "the page on Tuesday is later than the call on Friday"


def test_divided_is_decided_by_the_head_alone_with_a_reason(rowan: Cast, two: tuple[Ask, Ask]) -> None:
    effie, head = rowan.child["Effie"], rowan.adult["Mrs Marsh"]
    _says(rowan, two[0], "yes")
    with pytest.raises(RuleBroken, match="not divided"):
        agreements.decide(effie, goes_ahead=True, reason="Tom is sure.", by=head)
    _says(rowan, two[1], "no")
    assert _now(rowan) is Standing.DIVIDED
    with pytest.raises(RuleBroken, match="Only the head decides"):
        agreements.decide(effie, goes_ahead=True, reason="Tom is sure.", by=rowan.adult["Miss Okafor"])
    with pytest.raises(RuleBroken, match="reason"):
        agreements.decide(effie, goes_ahead=True, reason="  ", by=head)
    _decide(rowan, goes_ahead=True)
    assert _now(rowan) is Standing.DECIDED_YES


def test_a_decision_falls_when_somebody_answers_anew(rowan: Cast, two: tuple[Ask, Ask]) -> None:
    _says(rowan, two[0], "yes")
    _says(rowan, two[1], "no")
    _decide(rowan, goes_ahead=False)
    assert _now(rowan) is Standing.DECIDED_NO
    with dates.at(dates.now() + timedelta(days=1)):
        _says(rowan, two[1], "no")
        assert _now(rowan) is Standing.DIVIDED, "heard again, so decided again"


def test_a_decision_falls_by_what_was_entered_after_it_though_said_before(rowan: Cast, two: tuple[Ask, Ask]) -> None:
    _says(rowan, two[0], "yes")
    _says(rowan, two[1], "no")
    _decide(rowan, goes_ahead=True)
    with dates.at(dates.now() + timedelta(days=1)):
        _says(rowan, two[1], "not_yet", said_on=date(2026, 11, 24))
        assert _now(rowan) is Standing.NOT_YET, "the head did not know"


def test_a_head_of_the_childs_own_family_does_not_decide(rowan: Cast, two: tuple[Ask, Ask]) -> None:
    effie, head, lead = rowan.child["Effie"], rowan.adult["Mrs Marsh"], rowan.adult["Miss Okafor"]
    people.add_adult(effie, adult=head, forename="", surname="", kind="grandparent", has_responsibility=False, by=lead)
    _says(rowan, two[0], "yes")
    _says(rowan, two[1], "no")
    with pytest.raises(RuleBroken, match="part of Effie’s family"):
        agreements.decide(effie, goes_ahead=True, reason="I know them.", by=head)


def test_an_absent_or_dangerous_adult_has_no_veto(rowan: Cast, two: tuple[Ask, Ask]) -> None:
    _says(rowan, two[0], "yes")
    _says(rowan, two[1], "no")
    people.restrict(rowan.between("Effie", "Nell"), with_order=False, note="Seen.", by=rowan.adult["Mrs Marsh"])
    assert _now(rowan) is Standing.YES


def test_a_no_stays_a_no_until_they_are_asked_again(rowan: Cast) -> None:
    assert _now(rowan, "Finn") is Standing.NO and not Ask.objects.open().filter(child=rowan.child["Finn"]).exists()
    agreements.ask(
        rowan.child["Finn"], group=rowan.willow, adult=rowan.adult["Angela"], **WORDS, by=rowan.adult["Miss Okafor"]
    )
    assert _now(rowan, "Finn") is Standing.WAITING


def test_a_yes_to_a_closed_question_opens_no_new_place(rowan: Cast) -> None:
    ask = Ask.objects.get(child=rowan.child["Effie"], closed_at=None)
    _says(rowan, ask, "yes")
    agreements.close_ask(ask, by=rowan.adult["Miss Okafor"])
    assert _now(rowan) is Standing.NOT_ASKED


def test_a_decision_ends_with_the_questions_it_was_about(rowan: Cast) -> None:
    assert _now(rowan, "Maryam") is Standing.DECIDED_YES
    for ask in Ask.objects.open().filter(child=rowan.child["Maryam"]):
        agreements.close_ask(ask, by=rowan.adult["Miss Okafor"])
    assert _now(rowan, "Maryam") is Standing.NO, "the father's no stays, and no decision stands over it any more"


def test_many_children_take_as_many_queries_as_one(rowan: Cast) -> None:
    children = list(Child.objects.filter(school=rowan.rowan))
    with CaptureQueriesContext(connection) as queries:
        one = standings(children[:1])
    with CaptureQueriesContext(connection) as all_queries:
        every = standings(children)
    assert len(every) == len(children) > len(one) and len(all_queries) <= 4 >= len(queries)
    assert every[rowan.child["Amal"].pk].standing is Standing.YES
    assert {pk: now.standing for pk, now in every.items()} == {c.pk: standing_now(c).standing for c in children}


def test_a_former_adult_says_nothing_more(rowan: Cast) -> None:
    relationship = rowan.between("Amal", "Yusuf")
    people.end_relationship(relationship, on=dates.today(), by=rowan.adult["Miss Okafor"])
    assert standing_now(rowan.child["Amal"]).said == "Leila says yes."
