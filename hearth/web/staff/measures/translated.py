"""What a questionnaire says in other languages: those a qualified reader signed at this school; for a school's own,
what its file brought."""

import json
import re

from django.utils import translation
from django.utils.translation import gettext

from hearth.assessments.instrument import Instrument
from hearth.assessments.models import SchoolInstrument
from hearth.languages import catalogue, texts
from hearth.schools.models import School


def translations_of(school: School, instrument: Instrument, own: SchoolInstrument | None) -> dict[str, dict[str, str]]:
    """By the language's name and tag, as a form's columns are headed: “Polish (pl)”."""
    if own is not None:
        brought: dict[str, dict[str, str]] = json.loads(own.document).get("translations", {})
        return brought
    found = {}
    for language in catalogue.OTHERS:
        if texts.is_signed_off(school, language, "questionnaire"):
            with translation.override(language.code):
                said = {text: gettext(text) for text in words_of(instrument)}
            if kept := {text: words for text, words in said.items() if words != text}:
                found[f"{language.english_name} ({language.tag})"] = kept
    return found


def by_tag(translations: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """The same by the tag alone, for formats that have no other name. Without a tag a language is left out."""
    tags = {name: re.search(r"\(([A-Za-z]{2,3}(-[A-Za-z0-9]+)*)\)\s*$", name) for name in translations}
    return {tag[1]: translations[name] for name, tag in tags.items() if tag}


def words_of(instrument: Instrument) -> list[str]:
    """Every text of it that is read, once each."""
    said: dict[str, None] = {}

    def keep(text: str) -> str:
        said.setdefault(text)
        return text

    instrument.each(keep)
    return [text for text in said if text]
