"""How far the mean of chosen children would move back towards everyone's mean if nothing at all had happened.

Children come to a nurture group because a score was far out. Part of every score is the day and the rater; that part
does not come again, so the second score of children chosen like this is nearer to the middle on average.

Sources: Davis 1976, "The effect of regression to the mean in epidemiologic and clinical studies", American Journal of
Epidemiology 104; Barnett, van der Pols and Dobson 2005, "Regression to the mean: what it is and how to deal with it",
International Journal of Epidemiology 34. Both assume normal scores, the same spread both times and a linear relation.
"""

import math
from dataclasses import dataclass

from scipy import special


@dataclass(frozen=True)
class Expected:
    """`shift`: the change to expect from choosing alone, in the units of the scale, signed towards the population mean.

    `share_left`: the share of the distance that would remain (it is the reliability)."""

    shift: float
    share_left: float
    chosen_mean: float
    population_mean: float
    reliability: float

    def beyond(self, change: float) -> float:
        """What of an observed mean change (after minus before) is left when the expected shift is taken away."""
        return change - self.shift


def expected_shift(chosen_mean: float, population_mean: float, reliability: float) -> Expected:
    """(1 - reliability) × (population mean - chosen mean) (Davis 1976).

    `reliability` is the correlation of two scores of the same children with nothing happening between them, from 0 to
    1, by the same kind of rater and interval. `population_mean` is of all children the chosen ones were chosen from.
    """
    if not 0 <= reliability <= 1:
        raise ValueError(f"A reliability is between 0 and 1: {reliability}.")
    shift = (1 - reliability) * (population_mean - chosen_mean)
    return Expected(shift, reliability, chosen_mean, population_mean, reliability)


def expected_if_chosen_below(cut: float, *, mean: float, sd: float, reliability: float) -> Expected:
    """The same where only the rule is known: all whose first score was below `cut` were chosen.

    Mean of the chosen = mean - sd × φ(z) / Φ(z), z = (cut - mean) / sd (Barnett and others 2005). sd above 0."""
    return expected_shift(mean - sd * _depth((cut - mean) / _positive(sd)), mean, reliability)


def expected_if_chosen_above(cut: float, *, mean: float, sd: float, reliability: float) -> Expected:
    """The same for a scale where a high score is the difficulty: all above `cut` were chosen."""
    return expected_shift(mean + sd * _depth((mean - cut) / _positive(sd)), mean, reliability)


def _positive(sd: float) -> float:
    if not sd > 0:
        raise ValueError(f"The spread of the whole population is above 0: {sd}.")
    return sd


def _depth(z: float) -> float:
    """φ(z) / Φ(z): how far below the mean, in SDs, the mean of all below z lies."""
    return math.exp(-(z**2) / 2 - math.log(2 * math.pi) / 2 - float(special.log_ndtr(z)))
