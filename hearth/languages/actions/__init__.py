"""Every change to what is said in other languages, one module a noun; used as `languages.name_linguist(…)`."""

from hearth.languages.actions.linguists import end_linguist, name_linguist
from hearth.languages.actions.readings import read_over
from hearth.languages.actions.translations import (
    FROM_HOME,
    ask_translation,
    forget,
    give_translation,
    keep_translation,
    let_translation_go,
    note_phrase,
    pass_translation,
    withhold,
)

__all__ = [
    "FROM_HOME",
    "ask_translation", "end_linguist", "forget", "give_translation", "keep_translation", "let_translation_go",
    "name_linguist", "note_phrase", "pass_translation", "read_over", "withhold",
]  # fmt: skip
