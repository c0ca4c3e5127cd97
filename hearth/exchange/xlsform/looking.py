"""Looking at a form before anything is kept: what it would become, and whether it may."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from hearth.assessments.actions.shelf import own_key
from hearth.assessments.models import SchoolInstrument
from hearth.exchange.files.limits import FileRefused
from hearth.exchange.xlsform import meaning, protected, sheets, texts
from hearth.exchange.xlsform.becoming import become
from hearth.exchange.xlsform.draft import Draft
from hearth.schools.models import School


@dataclass(frozen=True)
class FormLook:
    draft: Draft
    key: str
    newest: SchoolInstrument | None
    """The version this school has already; bringing a changed form in makes the next."""
    notes: tuple[str, ...]

    @property
    def token(self) -> str:
        """The same as long as the same would be done."""
        done = (self.draft.sections, self.draft.items, self.draft.strands, self.draft.bands, self.key)
        version = self.newest.version if self.newest else 0
        return hashlib.sha256(json.dumps([done, version]).encode()).hexdigest()


def look_at_form(school: School, data: bytes, file_name: str) -> FormLook:
    """Raises FileRefused when the file as a whole cannot be a questionnaire here."""
    read = sheets.read(data)
    draft = become(*meaning.read(read), read)
    if stopped := protected.named_in(_texts(draft, file_name)):
        raise FileRefused(stopped)
    word = draft.form_id or file_name.rpartition(".")[0] or draft.title
    key = own_key(school, texts.slug(word, otherwise="questionnaire"))
    newest = SchoolInstrument.objects.of_school(school).filter(key=key).first()
    return FormLook(draft, key, newest, (*_of_file(read), *draft.notes))


def _of_file(read: sheets.Sheets) -> Iterator[str]:
    if read.passed_over:
        yield f"Sheets that are no part of a questionnaire were not read: {', '.join(read.passed_over)[:200]}."
    hidden = sum(sheet.hidden_rows for sheet in read.held.values())
    if hidden:
        yield f"{hidden} hidden rows were left out."


def _texts(draft: Draft, file_name: str) -> Iterator[tuple[str, str]]:
    """Everything a person would read, with where it stands."""
    yield "The name of the file", file_name
    yield "The title of the form", draft.title
    yield "The name of the form", draft.form_id
    for line in draft.lines:
        for text in (line.text, *line.options):
            yield f"Row {line.row}", text
    for section in draft.sections:
        yield f"The part “{section['title']}”", f"{section['title']} {section['hint']}"
    for item in draft.items:
        yield f"The question “{item['text'][:60]}”", item["guide"]
    for strand in draft.strands:
        yield f"The strand “{strand['title']}”", strand["title"]
