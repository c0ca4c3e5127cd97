"""What an action raises when a move is not allowed now."""


class RuleBroken(Exception):
    """One sentence for the person at the screen: what is not possible, and what to do instead."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
