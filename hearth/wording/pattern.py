"""The small language in which a rule says what it looks for. A nurture lead can read it, and write it.

    he is lazy                 these words, in this order, whatever stands between them but a full stop
    (lazy|idle|bone idle)      one of these
    [just|so]                  may be there
    manipulat*                 any ending
    ..                         up to four other words
    ...                        up to sixteen other words; the second half of a sentence after the first
    <child>                    one of a list of words with a name (`words.toml`), such as he, she, your son, or a name
    ^ $                        the beginning, the end of the sentence

Letters large and small are the same, and so are straight and curly apostrophes. A pattern never crosses the end of a
sentence. `Pattern.needs` holds the words one of which must stand in a sentence for the pattern to be worth trying.
"""

import re
from dataclasses import dataclass

GAP = r"(?:[^\w.!?\n]+[\w'’-]+){0,4}?"
GAP_AT_FIRST = r"(?:[\w'’-]+[^\w.!?\n]+){0,4}?"
LONG_GAP = r"(?:[^\w.!?\n'’-][^\w.!?\n]*\w[\w'’-]*(?:[.,:]\d+)*){0,16}?"
"""A word here can be read in one way only, so that no row of hyphens makes it slow. A figure may hold a full stop."""
BETWEEN = r"[^\w.!?\n]{1,4}"
NO_NAME = (
    "It|We|I|You|This|That|These|Those|There|The|Nothing|Nobody|None|Something|Somebody|Someone|Everything|Everyone|Everybody|"
    "Anyone|Anybody|What|Who|When|Where|Why|How|Well|But|And|So|If|Yes|No|Not|Just|Here|Some|Any|Our|My|Your|All|Both|Each|One"
)
"""Words that begin a sentence with a capital and are nobody."""
NAME = rf"(?-i:(?!(?:{NO_NAME})\b)[A-Z][a-zà-ÿ]+(?:[-'’][A-Z][a-z]+)?)"
_PART = re.compile(r"\.{2,3}|<[\w ]+>|[()\[\]|^$]|[^\s()\[\]|<>^$]+")

Words = dict[str, tuple[str, ...]]
"""The named lists: name to entries, each written in the pattern language without lists of its own."""


class PatternWrong(ValueError):
    """The pattern cannot be read. The sentence says where."""


@dataclass(frozen=True)
class Pattern:
    """A pattern ready to search one sentence."""

    written: str
    search: re.Pattern[str]
    needs: frozenset[str]
    """Words in small letters; empty when none can be named (then it is tried on every sentence)."""
    starts: tuple[str, ...] = ()
    """Beginnings of words, for `manipulat*`."""

    def may_be_in(self, words: frozenset[str]) -> bool:
        if not self.needs and not self.starts:
            return True
        return not self.needs.isdisjoint(words) or any(word.startswith(self.starts) for word in words if self.starts)


@dataclass(frozen=True)
class _Piece:
    """A part as regular expression, with the words of which one must be there; `None` when nothing need be."""

    regex: str
    needs: frozenset[str] | None


def compiled(written: str, words: Words) -> Pattern:
    """The pattern, ready.

    Raises:
        PatternWrong: a bracket is not closed, or `<list>` is not known.
    """
    reader = _Reader(_PART.findall(written), words, written)
    piece = reader.choice(end="")
    needed = piece.needs or frozenset()
    regex = rf"(?<![\w'’-]){piece.regex}(?![\w])" if not piece.regex.startswith(r"\A") else rf"{piece.regex}(?![\w])"
    return Pattern(
        written,
        re.compile(regex, re.IGNORECASE),
        frozenset(word for word in needed if not word.endswith("*")),
        tuple(sorted(word[:-1] for word in needed if word.endswith("*"))),
    )


class _Reader:
    def __init__(self, parts: list[str], words: Words, written: str) -> None:
        self._parts, self._at, self._words, self._written = parts, 0, words, written

    def choice(self, end: str) -> _Piece:
        """Alternatives up to the closing bracket."""
        found = [self.sequence()]
        while self._next() == "|":
            self._at += 1
            found.append(self.sequence())
        if self._next() != end:
            raise PatternWrong(f"“{self._written}”: a bracket is not closed, or closed twice.")
        self._at += 1
        if len(found) == 1:
            return found[0]
        needs = None if any(one.needs is None for one in found) else frozenset().union(*(o.needs or () for o in found))
        return _Piece("(?:" + "|".join(one.regex for one in found) + ")", needs)

    def sequence(self) -> _Piece:
        regex, needs, joined = "", None, True
        while (part := self._next()) not in ("", "|", ")", "]"):
            self._at += 1
            if part == "^":
                regex += r"\A[^\w]*"
                continue
            if part == "$":
                regex += r"[^\w]*\Z"
                continue
            if part == "..":
                regex += GAP_AT_FIRST if joined else GAP
                continue
            if part == "...":
                regex += GAP_AT_FIRST if joined else LONG_GAP
                continue
            if part == "[":
                inner = self.choice(end="]")
                regex += rf"(?:{inner.regex}{BETWEEN})?" if joined else rf"(?:{BETWEEN}{inner.regex})?"
                continue
            piece = self._one(part)
            regex += piece.regex if joined else BETWEEN + piece.regex
            joined = False
            needs = _rarer(needs, piece.needs)
        return _Piece(regex, needs)

    def _one(self, part: str) -> _Piece:
        if part == "(":
            piece = self.choice(end=")")
            return _Piece(f"(?:{piece.regex})", piece.needs)
        if part.startswith("<"):
            return self._named(part[1:-1])
        if part.endswith("*"):
            return _Piece(_letters(part[:-1]) + r"[\w'’-]*", frozenset([part.lower()]))
        first, hyphen, _ = part.lower().partition("-")
        return _Piece(_letters(part), frozenset([first + "*" if hyphen else first]))

    def _named(self, name: str) -> _Piece:
        if name == "name":
            return _Piece(NAME, None)
        if name not in self._words:
            raise PatternWrong(f"“{self._written}”: there is no list called <{name}>.")
        pieces = [_Reader(_PART.findall(entry), self._words, entry).choice(end="") for entry in self._words[name]]
        needs = None if any(p.needs is None for p in pieces) else frozenset().union(*(p.needs or () for p in pieces))
        return _Piece("(?:" + "|".join(piece.regex for piece in pieces) + ")", needs)

    def _next(self) -> str:
        return self._parts[self._at] if self._at < len(self._parts) else ""


def _rarer(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """Of two sets of words, of each of which one must be there, the one that says more."""
    if one is None or other is None:
        return one or other
    return min(one, other, key=lambda words: (len(words), -max(map(len, words), default=0)))


def _letters(word: str) -> str:
    return re.escape(word).replace("'", "['’]").replace(re.escape("-"), r"[-‑ ]?")
