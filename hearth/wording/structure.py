"""What no single phrase finds: sentences too long, terms unexplained, capitals, runs of failings, alarm without relief.

Each detector takes a message and gives stretches (first and last offset). Rules name them in their documents, and the
words they count stand in `words.toml`.
"""

import re
from collections.abc import Callable, Iterator

from hearth.wording import terms
from hearth.wording.pattern import Pattern, compiled
from hearth.wording.text import Message, Sentence, inside
from hearth.wording.words import listed, named_words, word_set

Stretch = tuple[int, int]
LONG, RATHER_LONG, MIDDLING, NOT_LONG = 42, 22, 16, 9
"""Words in a sentence. The longer it is, the fewer points of office language make it hard."""
MANY = 3
"""Words in capitals side by side; two will do with NOW or YOUR."""
A_LIST = 5
"""Commas. A long list, or a story told bit by bit, is long, and not hard."""
A_FEW = 5
"""Words. A sentence no longer than that tells nothing of what happened."""
OMINOUS_UP_TO = 6
"""Sentences. A longer message says what it is about."""

FEW_CLAUSES = 4
_CLAUSE = re.compile(
    r"[^\s.,;:!?](?:[^.,;:!?\n]|(?<=\d)[.,](?=\d))*?(?=\s(?:and|but|[-–—])\s|[.,;:!?\n]|\Z)", re.IGNORECASE
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ught)\b", re.IGNORECASE)
_THING = re.compile(r"\b\w{3,}(?:[ts]ions?|ments?|[ae]nces?|ility)\b", re.IGNORECASE)
"""A doing made into a thing: “the finalising of arrangements”, “completion”."""
_CAPITALS = re.compile(r"\b[A-Z][A-Z'’]+\b(?:[ ,:-]{1,2}[A-Z][A-Z'’]*\b)*")
_ORDINARY = word_set("ordinary_capitals")
_RAISED, _SHARP, _GLAD = word_set("raised_voice"), word_set("sharp_capitals"), word_set("glad_capitals")
_MAY_NOT = re.compile(r"(?:\A|[.!?\n]|\b(?:do|must|will|shall|are|is to|are to))\s*\Z", re.IGNORECASE)
_SPOKEN_OF = re.compile(
    r"\b(?:headed|called|titled|marked|stamped|says|said|reads|the word|ignore the)\W*\Z", re.IGNORECASE
)
_ABOUT = re.compile(
    r"\b(?:about|because|as (?:he|she|they)|to (?:sign|bring|discuss|collect|change))\s+"
    r"(?!this|it\b|him\b|her\b|(?-i:[A-Z]))\w+",
    re.IGNORECASE,
)


OFFICE, OFFICIALESE, FAILING = listed("office"), listed("officialese"), listed("failing")
DEFICIT = compiled(
    "(^ [<deficit_lead>] [<deficit_lead>] [<deficit_lead>] <deficit_start>|<deficit_end>)", named_words()
)
ASIDE, RELIEF = listed("deficit_aside"), listed("deficit_relief")
URGENT, IN_TOUCH, SAFE = listed("urgent"), listed("get_in_touch"), listed("alarm_relief")
VAGUE, HARMLESS, THIN = listed("alarm_announced"), listed("alarm_harmless"), listed("alarm_thin")


def long_sentence(message: Message) -> Iterator[Stretch]:
    """Too long to hold in mind, or long and in the language of offices."""
    for sentence in message.sentences:
        count = len(sentence.words)
        if count <= NOT_LONG:
            continue
        if (count > LONG and sentence.text.count(",") < A_LIST) or _is_official(sentence, count):
            yield sentence.start, sentence.end


def _is_official(sentence: Sentence, count: int) -> bool:
    """Passives, things made of doings, and words of offices, of which some weigh double."""
    office, official = _count(OFFICE, sentence), _count(OFFICIALESE, sentence)
    things, passives = len(_THING.findall(sentence.text)), len(_PASSIVE.findall(sentence.text))
    if not office and not official and things < 2:
        return False
    points = office + 2 * official + passives + things // 2
    if official:
        return points >= 4 or (points == 3 and count > RATHER_LONG)
    return points >= (4 if count > RATHER_LONG else 5 if count > MIDDLING else 6)


def unexplained_term(message: Message) -> Iterator[Stretch]:
    """A term of the trade whose meaning the message does not give."""
    for found in terms.unexplained(message.text, message.glossary):
        if not inside(found.start, found.end, message.others_words):
            yield found.start, found.end


def capitals(message: Message) -> Iterator[Stretch]:
    """Words in capitals that are no abbreviation, no heading and nobody else's words: a raised voice."""
    for found in _CAPITALS.finditer(message.text):
        words = [w for w in re.findall(r"[A-Z'’]{2,}", found.group()) if w not in _ORDINARY and not terms.is_term(w)]
        raised = not _RAISED.isdisjoint(words) or ("NOT" in words and _MAY_NOT.search(message.text[: found.start()]))
        many = sum(len(word) > 2 for word in words) >= (MANY if _SHARP.isdisjoint(words) else MANY - 1)
        loud = raised or (many and _GLAD.isdisjoint(words))
        if loud and not _heading(message, *found.span(), raised):
            yield found.span()


def _heading(message: Message, start: int, end: int, raised: object) -> bool:
    """Whether it is a line of its own above other lines, a title spoken of, or quoted."""
    if inside(start, end, message.others_words) or _SPOKEN_OF.search(message.text[:start]):
        return True
    first, last = message.text.rfind("\n", 0, start) + 1, message.text.find("\n", end)
    return not raised and last > 0 and message.text[first:last].isupper()


def run_of_failings(message: Message) -> Iterator[Stretch]:
    """Three failings in a row, or two that are nearly all there is, with no strength, reason, help or next step."""
    if not any(_count(DEFICIT, sentence) or _count(FAILING, sentence) for sentence in message.sentences):
        return
    clauses = list(_CLAUSE.finditer(message.text))
    runs: list[list[int]] = [[]]
    for at, clause in enumerate(clauses):
        if DEFICIT.search.search(clause.group()) and not ASIDE.search.search(clause.group()):
            near = not runs[-1] or at - runs[-1][-1] <= 2
            runs = [*runs[:-1], [*runs[-1], at]] if near else [*runs, [at]]
    run = max(runs, key=len)
    if len(run) >= 3 or (len(run) == 2 and len(clauses) <= FEW_CLAUSES):
        told = {at for one in runs for at in one}
        if not any(RELIEF.search.search(one.group()) for at, one in enumerate(clauses) if at not in told):
            yield clauses[run[0]].start(), clauses[run[-1]].end()


def alarm_without_relief(message: Message) -> Iterator[Stretch]:
    """A call or a visit at once, or "something has happened": neither that the child is safe nor what it is about."""
    if len(message.sentences) > OMINOUS_UP_TO or any(_count(SAFE, sentence) for sentence in message.sentences):
        return
    for sentence in message.sentences:
        hurried = _count(URGENT, sentence) and _count(IN_TOUCH, sentence)
        if hurried and not _ABOUT.search(sentence.text) and not _count(HARMLESS, sentence):
            yield sentence.start, sentence.end
        elif found := VAGUE.search.search(sentence.text) if VAGUE.may_be_in(sentence.keys) else None:
            # What it is about may follow: after a colon, or in words that say more than a name.
            if not _count(HARMLESS, sentence) and ":" not in sentence.text[found.end() :]:
                yield sentence.start + found.start(), sentence.start + found.end()
        elif not _count(HARMLESS, sentence) and _count(THIN, sentence) and not _details(message, sentence):
            yield sentence.start, sentence.end


def _details(message: Message, said: Sentence) -> bool:
    """Whether another sentence tells something: more than a greeting, a question, or "please ring"."""
    return any(
        other is not said and len(other.words) > A_FEW and not _count(IN_TOUCH, other) and not other.text.endswith("?")
        for other in message.sentences
    )


def _count(pattern: Pattern, sentence: Sentence) -> int:
    if not pattern.may_be_in(sentence.keys):
        return 0
    return sum(1 for _ in pattern.search.finditer(sentence.text))


DETECTORS: dict[str, Callable[[Message], Iterator[Stretch]]] = {
    "long_sentence": long_sentence,
    "unexplained_term": unexplained_term,
    "capitals": capitals,
    "run_of_failings": run_of_failings,
    "alarm_without_relief": alarm_without_relief,
}
"""Names a rule may use."""
