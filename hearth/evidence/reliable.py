"""One child: is a change more than chance alone would often give?

A score is never quite the child: another day or another adult gives another number. The standard error of measurement
(SEM) says by how much. A change counts as beyond chance only if it is larger than two such scores often differ.

Sources: Jacobson and Truax 1991, Journal of Consulting and Clinical Psychology 59 (reliable change, the cut-off c);
Christensen and Mendoza 1986, Behavior Therapy 17 (the √2). The words *clinically significant* are theirs; Hearth shows
them for no scale that has no published groups to compare with.
"""

import enum
import math
from collections.abc import Sequence
from dataclasses import dataclass

from hearth.evidence.differences import Summary, z_of


@dataclass(frozen=True)
class Band:
    """The stretch, in units of the scale, that chance could give."""

    low: float
    high: float


@dataclass(frozen=True)
class Change:
    """One child's change on one strand (after minus before). `limit`: what chance goes beyond in 1 of 20 only.

    `index` is Jacobson and Truax's RC, the change in standard errors of a difference: no unit."""

    before: float
    after: float
    change: float
    sem: float
    limit: float
    index: float
    beyond_chance: bool


@dataclass(frozen=True)
class Tally:
    """Of `n` children: how many came out beyond chance, higher or lower, and how many within it."""

    higher: int
    within: int
    lower: int
    n: int


class Clinical(enum.Enum):
    """Jacobson and Truax's four outcomes, in words that judge nobody."""

    REACHED = "better by more than chance alone would often give, and across the cut-off"
    BETTER = "better by more than chance alone would often give"
    NO_MORE_THAN_CHANCE = "chance alone could give this"
    LESS_WELL = "less well by more than chance alone would often give"


def sem(sd: float, reliability: float) -> float:
    """SEM = sd × sqrt(1 - reliability), in units of the scale. The sd and the reliability must be of the same children:
    a reliability found over all children, with the small spread of a chosen group, makes the SEM too small."""
    if not sd > 0:
        raise ValueError(f"The SD is above 0: {sd}.")
    if not 0 <= reliability <= 1:
        raise ValueError(f"A reliability is between 0 and 1: {reliability}.")
    return sd * math.sqrt(1 - reliability)


def sem_if_one_step_off(questions: int) -> float:
    """An assumption, for scales whose reliability nobody measured: each answer could be one step lower, the same or one
    step higher, each as likely, and independently. One answer then has variance 2/3, a strand of k: sqrt(2 k / 3).

    Ours, and no finding. Answers of one adult on one day lean the same way, so the truth may well be larger."""
    if questions < 1:
        raise ValueError(f"A strand has at least one question: {questions}.")
    return math.sqrt(2 * questions / 3)


def limit(sem: float, *, level: float = 0.95) -> float:
    """z × √2 × SEM: a change at most this large is what chance alone could give; the band of a change of nought."""
    return z_of(level) * math.sqrt(2) * _known(sem)


def chance_band(
    score: float, sem: float, *, lowest: float | None = None, highest: float | None = None, level: float = 0.95
) -> Band:
    """score ± z × SEM, cut off at the ends of the scale: where the same child might have scored on another day."""
    reach = z_of(level) * _known(sem)
    if (lowest is not None and score < lowest) or (highest is not None and score > highest):
        raise ValueError(f"{score} is not on this scale.")
    low = score - reach if lowest is None else max(lowest, score - reach)
    high = score + reach if highest is None else min(highest, score + reach)
    return Band(low, high)


def reliable_change(before: float, after: float, sem: float, *, level: float = 0.95) -> Change:
    """RC = (after - before) / (√2 × SEM), beyond chance if above z (1.96). Same version, same rater, or it means
    nothing. It does not allow for regression to the mean, and in twenty strands one goes beyond by chance alone."""
    change, reach = after - before, limit(sem, level=level)
    index = change / (math.sqrt(2) * sem)
    return Change(before, after, change, sem, reach, index, abs(change) > reach)


def tally(changes: Sequence[float], sem: float, *, level: float = 0.95) -> Tally:
    """How many changes lie beyond what chance could give, each way. Whether higher is better, the page says."""
    reach = limit(sem, level=level)
    higher = sum(change > reach for change in changes)
    lower = sum(change < -reach for change in changes)
    return Tally(higher, len(changes) - higher - lower, lower, len(changes))


def cut_off(first: Summary, second: Summary) -> float:
    """Jacobson and Truax's c: (s2 M1 + s1 M2) / (s1 + s2), between the means of two published groups."""
    if first.sd + second.sd == 0:
        raise ValueError("Without any spread in either group there is no cut-off between them.")
    return (second.sd * first.mean + first.sd * second.mean) / (first.sd + second.sd)


def clinical_change(change: Change, cut: float, *, higher_is_better: bool) -> Clinical:
    """Beyond chance *and* across the cut; beyond chance; within chance; beyond chance the other way."""
    if not change.beyond_chance:
        return Clinical.NO_MORE_THAN_CHANCE
    if (change.change > 0) != higher_is_better:
        return Clinical.LESS_WELL
    sign = 1 if higher_is_better else -1
    crossed = sign * change.before < sign * cut <= sign * change.after
    return Clinical.REACHED if crossed else Clinical.BETTER


def _known(sem: float) -> float:
    if not (sem > 0 and math.isfinite(sem)):
        raise ValueError(f"The standard error of measurement is above 0: {sem}.")
    return sem
