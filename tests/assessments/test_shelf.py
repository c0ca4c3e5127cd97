"""The school's own questionnaires, its word for somebody else's, and what it entered from its own licensed copy."""

from typing import Any

import pytest

from hearth.assessments import library, licences
from hearth.assessments.actions import shelf
from hearth.assessments.models import Attestation, Band, Maximum, SchoolInstrument
from hearth.audit.models import Entry
from hearth.base.errors import RuleBroken
from hearth.records.cast import Cast

SDQ = "sdq-teacher"


def a_document(cast: Cast, title: str = "What helps", **more: Any) -> dict[str, Any]:
    return {
        "key": shelf.own_key(cast.rowan, "what-helps"), "title": title, "answered_by": "staff", "ages": [4, 11],
        "about_minutes": 3, "intro": "Think of today.", "closing": "Thank you.", "read_by": "Staff.",
        "in_danger": "Tell the safeguarding lead.", 
        "rights": {"owner": "Rowan", "licence": "Our own", "modes": ["screen"]},
        "sections": [{"id": "all", "title": "All"}],
        "items": [{"id": "helps", "section": "all", "kind": "text", "text": "What helped?"}], **more,
    }  # fmt: skip


def bring(cast: Cast, **facts: Any) -> SchoolInstrument:
    given = {"table": a_document(cast), "file_name": "helps.xlsx", "rights_words": "We wrote it.", **facts}
    return shelf.bring_own(cast.rowan, **given, by=cast.adult["Miss Okafor"])


def word(cast: Cast, key: str = SDQ) -> Attestation:
    return shelf.give_word(
        cast.rowan, instrument_key=key, words="Licence 12, in the office.", by=cast.adult["Miss Okafor"]
    )


def test_a_measure_of_somebody_elses_opens_with_a_named_persons_word(rowan: Cast) -> None:
    measure = library.get(SDQ)
    assert "has not yet said" in licences.why_not(rowan.rowan, measure)
    assert measure not in licences.askable(rowan.rowan)
    before = Entry.objects.count()
    standing = word(rowan)
    assert Entry.objects.count() == before + 1
    assert (standing.attested_by.name, licences.why_not(rowan.rowan, measure)) == ("Miss Okafor", "")
    assert measure in licences.askable(rowan.rowan)
    # Another school's word is another school's.
    assert licences.why_not(rowan.hazel, measure)


def test_a_word_that_ended_closes_it_again(rowan: Cast) -> None:
    shelf.end_word(word(rowan), by=rowan.adult["Miss Okafor"])
    with pytest.raises(RuleBroken, match="has not yet said"):
        licences.must_be_open(rowan.rowan, library.get(SDQ))
    assert word(rowan).pk
    with pytest.raises(RuleBroken, match="already"):
        word(rowan)


def test_our_own_need_nobodys_word(rowan: Cast) -> None:
    assert licences.why_not(rowan.rowan, library.get("staff-observation")) == ""
    with pytest.raises(RuleBroken, match="No licence is needed"):
        word(rowan, "staff-observation")


def test_maxima_are_the_schools_own_and_checked(rowan: Cast) -> None:
    lead = rowan.adult["Miss Okafor"]
    with pytest.raises(RuleBroken, match="First somebody gives their word"):
        shelf.enter_maxima(rowan.rowan, instrument_key="boxall-2017", most={"a": 20}, by=lead)
    word(rowan, "boxall-2017")
    shelf.enter_maxima(rowan.rowan, instrument_key="boxall-2017", most={"a": 20, "b": 12}, by=lead)
    entered = licences.entered(rowan.rowan, library.get("boxall-2017"))
    assert entered.in_strand("a")[0].most == 20
    assert licences.entered(rowan.hazel, library.get("boxall-2017")).in_strand("a")[0].most is None
    assert entered.digest == library.get("boxall-2017").digest
    shelf.enter_maxima(rowan.rowan, instrument_key="boxall-2017", most={"a": None}, by=lead)
    assert licences.maxima_of(rowan.rowan, "boxall-2017") == {"b": 12}
    for most, says in (({"zz": 4}, "has no part"), ({"a": 0}, "from 1 to"), ({"a": 130}, "136 at most")):
        with pytest.raises(RuleBroken, match=says):
            shelf.enter_maxima(rowan.rowan, instrument_key="boxall-2017", most=most, by=lead)
    assert Maximum.objects.count() == 1


def test_bands_stay_inside_what_a_part_can_reach_and_never_share_a_number(rowan: Cast) -> None:
    lead = rowan.adult["Miss Okafor"]
    word(rowan, "boxall-2017")
    shelf.enter_maxima(rowan.rowan, instrument_key="boxall-2017", most={"a": 20}, by=lead)
    band: dict[str, Any] = {"instrument_key": "boxall-2017", "strand": "a", "words": "as most children here"}
    shelf.enter_band(rowan.rowan, **band, lowest=10, highest=20, by=lead)
    for facts, says in (
        ({"lowest": 20, "highest": 20}, "already covers 10 to 20"), ({"lowest": 4, "highest": 2}, "up to its highest"),
        ({"lowest": 21, "highest": 25}, "ends at 20"), ({"lowest": 0, "highest": 3, "words": " "}, "your copy calls"),
        ({"lowest": 0, "highest": 3, "strand": "zz"}, "has no part"),
    ):  # fmt: skip
        with pytest.raises(RuleBroken, match=says):
            shelf.enter_band(rowan.rowan, **band | facts, by=lead)
    with pytest.raises(RuleBroken, match="goes up to 20"):
        shelf.enter_maxima(rowan.rowan, instrument_key="boxall-2017", most={"a": 15}, by=lead)
    (ours,) = licences.bands_of(rowan.rowan, "boxall-2017")
    assert ours.source == "your own licensed copy" and licences.bands_of(rowan.hazel, "boxall-2017") == ()
    shelf.remove_band(Band.objects.get(), by=lead)
    assert not licences.bands_of(rowan.rowan, "boxall-2017")


def test_the_same_questionnaire_twice_adds_nothing_and_a_changed_one_is_the_next_version(rowan: Cast) -> None:
    first = bring(rowan)
    assert bring(rowan).pk == first.pk
    second = bring(rowan, table=a_document(rowan, title="What helps now"))
    assert (second.key, second.version) == (first.key, 2)
    assert second.digest != first.digest and SchoolInstrument.objects.filter(key=first.key).count() == 2
    assert second.read().title == "What helps now" and first.read().title == "What helps"
    assert [one.version for one in licences.on_shelf(rowan.rowan) if one.key == first.key] == [2]
    assert first.key not in {one.key for one in licences.on_shelf(rowan.hazel)}
    assert "not in use at this school" in licences.why_not(rowan.hazel, first.read())


def test_what_is_taken_down_is_asked_of_nobody_and_kept(rowan: Cast) -> None:
    lead = rowan.adult["Miss Okafor"]
    own = bring(rowan)
    shelf.take_down(own, by=lead)
    own.refresh_from_db()
    assert "not in use" in licences.why_not(rowan.rowan, own.read())
    assert own.key not in {one.key for one in licences.on_shelf(rowan.rowan)}
    shelf.put_back(own, by=lead)
    assert licences.why_not(rowan.rowan, own.read()) == ""
    shelf.take_down(own, by=lead)
    bring(rowan)
    assert licences.why_not(rowan.rowan, own.read()) == ""


def test_a_document_that_breaks_a_rule_is_refused_whole(rowan: Cast) -> None:
    with pytest.raises(RuleBroken, match="It cannot be taken as it is"):
        bring(rowan, table=a_document(rowan, sections=[]))
    with pytest.raises(RuleBroken, match="a key of the school's own"):
        bring(rowan, table=a_document(rowan) | {"key": "staff-observation"})
    with pytest.raises(RuleBroken, match="why the school may use it"):
        bring(rowan, rights_words=" ")
    assert not SchoolInstrument.objects.filter(key=shelf.own_key(rowan.rowan, "what-helps")).exists()


def test_a_long_name_still_makes_a_key_of_its_own(rowan: Cast) -> None:
    keys = {shelf.own_key(rowan.rowan, f"{'long-' * 12}{n}") for n in range(3)}
    assert len(keys) == 3 and all(len(key) <= 40 for key in keys)
