"""A questionnaire the school brought, on the pages where ours are met: side by side, change, a parent’s own."""

from django.urls import reverse

from hearth.assessments.actions import ask_for, submit
from hearth.assessments.models import SchoolInstrument
from hearth.exchange.actions.questionnaires import confirm_form, hand_in_form
from hearth.exchange.xlsform.document import Said
from hearth.exchange.xlsform.looking import look_at_form
from hearth.records.cast import Cast
from tests.exchange.xlsforms import OFTEN, SCALE, workbook
from tests.rules.test_access import signed_in

ANSWERS = {"joins": "most", "asks": "some", "more": "Plays tag."}


def own(cast: Cast, answered_by: str) -> SchoolInstrument:
    lead, data = cast.adult["Miss Okafor"], workbook(survey=SCALE, choices=OFTEN)
    said = Said("Joining in", answered_by, 4, 11, 2, "Rowan", "Our own", "We wrote it.", 2, {"growing": "up"})
    run = hand_in_form(cast.rowan, file_name="joining.xlsx", data=data, by=lead)
    return confirm_form(run, seen=look_at_form(cast.rowan, data, "joining.xlsx").token, said=said, by=lead)


def test_staff_answers_are_scored_by_its_rule_and_shown_with_the_others(rowan: Cast) -> None:
    instrument, amal, reid = own(rowan, "staff"), rowan.child["Amal"], rowan.adult["Mr Reid"]
    way = amal.journeys.open().get()
    asked = ask_for(
        way, instrument_key=instrument.key, occasion="along", respondent=reid, respondent_is="staff", by=reid
    )
    sent = submit(asked, answers=ANSWERS, by=reid)
    assert [(one.strand, one.value, one.most) for one in sent.scores.all()] == [("growing", 3, 4)]
    client = signed_in(rowan.adult["Miss Okafor"])
    for name, args in (
        ("assessment", [sent.pk]),
        ("assessments", [amal.pk]),
        ("change", [amal.pk]),
        ("child", [amal.pk]),
    ):
        assert client.get(reverse(f"staff:{name}", args=args)).status_code == 200, name
    assert "Plays tag." in client.get(reverse("staff:assessment", args=[sent.pk])).content.decode()


def test_a_parent_is_asked_and_answers_like_any_other(in_english: Cast) -> None:
    rowan = in_english
    instrument, amal, leila = own(rowan, "parent"), rowan.child["Amal"], rowan.adult["Leila"]
    way = amal.journeys.open().get()
    asked = ask_for(
        way, instrument_key=instrument.key, occasion="along", respondent=leila, respondent_is="parent",
        by=rowan.adult["Miss Okafor"],
    )  # fmt: skip
    client = signed_in(leila)
    html = client.get(reverse("parents:questions", args=[asked.pk])).content.decode()
    assert "Joins a game" in html and "safeguarding lead" in html
    sent = submit(asked, answers=ANSWERS, by=leila)
    assert "Plays tag." in client.get(reverse("parents:questions", args=[sent.pk])).content.decode()
    assert signed_in(rowan.adult["Miss Okafor"]).get(reverse("staff:assessments", args=[amal.pk])).status_code == 200
