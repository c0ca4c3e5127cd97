"""Is this somebody else's measure? Known names in a form's title or questions stop it: better a question too many
than a licence broken."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path


@cache
def _measures() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each measure with what its name looks like in a text."""
    document = tomllib.loads((Path(__file__).parent / "protected.toml").read_text(encoding="utf-8"))
    found = []
    for one in document["measures"]:
        long = [f"(?i:{re.escape(name)})" for name in one.get("names", [])]
        short = [re.escape(word) for word in one.get("words", [])]
        found.append((one["title"], re.compile(rf"(?<![\w-])(?:{'|'.join([*long, *short])})(?!\w)")))
    return tuple(found)


def named_in(texts: Iterable[tuple[str, str]]) -> str:
    """The sentence that stops a form, or nothing. `texts` are a place a person can find, and what stands there."""
    for place, text in texts:
        plain = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‐", "-").replace("_", " ")
        for title, pattern in _measures():
            if pattern.search(plain):
                return (
                    f"{place} names the {title}. Its owner does not let anybody put its questions on a screen, so this "
                    "form cannot be brought in. If your school holds a licence, fill it in where its owner offers it, "
                    "and type the scores in here: Measures, then the measure, then “Our licence”."
                )
    return ""
