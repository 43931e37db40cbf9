"""Answers become a profile: one reading per trait, with its uncertainty (quiz.md 3-5 and 4.2-4.8)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from math import ceil, exp, inf, prod, sqrt
from statistics import NormalDist

from quiz.quality import Answer, Card, by_trait, flags

__all__ = ["Answer", "Band", "Card", "Reading", "Word", "mass_above", "more_questions", "posterior", "profile_from"]
GRID = tuple(point / 10 for point in range(-30, 31))
PRIOR = tuple(exp(-x * x / 2) for x in GRID)
THRESHOLDS = {2: (0.0,), 3: (-0.8, 0.8), 4: (-1.2, 0.0, 1.2), 5: (-1.5, -0.5, 0.5, 1.5), 6: (-1.6, -0.8, 0.0, 0.8, 1.6)}
"""Where one option gives way to the next: 2-4 from quiz.md 3; 5 and 6 part nearly the same stretch into even steps."""
CLEAR, LEANING, EVEN, NARROW = 0.9, 0.8, 0.65, 0.8


Given = tuple[tuple[int, int], ...]


class Band(StrEnum):
    """Who answered: a child's age band, or an adult. Band("7-8") raises ValueError."""

    YOUNGER = "4-6"
    MIDDLE = "7-9"
    OLDER = "10-12"
    ADULT = "adult"


CAREFUL_SLOPE = 0.7
SLOPES = {Band.YOUNGER: CAREFUL_SLOPE, Band.MIDDLE: 1.0, Band.OLDER: 1.0, Band.ADULT: 1.3}
"""How much one answer tells: least from the youngest, most from adults (quiz.md 3 and 4.8)."""


class Word(StrEnum):
    """How much a reading may say (quiz.md 5)."""

    CLEAR = "clear"
    LEANING = "leaning"
    BOTH = "a bit of both"
    STILL_FINDING_OUT = "still finding out"


@dataclass(frozen=True, slots=True)
class Reading:
    """One trait: `mean`, `sd`, central 80 % `interval` on -3..3; `p_high`, the mass above the boundary; its word."""

    mean: float
    sd: float
    interval: tuple[float, float]
    p_high: float
    answers: int
    word: Word


def profile_from(
    bank: Sequence[Card], answers: Mapping[str, Answer], band: str, boundaries: Mapping[str, float] | None = None
) -> dict[str, Reading]:
    """A reading for every trait of the bank, in its order, with the poles parted at `boundaries` (absent: 0).

    A flag lowers the slope and leaves "clear" as the one label (quiz.md 7). ValueError for an unknown band.
    """
    slope, withheld = SLOPES[Band(band)], [Word.LEANING] if band == Band.YOUNGER else []
    if flags(bank, answers):
        slope, withheld = CAREFUL_SLOPE, [Word.LEANING, Word.BOTH]
    given, limits = by_trait(bank, answers), boundaries or {}
    return {t: _reading(_sorted(given[t]), slope, limits.get(t, 0.0), tuple(withheld)) for t in given}


def _sorted(given: Sequence[Answer]) -> Given:
    """The answers as (options, choice) pairs in order of size: the order asked says nothing, so few sets differ."""
    return tuple(sorted((answer.options, answer.choice) for answer in given))


@lru_cache(maxsize=4096)
def _reading(given: Given, slope: float, boundary: float, withheld: tuple[Word, ...]) -> Reading:
    mass = _mass(given, slope)
    mean = sum(share * x for share, x in zip(mass, GRID, strict=True))
    sd = sqrt(sum(share * (x - mean) ** 2 for share, x in zip(mass, GRID, strict=True)))
    interval, p_high = (_point_at(mass, 0.1), _point_at(mass, 0.9)), mass_above(mass, boundary)
    word = _word(p_high, sd, len(given))
    return Reading(mean, sd, interval, p_high, len(given), Word.STILL_FINDING_OUT if word in withheld else word)


def posterior(given: Sequence[Answer], slope: float) -> tuple[float, ...]:
    """What the answers leave likely: a share for each point of GRID, summing to 1; N(0,1) before any answer."""
    return _mass(_sorted(given), slope)


@lru_cache(maxsize=4096)
def _mass(given: Given, slope: float) -> tuple[float, ...]:
    columns = [_likelihood(slope, options, choice) for options, choice in given]
    weights = [prod(point) for point in zip(PRIOR, *columns, strict=True)]
    total = sum(weights)
    return tuple(weight / total for weight in weights)


@cache
def _likelihood(slope: float, options: int, choice: int) -> tuple[float, ...]:
    """The graded response model: how likely this choice is at each point of GRID."""
    at_least = [[1 / (1 + exp(slope * (limit - x))) for x in GRID] for limit in (-inf, *THRESHOLDS[options], inf)]
    return tuple(low - high for low, high in zip(at_least[choice], at_least[choice + 1], strict=True))


def mass_above(mass: Sequence[float], boundary: float) -> float:
    """The share above the boundary, a cut cell in proportion; to 9 decimals, so that no tie hangs on float noise."""
    shares_above = (min(1.0, max(0.0, (x - boundary) * 10 + 0.5)) for x in GRID)
    return round(sum(share * above for share, above in zip(mass, shares_above, strict=True)), 9)


def _point_at(mass: Sequence[float], share: float) -> float:
    """The point below which this share of the mass lies, counting evenly through each cell."""
    whole = next(n for n in range(len(GRID)) if sum(mass[: n + 1]) >= share)
    return GRID[whole] + ((share - sum(mass[:whole])) / mass[whole] - 0.5) / 10


def _word(p_high: float, sd: float, answers: int) -> Word:
    """A label takes two answers, "clear" three; "a bit of both" takes three, near-even odds and a narrow reading."""
    sureness = max(p_high, 1 - p_high)
    if sureness >= LEANING and answers >= 2:
        return Word.CLEAR if sureness >= CLEAR and answers >= 3 else Word.LEANING
    return Word.BOTH if sureness < EVEN and sd <= NARROW and answers >= 3 else Word.STILL_FINDING_OUT


def more_questions(reading: Reading, band: str = Band.MIDDLE) -> int:
    """About how many more answers a label takes (0 with one): the median of simulated children, cards in plenty."""
    if reading.word in (Word.CLEAR, Word.LEANING):
        return 0
    quantile, wanted = NormalDist().inv_cdf, CLEAR if band == Band.YOUNGER else LEANING
    gap = quantile(wanted) - quantile(min(0.99, max(reading.p_high, 1 - reading.p_high)))
    return max(1, ceil(6 * gap / (reading.sd * SLOPES[Band(band)] ** 2)))
