"""What words are like, so that a sentence in words no example had can still be weighed: 128 numbers a word.

Read from `vectors.bin`, which `corpus/vectors.py` makes and explains. Kept as bytes: 2 MB for 16,000 words.
"""

import json
import math
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "vectors.bin"
WIDTH = 128


@dataclass(frozen=True)
class Vectors:
    places: dict[str, int]
    scales: tuple[float, ...]
    rows: bytes

    def sentence(self, words: Iterable[str]) -> list[float]:
        """The sum of the words' rows, made one long: `WIDTH` numbers; all nought when no word is known."""
        total = [0.0] * WIDTH
        for word in words:
            place = self.places.get(word)
            if place is not None:
                scale = self.scales[place]
                row = memoryview(self.rows)[place * WIDTH : (place + 1) * WIDTH].cast("b")
                total = [one + scale * other for one, other in zip(total, row, strict=True)]
        return unit(total)


def unit(row: list[float]) -> list[float]:
    """The same direction, one long."""
    length = math.sqrt(sum(one * one for one in row))
    return [one / length for one in row] if length else row


@cache
def vectors() -> Vectors:
    """All words, read once."""
    read = FILE.read_bytes()
    (head,) = struct.unpack_from("<I", read)
    words = json.loads(read[4 : 4 + head])
    scales = struct.unpack_from(f"<{len(words)}f", read, 4 + head)
    return Vectors({word: place for place, word in enumerate(words)}, scales, read[4 + head + 4 * len(words) :])
