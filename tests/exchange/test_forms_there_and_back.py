"""Every questionnaire that may leave goes out as a spreadsheet and comes back the same; other programs can read it."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pyxform.builder import create_survey_element_from_dict
from pyxform.xls2json import workbook_to_json
from pyxform.xls2json_backends import DefinitionData, xlsx_to_dict

from hearth.assessments import documents, library
from hearth.assessments.instrument import Instrument
from hearth.exchange.files.packed import unpacked
from hearth.exchange.xlsform import document, meaning, sheets, writing
from hearth.exchange.xlsform.becoming import become
from tests.exchange.xlsforms import OFTEN, OURS, SCALE, draft, workbook

SHOWN = [one for one in library.every_version() if writing.may_leave(one)]


def back(data: bytes) -> Instrument:
    read = sheets.read(data)
    found = become(*meaning.read(read), read)
    known = document.guessed(found, "form.xlsx")
    arrows = {key.removeprefix("arrow_"): value for key, value in known.items() if key.startswith("arrow_")}
    facts = {
        name: known[name]
        for name in ("title", "answered_by", "age_from", "age_to", "about_minutes", "owner", "licence")
    }
    said = document.Said(**facts, rights_words="Ours.", least=known["least"] or 1, arrows=arrows)
    assert not found.left_out
    return documents.read_json(json.dumps(document.table(found, said, "own-1-form") | {"version": 1}), "back")


@pytest.mark.parametrize("instrument", SHOWN, ids=lambda one: one.name)
def test_out_and_back_it_is_the_same(instrument: Instrument) -> None:
    found = back(writing.write(instrument))
    asked = [questions for _section, questions in instrument.by_section() if questions]
    assert [questions for _section, questions in found.by_section()] == asked
    assert found.sections == tuple(one for one in instrument.sections if instrument.in_section(one.id))
    if instrument.scoring:
        assert found.scoring
        assert sorted(found.scoring.strands, key=lambda one: one.id) == sorted(
            instrument.scoring.strands, key=lambda one: one.id
        )
        assert (found.scoring.bands, found.scoring.at_least) == (instrument.scoring.bands, instrument.scoring.at_least)
    for fact in ("title", "answered_by", "ages", "about_minutes", "intro", "closing"):
        assert getattr(found, fact) == getattr(instrument, fact)


@pytest.mark.parametrize("instrument", SHOWN, ids=lambda one: one.name)
def test_other_programs_can_read_it(instrument: Instrument) -> None:
    """pyxform's own reader, and its check of the whole form."""
    form = workbook_to_json(xlsx_to_dict_of(writing.write(instrument)))
    assert create_survey_element_from_dict(form).to_xml(validate=False)


def xlsx_to_dict_of(data: bytes) -> object:
    found = xlsx_to_dict(io.BytesIO(data))
    return DefinitionData(**{key: value for key, value in found.items() if key in DefinitionData.__dataclass_fields__})


def test_what_belongs_to_somebody_else_does_not_leave() -> None:
    assert not [one.key for one in library.all() if one.rights.mode != "shown" and writing.may_leave(one)]


@given(some.text(some.characters(exclude_categories=["C", "Z"], exclude_characters="<>&${}"), min_size=1, max_size=60))
def test_any_words_come_back_as_they_were_and_none_is_a_formula(words: str) -> None:
    """A label that begins with “=” is written as text: nothing is worked out when somebody opens the file."""
    text = f"={words}"
    found = draft(
        workbook(survey=[{**row, "label": text} if row.get("name") == "joins" else row for row in SCALE], choices=OFTEN)
    )
    instrument = documents.read_json(
        json.dumps(
            document.table(found, document.Said(**{**vars(OURS), "arrows": {"growing": "up"}}), "own-1-x")
            | {"version": 1}
        ),
        "x",
    )
    data = writing.write(instrument)
    assert draft(data).items[0]["text"] == text
    assert b"<f>" not in b"".join(bytes(part) for part in sheets_of(data))


def sheets_of(data: bytes) -> list[bytearray]:
    return list(unpacked(data).values())


def test_a_scale_from_one_to_five_keeps_its_points() -> None:
    lists = [{"list_name": "often", "name": f"n{n}", "label": f"{n}", "score": n} for n in range(1, 6)]
    found = draft(workbook(survey=SCALE, choices=lists))
    said = document.Said(**{**vars(OURS), "arrows": {"growing": "up"}})
    instrument = documents.read_json(json.dumps(document.table(found, said, "own-1-x") | {"version": 1}), "x")
    assert [one.points for one in instrument.questions[0].options] == [1, 2, 3, 4, 5]
    assert back(writing.write(instrument)).questions == instrument.questions


def test_languages_go_out_as_columns_and_come_back() -> None:
    instrument = library.get("child-voice", 1)
    data = writing.write(instrument, {"Polish (pl)": {"What do you like to do?": "Co lubisz robić?"}})
    assert draft(data).translations["Polish (pl)"]["What do you like to do?"] == "Co lubisz robić?"
    assert back(data).questions == instrument.questions
