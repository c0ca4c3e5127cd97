"""In which language a notice is written: the reader's own where we have the words, else English.

A language is a folder; what a notice says stands in its `notices/<kind>.txt`: the subject on the first line, the rest
below it. A text message is the subject and the link. A letter is `notices/<kind>.letter.txt`, or `notices/letter.txt`,
which will do for every kind: it says how to have on paper what the notice is about."""

from pathlib import Path

from hearth.languages import texts
from hearth.languages.catalogue import ENGLISH, Language
from hearth.languages.readers import language_of
from hearth.notices.models import Channel
from hearth.people.models import Relationship

KINDS = frozenset(
    text.stem for text in (ENGLISH.folder / "notices").glob("*.txt") if "." not in text.stem and text.stem != "letter"
)
# What these lead to is locked in a language until a qualified reader has signed it off. So are they: nobody is led
# in their own language to a page that is not in it.
LEADS_TO = {"agreement_asked": "agreement", "questions_waiting": "questionnaire"}


def language_for(relationship: Relationship, kind: str, channel: str = Channel.EMAIL) -> Language:
    """The language of this adult's pages, where its folder has these words and they may be used; else English."""
    wanted = language_of(relationship.adult)
    if document(kind, channel, wanted) is None:
        return ENGLISH
    locked = LEADS_TO.get(kind)
    return wanted if locked is None or texts.is_signed_off(relationship.child.school, wanted, locked) else ENGLISH


def document(kind: str, channel: str, language: Language) -> Path | None:
    """What a notice of this kind says in this language, if somebody wrote it."""
    names = [f"{kind}.letter.txt", "letter.txt"] if channel == Channel.LETTER else [f"{kind}.txt"]
    files = (language.folder / "notices" / name for name in names)
    return next((file for file in files if file.exists()), None)
