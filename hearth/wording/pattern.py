"""The small language in which a rule says what it looks for. A nurture lead can read it, and write it.

    he is lazy                 these words, in this order, whatever stands between them but a full stop
    (lazy|idle|bone idle)      one of these
    [just|so]                  may be there
    manipulat*                 any ending
    *                          any one word
    ..                         up to four other words
    ...                        up to sixteen other words; the second half of a sentence after the first
    <child>                    one of a list of words with a name (`words.toml`), such as he, she, your son, or a name
    ^ $                        the beginning, the end of the sentence

Letters large and small are the same, and so are straight and curly apostrophes. A pattern never crosses the end of a
sentence. `Pattern.needs` holds the words without which a sentence is not worth searching.
"""

import re
from dataclasses import dataclass, replace
from functools import cache, cached_property

GAP = r"(?:[^\w.!?\n]++\w[\w'’-]*+){0,4}?"
GAP_AT_FIRST = r"(?:\w[\w'’-]*+[^\w.!?\n]++){0,4}?"
LONG_GAP = r"(?:[^\w.!?\n'’-][^\w.!?\n]*+\w[\w'’-]*+(?:[.,:]\d+)*+){0,16}?"
"""Any word here can be read in one way only, so that no row of hyphens is slow. A figure may hold a full stop."""
ENDING = r"(?:[\w'’-]*+|\w*+(?=['’]\w))"
"""The rest of a word, or the rest before the ’s of “Mum’s late”. Read in no third way, for the same reason."""
BETWEEN = r"[^\w.!?\n]{1,4}"
EDGES = {"^": r"\A[^\w]*", "$": r"[^\w]*\Z"}
WAYS = {"..": 5, "...": 17}
NO_NAME = (
    "It|We|I|You|This|That|These|Those|There|The|Nothing|Nobody|None|Something|Somebody|Someone|Everything|Everyone|Everybody|"
    "Anyone|Anybody|What|Who|When|Where|Why|How|Well|But|And|So|If|Yes|No|Not|Just|Here|Some|Any|Our|My|Your|All|Both|Each|One|"
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
"""Words that begin a sentence with a capital and are nobody."""
NAME = rf"(?-i:(?!(?:{NO_NAME})\b)[A-Z][a-zà-ÿ]+(?:[-'’][A-Z][a-z]+)?)"
_PART = re.compile(r"\.{2,3}|<[\w ]+>|[()\[\]|^$]|[^\s()\[\]|<>^$]+")

Needs = tuple[frozenset[str], ...]
Words = dict[str, tuple[str, ...]]
"""The named lists: name to entries, each written in the pattern language without lists of its own."""


class PatternWrong(ValueError):
    """The pattern cannot be read. The sentence says where."""


@dataclass(frozen=True)
class Pattern:
    """A pattern ready to search one sentence."""

    written: str
    regex: str
    needs: tuple[frozenset[str], ...]
    """Of each set one must stand in the sentence, words in small letters or beginnings (`manipulat*`); the rarest
    first. Empty when none can be named: then it is tried on every sentence."""
    ways: int = 1
    """In how many ways, at most and roughly, one stretch of words could be read: what makes a search slow."""

    @cached_property
    def search(self) -> re.Pattern[str]:
        """Made ready when first needed: of thousands of patterns a message needs a few."""
        return re.compile(self.regex, re.IGNORECASE)

    def may_be_in(self, keys: frozenset[str]) -> bool:
        """Whether it is worth searching a sentence with these `Sentence.keys`."""
        return not any(needed.isdisjoint(keys) for needed in self.needs)


@dataclass(frozen=True)
class _Piece:
    """A part as regular expression, with the sets of words of each of which one must be there."""

    regex: str
    needs: Needs
    ways: int = 1


def compiled(written: str, words: Words) -> Pattern:
    """The pattern, ready.

    Raises:
        PatternWrong: a bracket is not closed, or `<list>` is not known.
    """
    reader = _Reader(_PART.findall(written), words, written)
    piece = reader.choice(end="")
    regex = rf"(?<![\w'’-]){piece.regex}(?![\w])" if not piece.regex.startswith(r"\A") else rf"{piece.regex}(?![\w])"
    return Pattern(written, regex, tuple(sorted(set(piece.needs), key=_commonness)), piece.ways)


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
        return _either(found)

    def sequence(self) -> _Piece:
        regex, joined, ways = "", True, 1
        needs: Needs = ()
        while (part := self._next()) not in ("", "|", ")", "]"):
            self._at += 1
            if part in EDGES:
                regex += EDGES[part]
                continue
            ways *= WAYS.get(part, 1)
            if part == "..":
                regex += GAP_AT_FIRST if joined else GAP
                continue
            if part == "...":
                regex += GAP_AT_FIRST if joined else LONG_GAP
                continue
            if part == "[":
                inner = self.choice(end="]")
                ways *= inner.ways + 1
                regex += rf"(?:{inner.regex}{BETWEEN})?" if joined else rf"(?:{BETWEEN}{inner.regex})?"
                continue
            piece = self._one(part)
            regex += piece.regex if joined else BETWEEN + piece.regex
            joined = False
            needs += piece.needs
            ways *= piece.ways
        return _Piece(regex, needs, ways)

    def _one(self, part: str) -> _Piece:
        if part == "(":
            piece = self.choice(end=")")
            return _Piece(f"(?:{piece.regex})", piece.needs, piece.ways)
        if part.startswith("<"):
            return self._named(part[1:-1])
        if part == "*":
            return _Piece(r"\w" + ENDING, (), ways=2)
        if part.endswith("*"):
            return _Piece(_letters(part[:-1]) + ENDING, (frozenset([part.lower()]),), ways=2)
        first, hyphen, _ = part.lower().partition("-")
        return _Piece(_letters(part), (frozenset([first + "*" if hyphen else first]),))

    def _named(self, name: str) -> _Piece:
        if name == "name":
            return _Piece(NAME, ())
        if name not in self._words:
            raise PatternWrong(f"“{self._written}”: there is no list called <{name}>.")
        entries = self._words[name]
        if entries not in _READ:
            either = _either([_Reader(_PART.findall(entry), self._words, entry).choice(end="") for entry in entries])
            _READ[entries] = replace(either, ways=3)  # our own lists: seldom two entries fit one stretch
        return _READ[entries]

    def _next(self) -> str:
        return self._parts[self._at] if self._at < len(self._parts) else ""


_READ: dict[tuple[str, ...], _Piece] = {}
"""Lists read already: hundreds of patterns name the same few."""


def _either(pieces: list[_Piece]) -> _Piece:
    """One of several: of the words each needs most, one must be there."""
    regex = "(?:" + "|".join(piece.regex for piece in pieces) + ")"
    ways = sum(piece.ways for piece in pieces)
    if not all(piece.needs for piece in pieces):
        return _Piece(regex, (), ways)
    return _Piece(regex, (frozenset().union(*(min(piece.needs, key=_commonness) for piece in pieces)),), ways)


@cache
def _commonness(words: frozenset[str]) -> tuple[int, list[str]]:
    """How likely one of the words stands in any sentence, roughly: short words and beginnings are common."""
    return sum(8 if len(word.rstrip("*")) < 4 else 2 if word.endswith("*") else 1 for word in words), sorted(words)


def _letters(word: str) -> str:
    return re.escape(word).replace("'", "['’]").replace(re.escape("-"), r"[-‑ ]?")
