"""How well the engine does, counted as `docs/wording.md` says: by message, by span, by code, with intervals."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from corpus.reading import Labelled, Span

Check = Callable[[Labelled], Sequence[Span]]


@dataclass
class Figures:
    """Counts over messages. A message is found when it has a mark and the engine marks anything; located when a mark of
    the engine touches a mark of the label."""

    hit: int = 0
    located: int = 0
    missed: int = 0
    false: int = 0
    right: int = 0
    spans: int = 0
    spans_found: int = 0
    marks: int = 0
    marks_touching: int = 0
    subtle: int = 0
    subtle_located: int = 0
    by_code: dict[str, list[int]] = field(default_factory=dict)
    """Code to: spans labelled, found by any mark, found with the same code, marks of this code, touching any label."""

    @property
    def precision(self) -> float:
        return self.hit / max(self.hit + self.false, 1)

    @property
    def recall(self) -> float:
        return self.hit / max(self.hit + self.missed, 1)

    @property
    def f1(self) -> float:
        return 2 * self.hit / max(2 * self.hit + self.false + self.missed, 1)

    @property
    def located_f1(self) -> float:
        missed = self.hit + self.missed - self.located
        return 2 * self.located / max(2 * self.located + self.false + (self.hit - self.located) + missed, 1)

    @property
    def mcc(self) -> float:
        """Matthews' correlation coefficient."""
        tp, fp, fn, tn = self.hit, self.false, self.missed, self.right
        below = math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
        return (tp * tn - fp * fn) / below if below else 0.0

    @property
    def false_alarms(self) -> float:
        """Clean messages marked, in a hundred."""
        return 100 * self.false / max(self.false + self.right, 1)


def count(messages: Sequence[Labelled], check: Check) -> Figures:
    figures = Figures()
    for message in messages:
        found = check(message)
        _count_message(figures, message, found)
        for span in message.spans:
            row = figures.by_code.setdefault(span.code, [0] * 5)
            row[0] += 1
            row[1] += any(touch(span, one) for one in found)
            row[2] += any(touch(span, one) and one.code == span.code for one in found)
        for one in found:
            row = figures.by_code.setdefault(one.code, [0] * 5)
            row[3] += 1
            row[4] += any(touch(span, one) for span in message.spans)
    return figures


def _count_message(figures: Figures, message: Labelled, found: Sequence[Span]) -> None:
    touched = any(touch(span, one) for span in message.spans for one in found)
    if message.spans:
        figures.hit += bool(found)
        figures.missed += not found
        figures.located += touched
        figures.subtle += message.kind == "subtle"
        figures.subtle_located += message.kind == "subtle" and touched
    else:
        figures.false += bool(found)
        figures.right += not found
    figures.spans += len(message.spans)
    figures.spans_found += sum(any(touch(span, one) for one in found) for span in message.spans)
    figures.marks += len(found)
    figures.marks_touching += sum(any(touch(span, one) for span in message.spans) for one in found)


def touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def wilson(found: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The 95% interval of a proportion (Wilson, 1927, JASA 22:209-212)."""
    if not of:
        return 0.0, 1.0
    p, low = found / of, 1 + z * z / of
    middle, half = p + z * z / (2 * of), z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    return max(0.0, (middle - half) / low), min(1.0, (middle + half) / low)
