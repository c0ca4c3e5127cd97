"""What an action raises when a move is not allowed now."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError


class RuleBroken(Exception):
    """One sentence for the person at the screen: what is not possible, and what to do instead."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@contextmanager
def only_once(sentence: str) -> Iterator[None]:
    """Around the writing of a row of which there may be one: two who send it in the same moment both look before
    either has written, and the database refuses the second. The action is undone as a whole, and the sentence said."""
    try:
        yield
    except IntegrityError as error:
        raise RuleBroken(sentence) from error
