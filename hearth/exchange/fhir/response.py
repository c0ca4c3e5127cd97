"""One set of sent answers as a FHIR R4 QuestionnaireResponse.

Nobody is named. The child, whoever answered and whoever typed are numbers of this school's own, made with a key that
only this installation has; so two files about one child can be told to be about the same, and nothing can be looked up
from outside. What people wrote in boxes of their own is left out, because names stand in it, unless asked for."""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from hearth.assessments.instrument import Instrument, Question
from hearth.exchange.fhir.questionnaire import WEIGHT, Json, about_no_child, address

KINDS = {"staff": "Practitioner", "parent": "RelatedPerson", "child": "Patient"}


@dataclass(frozen=True)
class Sent:
    """What there is to say of one set of answers. `child`, `source` and `author`: row numbers, never names."""

    id: int
    school: int
    child: int
    respondent_is: str
    source: int
    author: int
    at: datetime
    answers: Mapping[str, str]
    scores: Mapping[str, int | None]
    puts_right: bool = False


def response(instrument: Instrument, sent: Sent, *, key: bytes, with_words: bool = False) -> Json:
    """`status`: completed, or amended where these put earlier ones right."""
    child = _reference("Patient", "child", sent.child, sent.school, key)
    source = _reference(KINDS[sent.respondent_is], "adult", sent.source, sent.school, key)
    resource: Json = {
        "resourceType": "QuestionnaireResponse",
        "identifier": {"system": "urn:hearth:answers", "value": _number("answers", sent.id, sent.school, key)},
        "questionnaire": f"{address(instrument)}|{instrument.version}",
        "status": "amended" if sent.puts_right else "completed",
        "subject": child,
        "source": child if sent.respondent_is == "child" else source,
        "author": _reference("Practitioner", "adult", sent.author, sent.school, key),
        "authored": sent.at.isoformat(timespec="seconds"),
    }
    if sent.respondent_is == "parent" and sent.author == sent.source:
        resource["author"] = source
    items = list(_items(instrument, sent, with_words)) if instrument.is_shown else list(_parts(instrument, sent))
    return resource | ({"item": items} if items else {})


def _items(instrument: Instrument, sent: Sent, with_words: bool) -> Iterable[Json]:
    for section, questions in instrument.by_section():
        inside = [item for one in questions if (item := _answer(one, sent.answers.get(one.id, ""), with_words))]
        if inside:
            yield {"linkId": f"section.{section.id}", "text": about_no_child(section.title), "item": inside}


def _answer(question: Question, given: str, with_words: bool) -> Json | None:
    if not given:
        return None
    if option := question.option(given):
        coding: Json = {"code": option.value, "display": about_no_child(option.label)}
        if option.points is not None:
            coding["extension"] = [{"url": WEIGHT, "valueDecimal": option.points}]
        value: Json = {"valueCoding": coding}
    elif question.kind == "number":
        value = {"valueInteger": int(given)}
    elif with_words and question.kind == "text":
        value = {"valueString": given}
    else:
        return None
    return {"linkId": question.id, "text": about_no_child(question.text), "answer": [value]}


def _parts(instrument: Instrument, sent: Sent) -> Iterable[Json]:
    """Where the questions may not leave: what each part came to."""
    for strand in instrument.scoring.strands if instrument.scoring else ():
        value = sent.scores.get(strand.id)
        if value is not None:
            yield {"linkId": strand.id, "text": strand.title, "answer": [{"valueInteger": value}]}


def _reference(kind: str, of: str, row: int, school: int, key: bytes) -> Json:
    """Somebody without a name."""
    return {"type": kind, "identifier": {"system": f"urn:hearth:{of}", "value": _number(of, row, school, key)}}


def _number(of: str, row: int, school: int, key: bytes) -> str:
    words = f"hearth.fhir:{school}:{of}:{row}".encode()
    return hmac.new(key, words, hashlib.sha256).hexdigest()[:32]
