"""Whether words are a circular. Hearth writes to one family at a time: the same words to many are for a school's own
newsletter. Pure: words in, an answer out."""

import re
from collections.abc import Iterable

FAMILIES = 2
"""The same words go to this many families in a week, and to no more."""
FAMILIES_OF_A_PHRASE = 5
"""Ready-made words are short and say an everyday thing, so a few more may get them."""
SHORT = 6
"""With fewer words than this nobody writes a circular: “Thank you, that helps.”"""


def plain(words: str, names: Iterable[str] = ()) -> str:
    """The words as they would be for anybody: small letters, no signs, no names of the child or the adult."""
    text = words.casefold()
    for name in sorted({part.casefold() for part in names if part}, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?:[’']s)?(?!\w)", " ", text)
    return " ".join(re.findall(r"\w+", text))


def is_short(words: str) -> bool:
    return len(words.split()) < SHORT
