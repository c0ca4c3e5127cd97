"""Every change to what is said in other languages, one module a noun; used as `languages.name_linguist(…)`."""

from hearth.languages.actions.linguists import end_linguist, name_linguist

__all__ = ["end_linguist", "name_linguist"]
