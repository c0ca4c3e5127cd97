"""What is already good in a message, and how hard it is to read: for the line that comes before any hint."""

from dataclasses import dataclass

from hearth.wording import terms
from hearth.wording.reading import reading_age
from hearth.wording.terms import Term
from hearth.wording.text import Message
from hearth.wording.words import listed

ENOUGH_WORDS = 25
"""Under this many words an age would jump about; the engine's own threshold is lower than that of a whole page."""


@dataclass(frozen=True)
class Qualities:
    """What a reader finds in a message. `age` is None when there are too few words to tell."""

    specific: bool
    """A time, a place, a number, or what somebody saw."""
    good: bool
    """Something good about the child, or thanks."""
    good_beside_hard: bool
    """Something good in a message that also tells of something hard."""
    next_step: bool
    """What happens next, or an offer."""
    asks: bool
    """A question the parent can answer."""
    age: float | None
    """The age a reader needs to be, in years."""
    terms: tuple[Term, ...]
    """Terms of the trade whose meaning the message does not give."""


def of(message: Message) -> Qualities:
    """Reads one message. English only, as all of the engine."""
    good = _any("good_news", message)
    return Qualities(
        specific=_any("specific", message) or any(character.isdigit() for character in message.text),
        good=good,
        good_beside_hard=good and _any("failing", message),
        next_step=_any("next_step", message),
        asks="?" in message.text,
        age=reading_age(message.text, minimum=ENOUGH_WORDS),
        terms=tuple(terms.unexplained(message.text, message.glossary)),
    )


def _any(name: str, message: Message) -> bool:
    return any(sentence.holds(listed(name)) for sentence in message.sentences)
