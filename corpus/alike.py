"""What words are like, while learning: rows of `vectors.npz`, and what of them is kept afterwards."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np

FILE = Path(__file__).parent / "vectors.npz"
"""Made by `corpus/vectors.py`; not kept in the repository, for the weights hold all that is needed of it."""
LEAST = 2e-3


class Alike:
    def __init__(self) -> None:
        kept = np.load(FILE)
        self.words = [str(word) for word in kept["words"]]
        self.rows = kept["rows"].astype(np.float64)
        self.places = {word: place for place, word in enumerate(self.words)}
        self.lengths = (self.rows**2).sum(1)

    def sentence(self, words: Iterable[str]) -> np.ndarray:
        """The sum of the words' rows over the root of the sum of their squared lengths: about one long, for rows of
        different words hardly point the same way. This keeps a weight for each word enough afterwards."""
        places = [self.places[word] for word in words if word in self.places]
        if not places:
            return np.zeros(self.rows.shape[1])
        return self.rows[places].sum(0) / np.sqrt(self.lengths[places].sum())

    def collapsed(self, here: np.ndarray, around: np.ndarray) -> dict[str, list[float]]:
        """Word to its weight in the sentence, its weight in the message, and its squared length."""
        return {
            word: [round(float(row @ here), 3), round(float(row @ around), 3), round(float(length), 4)]
            for word, row, length in zip(self.words, self.rows, self.lengths, strict=True)
            if length >= LEAST
        }
