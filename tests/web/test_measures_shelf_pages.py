"""The shelf's pages: every measure as a document, licences, a form brought in, and what may leave."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hearth.assessments import library, licences
from hearth.assessments.actions import ask_for, shelf, submit
from hearth.assessments.models import Assessment, Attestation, SchoolInstrument
from hearth.audit.models import Entry
from hearth.exchange.models import ImportRun
from hearth.records.cast import Cast
from tests.exchange.xlsforms import OFTEN, SCALE, workbook
from tests.rules.shelf_rows import our_own_measure, our_word
from tests.rules.test_access import signed_in

SAID = {
    "title": "Joining in", "answered_by": "staff", "age_from": 4, "age_to": 11, "about_minutes": 3,
    "owner": "Rowan Primary", "licence": "Our own", "rights_words": "We wrote it.", "arrow_growing": "up", "least": 2,
}  # fmt: skip


def page(cast: Cast, name: str, *args: object, by: str = "Miss Okafor") -> str:
    response = signed_in(cast.adult[by]).get(reverse(f"staff:{name}", args=args))
    assert response.status_code == 200
    return response.content.decode()


def hand_in(cast: Cast, data: bytes, name: str = "joining.xlsx") -> object:
    client = signed_in(cast.adult["Miss Okafor"])
    return client.post(reverse("staff:bring_forms"), {"file": SimpleUploadedFile(name, data)})


def test_the_shelf_says_of_each_how_it_may_be_used_here(rowan: Cast) -> None:
    html = page(rowan, "measures", by="Mr Reid")
    for one in library.all():
        assert one.title.replace("’", "’") in html
    assert "Waits for the school’s word" in html and "Our licence" not in html
    our_word(rowan)
    assert "on the word of Miss Okafor" in page(rowan, "measures")


def test_one_measure_is_shown_as_the_document_it_is(rowan: Cast) -> None:
    html = page(rowan, "measure", "staff-observation", 1, by="Mr Reid")
    ours = library.get("staff-observation", 1)
    assert ours.digest in html and library.get("staff-observation", 2).digest in html
    assert "More is further along" in html and "Looks round for an adult" in html and "CC BY 4.0" in html
    assert "{child}" not in html and "Less is easier for the child" in html
    assert "As a file" not in html  # hers who keeps the measures


def test_a_form_is_looked_at_before_it_is_on_the_shelf(rowan: Cast) -> None:
    data = workbook(survey=[*SCALE, {"type": "geopoint", "name": "w", "label": "Where?"}], choices=OFTEN)
    assert hand_in(rowan, data).status_code == 302  # type: ignore[attr-defined]
    run = ImportRun.objects.of_forms().get()
    html = page(rowan, "bring_form", run.pk)
    assert "Joins a game" in html and "Row 7, “Where?”" in html and "GPS" in html
    assert not SchoolInstrument.objects.exists()
    client, address = signed_in(rowan.adult["Miss Okafor"]), reverse("staff:bring_form", args=[run.pk])
    assert (
        "Say why the school may use it"
        in client.post(address, {**SAID, "seen": "x", "rights_words": ""}).content.decode()
    )
    assert "Something changed since you looked" in client.post(address, {**SAID, "seen": "x"}).content.decode()
    seen = html.split('name="seen" value="')[1].split('"')[0]
    assert client.post(address, {**SAID, "seen": seen}).status_code == 302
    own = SchoolInstrument.objects.get()
    assert (own.title, own.version, own.read().scoring.at_least) == ("Joining in", 1, 2)  # type: ignore[union-attr]
    run.refresh_from_db()
    assert (run.file, run.added, run.refused) == (None, 3, 1)
    assert own.title in page(rowan, "measures")
    other = signed_in(rowan.adult["Mrs Kaur"])
    assert own.title not in other.get(reverse("staff:measures")).content.decode()
    assert other.get(reverse("staff:measure", args=[own.key, 1])).status_code == 404


def test_the_same_form_again_adds_nothing(rowan: Cast) -> None:
    first, second = our_own_measure(rowan), our_own_measure(rowan)
    assert first == second
    assert [run.added for run in ImportRun.objects.of_forms().order_by("pk")] == [1, 0]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (workbook(survey=[{"type": "text", "name": "a", "label": "His SDQ score?"}]), "type the scores in here"),
        (b"PK\x03\x04no", "not whole"),
        (b"hello", "This is not an XLSForm"),
    ],
)  # fmt: skip
def test_a_form_that_cannot_be_brought_in_says_why_and_is_not_kept(rowan: Cast, data: bytes, says: str) -> None:
    response = hand_in(rowan, data)
    assert says in response.content.decode()  # type: ignore[attr-defined]
    assert not ImportRun.objects.of_forms().exists()


def test_a_title_typed_in_is_looked_at_too(rowan: Cast) -> None:
    hand_in(rowan, workbook(survey=SCALE, choices=OFTEN))
    run = ImportRun.objects.of_forms().get()
    seen = page(rowan, "bring_form", run.pk).split('name="seen" value="')[1].split('"')[0]
    client = signed_in(rowan.adult["Miss Okafor"])
    html = client.post(
        reverse("staff:bring_form", args=[run.pk]), {**SAID, "title": "Our Boxall", "seen": seen}
    ).content.decode()
    assert "names the Boxall Profile" in html and not SchoolInstrument.objects.exists()


def test_a_licence_is_a_named_persons_word_and_opens_the_numbers(rowan: Cast) -> None:
    client, address = signed_in(rowan.adult["Miss Okafor"]), reverse("staff:licence", args=["boxall-2017"])
    assert "Without your word" in client.post(address, {"words": "In the office."}).content.decode()
    assert client.post(address, {"words": "In the office.", "sure": "on"}).status_code == 302
    assert Attestation.objects.get().attested_by == rowan.adult["Miss Okafor"]
    html = client.post(reverse("staff:maxima", args=["boxall-2017"]), {"most-a": "500"}).content.decode()
    assert "136 at most" in html
    assert client.post(reverse("staff:maxima", args=["boxall-2017"]), {"most-a": "20"}).status_code == 302
    band = {"band-strand": "a", "band-lowest": 0, "band-highest": 9, "band-words": "<b>quite</b> low"}
    assert client.post(reverse("staff:band", args=["boxall-2017"]), band).status_code == 302
    html = page(rowan, "licence", "boxall-2017")
    assert "&lt;b&gt;quite" in html and 'value="20"' in html
    kaur = signed_in(rowan.adult["Mrs Kaur"]).get(address).content.decode()
    assert "quite" not in kaur and "Give your word" in kaur


def test_nothing_a_school_entered_leaves_with_a_file(rowan: Cast) -> None:
    lead = rowan.adult["Miss Okafor"]
    shelf.give_word(rowan.rowan, instrument_key="boxall-2017", words="In the office.", by=lead)
    shelf.enter_maxima(rowan.rowan, instrument_key="boxall-2017", most={"a": 17}, by=lead)
    shelf.enter_band(rowan.rowan, instrument_key="boxall-2017", strand="a", lowest=0, highest=9, words="zebra", by=lead)
    resource = json.loads(page(rowan, "measure_fhir", "boxall-2017", 1))
    assert "zebra" not in json.dumps(resource) and "17" not in json.dumps(resource["item"])
    client = signed_in(lead)
    assert client.get(reverse("staff:measure_xlsx", args=["boxall-2017", 1])).status_code == 404


def test_a_measure_comes_as_a_spreadsheet_and_leaves_an_entry(rowan: Cast) -> None:
    client = signed_in(rowan.adult["Miss Okafor"])
    response = client.get(reverse("staff:measure_xlsx", args=["child-voice", 1]))
    assert response["Content-Disposition"] == 'attachment; filename="child-voice.1.xlsx"'
    assert io.BytesIO(response.content).read(2) == b"PK"
    assert Entry.objects.latest("pk").what == "staff:measure_xlsx"


def test_answers_for_a_health_system_name_nobody(rowan: Cast) -> None:
    asked = Assessment.objects.filter(child=rowan.child["Amal"], respondent_is="parent").submitted().latest("pk")
    text = page(rowan, "answers_fhir", asked.pk)
    assert not [name for name in ("Amal", "Leila", "Okafor", "Rowan", "999901") if name in text]
    entry = Entry.objects.latest("pk")
    assert (entry.what, entry.child_id) == ("staff:answers_fhir", rowan.child["Amal"].pk)


def test_words_handed_to_the_safeguarding_lead_are_in_no_file(rowan: Cast) -> None:
    asked = Assessment.objects.filter(child=rowan.child["Amal"]).submitted().latest("pk")
    Assessment.objects.filter(pk=asked.pk).update(withheld_at=asked.submitted_at)
    response = signed_in(rowan.adult["Miss Okafor"]).get(reverse("staff:answers_fhir", args=[asked.pk]))
    assert response.status_code == 404


def test_another_measure_is_begun_from_the_child(rowan: Cast) -> None:
    amal, reid = rowan.child["Amal"], rowan.adult["Mr Reid"]
    client, address = (
        signed_in(rowan.adult["Miss Okafor"]),
        reverse("staff:enter_scores", args=[amal.pk, "sdq-teacher"]),
    )
    assert "SDQ, filled in by staff" not in page(rowan, "other_measures", amal.pk)
    assert client.get(address).status_code == 404
    our_word(rowan)
    assert "SDQ, filled in by staff" in page(rowan, "other_measures", amal.pk)
    html = client.get(address).content.decode()
    assert "Mr Reid" in html and "Leila, mother" not in html
    response = client.post(address, {"occasion": "along", "whom": f"staff-{reid.pk}"})
    asked = Assessment.objects.latest("pk")
    assert response["Location"] == reverse("staff:assessment", args=[asked.pk])
    assert (asked.instrument_key, asked.respondent) == ("sdq-teacher", reid)


def test_the_schools_own_is_asked_of_whoever_is_chosen(rowan: Cast) -> None:
    own = SchoolInstrument.objects.get(pk=our_own_measure(rowan))
    amal, reid = rowan.child["Amal"], rowan.adult["Mr Reid"]
    address = reverse("staff:enter_scores", args=[amal.pk, own.key])
    said = {"occasion": "along", "whom": f"staff-{reid.pk}"}
    response = signed_in(rowan.adult["Miss Okafor"]).post(address, said)
    assert response["Location"] == reverse("staff:assessments", args=[amal.pk])
    asked = Assessment.objects.latest("pk")
    assert "What do you like?" in page(rowan, "assessment", asked.pk, by="Mr Reid")
    submit(asked, answers={"likes": "Trains."}, by=reid)
    assert "Trains." in page(rowan, "assessment", asked.pk)


def test_no_score_is_sent_after_the_word_has_ended(rowan: Cast) -> None:
    word, lead = our_word(rowan), rowan.adult["Miss Okafor"]
    asked = ask_for(
        rowan.child["Amal"].journeys.open().get(), instrument_key="sdq-teacher", occasion="along", respondent=lead,
        respondent_is="staff", by=lead,
    )  # fmt: skip
    shelf.end_word(word, by=lead)
    with pytest.raises(Exception, match="has not yet said"):
        submit(asked, answers={"emotional": "3"}, by=lead)
    assert licences.why_not(rowan.rowan, library.get("sdq-teacher"))
