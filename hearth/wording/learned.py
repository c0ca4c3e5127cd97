"""What examples teach beyond the rules: a linear model over words, explainable, offline, optional.

Each word, pair of words and mark of a sentence has a weight; their sum says how likely a careful colleague would change
the sentence. Words that no example had are weighed as those they are like. The weights in `learned.json` come from the
development part of the corpus (`corpus/learn.py`); what they add over the rules alone is in `docs/wording.md`. A school
that silences `learned` has the rules alone.
"""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from hearth.wording.text import WORD, Message, Sentence, inside, plain
from hearth.wording.words import word_set

SILENT = "learned"
"""The name under which a school silences it."""
LEAST_WORDS = 3
MOST_SENTENCES = 300
"""Of a text, so that a pasted book is answered at once."""
MOST_WORDS = 80
"""Words of one sentence that are weighed."""
FILE = Path(__file__).parent / "learned.json"


@dataclass(frozen=True)
class Guess:
    start: int
    end: int
    code: str
    severity: int
    likely: float
    """From 0 to 1."""
    because: tuple[str, ...]


@dataclass(frozen=True)
class Weights:
    bias: float
    cut: float
    """From here on a sentence is marked though no rule speaks."""
    doubt: float
    """Under this, what a rule found is left alone."""
    problem: dict[str, float]
    """Feature to weight."""
    words: dict[str, tuple[float, float, float]]
    """Word to its weight in the sentence, its weight in the message, and how much it says (its squared length)."""
    codes: dict[str, dict[str, float]]
    """Feature to code to weight."""
    code_bias: dict[str, float]
    severity: dict[str, int]


@cache
def weights() -> Weights:
    return Weights(**json.loads(FILE.read_text(encoding="utf-8")))


def likely(message: Message) -> list[float]:
    """For each of the first sentences, how likely it is that it should be changed."""
    known = weights()
    looked = message.sentences[:MOST_SENTENCES]
    if not looked:
        return []
    alike = [_alike(known, one) for one in looked]
    around = sum(whole for _, whole in alike) / len(alike) + known.bias
    around += sum(known.problem.get(one, 0.0) for one in of_message(message))
    found: list[float] = []
    for at, sentence in enumerate(looked):
        total = around + alike[at][0] + known.problem.get(of_place(message, at), 0.0)
        total += sum(known.problem.get(one, 0.0) for one in of_sentence(sentence))
        found.append(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))))
    return found


def doubted(message: Message, chances: list[float], start: int, end: int) -> bool:
    """Whether what a rule found stands in sentences that the examples hold to be fine."""
    there = [
        chance for chance, one in zip(chances, message.sentences, strict=False) if one.start < end and start < one.end
    ]
    return bool(there) and max(there) < weights().doubt


def guesses(message: Message, chances: list[float]) -> Iterator[Guess]:
    """Sentences likely enough to be changed, by the cut that keeps clean messages clean."""
    known = weights()
    for chance, sentence in zip(chances, message.sentences, strict=False):
        if chance < known.cut or len(sentence.words) < LEAST_WORDS:
            continue
        if not inside(sentence.start, sentence.end, message.others_words):
            features = of_sentence(sentence)
            code = _code(known, features)
            because = _because([(known.problem[one], one) for one in features if one in known.problem])
            yield Guess(sentence.start, sentence.end, code, known.severity[code], chance, because)


def _alike(known: Weights, sentence: Sentence) -> tuple[float, float]:
    """What the words of a sentence weigh by what they are like: in the sentence, and in the message."""
    rows = [known.words[word] for word in sentence.words[:MOST_WORDS] if word in known.words]
    if not rows:
        return 0.0, 0.0
    length = math.sqrt(sum(row[2] for row in rows))
    return sum(row[0] for row in rows) / length, sum(row[1] for row in rows) / length


def _because(weighed: list[tuple[float, str]]) -> tuple[str, ...]:
    """The words and pairs that weighed most."""
    heaviest = sorted(weighed, reverse=True)[:8]
    words = (one[2:].replace("_", " ").strip("^$ ") for weight, one in heaviest if weight > 0 and one[0] in "wb")
    return tuple(dict.fromkeys(one for one in words if one))[:3]


def _code(known: Weights, features: list[str]) -> str:
    sums = dict(known.code_bias)
    for one in features:
        for code, weight in known.codes.get(one, {}).items():
            sums[code] += weight
    return max(sums, key=lambda code: sums[code])


def of_sentence(sentence: Sentence) -> list[str]:
    """Words, pairs, and pairs over one word, with names and numbers made alike."""
    words = ["^", *alike(sentence)[:MOST_WORDS], "$"]
    found = {f"w {word}" for word in words[1:-1]}
    found |= {f"b {one}_{two}" for one, two in pairwise(words)}
    found |= {f"s {one}_*_{two}" for one, two in zip(words, words[2:], strict=False)}
    found |= {f"t {one}_{two}_{three}" for one, two, three in zip(words, words[1:], words[2:], strict=False)}
    found |= {f"p {word[:5]}" for word in words[1:-1] if len(word) > 6}
    end = sentence.text[-1:]
    if end in "?!":
        found.add(f"e {end}")
    found.add(f"l {min(len(words) // 6, 6)}")
    return sorted(found)


def of_message(message: Message) -> list[str]:
    """What the rest of the message is like: how it is sent, how long it is, whether it thanks, asks and offers."""
    words = frozenset().union(*(one.word_set for one in message.sentences)) if message.sentences else frozenset()
    found = {f"m {word}" for word in words if word in AROUND}
    found.add(f"n {min(len(message.sentences), 6)}")
    found |= {f"c {message.channel}", f"r {message.sender_role}", f"g {message.stage}"}
    return sorted(found)


AROUND = word_set("around")


def of_place(message: Message, at: int) -> str:
    """Where the sentence stands."""
    if len(message.sentences) == 1:
        return "a only"
    return "a first" if at == 0 else "a last" if at == len(message.sentences) - 1 else "a mid"


def alike(sentence: Sentence) -> list[str]:
    """The words in small letters, every number and every name made one."""
    found: list[str] = []
    for at, one in enumerate(WORD.finditer(sentence.text)):
        word = one.group()
        if word[0].isdigit():
            found.append("<number>")
        elif at and word[0].isupper() and not word.isupper() and plain(word) not in CAPITALS:
            found.append("<name>")
        else:
            found.append(plain(word))
    return found


CAPITALS = word_set("capitals")
"""Words with a capital that are no name."""
