"""The Common Transfer File with its oddities."""

from datetime import date, datetime
from pathlib import Path

import pytest

from hearth.exchange.files.limits import FileRefused
from hearth.exchange.pupils.reading import PupilFile, read

FIXTURE = Path(__file__).parent / "fixtures" / "ctf25_rowan.xml"
SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "ctf"


def rowan() -> PupilFile:
    return read(FIXTURE.read_bytes())


def test_the_header_says_where_and_when_it_was_made() -> None:
    facts = rowan().facts
    assert (facts.kind, facts.school_urn, facts.laestab, facts.version) == ("ctf", "999901", "9999901", "25.0")
    assert (facts.made_at, facts.academic_year) == (datetime(2026, 9, 11, 8, 40, 12), 2026)
    assert facts.destination_urn == ""


def test_children_are_read_with_the_name_they_go_by_and_their_first_language() -> None:
    ben, simran, erin = rowan().pupils
    assert (ben.upn, ben.former_upn, ben.surname, ben.forename, ben.known_as, ben.born_on, ben.year_group) == (
        "P999990119009", "V99999012301A", "Thackray", "Benjamin", "Ben", date(2018, 11, 3), "2",
    )  # fmt: skip
    assert (ben.language, simran.language, erin.language) == ("BSL", "PNJG", "")
    assert (ben.left_on, erin.left_on) == (None, date(2026, 9, 4))


def test_adults_come_in_their_order_with_court_order_and_address() -> None:
    mother, father = rowan().pupils[0].contacts
    assert (mother.order, mother.title, mother.forename, mother.relationship) == (1, "Mrs", "Joanne", "Mother")
    assert (mother.lives_with, mother.court_order, mother.address.splitlines()[0]) == (True, False, "Mill Cottage")
    assert (mother.phone, mother.mobile) == ("01632960241", "07700900241")
    assert (father.court_order, father.lives_with, father.responsibility) == (True, None, True)
    assert father.address == "7 Other Road\nSampleford\nZZ99 8YY"


def test_what_the_file_leaves_out_stays_unsaid() -> None:
    harjit, gurdeep = rowan().pupils[1].contacts
    assert (harjit.relationship, harjit.phone, harjit.court_order) == ("", "960243", None)
    assert (gurdeep.relationship, gurdeep.responsibility) == ("Other relative", None)


def test_a_name_space_does_not_matter() -> None:
    text = FIXTURE.read_text().replace("<CTfile>", '<CTfile xmlns="urn:example">')
    assert read(text.encode()).pupils == rowan().pupils


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1252", "iso-8859-1"])
def test_other_letters_are_read_when_the_file_says_so(encoding: str) -> None:
    text = FIXTURE.read_text().replace("utf-8", encoding).replace("Simran", "Zoë")
    assert read(text.encode(encoding)).pupils[1].forename == "Zoë"


@pytest.mark.parametrize("version", ["19.0", "22", "26.0", "31.0", "", "draft"])
def test_any_version_is_read_and_an_unknown_one_is_said(version: str) -> None:
    found = read(FIXTURE.read_text().replace("25.0", version).encode())
    assert len(found.pupils) == 3
    assert bool(found.facts.notes) == (version in ("31.0", "", "draft"))


def test_a_partial_file_says_so() -> None:
    found = read(FIXTURE.read_text().replace("<DocumentQualifier>full", "<DocumentQualifier>partial").encode())
    assert "partial" in found.facts.notes[0]


def test_a_pupil_that_cannot_be_read_is_refused_and_the_others_are_kept() -> None:
    text = FIXTURE.read_text().replace(
        "<Surname>Kaur</Surname>\n<Forename>Simran", "<Surname> </Surname>\n<Forename>Simran"
    )
    found = read(text.replace("2018-12-19", "2018-19-12").encode())
    assert [p.forename for p in found.pupils] == ["Benjamin"]
    assert [(r.row, r.why) for r in found.refusals] == [
        (2, "There is no surname here."),
        (3, "“2018-19-12” is not a day we can read."),
    ]


def test_other_xml_is_refused_by_name() -> None:
    with pytest.raises(FileRefused, match="begins with “CTF”"):
        read(b'<?xml version="1.0"?><CTF><Pupil/></CTF>')
    with pytest.raises(FileRefused, match="no pupil in it"):
        read(b"<CTfile><Header/></CTfile>")


@pytest.mark.skipif(not SAMPLES.exists(), reason="the real files stay outside the repository")
def test_the_real_files_are_read_whole() -> None:
    partial = read((SAMPLES / "ctf19_sims_partial_year6.xml").read_bytes())
    assert [(p.forename, p.contacts) for p in partial.pupils] == [("Mick", ())]
    lionel, sandy = read((SAMPLES / "ctf19_sims_two_pupils_year6.xml").read_bytes()).pupils
    assert [(c.order, c.forename, c.responsibility) for c in lionel.contacts] == [
        (1, "Helen", True), (2, "Graham", True), (3, "Edwin", False), (4, "Frances", False),
    ]  # fmt: skip
    assert [c.relationship for c in sandy.contacts] == ["Mother", "Father", "Other"]
    assert sandy.former_upn == "B86599992090G"
    assert sandy.contacts[2].address.startswith("Flat 1\nSample's House\nExample Street")
