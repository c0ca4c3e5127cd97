"""Nothing in a report that its reader may not have: nothing handed on, nothing of another parent, nothing of home for
whoever only teaches the child."""

from datetime import timedelta

from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.conversations.models import Contribution
from hearth.journeys.models import Goal, Review, ReviewSharing
from hearth.people.models import Relationship
from hearth.records.cast import Cast
from hearth.reports import child_record, support_plan
from hearth.reports.sheet import Sheet
from hearth.reports.sheet_pdf import sheet_pdf
from hearth.schools.models import Jurisdiction
from tests.reports.every_report import REPORTS
from tests.reports.pdf_reader import said_in_order


def text(sheet: Sheet) -> str:
    return " ".join(said_in_order(sheet_pdf(sheet)).split())


def pack(cast: Cast) -> str:
    return text(REPORTS["review pack, Amal"](cast))


def test_the_pack_for_staff_has_every_parents_words_and_says_it_is_not_to_take_home(rowan: Cast) -> None:
    said = pack(rowan)
    assert "He likes to carry things." in said and "Walking. Not asking." in said
    assert "With me he does not talk about school at all." in said
    assert "no paper for a parent to take home" in said


def test_a_parents_pack_holds_nothing_of_the_other_parent(rowan: Cast) -> None:
    leila, yusuf = text(REPORTS["pack for Leila"](rowan)), text(REPORTS["pack for Yusuf"](rowan))
    assert "what is coming" in leila and "Walking. Not asking." not in leila and "Yusuf" not in leila
    assert "Walking. Not asking." in yusuf and "sleeps badly" not in yusuf and "Leila" not in yusuf


def test_a_parents_pack_holds_no_look_by_staff_and_nothing_that_was_not_shared(rowan: Cast) -> None:
    said = text(REPORTS["pack for Leila"](rowan))
    assert "Trusting adults" not in said and "of 20" not in said and "chance" not in said
    assert "Still hard" not in said and "The bell is still too loud" not in said
    assert "came late" not in said and "school’s register" not in said


def test_a_report_that_is_not_shared_with_a_parent_is_not_in_their_pack(rowan: Cast) -> None:
    ReviewSharing.objects.filter(adult=rowan.adult["Leila"]).delete()
    assert "Amal says hello to Mrs Bell first." not in text(REPORTS["pack for Leila"](rowan))


def test_what_went_to_the_safeguarding_lead_is_in_no_report(rowan: Cast) -> None:
    now = dates.now()
    Contribution.objects.filter(told__contains="sleeps badly").update(withheld_at=now)
    Goal.objects.filter(words="Come in when play ends").update(withheld_at=now)
    Assessment.objects.filter(child=rowan.child["Amal"], respondent_is="child").update(withheld_at=now)
    ReviewSharing.objects.filter(adult=rowan.adult["Yusuf"]).update(withheld_at=now)
    for name, made in REPORTS.items():
        said = text(made(rowan))
        for gone in ("sleeps badly", "Come in when play ends", "does the voices", "does not talk about school at all"):
            assert gone not in said, f"{name}: {gone}"


def test_words_of_an_adult_one_must_ask_about_first_are_not_printed(rowan: Cast) -> None:
    Relationship.objects.filter(child=rowan.child["Amal"], adult=rowan.adult["Yusuf"]).update(
        held=True, held_why="Somebody looks."
    )
    for name in ("review pack, Amal", "support plan, Amal"):
        said = text(REPORTS[name](rowan))
        assert "Walking. Not asking." not in said and "With me he does not talk" not in said


def test_what_the_child_said_stands_only_where_the_child_was_happy_with_it(rowan: Cast) -> None:
    Assessment.objects.filter(child=rowan.child["Amal"], respondent_is="child").update(shared_home_at=None)
    for name in ("review pack, Amal", "what helps, Amal", "support plan, Amal", "pack for Leila"):
        assert "A quiet place." not in text(REPORTS[name](rowan))


def test_what_helps_has_nothing_of_home_and_no_number(rowan: Cast) -> None:
    said = text(REPORTS["what helps, Amal"](rowan))
    for theirs in Contribution.objects.filter(child=rowan.child["Amal"]):
        assert theirs.told not in said
    assert "Leila" not in said and "Yusuf" not in said and "Urdu" not in said
    assert "of 20" not in said and " 6 " not in said and "agree" not in said.lower().replace("agreed to do", "")
    assert "Come in when play ends" in said and "Miss Okafor" in said and "26 November 2026" in said


def test_what_helps_names_a_day_to_come_and_never_one_past(rowan: Cast) -> None:
    Review.objects.filter(child=rowan.child["Amal"], final_at=None).update(due_on=dates.today() - timedelta(days=9))
    assert "15 November" not in text(REPORTS["what helps, Amal"](rowan))


def test_what_helps_is_one_side_with_ever_so_much_to_say(rowan: Cast) -> None:
    long = "A picture plan, and somebody beside him who says what comes next, slowly, and then waits. " * 3
    Goal.objects.filter(child=rowan.child["Amal"]).update(helps_here=long[:300], words=long[:120])
    Review.objects.filter(child=rowan.child["Amal"]).update(harder="\n".join([long] * 9))
    assert b"/Count 1" in sheet_pdf(REPORTS["what helps, Amal"](rowan))


def test_nobody_else_of_the_cast_is_named_in_a_report_about_amal(rowan: Cast) -> None:
    """Children and parents of other families; what a colleague wrote for Leila, she has already."""
    others = {"Effie", "Tom", "Zara", "Hana", "Noah", "Ruth", "Paula"}
    for name in ("review pack, Amal", "what helps, Amal", "support plan, Amal", "pack for Yusuf"):
        assert not others & set(text(REPORTS[name](rowan)).replace(",", " ").replace(".", " ").split()), name


def test_no_report_has_the_childs_surname_or_number(rowan: Cast) -> None:
    amal = rowan.child["Amal"]
    for name in ("review pack, Amal", "what helps, Amal", "support plan, Amal", "pack for Leila"):
        assert amal.surname not in text(REPORTS[name](rowan))


def test_each_nation_has_its_own_name_for_support(rowan: Cast) -> None:
    lead, amal = rowan.adult["Miss Okafor"], rowan.child["Amal"]
    titles = set()
    for nation in Jurisdiction:
        amal.school.jurisdiction = nation
        record = child_record.for_staff(amal, lead)
        sheet = support_plan.sheet(record, maker=lead)
        assert sheet.subtitle.startswith("This is not a")
        titles.add(sheet.title)
    assert len(titles) == len(Jurisdiction)


def test_a_change_stands_beside_what_chance_could_give_and_who_looked(rowan: Cast) -> None:
    said = pack(rowan)
    assert "Mr Reid" in said and "version " in said and "More is further along" in said
    assert "Chance alone could move a part by" in said and "An assumption, not a measurement" in said
    assert "starts low often stands higher at the next look" in said


def test_a_child_nobody_wrote_about_has_a_report_without_empty_parts(rowan: Cast) -> None:
    sheet = REPORTS["review pack, Luca"](rowan)
    assert [part.heading for part in sheet.standing] == ["To talk about"]
