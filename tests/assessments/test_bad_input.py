"""What cannot be right hears a clear sentence, and nothing that was typed is lost."""

from datetime import timedelta

import pytest
from django.urls import reverse

from hearth.assessments import actions, library
from hearth.assessments.models import Assessment, Attestation, Maximum, Score
from hearth.assessments.wrongs import wrong_answers
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.records.cast import Cast
from tests.web.signed_in import browser_of

BOXALL = "boxall-2017"


def ask(rowan: Cast, key: str, name: str = "Mrs Bell", as_: str = "staff", occasion: str = "along") -> Assessment:
    return actions.ask_for(
        rowan.child["Amal"].journeys.get(), instrument_key=key, occasion=occasion, respondent=rowan.adult[name],
        respondent_is=as_, by=rowan.adult["Miss Okafor"],
    )  # fmt: skip


@pytest.fixture
def licensed(rowan: Cast) -> Cast:
    """Rowan says that it holds a licence, and has entered what strand A can reach."""
    lead = rowan.adult["Miss Okafor"]
    for key in (BOXALL, "sdq-parent"):
        Attestation.objects.create(
            school=rowan.rowan, instrument_key=key, words="In the office.", attested_by=lead, attested_at=dates.now()
        )
    Maximum.objects.create(
        school=rowan.rowan, instrument_key=BOXALL, strand="a", most=20, entered_by=lead, entered_at=dates.now()
    )
    return rowan


def test_without_the_schools_word_nothing_licensed_is_asked(rowan: Cast) -> None:
    with pytest.raises(RuleBroken, match="not yet said that it may use"):
        ask(rowan, BOXALL)


def test_what_is_only_a_link_is_asked_of_nobody(rowan: Cast) -> None:
    with pytest.raises(RuleBroken, match="no more than a link"):
        ask(rowan, "leuven")


def test_more_than_the_schools_own_copy_allows_is_refused_and_stays_in_the_draft(licensed: Cast) -> None:
    bell, asked = licensed.adult["Mrs Bell"], ask(licensed, BOXALL)
    actions.save_draft(asked, answers={"a": "25", "b": "3"}, by=bell)
    with pytest.raises(RuleBroken, match="“Strand A” cannot be more than 20. You typed 25"):
        actions.submit(asked, answers={}, by=bell)
    asked.refresh_from_db()
    assert asked.answers == {"a": "25", "b": "3"} and asked.submitted_at is None
    sent = actions.submit(asked, answers={"a": "15"}, by=bell)
    kept = {one.strand: (one.value, one.most) for one in Score.objects.filter(assessment=sent)}
    assert (kept["a"], kept["b"], kept["c"]) == ((15, 20), (3, None), (None, None))


def test_a_section_cannot_come_to_more_than_its_form(licensed: Cast) -> None:
    bell, asked = licensed.adult["Mrs Bell"], ask(licensed, BOXALL)
    numbers = dict.fromkeys("bcdefghij", "15")
    with pytest.raises(RuleBroken, match="comes to 137 and cannot come to more than 136"):
        actions.submit(asked, answers={"a": "2", **numbers}, by=bell)
    assert actions.submit(asked, answers={"a": "1", **numbers}, by=bell).submitted_at


def test_what_is_no_number_is_said_beside_its_box(licensed: Cast) -> None:
    asked = ask(licensed, BOXALL)
    address = reverse("staff:assessment", args=[asked.pk])
    page = browser_of(licensed.adult["Mrs Bell"]).post(
        address, {"a": "12 or so", "b": "4", "given_on": dates.today().isoformat()}
    )
    words = page.content.decode()
    assert "type a whole number" in words
    assert 'value="12 or so"' in words.replace("'", '"') or "12 or so" in words
    assert Assessment.objects.get(pk=asked.pk).submitted_at is None


def test_an_answer_of_another_version_is_said_and_not_dropped() -> None:
    second = library.get("staff-observation", 2)
    said = list(wrong_answers(second, {"join-sets-up": "3", "trust-looks-round": "9", "join-offers": "2"}))
    assert len(said) == 2
    assert "not asked in “What we see”, version 2" in said[0]
    assert "“9” is not an answer of this version. It offers “Not yet”" in said[1]


def test_and_so_it_is_on_sending(rowan: Cast) -> None:
    osei, asked = rowan.adult["Mr Osei"], ask(rowan, "staff-observation", "Mr Osei")
    actions.save_draft(asked, answers={"join-offers": "2"}, by=osei)
    with pytest.raises(RuleBroken, match="may belong to another version"):
        actions.submit(asked, answers={"join-sets-up": "3"}, by=osei)
    asked.refresh_from_db()
    assert asked.answers == {"join-offers": "2"}


def test_a_day_that_has_not_come_is_refused(licensed: Cast) -> None:
    asked = ask(licensed, BOXALL)
    with pytest.raises(RuleBroken, match="not come yet"):
        actions.submit(
            asked, answers={"a": "3"}, given_on=dates.today() + timedelta(days=1), by=licensed.adult["Mrs Bell"]
        )


def test_a_form_on_paper_speaks_from_the_day_on_it(licensed: Cast) -> None:
    day = dates.today() - timedelta(days=9)
    sent = actions.submit(
        ask(licensed, BOXALL), answers={"a": "3"}, given_on=day, by=licensed.adult["Mrs Bell"]
    )  # fmt: skip
    assert (sent.day, sent.submitted_at) == (day, dates.now())


def test_somebody_who_never_met_the_child_answers_nothing(rowan: Cast) -> None:
    osei, asked = rowan.adult["Mr Osei"], ask(rowan, "staff-observation", "Mr Osei")
    address = reverse("staff:assessment", args=[asked.pk])
    page = browser_of(osei).post(address, {"join-offers": "2", "known_for": actions.NOT_MET}).content.decode()
    assert "Somebody who has spent time with Amal answers this" in page
    assert "checked" in page, "what was marked is still on the page"
    assert Assessment.objects.get(pk=asked.pk).submitted_at is None


def test_who_looked_where_and_since_when_is_kept_with_the_answers(rowan: Cast) -> None:
    reid = rowan.adult["Mr Reid"]
    asked = ask(rowan, "staff-observation", "Mr Reid")
    sent = actions.submit(asked, answers={"join-offers": "2"}, seen_where="class", known_for="longer", by=reid)
    assert (sent.rater_role, sent.seen_where, sent.known_for) == ("class_teacher", "class", "longer")


def test_the_same_occasion_is_answered_once_and_the_earlier_can_be_put_right(rowan: Cast) -> None:
    osei = rowan.adult["Mr Osei"]
    actions.submit(ask(rowan, "staff-observation", "Mr Osei", occasion="start"), answers={"join-offers": "2"}, by=osei)
    with (
        dates.at(dates.now() + timedelta(days=60)),
        pytest.raises(
            RuleBroken, match="Mr Osei answered “What we see” on this occasion already, on 24 November 2026. Put those"
        ),
    ):
        ask(rowan, "staff-observation", "Mr Osei", occasion="start")


def test_two_sendings_in_one_week_are_one_look_and_the_page_leads_to_the_first(rowan: Cast) -> None:
    bell = rowan.adult["Mrs Bell"]
    first = Assessment.objects.submitted().get(
        child=rowan.child["Amal"], respondent=bell, instrument_key="staff-observation", occasion="along"
    )
    with dates.at(dates.now() + timedelta(days=30)):
        asked = ask(rowan, "staff-observation")
    Assessment.objects.filter(pk=first.pk).update(given_on=dates.today() - timedelta(days=3))
    with pytest.raises(RuleBroken, match="already"):
        actions.submit(asked, answers={"join-offers": "2"}, by=bell)
    page = browser_of(bell).get(reverse("staff:assessment", args=[asked.pk])).content.decode()
    assert reverse("staff:assessment", args=[first.pk]) in page


def test_a_short_look_may_be_taken_as_often_as_one_likes(rowan: Cast) -> None:
    bell = rowan.adult["Mrs Bell"]
    for step in "24":
        sent = actions.submit(ask(rowan, "settled-involved"), answers={"settled": step}, by=bell)
        assert sent.scores.get(strand="settled").value == int(step)


def test_half_filled_is_scored_by_the_rule_alone_and_says_so(rowan: Cast) -> None:
    osei, asked = rowan.adult["Mr Osei"], ask(rowan, "staff-observation", "Mr Osei")
    sent = actions.submit(
        asked, by=osei,
        answers={"trust-looks-round": "3", "trust-lets-us-help": "3", "trust-we-step-away": "3",
                 "join-offers": "2", "join-comes-too": "not-seen"},
    )  # fmt: skip
    kept = {one.strand: (one.value, one.answered, one.missing) for one in sent.scores.all()}
    assert kept["trusting-adults"] == (12, 3, 1)
    assert kept["joining-in"] == (None, 1, 3)


def test_what_is_typed_in_from_a_parents_form_is_no_page_of_theirs(licensed: Cast) -> None:
    leila = licensed.adult["Leila"]
    asked = ask(licensed, "sdq-parent", "Leila", "parent")
    assert asked not in Assessment.objects.for_respondent(leila)
    assert browser_of(leila).get(reverse("parents:questions", args=[asked.pk])).status_code == 404
    sent = actions.submit(asked, answers={"peer": "4"}, how="paper", by=licensed.adult["Mrs Bell"])
    assert (sent.respondent, sent.entered_by) == (leila, licensed.adult["Mrs Bell"])


def test_a_form_for_another_age_is_not_asked_unless_somebody_says_so(rowan: Cast) -> None:
    journey, osei = rowan.child["Amal"].journeys.get(), rowan.adult["Mr Osei"]
    facts = {"occasion": "along", "respondent": osei, "respondent_is": "staff", "by": rowan.adult["Miss Okafor"]}
    with pytest.raises(RuleBroken, match="another age than Amal’s. Ask “What we see” instead"):
        actions.ask_for(journey, instrument_key="staff-observation-secondary", **facts)
    assert actions.ask_for(journey, instrument_key="staff-observation-secondary", all_the_same=True, **facts).pk
