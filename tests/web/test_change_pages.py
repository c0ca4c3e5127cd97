"""One child over time, for staff; and how a parent said it is, for that parent alone."""

from datetime import date

import pytest
from django.urls import reverse

from hearth.assessments import actions as assessments
from hearth.assessments import library
from hearth.assessments.models import Assessment, Band, Score
from hearth.base import dates
from hearth.people.actions import end_relationship, restrict
from hearth.records.cast import Cast
from hearth.records.cast.ways import answered
from hearth.schools.models import School
from tests.web.signed_in import browser_of

WORDS = {"Leila": "He sings when he wakes.", "Yusuf": "He sleeps in the car."}


def told(cast: Cast, who: str, on: date, points: int, child: str = "Amal") -> Assessment:
    """One parent's outcomes, every question answered with one step."""
    given = {}
    for question in library.get("parent-outcomes").questions:
        steps = [one.value for one in question.options if one.points == points]
        if steps:
            given[question.id] = steps[0]
        elif not question.options:
            given[question.id] = WORDS.get(who, "Fine.")
    journey = cast.child[child].journeys.latest("began_on")
    return answered(
        journey, instrument="parent-outcomes", respondent=cast.adult[who], as_="parent", answers=given, on=on,
        occasion="along", by=cast.adult["Miss Okafor"],
    )  # fmt: skip


@pytest.fixture
def asked(in_english: Cast) -> Cast:
    told(in_english, "Leila", date(2026, 9, 21), 0)
    told(in_english, "Leila", date(2026, 11, 16), 2)
    told(in_english, "Yusuf", date(2026, 9, 25), 1)
    return in_english


def staff_page(cast: Cast, who: str = "Miss Okafor", **query: str) -> str:
    response = browser_of(cast.adult[who]).get(reverse("staff:change", args=[cast.child["Amal"].pk]), query)
    assert response.status_code == 200
    return str(response.content.decode())


def home_page(cast: Cast, who: str, child: str = "Amal", status: int = 200) -> str:
    response = browser_of(cast.adult[who]).get(reverse("parents:how_you_said", args=[cast.child[child].pk]))
    assert response.status_code == status
    return str(response.content.decode())


def words(page: str) -> str:
    return " ".join(page.split())


def test_two_adults_stand_apart_with_version_rater_and_what_is_missing(rowan: Cast) -> None:
    page = words(staff_page(rowan))
    assert "Mr Reid, class teacher: 1 look" in page or "Mr Reid: 1 look" in page
    assert "each have a line of their own" in page
    assert "What we see, version 2" in page and "Not answered" in page


def test_strengths_stand_first_and_the_two_sides_are_never_added(rowan: Cast) -> None:
    page = staff_page(rowan)
    assert page.index("What is growing") < page.index("What gets in the way")
    assert "More is further along" in page and "Less is easier for Amal" in page
    assert "The two sides are never added" in page


def test_chance_is_named_an_assumption_and_a_low_moment_is_said(rowan: Cast) -> None:
    page = words(staff_page(rowan))
    assert "An assumption, not a measurement" in page
    assert "Amal came at a low moment" in page and "nothing here shows what brought a change" in page


def test_one_side_can_be_read_alone_and_a_strange_address_shows_both(rowan: Cast) -> None:
    growing = staff_page(rowan, half="growing")
    assert 'aria-label="What gets in the way"' not in growing and 'aria-label="What is growing"' in growing
    strange = staff_page(rowan, scale="nothing", half="<b>")
    assert 'aria-label="What gets in the way"' in strange and 'aria-label="What is growing"' in strange


def test_what_was_happening_lies_under_it_as_a_picture_and_a_list(rowan: Cast) -> None:
    page = staff_page(rowan)
    assert "What was happening" in page and "5 sessions a week" in page and "Review held" in page
    assert "What comes after a thing need not come from it." in page


def test_no_picture_is_styled_in_place(rowan: Cast) -> None:
    assert " style=" not in staff_page(rowan)


def test_parents_stand_beside_each_other_in_words_and_never_in_numbers(asked: Cast) -> None:
    page = words(staff_page(asked))
    assert "“Not often”, then “Most days”" in page and "“Some days”" in page
    home = page[page.index("How it is, as home says") :]
    assert " of 9" not in home
    assert "Leila: 21 September 2026 and 16 November 2026" in home and "Yusuf: 25 September 2026" in home


def test_what_the_safeguarding_lead_has_leaves_no_gap(asked: Cast) -> None:
    amal = asked.child["Amal"]
    rows = Assessment.objects.filter(child=amal, respondent__in=[asked.adult["Mrs Bell"], asked.adult["Yusuf"]])
    rows.update(withheld_at=dates.now())
    page = words(staff_page(asked))
    assert "Mrs Bell:" not in page and "Mrs Bell looked" not in page and "Yusuf: 25 September" not in page
    assert "each have a line of their own" not in page


def test_what_was_put_right_is_shown_and_can_be_opened(rowan: Cast) -> None:
    sent = Assessment.objects.submitted().get(
        child=rowan.child["Amal"], respondent=rowan.adult["Mr Reid"], instrument_key__startswith="staff-observation"
    )
    Assessment.objects.waiting().filter(child=rowan.child["Amal"]).update(let_go_at=dates.now())
    again = assessments.put_right(sent, by=rowan.adult["Mr Reid"])
    assert "What was put right" not in staff_page(rowan)
    assessments.submit(again, answers={}, by=rowan.adult["Mr Reid"])
    page = words(staff_page(rowan))
    assert "What was put right" in page and "and put it right on 24 November 2026" in page
    assert reverse("staff:assessment", args=[sent.pk]) in page


def test_a_child_about_whom_nothing_was_answered_has_a_page(rowan: Cast) -> None:
    lead = browser_of(rowan.adult["Miss Okafor"])
    page = lead.get(reverse("staff:change", args=[rowan.child["Luca"].pk])).content.decode()
    assert "Nothing to set beside each other yet" in page


# At home.


def test_a_parent_reads_their_own_answers_in_words_with_a_picture_and_its_table(asked: Cast) -> None:
    page = words(home_page(asked, "Leila"))
    assert "On 21 September you said: “Not often”. On 16 November you said: “Most days”." in page
    assert WORDS["Leila"] in page
    assert 'class="chart home"' in page and "See this as a table" in page


def test_two_homes_each_read_their_own(asked: Cast) -> None:
    hers, his = home_page(asked, "Leila"), home_page(asked, "Yusuf")
    assert WORDS["Leila"] in hers and WORDS["Yusuf"] not in hers and "Yusuf" not in hers
    assert WORDS["Yusuf"] in his and WORDS["Leila"] not in his and "Leila" not in his


def test_a_parent_is_shown_no_number_and_nothing_that_staff_saw(asked: Cast) -> None:
    page = home_page(asked, "Yusuf")
    assert "Mr Reid" not in page and "Trusting adults" not in page and " of 20" not in page and " of 9" not in page


def test_their_own_words_stay_theirs_when_the_safeguarding_lead_has_them(asked: Cast) -> None:
    Assessment.objects.filter(respondent=asked.adult["Leila"]).update(withheld_at=dates.now())
    assert WORDS["Leila"] in home_page(asked, "Leila")


def test_what_they_put_right_takes_the_place_of_the_old_answer(asked: Cast) -> None:
    last = Assessment.objects.filter(respondent=asked.adult["Leila"], instrument_key="parent-outcomes").latest(
        "given_on", "pk"
    )
    again = assessments.put_right(last, by=asked.adult["Leila"])
    first = next(one for one in library.get("parent-outcomes").questions if one.options)
    highest = max((one for one in first.options if one.points is not None), key=lambda one: one.points or 0)
    assessments.submit(again, answers={first.id: highest.value}, by=asked.adult["Leila"])
    assert f"you said: “{highest.label}”" in home_page(asked, "Leila")


def test_a_restricted_adult_finds_nothing(asked: Cast) -> None:
    restrict(asked.between("Amal", "Yusuf"), with_order=False, note="Seen by the head.", by=asked.adult["Miss Okafor"])
    home_page(asked, "Yusuf", status=404)
    assert WORDS["Leila"] in home_page(asked, "Leila")


def test_somebody_no_longer_around_the_child_finds_nothing(asked: Cast) -> None:
    end_relationship(asked.between("Amal", "Yusuf"), on=dates.today(), by=asked.adult["Miss Okafor"])
    home_page(asked, "Yusuf", status=404)


def test_a_parent_who_works_here_comes_by_the_parents_door_and_no_other(asked: Cast) -> None:
    told(asked, "Mrs Doyle", date(2026, 10, 5), 2, child="Oskar")
    assert "you said: “Most days”" in home_page(asked, "Mrs Doyle", "Oskar")
    mine = browser_of(asked.adult["Mrs Doyle"]).get(reverse("staff:change", args=[asked.child["Oskar"].pk]))
    assert mine.status_code == 404


def test_nothing_said_yet_says_so(in_english: Cast) -> None:
    page = home_page(in_english, "Ruth", "Bea")
    assert "When you have told us how things are, your words stand here." in page


# Somebody else's measure, of which only what came out is typed in.


def typed_in(cast: Cast, on: date, value: int, most: int | None) -> Assessment:
    scale = library.get("sdq-teacher")
    amal, reid = cast.child["Amal"], cast.adult["Mr Reid"]
    row = Assessment.objects.create(
        child=amal, journey=amal.journeys.get(), instrument_key=scale.key, instrument_version=str(scale.version),
        instrument_hash=scale.digest, occasion="along", respondent_is="staff", respondent=reid, asked_by=reid,
        asked_at=dates.moment(on), submitted_at=dates.moment(on), given_on=on, answers={"conduct": str(value)},
    )  # fmt: skip
    Score.objects.create(assessment=row, strand="conduct", value=value, most=most, answered=1)
    return row


def band(cast: Cast, school: School, words: str) -> None:
    Band.objects.create(
        school=school, instrument_key="sdq-teacher", strand="conduct", lowest=5, highest=10, words=words,
        entered_by=cast.adult["Miss Okafor"], entered_at=dates.now(),
    )  # fmt: skip


@pytest.mark.parametrize("most", [10, None])
def test_a_typed_in_score_has_the_schools_own_words_and_no_made_up_chance(rowan: Cast, most: int | None) -> None:
    band(rowan, rowan.rowan, "As our copy says")
    band(rowan, rowan.hazel, "As another school says")
    typed_in(rowan, date(2026, 5, 20), 7, most)
    typed_in(rowan, date(2026, 11, 16), 3, most)
    page = words(staff_page(rowan, scale="sdq-teacher"))
    assert "As our copy says" in page and "As another school says" not in page
    assert "How far chance alone could move a part is not known here" in page
    assert "how much of this chance alone could give is not known" in page
    assert ("7 of 10 (As our copy says)" in page) is (most == 10)
