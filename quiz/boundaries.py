"""Where a trait's two poles part, learnt from earlier children (quiz.md 4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from types import MappingProxyType

HALF_TRUST = 30
"""With this many earlier children their median counts half, the middle of the questions the other half."""


@dataclass(frozen=True)
class Boundaries:
    """One version of the boundaries: trait -> value on the trait scale (-3..3); an absent trait parts at 0.

    A profile stores the version it was read with and keeps it: a newer version is for newer profiles, and an old
    profile never moves. One version belongs to one age band and one kind of respondent.
    """

    version: int = 0
    by_trait: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_trait", MappingProxyType(dict(self.by_trait)))


def shrunk(earlier: Sequence[float]) -> float:
    """The boundary after n earlier means of one trait, same band and respondent: their median times n / (n + 30).

    Without any it is 0, the middle of the questions.
    """
    if not earlier:
        return 0.0
    return median(earlier) * len(earlier) / (len(earlier) + HALF_TRUST)
