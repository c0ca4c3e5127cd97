"""A sheet printed at school for somebody who is kept away is a letter to them: it is not made."""

from django.urls import reverse

from hearth.agreements.models import Ask
from hearth.journeys.models import ReviewSharing
from hearth.people import actions as people
from hearth.records.cast import Cast
from tests.web.signed_in import browser_of


def test_no_sheet_for_somebody_restricted_since(rowan: Cast) -> None:
    lead = rowan.adult["Miss Okafor"]
    ask = Ask.objects.get(child=rowan.child["Amal"], adult=rowan.adult["Leila"])
    sheet = reverse("staff:ask_paper", args=[ask.pk])
    assert browser_of(lead).get(sheet).status_code == 200
    people.restrict(rowan.between("Amal", "Leila"), with_order=False, note="For this test", by=lead)
    answer = browser_of(lead).get(sheet)
    assert answer.status_code == 409 and ask.offer not in answer.content.decode()


def test_no_report_for_somebody_whose_door_is_shut(rowan: Cast) -> None:
    lead = rowan.adult["Miss Okafor"]
    sharing = ReviewSharing.objects.get(adult=rowan.adult["Leila"])
    sheet = reverse("staff:review_pdf", args=[sharing.pk])
    assert browser_of(lead).get(sheet)["Content-Type"] == "application/pdf"
    people.close_record(rowan.between("Amal", "Leila"), by=lead)
    assert browser_of(lead).get(sheet).status_code == 404
