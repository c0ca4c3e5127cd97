"""Questionnaires and answers for health systems: valid FHIR, the same answers read back, and nobody's name."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from hearth.assessments import library
from hearth.assessments.instrument import Instrument
from hearth.base import dates
from hearth.exchange.fhir.questionnaire import TRANSLATION, WEIGHT, questionnaire
from hearth.exchange.fhir.response import Sent, response

DAY = date(2026, 11, 24)
KEY = b"only this installation has it"
HERE = [one for one in library.every_version() if one.rights.mode != "linked"]
SHOWN = [one for one in HERE if one.is_shown]


def said(resource: dict[str, Any]) -> str:
    return json.dumps(resource, ensure_ascii=False)


def answered(instrument: Instrument) -> dict[str, str]:
    """Something to every question: the last answer on offer but one, or words."""
    return {
        one.id: one.options[-2 if len(one.options) > 1 else 0].value
        if one.options
        else "3"
        if one.kind == "number"
        else "Amal said so."
        for one in instrument.questions
    }


def sent(instrument: Instrument, **facts: Any) -> Sent:
    given = {
        "id": 7, "school": 1, "child": 2, "respondent_is": instrument.answered_by, "source": 3, "author": 3,
        "at": dates.moment(DAY, "9:05"), "answers": answered(instrument), "scores": {}, **facts,
    }  # fmt: skip
    return Sent(**given)


def read_back(items: list[dict[str, Any]]) -> Iterator[tuple[str, object]]:
    """A small reader: what was answered to what."""
    for item in items:
        for answer in item.get("answer", []):
            value = next(iter(answer.values()))
            yield item["linkId"], value["code"] if isinstance(value, dict) else value
        yield from read_back(item.get("item", []))


@pytest.mark.parametrize("instrument", HERE, ids=lambda one: one.name)
def test_a_questionnaire_is_valid(instrument: Instrument) -> None:
    resource = questionnaire(instrument, on=DAY)
    Questionnaire.model_validate_json(said(resource))
    assert resource["url"] == f"urn:sha256:{instrument.digest}" and resource["version"] == str(instrument.version)
    assert resource["copyright"].startswith(instrument.rights.owner)
    assert "{child}" not in said(resource)


@pytest.mark.parametrize("instrument", SHOWN, ids=lambda one: one.name)
def test_points_go_with_the_answers_on_offer(instrument: Instrument) -> None:
    def options(items: list[dict[str, Any]]) -> Iterator[tuple[str, str, int | None]]:
        for item in items:
            for one in item.get("answerOption", []):
                weights = [e["valueDecimal"] for e in one.get("extension", []) if e["url"] == WEIGHT]
                yield item["linkId"], one["valueCoding"]["code"], weights[0] if weights else None
            yield from options(item.get("item", []))

    found = list(options(questionnaire(instrument, on=DAY)["item"]))
    ours = [
        (one.id, option.value, option.points)
        for _s, asked in instrument.by_section()
        for one in asked
        for option in one.options
    ]
    assert found == ours


@pytest.mark.parametrize("instrument", [one for one in HERE if one.is_scored_elsewhere], ids=lambda one: one.name)
def test_where_questions_may_not_leave_only_codes_and_scores_do(instrument: Instrument) -> None:
    assert instrument.scoring
    first, second = [one.id for one in instrument.scoring.strands][0], instrument.scoring.strands[-1].id
    resource = questionnaire(instrument, on=DAY)
    assert [one["linkId"] for one in resource["item"]] == [one.id for one in instrument.scoring.strands]
    assert {one["type"] for one in resource["item"]} == {"integer"}
    given = response(instrument, sent(instrument, scores={first: 4, second: None if second != first else 4}), key=KEY)
    QuestionnaireResponse.model_validate_json(said(given))
    assert dict(read_back(given["item"])) == {first: 4}


def test_what_a_school_entered_from_its_own_copy_never_goes_out() -> None:
    instrument = library.get("boxall-2017")
    entered = instrument.with_maxima({"a": 20})
    # The view hands over the document of the library: nothing the school typed is in it.
    assert "maxValue" not in said(questionnaire(instrument, on=DAY))
    assert "maxValue" in said(questionnaire(entered, on=DAY))


@pytest.mark.parametrize("instrument", SHOWN, ids=lambda one: one.name)
def test_answers_are_valid_and_read_back_the_same(instrument: Instrument) -> None:
    resource = response(instrument, sent(instrument), key=KEY, with_words=True)
    QuestionnaireResponse.model_validate_json(said(resource))
    assert {key: str(value) for key, value in read_back(resource["item"])} == answered(instrument)
    assert resource["questionnaire"] == f"urn:sha256:{instrument.digest}|{instrument.version}"
    assert resource["authored"] == "2026-11-24T09:05:00+00:00"


@pytest.mark.parametrize("instrument", SHOWN, ids=lambda one: one.name)
def test_words_people_wrote_stay_here_unless_asked_for(instrument: Instrument) -> None:
    resource = response(instrument, sent(instrument), key=KEY)
    assert "Amal" not in said(resource) and "valueString" not in said(resource)
    QuestionnaireResponse.model_validate_json(said(resource))


def test_who_answered_and_who_typed_are_numbers_nobody_outside_can_look_up() -> None:
    home = library.get("home-baseline")
    by_phone = response(home, sent(home, author=9), key=KEY)
    assert by_phone["source"]["type"] == "RelatedPerson" and by_phone["author"]["type"] == "Practitioner"
    assert by_phone["source"]["identifier"]["value"] != by_phone["author"]["identifier"]["value"]
    assert not re.search(
        r'"(display|reference)"', said({key: by_phone[key] for key in ("subject", "source", "author")})
    )
    herself = response(home, sent(home), key=KEY)
    assert herself["author"] == herself["source"]
    elsewhere = response(home, sent(home), key=b"another installation")
    assert elsewhere["subject"] != herself["subject"]
    again = response(home, sent(home, id=8), key=KEY)
    assert again["subject"] == herself["subject"] and again["identifier"] != herself["identifier"]


def test_a_childs_own_words_come_from_the_child() -> None:
    voice = library.get("child-voice")
    resource = response(voice, sent(voice), key=KEY)
    assert resource["source"] == resource["subject"]


def test_answers_put_right_say_so() -> None:
    home = library.get("home-baseline")
    assert response(home, sent(home), key=KEY)["status"] == "completed"
    assert response(home, sent(home, puts_right=True), key=KEY)["status"] == "amended"


def test_other_languages_stand_beside_the_words() -> None:
    voice = library.get("child-voice", 1)
    resource = questionnaire(voice, on=DAY, translations={"pl": {"What do you like to do?": "Co {child} lubi?"}})
    Questionnaire.model_validate_json(said(resource))
    asked = next(one for part in resource["item"] for one in part["item"] if one["text"] == "What do you like to do?")
    (found,) = asked["_text"]["extension"]
    assert found["url"] == TRANSLATION
    assert [list(one.values())[1] for one in found["extension"]] == ["pl", "Co ____ lubi?"]
