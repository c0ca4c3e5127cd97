"""What a form means by the rules of XLSForm, worked out by pyxform: groups, lists, “or other”, languages, conditions.

pyxform gets rows of words that our own readers took from the file, never the file itself."""

import importlib
import re
from functools import cache
from typing import Any

from hearth.exchange.files.limits import FileRefused
from hearth.exchange.xlsform import texts
from hearth.exchange.xlsform.sheets import Sheet, Sheets

# Columns of ours: no other program knows them, and pyxform need not.
OURS = {
    "survey": {"strand", "gloss", "direction", "arrow", "most", "score"},
    "choices": {"score", "picture"},
}
SETTINGS = ("form_title", "title", "form_id", "id_string", "default_language", "version", "allow_choice_duplicates")

Json = dict[str, Any]
MISTAKES = (
    (r"no name\b", "Every question and group needs a word of its own in the column “name”."),
    (r"with no type", "This row has no word in the column “type”."),
    (r"must be unique within", "Two questions have the same name. Give each a name of its own."),
    (r"Names must begin with", "A name begins with a letter, and has only letters, digits, “_”, “-” and “.” in it."),
    (r"Unmatched 'begin", "A group begins here and never ends. Add a row “end group”."),
    (r"Unmatched 'end", "A group ends here that never began."),
    (r"should be a choices sheet", "A question offers a list of answers, and there is no sheet called “choices”."),
    (r"[Ll]ist name|not (in|found).*choices", "A question names a list of answers that is not on the sheet “choices”."),
    (r"Choice names must be unique", "Two answers of one list have the same name."),
    (r"Choices must have a name", "An answer of a list has no word in the column “name”."),
    (r"required column headers were not found: 'type'", "The sheet “survey” has no column “type”, or no rows."),
    (r"Could not find the name '([^']*)'", "A text points to a question that is not in this form: “{0}”."),
)  # fmt: skip


def read(sheets: Sheets) -> tuple[Json, list[str]]:
    """The form as pyxform understands it, and its warnings. Raises FileRefused with a sentence for a broken one."""
    backends, xls2json, errors = _pyxform()
    warnings: list[str] = []
    given: dict[str, Any] = {}
    for name in ("survey", "choices", "settings"):
        sheet = sheets.held.get(name)
        if sheet is not None:
            headings, rows = _for_pyxform(name, sheet)
            given[name], given[f"{name}_header"] = rows, [dict.fromkeys(headings)]
    # A blank line in a text is a paragraph, and stays.
    settings = given.setdefault("settings", [{}])
    settings[0]["clean_text_values"] = "no"
    given.setdefault("settings_header", [{}])[0]["clean_text_values"] = None
    try:
        form = xls2json.workbook_to_json(
            backends.DefinitionData(**given, sheet_names=list(sheets.held)), warnings=warnings
        )
    except errors.PyXFormError as mistake:
        raise FileRefused(_sentence(str(mistake), sheets)) from mistake
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, RecursionError) as mistake:
        raise FileRefused("This form breaks the rules of XLSForm in a way we cannot name. Try it in another XLSForm "
                          "program first; that says where the mistake is.") from mistake  # fmt: skip
    return form, [_plain(warning, sheets) for warning in warnings]


@cache
def _pyxform() -> tuple[Any, Any, Any]:
    """Loaded when the first form comes, because loading takes most of a second and most days bring none."""
    return tuple(  # type: ignore[return-value]
        importlib.import_module(f"pyxform.{part}") for part in ("xls2json_backends", "xls2json", "errors")
    )


def _for_pyxform(name: str, sheet: Sheet) -> tuple[list[str], list[dict[str, str]]]:
    """Rows with the empty ones put back, so that the row numbers pyxform says can be turned into those seen."""
    ours = OURS.get(name, set())
    headings = [
        heading
        for heading in sheet.headings
        if heading.lower() not in ours and (name != "settings" or heading.lower() in SETTINGS)
    ]
    rows: list[dict[str, str]] = []
    for number, row in zip(sheet.numbers, sheet.rows, strict=True):
        rows += [{} for _ in range(min(number - sheet.heading_at - 1, 3000) - len(rows))]
        rows.append({heading: texts.covered(row[heading]) for heading in headings if heading in row})
    return headings, rows if name != "settings" or any(rows) else [{}]


def _sentence(said: str, sheets: Sheets) -> str:
    for pattern, ours in MISTAKES:
        if found := re.search(pattern, said, re.DOTALL):
            return f"{_row(said, sheets)}{ours.format(*map(texts.plain, found.groups())) if '{0}' in ours else ours}"
    return f"This form breaks a rule of XLSForm. {_plain(said, sheets)}"


def _plain(said: str, sheets: Sheets) -> str:
    words = re.sub(r"\[row : \d+\]\s*|Learn more: \S+|\{.*\}", "", said, flags=re.DOTALL)
    plain = texts.plain(" ".join(words.split())[:300])
    return f"{_row(said, sheets)}{plain}{'' if plain.endswith('.') else '.'}"


def _row(said: str, sheets: Sheets) -> str:
    """pyxform counts from the headings as row 1; a person sees the number beside the row."""
    found = re.search(r"\[row : (\d+)\]", said)
    name = "choices" if "'choices'" in said else "survey"
    if found is None or name not in sheets.held:
        return ""
    sheet = f" of the sheet “{name}”" if name != "survey" else ""
    return f"Row {int(found[1]) + sheets.held[name].heading_at - 1}{sheet}: "
