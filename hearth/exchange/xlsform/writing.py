"""A questionnaire as an XLSForm workbook, for other programs that read them, and to change and bring back."""

import importlib
import io
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from hearth.assessments.instrument import Instrument, Option, Question

Row = Mapping[str, object]
Translations = Mapping[str, Mapping[str, str]]
OWN_LANGUAGE = "English (en)"
# Every text is written as text: a label that begins with “=” is no formula, and one that looks like a link is none.
SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write(instrument: Instrument, translations: Translations | None = None) -> bytes:
    """The whole document. Its rights must allow it to be shown: see `may_leave`."""
    said = translations or {}
    lists = _Lists()
    survey = list(_survey(instrument, lists))
    file = io.BytesIO()
    workbook = _xlsxwriter().Workbook(file, SAFE)
    _sheet(workbook, "survey", _in_languages(survey, ("label", "hint"), said))
    _sheet(workbook, "choices", _in_languages(list(lists.rows()), ("label",), said))
    _sheet(workbook, "settings", [_settings(instrument, translated=bool(said))])
    if instrument.scoring:
        _sheet(workbook, "strands", [_strand(one) for one in instrument.scoring.strands])
        _sheet(workbook, "bands", [vars(one) for one in instrument.scoring.bands])
    workbook.close()
    return file.getvalue()


def may_leave(instrument: Instrument) -> bool:
    """Whether its questions may go out in a file: only where they may be on the screen."""
    return instrument.is_shown


@cache
def _xlsxwriter() -> Any:
    """Loaded when the first workbook is asked for, because loading takes a third of a second."""
    return importlib.import_module("xlsxwriter")


def _survey(instrument: Instrument, lists: "_Lists") -> Iterator[Row]:
    yield {"type": "note", "name": "hearth_intro", "label": instrument.intro}
    for section, questions in instrument.by_section():
        if not questions:
            continue
        yield {
            "type": "begin group", "name": _name(section.id), "label": section.title, "direction": section.direction,
            "arrow": section.arrow,
        }  # fmt: skip
        if section.hint:
            yield {"type": "note", "name": _name(f"{section.id}-words"), "label": section.hint}
        for question in questions:
            yield _question(question, lists)
        yield {"type": "end group"}
    yield {"type": "note", "name": "hearth_closing", "label": instrument.closing}


def _question(question: Question, lists: "_Lists") -> Row:
    row: dict[str, object] = {"name": _name(question.id), "label": question.text, "hint": question.guide}
    if question.options:
        row["type"] = f"select_one {lists.name_of(question)}"
    else:
        row["type"] = "integer" if question.kind == "number" else "text"
    if not question.optional:
        row["required"] = "yes"
    return row | {"strand": question.strand, "most": question.most}


def _settings(instrument: Instrument, *, translated: bool) -> Row:
    row: dict[str, object] = {
        "form_title": instrument.title, "form_id": instrument.key, "version": instrument.version,
        "answered_by": instrument.answered_by, "age_from": instrument.ages[0], "age_to": instrument.ages[1],
        "about_minutes": instrument.about_minutes, "owner": instrument.rights.owner,
        "licence": instrument.rights.licence, "read_by": instrument.read_by, "in_danger": instrument.in_danger,
        "digest": instrument.digest,
    }  # fmt: skip
    if translated:
        row["default_language"] = OWN_LANGUAGE
    if instrument.scoring:
        row |= {"at_least": instrument.scoring.at_least, "rule": instrument.scoring.rule}
    return row


def _strand(strand: Any) -> Row:
    return {"name": strand.id, "title": strand.title, "gloss": strand.gloss, "outcome": strand.outcome}


def _in_languages(rows: Sequence[Row], columns: Sequence[str], said: Translations) -> list[Row]:
    """With a column a language, where there are translations; without, as they are."""
    if not said:
        return list(rows)
    found: list[Row] = []
    for row in rows:
        here: dict[str, object] = {}
        for key, value in row.items():
            if key not in columns:
                here[key] = value
                continue
            here[f"{key}::{OWN_LANGUAGE}"] = value
            here |= {f"{key}::{language}": words.get(str(value), "") for language, words in said.items()}
        found.append(here)
    return found


class _Lists:
    """Each different list of answers once, named for the first question that offers it."""

    def __init__(self) -> None:
        self.names: dict[tuple[Option, ...], str] = {}

    def name_of(self, question: Question) -> str:
        return self.names.setdefault(question.options, _name(question.id))

    def rows(self) -> Iterator[Row]:
        for options, name in self.names.items():
            for one in options:
                yield {
                    "list_name": name, "name": one.value, "label": one.label, "score": one.points,
                    "picture": one.picture,
                }  # fmt: skip


def _name(id: str) -> str:
    """A name other programs take: it begins with a letter."""
    return id if id[:1].isalpha() else f"_{id}"


def _sheet(workbook: Any, name: str, rows: Sequence[Row]) -> None:
    """The headings that hold anything, and each cell as text."""
    headings = [
        key
        for key in dict.fromkeys(key for row in rows for key in row)
        if any(row.get(key) not in (None, "") for row in rows)
    ]
    if not headings:
        return
    sheet = workbook.add_worksheet(name)
    bold = workbook.add_format({"bold": True})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, heading, bold)
        sheet.set_column(column, column, 60 if heading.startswith(("label", "hint", "rule")) else 18, wrapped)
    for number, row in enumerate(rows, 1):
        for column, heading in enumerate(headings):
            if row.get(heading) not in (None, ""):
                sheet.write_string(number, column, str(row[heading]))
    sheet.freeze_panes(1, 0)
