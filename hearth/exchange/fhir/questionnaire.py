"""A questionnaire as a FHIR R4 Questionnaire. Its address is made from its digest: it names these very words."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from hearth.assessments.instrument import Instrument, Option, Question, Section, Strand

Json = dict[str, Any]
Translations = Mapping[str, Mapping[str, str]]

HL7 = "http://hl7.org/fhir/StructureDefinition"
WEIGHT, TRANSLATION, MAX_VALUE = f"{HL7}/itemWeight", f"{HL7}/translation", f"{HL7}/maxValue"
# Where a child's name would stand: the file is about no child.
A_CHILD, BLANK = "the child", "____"


def address(instrument: Instrument) -> str:
    """What a response names: the same for the same words wherever they are."""
    return f"urn:sha256:{instrument.digest}"


def questionnaire(instrument: Instrument, *, on: date, translations: Translations | None = None) -> Json:
    """Where the questions may not leave: the parts, their codes and what they reach, and nothing that is asked."""
    said = translations or {}
    resource: Json = {
        "resourceType": "Questionnaire",
        "url": address(instrument),
        "version": str(instrument.version),
        "name": _computer_name(instrument),
        **_text("title", instrument.title, said),
        "status": "active",
        "date": on.isoformat(),
        "publisher": instrument.rights.owner,
        "copyright": f"{instrument.rights.owner}. {instrument.rights.licence}",
        "subjectType": ["Patient"],
        "identifier": [{"system": "urn:hearth:instrument", "value": instrument.name}],
    }
    if instrument.scoring:
        resource["purpose"] = instrument.scoring.rule
    if instrument.is_shown:
        resource |= _text("description", instrument.intro, said)
        resource["item"] = [
            _section(section, questions, said) for section, questions in instrument.by_section() if questions
        ]
    else:
        resource["description"] = "Codes and scores only. The questions belong to the owner, and are not in this file."
        resource["item"] = [
            _part(one, instrument) for one in (instrument.scoring.strands if instrument.scoring else ())
        ]
    return resource


def _section(section: Section, questions: Iterable[Question], said: Translations) -> Json:
    inside: list[Json] = []
    for name, words in (("hint", section.hint), ("direction", section.direction)):
        if words:
            inside.append({"linkId": f"{section.id}.{name}", "type": "display", **_text("text", words, said)})
    return {
        "linkId": f"section.{section.id}", "type": "group", **_text("text", section.title, said),
        "item": [*inside, *(_question(one, said) for one in questions)],
    }  # fmt: skip


def _question(question: Question, said: Translations) -> Json:
    item: Json = {
        "linkId": question.id,
        **_text("text", question.text, said),
        "type": "choice" if question.options else "integer" if question.kind == "number" else "text",
        "required": not question.optional,
    }
    if question.strand:
        item["code"] = [{"system": "urn:hearth:strand", "code": question.strand}]
    if question.options:
        item["answerOption"] = [_option(one, said) for one in question.options]
    if question.most is not None:
        item["extension"] = [{"url": MAX_VALUE, "valueInteger": question.most}]
    if question.guide:
        guide = {"linkId": f"{question.id}.guide", "type": "display", **_text("text", question.guide, said)}
        item["item"] = [guide]
    return item


def _option(option: Option, said: Translations) -> Json:
    found: Json = {"valueCoding": {"code": option.value, **_text("display", option.label, said)}}
    if option.points is not None:
        found["extension"] = [{"url": WEIGHT, "valueDecimal": option.points}]
    return found


def _part(strand: Strand, instrument: Instrument) -> Json:
    """One part of somebody else's measure: our own neutral name for it, as it stands on our pages."""
    item: Json = {"linkId": strand.id, "text": strand.title, "type": "integer", "required": False}
    most = sum(question.most or 0 for question in instrument.in_strand(strand.id))
    # What a school entered from its own copy never leaves; what the document itself says is public.
    return item | ({"extension": [{"url": MAX_VALUE, "valueInteger": most}]} if most else {})


def _text(key: str, words: str, said: Translations) -> Json:
    """A text, with what the other languages say beside it."""
    others = [
        {"url": TRANSLATION, "extension": [
            {"url": "lang", "valueCode": tag},
            {"url": "content", "valueString": theirs[words].replace("{child}", BLANK)},
        ]}
        for tag, theirs in said.items()
        if theirs.get(words)
    ]  # fmt: skip
    return {key: about_no_child(words)} | ({f"_{key}": {"extension": others}} if others else {})


def about_no_child(words: str) -> str:
    """With a capital where a sentence begins with the child."""
    begun = re.sub(r"(^|[.!?]\s+)\{child\}", lambda found: f"{found[1]}{A_CHILD.capitalize()}", words)
    return begun.replace("{child}", A_CHILD)


def _computer_name(instrument: Instrument) -> str:
    """A name a program may use: a capital, letters and digits."""
    name = "".join(part[:1].upper() + part[1:] for part in instrument.key.split("-"))
    return name if name[:1].isalpha() else f"Q{name}"
