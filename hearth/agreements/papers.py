"""The short code on an ask that a parent printed at home: "KITE 47". It opens nothing. What staff print has three
figures (`notices/slips.py`), so that the two are told apart."""

from hearth.notices.slips import WORDS


def code(number: int) -> str:
    """A word and two figures. The first 2,790 numbers differ; the child's name on the page settles the rest."""
    word, figures = number % len(WORDS), (number * 7) % 90 + 10
    return f"{WORDS[word]} {figures}"
